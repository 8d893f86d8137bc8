"""What is asked of whoever changes a line of the improvement plan, adds one or withdraws one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from goldenthread_web.components.texts import one_line, tidy
from goldenthread_web.improvement.editing.sayings import held_by
from goldenthread_web.improvement.editing.words import Words
from goldenthread_web.improvement.forms.days import DayField
from goldenthread_web.improvement.forms.going_on import AsksWhatGoesOn, Hanging
from goldenthread_web.improvement.forms.gone import IS_GONE, offered
from goldenthread_web.improvement.forms.opened import KnowsOpened
from goldenthread_web.improvement.forms.ticks import TicksField
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.models.shared import LONG, SHORT
from goldenthread_web.improvement.operations.tracking import REASON

_NO_NAMES = "Name no child, family or worker."


class LinesField(forms.CharField):
    """Texts, one a line."""

    def __init__(self, rows: int = 3, **given: Any) -> None:
        given.setdefault("required", False)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=LONG, **given)

    def to_python(self, value: Any) -> Any:
        lines = (one_line(line) for line in tidy(str(value or "")).splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


def _line(label: str, most: int = SHORT, **given: Any) -> forms.CharField:
    given.setdefault("required", False)
    return forms.CharField(label=label, max_length=most, **given)


def _box(label: str, rows: int = 3, **given: Any) -> forms.CharField:
    given.setdefault("required", False)
    return forms.CharField(label=label, max_length=LONG, widget=forms.Textarea(attrs={"rows": rows}), **given)


class LineForm(KnowsOpened, ChecksWords):
    """A line of the plan. seen: a mark of it as it was read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    texts: ClassVar[frozenset[str]] = frozenset()
    """The fields that keep their lines; all other texts stand on one."""

    def __init__(self, data: Any = None, *, initial: Words | None = None, **given: Any) -> None:
        super().__init__(data, initial=initial, **given)
        for name, field in self.fields.items():
            if isinstance(field, DayField) and self.initial.get(name):
                self.initial[name] = date.fromisoformat(self.initial[name])

    @property
    def words(self) -> Words:
        """What was given, as the words of a line."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "opened")}
        return {name: self._word(name, value) for name, value in given.items()}

    def _word(self, name: str, value: Any) -> Any:
        if isinstance(value, list):
            return value
        if isinstance(value, date):
            return value.isoformat()
        return tidy(value or "") if name in self.texts else one_line(value or "")


def _narrow(width: int) -> forms.TextInput:
    return forms.TextInput(attrs={"class": f"govuk-input--width-{width}"})


class ActionForm(AsksWhatGoesOn, LineForm):
    """An action. Its number and place are a plan lead's to give; its date is there while it is not approved."""

    texts = frozenset({"text", "success"})
    number = _line("Number", 20, widget=_narrow(5), help_text="As the plan counts it, such as 2.3.")
    place = forms.ChoiceField(
        label="Priority", error_messages={"required": "Select where it stands"} | IS_GONE
    )
    text = _box("What will be done", required=True, error_messages={"required": "Enter what will be done"})
    success = _box("What success is", 2)
    horizon = _line("Horizon", widget=_narrow(20), help_text="Such as 0-3 months.")
    by_when = _line(
        "By when",
        widget=_narrow(20),
        help_text="As people say it: 31 July 2026, July 2026, in place from April 2026, ongoing.",
    )
    leads = LinesField(label="Lead roles", help_text="One a line. A role is enough.")
    signs = LinesField(
        label="What shows that it is done", help_text="One a line: a figure, a document, a survey."
    )
    impact = LinesField(label="What it changes for children", help_text=f"One a line. {_NO_NAMES}")
    sayings = TicksField(
        label="What children should be able to say by it", widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        plan: ImprovementPlan,
        places: Mapping[str, str],
        is_editor: bool,
        is_dated: bool,
        leads: Hanging,
        **given: Any,
    ) -> None:
        super().__init__(*args, **given)
        sayings = list(held_by(plan).items())
        self.offer("sayings", sayings)
        self.fields["place"].choices = offered(places, self.data.get("place"))  # type: ignore[attr-defined]
        if not sayings:
            del self.fields["sayings"]
        if not is_editor:
            del self.fields["number"], self.fields["place"]
        if not is_dated:
            del self.fields["by_when"]
        self.ask("leads", leads)

    @property
    def words(self) -> Words:
        return self.goes_on(super().words)

    def clean_sayings(self) -> list[str]:
        return sorted(self.cleaned_data["sayings"])


class PriorityForm(LineForm):
    """A priority: what we want, what needs improvement, the outcomes sought. parts: to choose from, where it is new."""

    texts = frozenset({"statement"})
    part = forms.ChoiceField(
        label="Part", error_messages={"required": "Select the part that it stands in"} | IS_GONE
    )
    number = _line("Number", 20, widget=_narrow(5))
    name = _line("Name", required=True, error_messages={"required": "Enter its name"})
    statement = _box("What we want")
    needs = LinesField(label="What needs improvement", rows=5, help_text="One a line.")
    outcomes = LinesField(label="Outcomes sought", rows=5, help_text="One a line.")

    def __init__(self, *args: Any, parts: Mapping[str, str], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["part"].choices = offered(parts, self.data.get("part"))  # type: ignore[attr-defined]
        if not parts:
            del self.fields["part"]


class PartForm(LineForm):
    """A part of the plan. Who watches it is said on the page of parts."""

    name = _line("Name", required=True, error_messages={"required": "Enter its name"})
    serves = LinesField(
        label="What it answers to",
        help_text="Priorities or themes of the council, or of partners. One a line.",
    )


class MeasureForm(LineForm):
    """A measure: what it is called, where it began, where it is to be. What feeds it has a page of its own."""

    name = _line("What is measured", 2 * SHORT, required=True)
    place = forms.ChoiceField(
        label="Priority", error_messages={"required": "Select where it stands"} | IS_GONE
    )
    baseline = _line("Baseline", widget=_narrow(10), help_text="As it was, with its unit, such as 27%.")
    baseline_date = DayField(label="Day of the baseline", required=False)
    target = _line("Target", widget=_narrow(10), help_text="Such as 20%, or keep at 90% or more.")
    target_date = DayField(label="Day of the target", required=False)
    source = _line(
        "Source",
        help_text="Where the figure or the document comes from, such as the register of courses. Councillors read it.",
    )
    unit = _line("Unit", widget=_narrow(10), help_text="Such as %, days or posts.")
    shared_with = _line("Shared with", help_text="Another plan that has this measure too, if there is one.")

    def __init__(self, *args: Any, places: Mapping[str, str], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["place"].choices = offered(places, self.data.get("place"))  # type: ignore[attr-defined]


class PlanForm(AsksWhatGoesOn, LineForm):
    """The plan as a whole."""

    title = _line("Title", required=True, error_messages={"required": "Enter its title"})
    starts = DayField(label="First day", required=False)
    ends = DayField(label="Last day", required=False)
    approver = _line("Who is to approve it", help_text="In words, such as the department's commissioner.")
    key_outcomes = LinesField(
        label="What children should be able to say", rows=6, help_text="One a line, in their own words."
    )

    def __init__(self, *args: Any, sayings: Hanging, **given: Any) -> None:
        super().__init__(*args, **given)
        self.ask("key_outcomes", sayings)

    @property
    def words(self) -> Words:
        return self.goes_on(super().words)


class WithdrawForm(ChecksWords):
    """Why the plan does without a line from here on."""

    reason = forms.CharField(
        label="Why it is withdrawn",
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"It is kept, with your name. {_NO_NAMES}",
        error_messages={"required": "Enter why it is withdrawn"},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
