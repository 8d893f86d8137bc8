"""What is asked of whoever says how an action stands, shows that it is done, checks it, moves its date or rates it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from goldenthread.judgement.progress_words import BRAG_WORDS
from goldenthread.terms.judging import Brag as Rule
from goldenthread_web.improvement.forms.days import DayField
from goldenthread_web.improvement.forms.showing import file_field, link_field
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models.shared import LONG, SHORT
from goldenthread_web.improvement.operations.tracking import NOT_DELIVERED, REASON
from goldenthread_web.improvement.status import Brag, Confidence, Embedded, Progress

NO_NAMES = "Name no child, family or worker."
_NOT_SAID = ("", "I can't say")


def _box(label: str, rows: int = 2, **given: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONG, widget=forms.Textarea(attrs={"rows": rows}), strip=False, **given
    )


def _reason(label: str, missing: str, **given: Any) -> forms.CharField:
    words = {"required": missing, "max_length": f"Write {REASON:,} letters or fewer"}
    return forms.CharField(label=label, max_length=REASON, error_messages=words, **given)


def _one_of(label: str, choices: list[tuple[str, str]], missing: str = "", **given: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": missing}, **given
    )


class ShowsForm(ChecksWords):
    """A link or a file that shows something: at most one of the two."""

    link = link_field("A link")
    file = file_field("Or a file")


class UpdateForm(ShowsForm):
    """How an action stands, in under a minute: all but the progress may be left out, and evidence can come with it.

    seen: the last update's number. shows: what the evidence shows.
    """

    progress = _one_of(
        "How far is it?",
        [(each.value, each.value.capitalize()) for each in Progress],
        "Select how far it is",
    )
    confidence = _one_of(
        "Will it be done in time?",
        [
            (Confidence.ON_TRACK.value, "Yes, it is on track"),
            (Confidence.SOME_DOUBT.value, "I have some doubt"),
            (Confidence.LATE.value, "No, it will be late"),
            _NOT_SAID,
        ],
        required=False,
    )
    changed = _box("What changed for children?", required=False, help_text=NO_NAMES)
    next_step = _box("What is the next step?", required=False)
    help_needed = _box("What help is needed?", required=False)
    delivered_on = DayField(
        label="If it is delivered: on which day?", required=False, help_text="Leave it empty for today."
    )
    shows = forms.CharField(
        label="What does the evidence show?",
        max_length=SHORT,
        required=False,
        help_text=f"Only where you give evidence now, such as “The new standard, as published”. {NO_NAMES}",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    field_order = (
        "progress", "confidence", "changed", "next_step", "help_needed", "delivered_on", "shows", "link", "file",
    )  # fmt: skip

    def clean_delivered_on(self) -> date | None:
        on: date | None = self.cleaned_data["delivered_on"]
        if on is not None and self.cleaned_data.get("progress", Progress.DELIVERED) != Progress.DELIVERED:
            raise forms.ValidationError(NOT_DELIVERED)
        return on

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        several = bool(given.get("link")) + bool(given.get("file"))
        if several == 2:
            self.add_error("link", "Give a link or a file: one of the two")
        elif several and not given.get("shows"):
            self.add_error("shows", "Enter what the evidence shows")
        elif given.get("shows") and not several:
            self.add_error("link", "Give a link or a file that shows it, or leave out what it shows")
        return given


class MoveForm(ChecksWords):
    """A new date and why. was: the date as it was seen. sure: a date that was asked about, and is meant."""

    to = DayField(label="The new date", error_messages={"required": "Enter the new date"})
    reason = _reason(
        "Why it is moved",
        "Enter why it is moved",
        help_text="It stands beside the first date, with your name.",
    )
    was = forms.DateField(widget=forms.HiddenInput, required=False)
    sure = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10)


class OverrideForm(ChecksWords):
    """Another rating than that of the rules, and why. seen: the override that holds (0: none)."""

    brag = _one_of(
        "How it is rated",
        [(each.value, BRAG_WORDS[Rule[each.name]]) for each in Brag],
        "Select how it is rated",
    )
    reason = _reason(
        "Why it is rated otherwise",
        "Enter why it is rated otherwise",
        help_text="It is shown as a person's rating, with your name, beside what the rules say.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TakeBackForm(forms.Form):
    """A rating by a person that is taken back."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class EmbedForm(ChecksWords):
    """Whether what was delivered has become practice, and how that is known. seen: what was said last (0: nothing)."""

    state = _one_of(
        "Is it practice now?",
        [(each.value, each.value.capitalize()) for each in Embedded],
        "Select whether it is practice now",
    )
    seen_by = _box(
        "How is it known?",
        help_text=f"An audit, observations, what families say. {NO_NAMES}",
        error_messages={"required": "Enter how it is known"},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReopenForm(ChecksWords):
    """Why a closed action is opened again."""

    reason = _reason("Why it is opened again", "Enter why it is opened again")


class CloseForm(forms.Form):
    """Closing asks for nothing."""


class TickForm(forms.Form):
    """A step that is done, or not after all."""

    step = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    done = forms.BooleanField(required=False, widget=forms.HiddenInput)
