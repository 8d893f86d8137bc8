"""What is asked of a plan lead who says what feeds a measure, and what is meant to move it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

from django import forms

from goldenthread import catalogue
from goldenthread.indicators.indicator import Indicator
from goldenthread.plans.matching import nearest
from goldenthread_web.improvement.forms.merging import merged
from goldenthread_web.improvement.forms.opened import KnowsOpened, begun
from goldenthread_web.improvement.forms.ticks import TicksField
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models import Action, Measure
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.measures import Described
from goldenthread_web.improvement.status import MeasureKind

Group = tuple[str, list[tuple[str, str]]]


class FeedForm(KnowsOpened, ChecksWords):
    """What feeds a measure, and who gives it. version: of the measure as it was seen.

    The words of a measure of the plan have a form of their own, since they wait for its next version; a series that
    stands by itself has them here.
    """

    words = ("unit", "source", "shared_with")

    kind = forms.ChoiceField(
        label="What feeds it",
        choices=[(kind.value, kind.value.capitalize()) for kind in MeasureKind],
        widget=forms.RadioSelect,
    )
    indicator = forms.ChoiceField(
        label="Which indicator",
        required=False,
        help_text="Only for an indicator of the catalogue. The nearest by their words stand first: choose one only "
        "where it counts the same.",
    )
    unit = forms.CharField(
        label="Unit",
        required=False,
        max_length=SHORT,
        help_text="For a figure that somebody enters, such as %, days or posts.",
    )
    source = forms.CharField(
        label="Source",
        required=False,
        max_length=SHORT,
        help_text="Where the figure or the document comes from, such as the register of courses.",
    )
    fed_by = forms.CharField(
        label="Who gives it",
        required=False,
        max_length=SHORT,
        help_text="A role or a team. Somebody of that name can enter the figures.",
    )
    shared_with = forms.CharField(
        label="Shared with",
        required=False,
        max_length=SHORT,
        help_text="Another plan that has this measure too, if there is one.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, measure: Measure, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["indicator"].choices = indicator_choices(measure.name)  # type: ignore[attr-defined]
        if not measure.by_itself:
            for name in self.words:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("kind") == MeasureKind.INDICATOR and not found.get("indicator"):
            self.add_error("indicator", "Choose the indicator that it is")
        if found.get("kind") != MeasureKind.INDICATOR:
            found["indicator"] = ""
        return found

    @property
    def described(self) -> Described | None:
        """The words of a series that stands by itself."""
        given = {name: self.cleaned_data[name] for name in self.words if name in self.fields}
        return Described(**given) if given else None

    @classmethod
    def of(cls, measure: Measure) -> dict[str, object]:
        """A measure as the form first shows it: with nothing chosen that nobody chose."""
        fields = ("kind", "indicator", "fed_by", *cls.words)
        return begun({name: getattr(measure, name) for name in fields}, measure.version)


def indicator_choices(name: str) -> list[tuple[str, str] | Group]:
    """The nearest to a measure's name first, then all others by area."""
    known = catalogue.load()
    near = nearest(name)
    rest = [indicator for code, indicator in known.items() if code not in near]
    rest.sort(key=lambda indicator: indicator.order)
    groups = [
        (theme.value, [_choice(one) for one in found])
        for theme, found in groupby(rest, key=lambda indicator: indicator.theme)
    ]
    nearby = [("Nearest by their words", [_choice(known[code]) for code in near])] * bool(near)
    return [("", "None chosen"), *nearby, *groups]


def _choice(indicator: Indicator) -> tuple[str, str]:
    return indicator.code, indicator.label


class TieForm(forms.Form):
    """Which of some lines of the plan are tied to this one. seen: those that were, when the page was made."""

    tied = TicksField(label="Tied")
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, lines: Sequence[Action | Measure], **given: Any) -> None:
        super().__init__(*args, **given)
        self.lines = {one.reference: one for one in lines}
        ticks: Any = self.fields["tied"]
        ticks.choices, ticks.stood = [(name, name) for name in self.lines], self.data.get("seen", "").split()

    @property
    def added(self) -> list[Any]:
        return [self.lines[name] for name in self._wanted if name not in self._seen]

    @property
    def removed(self) -> list[Any]:
        return [self.lines[name] for name in self._seen if name in self.lines and name not in self._wanted]

    def ticked(self, tied: Collection[str]) -> Collection[str]:
        """What is ticked on the page: what is tied now, with what was changed in a form that was not taken."""
        if not self.is_bound:
            return tied
        return merged(self["tied"].data or (), self.data.get("seen", "").split(), sorted(tied))

    @property
    def _wanted(self) -> list[str]:
        return list(self.cleaned_data["tied"])

    @property
    def _seen(self) -> list[str]:
        return str(self.cleaned_data["seen"]).split()
