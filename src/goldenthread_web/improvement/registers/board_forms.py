"""What is asked of whoever keeps the meetings of the boards: a day, which board, and why one ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread_web.improvement.forms.days import DayField
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models import Meeting
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.registers.boards import GivenMeeting

WHOLE = "The board that watches the whole plan"


class MeetingForm(ChecksWords):
    """The day of a board, held or planned. bodies: the boards that watch parts of the plan."""

    day = DayField(
        label="Its day",
        help_text="A day that has passed counts as held, any other as planned. For example 14 12 2026.",
        error_messages={"required": "Enter its day"},
    )
    body = forms.ChoiceField(label="Which board", required=False)
    words = forms.CharField(
        label="What tells it from others",
        max_length=SHORT,
        required=False,
        help_text="A word or two, such as extraordinary. Leave it empty where nothing does.",
    )

    def __init__(self, *args: Any, bodies: Sequence[str], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["body"].choices = [("", WHOLE), *((one, one) for one in bodies)]  # type: ignore[attr-defined]
        if not bodies:
            self.fields["body"].widget = forms.HiddenInput()

    @property
    def given(self) -> GivenMeeting:
        said = self.cleaned_data
        return GivenMeeting(said["day"], said["body"], said["words"])


class CorrectMeetingForm(MeetingForm):
    """What is right in the place of what stands."""

    reason = forms.CharField(
        label="Why it is corrected",
        max_length=SHORT,
        help_text="It stands with the meeting.",
        error_messages={"required": "Enter why it is corrected"},
    )

    @staticmethod
    def of(meeting: Meeting) -> dict[str, object]:
        return {"day": meeting.day, "body": meeting.body, "words": meeting.words}


class TakeBackForm(ChecksWords):
    """Why a meeting does not take place, or did not."""

    reason = forms.CharField(
        label="Why it is taken back",
        max_length=SHORT,
        help_text="It stands with the meeting.",
        error_messages={"required": "Enter why it is taken back"},
    )
