"""What people fill in on the pages of figures."""

from __future__ import annotations

from django import forms


class ReasonForm(forms.Form):
    """Why somebody needs to see children outside their own part of the council."""

    reason = forms.CharField(
        label="Your reason",
        help_text="One sentence, without names. It is kept in the history, and information governance reads it.",
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Say why you need to see these children",
            "min_length": "Say why in a sentence of 10 letters or more",
        },
    )
