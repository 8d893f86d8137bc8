"""What is asked of whoever says where words of a document belong, or why they belong nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.plans.placing import FIELDS
from goldenthread.plans.plan import Action
from goldenthread.plans.reading.actions import called
from goldenthread_web.improvement.forms.gone import IS_GONE
from goldenthread_web.improvement.models.shared import LONG, SHORT


class PlaceForm(forms.Form):
    """Into which action, as what. version: of the draft as it was seen."""

    action = forms.ChoiceField(
        label="Into which action",
        error_messages={"required": "Choose the action that the words belong to"} | IS_GONE,
    )
    field = forms.ChoiceField(
        label="As what",
        choices=[(name, words.capitalize()) for name, words in FIELDS.items()],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="The words that belong there",
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="As they stand in the document. Take out what does not belong there.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, actions: Sequence[Action], **given: Any) -> None:
        super().__init__(*args, **given)
        named = [(str(n), _named(one)) for n, one in enumerate(actions)]
        self.fields["action"].choices = [("", "Choose an action"), *named]  # type: ignore[attr-defined]


def _named(action: Action) -> str:
    words = called("", action.text, action.line)
    return f"{action.number} {words}".strip()


class AsideForm(forms.Form):
    """Why words belong nowhere. everything: all that are left go with it."""

    reason = forms.CharField(
        label="Why they belong nowhere in the plan",
        max_length=SHORT,
        help_text="Such as: prose around the plan.",
        error_messages={"required": "Enter why they belong nowhere in the plan"},
    )
    everything = forms.BooleanField(label="The same is true of all that are left", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
