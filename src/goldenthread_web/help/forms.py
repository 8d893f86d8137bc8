"""What somebody looks for in the help."""

from __future__ import annotations

from django import forms


class SearchForm(forms.Form):
    """Words that a measure or an entry of the glossary is looked for by."""

    words = forms.CharField(
        label="Find a measure or a word",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-20", "autocomplete": "off", "type": "search"}
        ),
    )
