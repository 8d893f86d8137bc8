"""What is asked of whoever says whose account each lead of an action is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldenthread_web.accounts.models import Person
from goldenthread_web.improvement.forms.gone import NO_LEAD
from goldenthread_web.improvement.forms.opened import opened_with, read_opened
from goldenthread_web.improvement.models import ActionLead


class LeadsForm(forms.Form):
    """Whose account each lead of an action is. seen: the leads and their accounts when the page was made."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, leads: Sequence[ActionLead], people: Iterable[Person], **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.fields["seen"].initial = seen_of(leads)
        self.people = list(people)
        self.named = {one.reference: _named(one) for one in self.people}
        for lead in leads:
            self.fields[of(lead)] = forms.ChoiceField(
                label=lead.words, choices=[("", "No account yet"), *self.named.items()], required=False,
                initial=whose(lead), error_messages=NO_LEAD,
            )  # fmt: skip

    def was(self, lead: ActionLead) -> str:
        """Whose account a lead was when the page was made; "" where it was nobody's."""
        return str(self._seen().get(of(lead), ("", ""))[1])

    def lost(self) -> list[tuple[str, str]]:
        """What was chosen for leads that the plan names no more, or in other words: the words, and the account."""
        return [
            (words, self.named.get(chosen, "No account yet"))
            for name, (words, before) in self._seen().items()
            if name not in self.fields and (chosen := str(self.data.get(name, before))) != before
        ]

    def again(self, leads: Sequence[ActionLead]) -> LeadsForm:
        """The form for whoever was overtaken: what they chose, and beside each box whose account the lead is now.

        A lead for whom they chose nothing else, or who was not on their page, has the account that it has now: sending
        the form takes nothing from it.
        """
        sent = {of(lead): self._chosen(lead) for lead in leads}
        form = LeadsForm({**sent, "seen": seen_of(leads)}, leads=leads, people=self.people)
        for lead in leads:
            form.fields[of(lead)].help_text = f"Now: {lead.person.name if lead.person else 'no account'}."
        return form

    def _chosen(self, lead: ActionLead) -> str:
        before = self.was(lead)
        chosen = str(self.data.get(of(lead), before))
        return chosen if chosen != before else whose(lead)

    def _seen(self) -> dict[str, tuple[str, str]]:
        found = read_opened(str(self.data.get("seen", "")))
        return {name: (str(one[0]), str(one[1])) for name, one in found.items() if _is_pair(one)}


def _named(person: Person) -> str:
    return f"{person.name} ({person.email}{'' if person.is_active else '; the account is closed'})"


def _is_pair(found: object) -> bool:
    return isinstance(found, list) and len(found) == 2


def of(lead: ActionLead) -> str:
    """The name of the box of a lead."""
    return f"lead-{lead.pk}"


def whose(lead: ActionLead) -> str:
    """The reference of the person whose account a lead is; "" for nobody's."""
    return str(lead.person.reference) if lead.person else ""


def seen_of(leads: Iterable[ActionLead]) -> str:
    """The leads, and whose account each is, as a form sends them back."""
    return opened_with({of(lead): [lead.words, whose(lead)] for lead in leads})
