"""What is asked of whoever reads a plan in, answers its guesses, or dismisses what the plan check found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldenthread_web.improvement.forms.gone import IS_GONE
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.partners import proposed
from goldenthread_web.improvement.status import PlanStatus

LARGEST = 10_000_000
_REASON = 1000


class ReadForm(forms.Form):
    """The document that the plan is in, and what it is: a new plan, or the next version of one of some plans."""

    into = forms.ChoiceField(
        label="What the document is",
        required=False,
        widget=forms.RadioSelect,
        error_messages=IS_GONE,
        help_text="The next version keeps each action with its updates, evidence and dates. A new plan begins anew.",
    )
    document = forms.FileField(
        label="The document",
        help_text="A Word document (.docx), a workbook (.xlsx), a table with commas (.csv), or text with tables (.md, "
        ".txt). Open a PDF in Word first and save it as .docx.",
        error_messages={"required": "Choose the document", "empty": "The document is empty. Choose another"},
        max_length=255,
    )

    def __init__(self, *args: Any, plans: Iterable[ImprovementPlan], **given: Any) -> None:
        super().__init__(*args, **given)
        self.plans = {plan.reference: plan for plan in plans}
        choices = [
            (key, f"The next version of {plan.title}{_state(plan)}") for key, plan in self.plans.items()
        ]
        self.fields["into"].choices = [*choices, ("", "A new plan")]  # type: ignore[attr-defined]
        self.fields["into"].initial = next(iter(self.plans), "")
        if not self.plans and not self.data.get("into"):
            del self.fields["into"]

    @property
    def plan(self) -> ImprovementPlan | None:
        """The plan of which it is to be the next version."""
        return self.plans.get(self.cleaned_data.get("into", ""))


def _state(plan: ImprovementPlan) -> str:
    return f" (version {plan.edition}.0 holds)" if plan.status == PlanStatus.APPROVED else " (a draft)"


class CorrectForm(forms.Form):
    """What is right in the place of a guess. seen: the mark of what was answered to it when it was seen."""

    words = forms.CharField(label="What is right", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    guess = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class AcceptForm(forms.Form):
    """Which parts partners see: asked when a plan is accepted, with those that speak of partners as a proposal."""

    partners = forms.MultipleChoiceField(
        label="Which parts do partners see and update?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Partners will see everything said of a part that is ticked. A plan lead can change this later.",
        error_messages={"invalid_choice": "Choose among the parts of this plan"},
    )

    def __init__(self, *args: Any, parts: Sequence[str], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["partners"].choices = [(name, name or "The plan as a whole") for name in parts]  # type: ignore[attr-defined]
        self.fields["partners"].initial = proposed(parts)


class DismissForm(ChecksWords):
    """Why something that the plan check found is no fault."""

    reason = forms.CharField(
        label="Why it is no fault",
        max_length=_REASON,
        help_text="It is kept with your name, and stands on this page.",
        error_messages={
            "required": "Enter why it is no fault",
            "max_length": f"Write {_REASON:,} letters or fewer",
        },
    )
    rule = forms.SlugField(widget=forms.HiddenInput)
    where = forms.CharField(widget=forms.HiddenInput, max_length=_REASON)
