"""The forms of signing in, in our words. What they check and do is allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from goldenthread_web.accounts.passwords import GOOD

_ASKED = {
    "oldpassword": "Enter your current password",
    "password1": "Enter a new password",
    "password2": "Enter the new password once more",
}


class SignInForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _say(self, login="Email address")
        self.fields["login"].error_messages["required"] = "Enter your email address"
        self.fields["password"].error_messages["required"] = "Enter your password"
        self.fields["login"].widget.attrs["autocomplete"] = "username"  # as password managers look for it


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _say(
            self,
            oldpassword="Current password",
            password1="New password",
            password2="New password, once more",
        )
        self.fields["password1"].help_text = GOOD
        for name, asked in _ASKED.items():
            self.fields[name].error_messages["required"] = asked


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _of_figures(self)


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _of_figures(self)


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _of_figures(self)


def _say(form: forms.BaseForm, **labels: str) -> None:
    for name, label in labels.items():
        form.fields[name].label = label


def _of_figures(form: forms.BaseForm) -> None:
    """A code is typed on a phone's pad of figures, in a box as wide as a code."""
    _say(form, code="Code")
    form.fields["code"].widget.attrs.update({"inputmode": "numeric", "class": "govuk-input--width-10"})
    form.fields["code"].error_messages["required"] = "Enter the code that the app shows"
