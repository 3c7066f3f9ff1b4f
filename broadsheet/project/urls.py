from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.account.urls")),
    path("", include("broadsheet.web.urls")),
    *i18n_patterns(path("", include("broadsheet.api.urls")), path("", include("broadsheet.web.pages"))),
]
