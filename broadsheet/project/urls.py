from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

# The admin's own form lets anybody guess passwords without end; the account pages count failures.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign,no-untyped-call]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.account.urls")),
    path("api/v1/", include("broadsheet.api.programs")),
    path("", include("broadsheet.web.urls")),
    *i18n_patterns(path("", include("broadsheet.api.urls")), path("", include("broadsheet.web.pages"))),
]
