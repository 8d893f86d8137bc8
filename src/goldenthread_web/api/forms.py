"""What people fill in to make a token."""

from __future__ import annotations

from django import forms

from goldenthread_web.api.models import LONGEST

DAYS = {7: "A week", 30: "30 days", LONGEST: f"{LONGEST} days"}


class TokenForm(forms.Form):
    """A token for a program."""

    name = forms.CharField(
        label="What is it for?",
        help_text="A name by which you know it again, such as “Power BI on my laptop”.",
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": "Enter a name by which you know the token again"},
    )
    days = forms.TypedChoiceField(
        label="How long is it good for?",
        choices=list(DAYS.items()),
        coerce=int,
        initial=30,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how long the token is good for"},
    )
