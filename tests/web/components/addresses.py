"""Addresses for the tests of components, which know nothing of the site's own."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

NAMES = (
    "account_login", "account_logout", "account_reauthenticate", "account_change_password", "mfa_authenticate",
    "mfa_reauthenticate", "mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "usersessions_list", "accessibility",
)  # fmt: skip


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path(name, nothing, name=name) for name in NAMES]
