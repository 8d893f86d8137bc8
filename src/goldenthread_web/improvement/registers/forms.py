"""What is asked of whoever keeps a register: a risk, a strategy or policy, a self-assessment and its findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldenthread_web.improvement.forms.days import DayField
from goldenthread_web.improvement.forms.editing import LinesField
from goldenthread_web.improvement.forms.gone import IS_GONE
from goldenthread_web.improvement.forms.opened import KnowsOpened, begun
from goldenthread_web.improvement.forms.showing import file_field, link_field
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models import Action, Measure, Priority, Register, Risk, SelfFinding
from goldenthread_web.improvement.models.shared import LONG, SHORT
from goldenthread_web.improvement.registers.operations import GivenDocument, GivenRisk

_NO_NAMES = "Name no child, family or worker."
_LIKELY = ("1: rare", "2: unlikely", "3: possible", "4: likely", "5: almost certain")
_GRAVE = ("1: hardly felt", "2: minor", "3: moderate", "4: major", "5: severe")
_OWNER = "A role, such as head of service."


def _one_to_five(label: str, words: Sequence[str], missing: str) -> forms.TypedChoiceField:
    choices = [(str(n), said) for n, said in enumerate(words, start=1)]
    return forms.TypedChoiceField(
        label=label,
        choices=choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": missing},
    )


_NOT_ON_THE_LIST = (
    "Choose an action of the list: the one that you chose is not yours any more, or was withdrawn"
)


class _TiedForm(KnowsOpened, ChecksWords):
    """A line that can be tied to an action. version: of the line as it was seen; none for a new one.

    tied: the action that the line belongs to now. It can stay also where it was withdrawn.
    """

    action = forms.ChoiceField(
        label="Which action it belongs to",
        required=False,
        error_messages={"invalid_choice": _NOT_ON_THE_LIST},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(
        self, *args: Any, actions: Sequence[Action], is_free: bool, tied: Action | None = None, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.actions = _with(tied, actions)
        none = [("", "No single action")] if is_free else []
        self.fields["action"].choices = [*none, *_named(self.actions)]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Action | None:
        return self.actions.get(self.cleaned_data["action"])


def _with(tied: Action | None, actions: Sequence[Action]) -> dict[str, Action]:
    """The actions to choose from, by reference; the one that is chosen among them."""
    found = {one.reference: one for one in actions}
    if tied is not None:
        found.setdefault(tied.reference, tied)
    return found


def _named(actions: Mapping[str, Action]) -> list[tuple[str, str]]:
    return [
        (reference, f"{_short(one.called)}{' (withdrawn)' if one.withdrawn_on else ''}")
        for reference, one in actions.items()
    ]


def _short(words: str) -> str:
    return words if len(words) <= 90 else f"{words[:90].rsplit(' ', 1)[0]} …"


class RiskForm(_TiedForm):
    """A risk to the plan."""

    text = forms.CharField(
        label="What could happen",
        max_length=2 * SHORT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_NO_NAMES,
    )
    likelihood = _one_to_five("How likely is it?", _LIKELY, "Select how likely it is")
    gravity = _one_to_five("How grave would it be?", _GRAVE, "Select how grave it would be")
    mitigation = forms.CharField(
        label="What is done about it",
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    owner = forms.CharField(label="Who owns it", max_length=SHORT, required=False, help_text=_OWNER)
    review_on = DayField(label="When it is looked at again", required=False)
    priority = forms.ChoiceField(label="Which priority it belongs to", required=False, error_messages=IS_GONE)
    field_order = ("text", "likelihood", "gravity", "mitigation", "owner", "review_on", "priority", "action")

    def __init__(self, *args: Any, priorities: Sequence[Priority], **given: Any) -> None:
        super().__init__(*args, **given)
        self.priorities = {str(one.pk): one for one in priorities}
        named = [(str(one.pk), one.name) for one in priorities]
        self.fields["priority"].choices = [("", "No single priority"), *named]  # type: ignore[attr-defined]

    @property
    def given(self) -> GivenRisk:
        said = self.cleaned_data
        return GivenRisk(
            text=said["text"], likelihood=said["likelihood"], gravity=said["gravity"], mitigation=said["mitigation"],
            owner=said["owner"], review_on=said["review_on"], action=self.chosen,
            priority=self.priorities.get(said["priority"]),
        )  # fmt: skip

    @staticmethod
    def of(risk: Risk) -> dict[str, object]:
        fields = ("text", "likelihood", "gravity", "mitigation", "owner", "review_on")
        given = {name: getattr(risk, name) for name in fields}
        tied = {
            "action": risk.action.reference if risk.action else "",
            "priority": str(risk.priority_id or ""),
        }
        return begun(given | tied, risk.version)


class CloseRiskForm(ChecksWords):
    """Why a risk is no risk any more."""

    reason = forms.CharField(
        label="Why it is closed",
        max_length=SHORT,
        help_text="It stands with the risk.",
        error_messages={"required": "Enter why it is closed"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class DocumentForm(_TiedForm):
    """A strategy or policy."""

    name = forms.CharField(label="Name of the document", max_length=SHORT)
    owner = forms.CharField(label="Who owns it", max_length=SHORT, required=False, help_text=_OWNER)
    due = DayField(label="By when it is to be published", required=False)
    published_on = DayField(label="Published on", required=False, help_text="Leave it empty until it is.")
    review_on = DayField(label="When it is looked at again", required=False)
    link = link_field("Where it can be read")
    measure = forms.ChoiceField(
        label="Which measure waits for it", required=False, error_messages=IS_GONE,
        help_text="A measure that is a document to be published."
    )  # fmt: skip
    as_evidence = forms.BooleanField(
        label="Give it as evidence of its action",
        required=False,
        help_text="When it is published and has a link. Somebody else checks it there.",
    )
    field_order = (
        "name",
        "owner",
        "due",
        "published_on",
        "review_on",
        "link",
        "action",
        "measure",
        "as_evidence",
    )

    def __init__(
        self, *args: Any, measures: Sequence[Measure], held: Measure | None = None, **given: Any
    ) -> None:
        """held: the measure that waits for it now. Where it is not to choose from, it stays till another is chosen."""
        super().__init__(*args, **given)
        self.held = None if held in measures else held
        self.measures = {one.reference: one for one in measures}
        named = [(one.reference, _short(one.name)) for one in measures]
        self.fields["measure"].choices = [("", "None"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        ready = found.get("published_on") and found.get("link") and found.get("action")
        if found.get("as_evidence") and not ready and not self.errors:
            self.add_error("as_evidence", "For evidence it needs an action, a day of publication and a link")
        return found

    @property
    def given(self) -> GivenDocument:
        said = self.cleaned_data
        return GivenDocument(
            name=said["name"], owner=said["owner"], due=said["due"], published_on=said["published_on"],
            review_on=said["review_on"], link=said["link"], action=self.chosen,
            measure=self.measures.get(said["measure"], self.held),
        )  # fmt: skip

    @staticmethod
    def of(document: Register) -> dict[str, object]:
        fields = ("name", "owner", "due", "published_on", "review_on", "link")
        given = {name: getattr(document, name) for name in fields}
        tied = {
            "action": document.action.reference if document.action else "",
            "measure": document.measure.reference if document.measure else "",
        }
        return begun(given | tied, document.version)


class AssessmentForm(ChecksWords):
    """A self-assessment, gap analysis or review."""

    title = forms.CharField(label="Title", max_length=SHORT, error_messages={"required": "Enter its title"})
    kind = forms.CharField(
        label="What it is",
        max_length=SHORT,
        help_text="Such as self-assessment, gap analysis, peer review, monitoring visit.",
    )
    on = DayField(label="Its day", error_messages={"required": "Enter its day"})
    link = link_field("A link to it")
    file = file_field("Or the file")
    findings = LinesField(label="What it found", rows=8, help_text=f"One finding a line. {_NO_NAMES}")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and given.get("link") and given.get("file"):
            raise forms.ValidationError("Give a link or a file: one of the two")
        return given


class FindingsForm(ChecksWords):
    """More findings."""

    findings = LinesField(
        label="More findings",
        rows=4,
        required=True,
        help_text=f"One a line. {_NO_NAMES}",
        error_messages={"required": "Write at least one finding"},
    )


class FindingForm(KnowsOpened, ChecksWords):
    """What answers a finding. tied: the action that is said to do so now, also where it was withdrawn."""

    text = forms.CharField(label="The finding", max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}))
    action = forms.ChoiceField(
        label="Which action answers it", required=False, error_messages={"invalid_choice": _NOT_ON_THE_LIST}
    )
    none_because = forms.CharField(
        label="Or: why no action is needed", max_length=SHORT, required=False, help_text="It stands with the finding."
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, *args: Any, actions: Sequence[Action], tied: Action | None = None, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.actions = _with(tied, actions)
        none = ("", "No action answers this yet")
        self.fields["action"].choices = [none, *_named(self.actions)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("action") and given.get("none_because"):
            self.add_error("none_because", "Choose an action, or say why none is needed: one of the two")
        return given

    @staticmethod
    def of(finding: SelfFinding) -> dict[str, object]:
        action = finding.action.reference if finding.action else ""
        given = {"text": finding.text, "action": action, "none_because": finding.none_because}
        return begun(given, finding.version)
