"""What is asked of the leads of an action who change its steps, and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any

from django import forms

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line
from goldenthread_web.improvement.editing.words import Words
from goldenthread_web.improvement.forms.opened import KnowsOpened, put_together, read_opened
from goldenthread_web.improvement.forms.ticks import TicksField
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models import Step
from goldenthread_web.improvement.models.shared import LONG, SHORT
from goldenthread_web.improvement.operations.steps import Row, day_of

NEW_ROWS = 3
"""How many empty rows stand below the steps of an action."""
_ROW = re.compile(r"(?:text|by)-(?:new-([1-9]\d?)|[1-9]\d{0,17})")


class StepsForm(KnowsOpened, ChecksWords):
    """The steps of an action, and what it rests on. seen: a mark of them as they were read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    on = TicksField(
        label="It rests on", widget=forms.CheckboxSelectMultiple,
        help_text="Actions that must be done before this one can be.",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        steps: Iterable[Step],
        others: Iterable[tuple[str, str]],
        starts: date | None = None,
        **given: Any,
    ) -> None:
        super().__init__(*args, **given)
        self.starts = starts
        self.offer("on", list(others))
        self.keys: list[str] = []
        for step in steps:
            self._row(str(step.pk), step)
        for n in range(1, self._new_rows() + 1):
            self._row(f"new-{n}", None)

    def _row(self, key: str, step: Step | None) -> None:
        self.keys.append(key)
        nth = len(self.keys)
        text = forms.Textarea(attrs={"rows": 2})
        self.fields[f"text-{key}"] = forms.CharField(
            label=f"Step {nth}", required=False, max_length=LONG, widget=text, initial=step.text if step else ""
        )  # fmt: skip
        self.fields[f"by-{key}"] = forms.CharField(
            label=f"By when (step {nth})", required=False, max_length=SHORT, initial=step.by_when if step else "",
            widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        )  # fmt: skip

    def _new_rows(self) -> int:
        """How many rows there are for new steps: more where somebody was overtaken."""
        return max([NEW_ROWS, *map(_nth, (*self.data, *self.initial))])

    def clean(self) -> dict[str, Any]:
        """The day of each step that was touched is one that can be read; what is wrong names its step."""
        given: dict[str, Any] = super().clean() or {}
        was = read_opened(given.get("opened", ""))
        for nth, key in enumerate(self.keys, start=1):
            words = one_line(given.get(f"by-{key}", ""))
            is_touched = words != was.get(f"by-{key}", self.fields[f"by-{key}"].initial or "")
            if given.get(f"text-{key}") and words and is_touched:
                self._check_day(f"by-{key}", nth, words)
        return given

    def _check_day(self, name: str, nth: int, words: str) -> None:
        try:
            day_of(words, self.starts)
        except NotAllowed as refusal:
            self.add_error(name, f"Step {nth}: {str(refusal)[:1].lower()}{str(refusal)[1:]}")

    @property
    def rows_shown(self) -> list[tuple[Any, Any]]:
        return [(self[f"text-{key}"], self[f"by-{key}"]) for key in self.keys]

    @property
    def rows(self) -> list[Row]:
        """The steps as they were given, those too that somebody else took out meanwhile: their words are not lost."""
        given = self.cleaned_data
        found = [
            Row(
                0 if key.startswith("new") else int(key),
                one_line(given[f"text-{key}"]),
                one_line(given[f"by-{key}"]),
            )
            for key in self.keys
        ]
        return [*found, *self._rows_gone()]

    def _rows_gone(self) -> list[Row]:
        names = [name for name in self.data if name.startswith("text-") and _ROW.fullmatch(name)]
        gone = [key for name in names if (key := name.partition("-")[2]).isdigit() and key not in self.keys]
        said = [
            [one_line(str(self.data.get(f"{part}-{key}", ""))) for part in ("text", "by")] for key in gone
        ]
        return [Row(int(key), text, by_when) for key, (text, by_when) in zip(gone, said, strict=True)]

    def again(self, begun: Mapping[str, Any]) -> Words:
        """What stands now (begun) with what somebody changed laid over it, for whoever was overtaken.

        A step that they changed, and that somebody else took out meanwhile, stands as a new one. Of what it rests on
        both have what they ticked, and what they took out.
        """
        sent = {name: one_line(str(self.data[name])) for name in self.data if _ROW.fullmatch(name)}
        sent_with = sent | {"on": self.cleaned_data["on"]}
        mine = put_together(sent_with, self.cleaned_data["opened"], {"on": begun["on"]})
        gone = dict.fromkeys(
            name.partition("-")[2] for name in mine if name != "on" and name not in self.fields
        )
        free = count(1 + max((_nth(name) for name in mine if sent.get(name)), default=0))
        for key, n in zip(gone, free, strict=False):
            for part in ("text", "by"):
                mine.pop(f"{part}-{key}", None)
                mine[f"{part}-new-{n}"] = sent.get(f"{part}-{key}", "")
        return {**begun, **mine}


def _nth(name: str) -> int:
    """Which of the new rows a field is of; 0 where it is of none."""
    row = _ROW.fullmatch(name)
    return int(row[1] or 0) if row else 0


def begun_with(steps: Iterable[Step], on: Iterable[str]) -> Words:
    """Steps, and what an action rests on, by the names of their fields."""
    rows = {
        f"{part}-{one.pk}": words
        for one in steps
        for part, words in (("text", one.text), ("by", one.by_when))
    }
    return rows | {"on": list(on)}
