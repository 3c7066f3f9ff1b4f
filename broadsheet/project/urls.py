from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from broadsheet.api.urls import outgoing
from broadsheet.web.urls import paper, web

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.account.urls")),
    path("", include(web)),
    *i18n_patterns(path("", include(outgoing)), path("", include(paper))),
]
