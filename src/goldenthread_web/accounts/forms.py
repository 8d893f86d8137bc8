"""What is asked of whoever runs accounts, and of whoever was invited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from goldenthread_web.accounts import permissions
from goldenthread_web.accounts.areas import areas, in_words
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.passwords import GOOD
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.queries import Standing
from goldenthread_web.accounts.roles import Role

_ROLES = [(role.value, role.value.capitalize()) for role in Role]
_LONGEST_PASSWORD = 200


class FindForm(forms.Form):
    """Narrows the list of people down."""

    role = forms.ChoiceField(label="Role", required=False, choices=[("", "Any"), *_ROLES])
    standing = forms.ChoiceField(
        label="Account",
        required=False,
        choices=[("", "Any"), *((standing.value, standing.value.capitalize()) for standing in Standing)],
    )


class RoleForm(forms.Form):
    """A role, and the part of the council that it is for."""

    role = forms.ChoiceField(
        label="Role",
        choices=[("", "Choose a role"), *_ROLES],
        error_messages={"required": "Choose the role that the person is to have"},
    )
    area = forms.ChoiceField(
        label="Part of the council",
        required=False,
        help_text="A team manager or head of service needs a part of their own.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = areas()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if "role" in given and "area" in given:
            try:
                permissions.check_role_fits(Role(given["role"]), given["area"])
            except NotAllowed as refusal:
                self.add_error("area", str(refusal))
        return given

    @property
    def in_words(self) -> str:
        """What was asked for; the form must be valid."""
        return f"{self.cleaned_data['role']}, for {in_words(self.cleaned_data['area'])}"


class InviteForm(RoleForm):
    """Somebody who is to have an account."""

    name = forms.CharField(
        label="Name",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the name of the person"},
    )
    email = forms.EmailField(
        label="Email address",
        help_text="The person signs in with it. No email is sent.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter the email address of the person",
            "invalid": "Enter an email address in the form of name@council.example",
        },
    )
    field_order = ("name", "email", "role", "area")


class VersionForm(forms.Form):
    """A change of a person as it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AppointForm(RoleForm, VersionForm):
    """A further role."""


class WithdrawForm(VersionForm):
    """A role that is taken away."""

    appointment = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class RemoveForm(VersionForm):
    """An account that is closed."""

    reason = forms.CharField(
        label="Why this account is closed",
        max_length=500,
        help_text="It stands in the history. Name no child.",
        error_messages={"required": "Enter why this account is closed"},
    )


class PasswordForm(forms.Form):
    """A password of one's own."""

    password = forms.CharField(
        label="Password",
        strip=False,
        max_length=_LONGEST_PASSWORD,
        help_text=GOOD,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter a password"},
    )
    again = forms.CharField(
        label="Password once more",
        strip=False,
        max_length=_LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the password once more"},
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if "password" in given and "again" in given and given["password"] != given["again"]:
            self.add_error("again", "The two passwords differ. Enter the same one twice")
        return given
