"""What is asked before a report of the improvement plan is made: for whom, which board, since when changes are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from goldenthread.reports.improvement.told import Reader
from goldenthread_web.improvement.forms.days import DayField
from goldenthread_web.improvement.models import Meeting
from goldenthread_web.improvement.queries.boards import LAST_FEW, Boards, Since, since_of

WORDS = {
    Reader.BOARD: "The board: everything, in confidence",
    Reader.PUBLISHED: "Scrutiny and the public: the plan as it was approved, and how far it is by its dates",
}

NO_BOARDS = Boards()


class ReportForm(forms.Form):
    """For whom, for which board, and since when.

    What is left out is as usual: the first reader, the next board, and the last board held before it or, where none is
    kept, a month ago.
    """

    reader = forms.ChoiceField(
        label="Who is it for?",
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Select who the report is for"},
    )
    board = forms.ChoiceField(
        label="Which board is it for?",
        required=False,
        help_text="The report to the board names it.",
        error_messages={"invalid_choice": "Select a board that is planned"},
    )
    since = DayField(label="Tell what changed since", required=False)

    def __init__(
        self, *given: Any, readers: Sequence[Reader], boards: Boards = NO_BOARDS, **named: Any
    ) -> None:
        self.readers, self.boards, self.today = tuple(readers), boards, timezone.localdate()
        usual = self._before(boards.next)
        named["initial"] = {
            "reader": self.readers[0].value,
            "board": boards.next.reference if boards.next else "",
            "since": usual.day,
        }
        super().__init__(*given, **named)
        self.fields["reader"].choices = [(reader.value, WORDS[reader]) for reader in self.readers]  # type: ignore[attr-defined]
        if len(self.readers) == 1:
            self.fields["reader"].widget = forms.HiddenInput()
        self.planned = {one.reference: one for one in boards.planned[:LAST_FEW]}
        if boards.next is not None:
            self.planned[boards.next.reference] = boards.next
        named_ = [(reference, one.called) for reference, one in self.planned.items()]
        self.fields["board"].choices = [*named_, ("", "No board in particular")]  # type: ignore[attr-defined]
        if not self.planned and not self.data.get("board"):
            del self.fields["board"]
        self.fields["since"].help_text = _since_words(usual)

    def _before(self, board: Meeting | None) -> Since:
        return since_of(self.boards.before(board), self.today)

    @property
    def meeting(self) -> Meeting | None:
        """The board that the report is made for: the next one where nothing was said of it."""
        if "board" not in self.data:
            return self.boards.next
        return self.planned.get(self.cleaned_data.get("board", ""))

    def clean_since(self) -> Since:
        """A day that has come: nothing can have changed since one that lies ahead."""
        day: date | None = self.cleaned_data["since"]
        if day is None:
            return self._before(self.meeting)
        if day > self.today:
            raise forms.ValidationError("Enter a day that has come: nothing can have changed since one ahead")
        return Since(day, self.boards.on(day))

    def clean_reader(self) -> Reader:
        chosen = self.cleaned_data["reader"]
        return Reader(chosen) if chosen else self.readers[0]


def _since_words(usual: Since) -> str:
    if usual.meeting is None:
        return "The day of the last board. Leave it empty for a month ago."
    return f"Leave it empty for the last board that was held: {usual.meeting.called}."
