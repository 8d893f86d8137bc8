"""What is asked of a plan lead who says how figures of a measure are given, and of whoever hands a spreadsheet over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.plans.figures.asked import Counted
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better
from goldenthread_web.improvement.figures.series import better_of, counted_of
from goldenthread_web.improvement.forms.figures import MonthField
from goldenthread_web.improvement.forms.gone import IS_GONE
from goldenthread_web.improvement.forms.opened import KnowsOpened, begun
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models import Measure, Part
from goldenthread_web.improvement.models.measures import WITHIN_DAYS
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.series import Named, Way
from goldenthread_web.improvement.reach import is_within, years_within
from goldenthread_web.improvement.status import Every

LARGEST = 5_000_000
_COUNTED = {
    Counted.PERCENT: "Per cent",
    Counted.COUNT: "A count",
    Counted.RATE: "A rate per 10,000",
    Counted.DAYS: "Days, on average",
    Counted.AVERAGE: "Another average or number",
}
_BETTER = {
    Better.HIGHER: "Higher is better",
    Better.LOWER: "Lower is better",
    Better.NEITHER: "Neither is better by itself",
}
_EVERY = {Every.MONTH: "Every month", Every.QUARTER: "Every quarter", Every.YEAR: "Every financial year"}
_ONE, _TWO = "one", "two"


def _choice(label: str, choices: list[tuple[str, str]], missing: str, **given: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": missing}, **given
    )


class WayForm(ChecksWords):
    """How figures of a measure are given."""

    counted = _choice(
        "What is it counted in?",
        [(each.value, words) for each, words in _COUNTED.items()],
        "Select what it is counted in",
    )
    better = _choice(
        "Which way is better?",
        [(each.value, words) for each, words in _BETTER.items()],
        "Select which way is better",
    )
    given_as = _choice(
        "How is it given?",
        [(_TWO, "As two numbers: how many, and of how many"), (_ONE, "As a single figure")],
        "Select how it is given",
        help_text="Two numbers can be added up and opened. A count is a single figure.",
    )
    rare = forms.BooleanField(
        label="It counts rare events",
        required=False,
        help_text="Such as deaths of newborn children or serious incidents: small numbers that councillors and the "
        "public never see here.",
    )
    every = forms.TypedChoiceField(
        label="How often is it given?",
        choices=[(each.value, words) for each, words in _EVERY.items()],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how often it is given"},
    )
    owed_from = MonthField(label="From which month on", required=False)
    within_days = forms.IntegerField(
        label="Due how many days after the month ends",
        min_value=0,
        max_value=180,
        initial=WITHIN_DAYS,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )

    def clean_owed_from(self) -> str:
        month: Month | None = self.cleaned_data["owed_from"]
        if month is not None and not is_within(month.start):
            raise forms.ValidationError(f"From which month on: enter {years_within()}")
        return str(month or "")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("counted") == Counted.COUNT and found.get("given_as") == _TWO:
            self.add_error("given_as", "Select a single figure: a count is not made of two numbers")
        return found

    @property
    def way(self) -> Way:
        said = self.cleaned_data
        return Way(
            Counted(said["counted"]), Better(said["better"]), said["given_as"] == _TWO, said["rare"],
            Every(said["every"]), said["owed_from"], said["within_days"],
        )  # fmt: skip


class CountedForm(KnowsOpened, WayForm):
    """The same for a measure that is there. version: of the measure as it was seen."""

    series = forms.ChoiceField(
        label="Where its figures come from",
        required=False,
        error_messages=IS_GONE,
        help_text="A series that stands by itself can feed this measure. What is asked below is "
        "then said of the series.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, series: Sequence[Measure], **given: Any) -> None:
        super().__init__(*args, **given)
        if not series and not self.is_fed:
            del self.fields["series"]
            return
        choices = [("", "Figures that are entered for it"), *((one.reference, one.name) for one in series)]
        self.fields["series"].choices = choices  # type: ignore[attr-defined]
        self.order_fields(["series"])

    @property
    def is_fed(self) -> bool:
        """Whether a series was chosen: then nothing else is asked."""
        return bool(self.data.get("series"))

    def clean(self) -> dict[str, Any]:
        if not self.is_fed:
            return super().clean()
        for name in [name for name in self.errors if name not in ("series", "version")]:
            del self.errors[name]
        return self.cleaned_data

    @staticmethod
    def of(measure: Measure) -> dict[str, object]:
        """A measure as the form first shows it: with what is known of it, and nothing chosen that nobody said."""
        two = {None: "", True: _TWO, False: _ONE}[measure.two_numbers]
        counted = counted_of(measure)
        given = {
            "counted": counted.value if counted else "",
            "better": measure.better or (better_of(measure).value if counted else ""),
            "given_as": two,
            "series": measure.series.reference if measure.series else "",
            **{name: getattr(measure, name) for name in ("rare", "every", "owed_from", "within_days")},
        }
        return begun(given, measure.version)


class SeriesForm(WayForm):
    """A series that is to stand by itself."""

    name = forms.CharField(
        label="What is it called?",
        error_messages={"required": "Enter what it is called"},
        max_length=SHORT,
        help_text="Such as “Social workers who left within two years” or “Subject access responses on time”.",
    )
    part = forms.ChoiceField(
        label="Who sees it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select who sees it"} | IS_GONE,
        help_text="Whoever sees a part of the improvement plan sees its series.",
    )
    fed_by = forms.CharField(
        label="Who gives it?",
        error_messages={"required": "Enter who gives it"},
        max_length=SHORT,
        help_text="A role or a team. Somebody of that name can enter the figures, and they are due from them.",
    )
    source = forms.CharField(label="Source", max_length=SHORT, help_text="Such as the register of courses.")
    shared_with = forms.CharField(
        label="Shared with", required=False, max_length=SHORT, help_text="Another plan that has it too."
    )

    def __init__(self, *args: Any, parts: Sequence[Part], **given: Any) -> None:
        super().__init__(*args, **given)
        self.parts = {str(part.pk): part for part in parts}
        self.fields["part"].choices = [  # type: ignore[attr-defined]
            (key, f"{part.name}{', with partners' if part.for_partners else ''}")
            for key, part in self.parts.items()
        ]
        self.fields["every"].initial = Every.MONTH.value
        self.fields["owed_from"].required = True
        self.order_fields(["name", "part", "fed_by", "source", "shared_with"])

    @property
    def named(self) -> Named:
        return Named(
            **{name: self.cleaned_data[name] for name in ("name", "source", "fed_by", "shared_with")}
        )


class HandOverForm(forms.Form):
    """A spreadsheet that was filled in."""

    file = forms.FileField(
        label="The spreadsheet",
        help_text="The one from this page, filled in: .xlsx, or .csv with the same columns. Up to 5 MB.",
        error_messages={"required": "Choose the spreadsheet", "empty": "The file is empty. Choose another"},
        max_length=255,
    )
