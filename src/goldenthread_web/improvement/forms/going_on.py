"""Lists on whose lines something hangs: what becomes of a line that does not stand there any more is asked.

It is asked where something hangs on the line, and a new line stands there that it could go on as. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms

from goldenthread_web.improvement.editing.going_on import GOES_ON, going_on, parted
from goldenthread_web.improvement.editing.kinds import Line
from goldenthread_web.improvement.editing.ties import Ties, told_of
from goldenthread_web.improvement.editing.words import Words, mark_of
from goldenthread_web.improvement.models import Action, Change

_ASKED = "goes-on-"
_TAKEN_OUT = "taken out"


@dataclass(frozen=True)
class Hanging:
    """What a list says before it is changed, and what hangs on its lines, in a sentence each."""

    was: Sequence[str] = ()
    on: Mapping[str, str] = field(default_factory=dict)
    ties: Ties | None = None


def hanging(line: Line | None, name: str) -> Hanging:
    """The same of a list of a line, with all that waits laid over it; nothing of a line that is to be added."""
    if line is None or not line.words.get(name):
        return Hanging()
    if isinstance(line.thing, Action):
        ties, waits = Ties.of_leads(line.thing), line.changes  # its leads, and no saying of the plan
    else:
        ties, waits = Ties.of_plan(line.plan, line.waits), line.waits
    told_of(ties, waits)
    return Hanging(line.words[name], ties.hanging(name, line.subject), ties)


class AsksWhatGoesOn(forms.Form):
    """A form with such a list. The questions stand below it as soon as it was sent."""

    def ask(self, name: str, hanging: Hanging) -> None:
        """Ask of each line of a list that is gone what it goes on as, if that is not clear."""
        self.list_asked, self.hanging, self.asked = name, hanging, dict[str, str]()
        self.new: dict[str, str] = {}
        if not self.is_bound or name not in self.fields:
            return
        try:
            now = self.fields[name].clean(self.data.get(name))
        except forms.ValidationError:
            return
        gone, new = parted(hanging.was, now)
        clear = going_on(hanging.was, now, {})
        self.new = {mark_of(text): text for text in new if text not in clear.values()}
        for old in gone:
            if self.new and old in hanging.on and old not in clear:
                self._ask_of(old, hanging.on[old])
        names = list(self.fields)
        self.order_fields(
            [one for one in names[: names.index(name) + 1] if one not in self.asked] + [*self.asked]
        )

    def _ask_of(self, old: str, hangs: str) -> None:
        name = f"{_ASKED}{mark_of(old)}"
        self.asked[name] = old
        self.fields[name] = forms.ChoiceField(
            label=f"What becomes of “{old}”?",
            help_text=f"{hangs} If it goes on in other words, they stay together.",
            choices=[
                *((mark, f"It goes on as “{text}”") for mark, text in self.new.items()),
                (_TAKEN_OUT, "It is taken out"),
            ],
            widget=forms.RadioSelect,
            error_messages={"required": f"Say what becomes of “{old}”"},
        )

    def clean(self) -> dict[str, Any]:
        """Each new line goes on from one at most."""
        given: dict[str, Any] = super().clean() or {}
        chosen = [given[name] for name in self.asked if given.get(name) in self.new]
        for name in self.asked:
            if chosen.count(given.get(name, "")) > 1:
                self.add_error(name, "Only one goes on as this. Say of the others that they are taken out")
        return given

    @property
    def only_asks(self) -> bool:
        """Whether all that the form wants is an answer to its questions."""
        return self.errors.keys() <= self.asked.keys()

    def told(self, made: Change) -> list[str]:
        """What the change that was made keeps and unties, in sentences."""
        ties = self.hanging.ties
        return [one.said for one in ties.take(made.kind, made.subject, made.was, made.now)] if ties else []

    def goes_on(self, given: Words) -> Words:
        """The words of a line without the answers, and with what they say."""
        said = {old: self.new.get(str(given[name]), "") for name, old in self.asked.items() if name in given}
        words = {name: word for name, word in given.items() if name not in self.asked}
        return words | ({GOES_ON: {self.list_asked: said}} if said else {})
