"""What hangs on the lines of a plan's lists, change by change: what would keep it, and what would lose it.

Looked at before a version is approved, and written into the history when it is: nobody loses in silence what an action
serves, or whose work it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from goldenthread_web.improvement.editing.going_on import RULES, kept_of, parted, put_otherwise
from goldenthread_web.improvement.editing.sayings import key_of, key_of_new, text_of_new
from goldenthread_web.improvement.editing.tied import NAMED, rows
from goldenthread_web.improvement.editing.words import WITHDRAWN, Words
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan


class Person(NamedTuple):
    """Whose account a lead is."""

    reference: str
    name: str


@dataclass(frozen=True)
class Tie:
    """What becomes of a line on which something hangs. now: what it goes on as; "" where it is taken out.

    who: the actions that serve a saying, or the person whose account a lead is, as people call them; references: in
    the history. left: the actions that serve no saying at all any more. key: of the saying.
    """

    of: str
    was: str
    now: str
    who: tuple[str, ...]
    references: tuple[str, ...]
    left: tuple[str, ...] = ()
    key: str = ""

    @property
    def is_back(self) -> bool:
        """Whether a change before took the line out, and this one puts it back: then nothing is untied."""
        return self.was == self.now

    @property
    def said(self) -> str:
        """In a sentence or two."""
        who = in_a_row(self.who)
        if self.of == "leads":
            if self.now:
                return f"“{self.was}” goes on as “{self.now}”, with the account of {who}."
            return f"“{self.was}” is no lead any more, and the account of {who} leads this action no more."
        serve, action = ("serves", "action") if len(self.who) == 1 else ("serve", "actions")
        if self.now:
            how = "is put back" if self.is_back else f"goes on as “{self.now}”"
            return f"“{self.was}” {how}. {action.capitalize()} {who} {serve} it as before."
        lost = f"“{self.was}” is taken out. {action.capitalize()} {who} {serve} it no more."
        return f"{lost} {self._left()}".strip()

    def _left(self) -> str:
        """Which of these actions serve no saying at all any more."""
        if not self.left:
            return ""
        if len(self.left) < len(self.who):
            return f"No saying is left that {in_a_row(self.left)} {'serves' if len(self.left) == 1 else 'serve'}."
        return "It serves no other saying." if len(self.who) == 1 else "None of them serves another saying."


def in_a_row(several: Collection[str]) -> str:
    """Several names as people say them: 1.1, 1.2 and 2.1."""
    *first, last = several
    return f"{', '.join(first)} and {last}" if first else last


class Ties:
    """What hangs on what in a plan, as it holds, and then as it would with one change after another.

    sayings: by their keys. called: the actions that serve some or are changed, by their references; serves: which. An
    action keeps its place with a saying that is taken out, for as long as that can be put back. leads: of some actions,
    each with the reference and the name of the person whose account it is. back: the sayings that were put back.
    """

    def __init__(self) -> None:
        self.sayings: dict[str, str] = {}
        self.called: dict[str, str] = {}
        self.serves: dict[str, set[str]] = {}
        self.leads: dict[str, dict[str, Person | None]] = {}
        self.taken_out: dict[str, str] = {}
        self.back: set[str] = set()

    @classmethod
    def of_plan(cls, plan: ImprovementPlan, changes: Iterable[Change] = ()) -> Ties:
        """All sayings, and the actions that some changes are of, with their leads: in one question."""
        found = cls()
        of_actions = [one for one in changes if one.kind == "action" and one.was]
        leads = {one.subject for one in of_actions if "leads" in one.now}
        named = {one.subject for one in of_actions if "sayings" in one.now}
        there = rows(plan, leads, named)
        for row in sorted(there, key=lambda row: (row.part or 0, row.place or 0, row.order)):
            if row.key == NAMED:
                found.called[row.action] = row.one or f"“{row.other}”"
            elif row.key:
                found.sayings[key_of(int(row.key))] = row.text
                if row.action and not row.withdrawn:
                    found.called[row.action] = row.one or f"“{row.other}”"
                    found.serves.setdefault(row.action, set()).add(key_of(int(row.key)))
            else:
                found.leads.setdefault(row.action, {})[row.text] = (
                    Person(row.one, row.other) if row.one else None
                )
        return found

    @classmethod
    def of_leads(cls, action: Action) -> Ties:
        """The leads of an action that is at hand with them."""
        found = cls()
        found.leads[action.reference] = {
            one.words: Person(one.person.reference, one.person.name) if one.person else None
            for one in action.leads.all()
        }
        return found

    def hanging(self, name: str, subject: str) -> dict[str, str]:
        """The lines of a list of a line on which something hangs, each with what it is."""
        if name == "leads":
            held = self.leads.get(subject, {})
            return {words: f"It is the account of {whose.name}." for words, whose in held.items() if whose}
        found = {text: self._serving(key) for key, text in self.sayings.items()}
        return {
            text: f"{in_a_row([self.called[one] for one in serving])} serve{'s' * (len(serving) == 1)} it."
            for text, serving in found.items()
            if serving
        }

    def take(self, kind: str, subject: str, was: Words, now: Words) -> Iterator[Tie]:
        """Lay a change over what hangs on what: what it keeps, and what it unties."""
        if kind == "plan" and "key_outcomes" in now:
            yield from self._sayings_changed(was, now)
        if kind == "action" and (self.sayings or self.taken_out):
            yield from self._action_changed(subject, now)
        if kind == "action" and "leads" in now and subject in self.leads:
            yield from self._leads_changed(subject, was, now)

    def _sayings_changed(self, was: Words, now: Words) -> Iterator[Tie]:
        kept = kept_of("key_outcomes", was, now)
        gone, new = parted(was.get("key_outcomes") or [], now["key_outcomes"])
        for key, text in list(self.sayings.items()):
            if text not in gone:
                continue
            if text in kept:
                self.sayings[key] = kept[text]
            else:
                self.taken_out[key] = self.sayings.pop(key)
            if serving := self._serving(key):
                yield self._tie(key, text, kept.get(text, ""), serving)
        for text in new:
            if text not in kept.values():
                yield from self._added(text)

    def _added(self, text: str) -> Iterator[Tie]:
        """A saying that comes in the words of one that a change before took out is that one."""
        key = next((one for one, gone in self.taken_out.items() if gone == text), key_of_new(text))
        while key in self.sayings:
            key += "*"  # the one that had these words goes on in others
        self.sayings[key] = text
        if self.taken_out.pop(key, ""):
            self.back.add(key)
            if serving := self._serving(key):
                yield self._tie(key, text, text, serving)

    def _action_changed(self, subject: str, now: Words) -> Iterator[Tie]:
        """A saying that a change before takes out is served no more, though an action says so after that."""
        if now.get("number"):
            self.called[subject] = now["number"]
        elif now.get("text") and self.called.get(subject, "“").startswith("“"):
            self.called[subject] = f"“{now['text']}”"  # it has no number
        if WITHDRAWN in now:
            self.serves.pop(subject, None)
        if "sayings" in now:
            self.serves[subject] = set(now["sayings"])
            for key in now["sayings"]:
                if key in self.taken_out:
                    yield self._tie(key, self.taken_out[key], "", [subject])

    def _stands(self, key: str) -> bool:
        """Whether a saying is there, or comes with a change after this."""
        return key in self.sayings or (bool(text_of_new(key)) and key not in self.taken_out)

    def _leads_changed(self, subject: str, was: Words, now: Words) -> Iterator[Tie]:
        held, kept = self.leads[subject], kept_of("leads", was, now)
        after = put_otherwise(held, was.get("leads") or [], now["leads"], kept)
        self.leads[subject] = after
        for words, whose in held.items():
            if whose is None or words in after:
                continue
            goes_on = kept.get(words, "") if after.get(kept.get(words, "")) == whose else ""
            if goes_on or whose not in after.values():
                yield Tie("leads", words, goes_on, (whose.name,), (subject, whose.reference))

    def _serving(self, key: str) -> list[str]:
        return [one for one, keys in self.serves.items() if key in keys]

    def _tie(self, key: str, was: str, now: str, serving: list[str]) -> Tie:
        who = tuple(self.called[one] for one in serving)
        return self.told_at_last(Tie("key_outcomes", was, now, who, tuple(serving), key=key))

    def told_at_last(self, tie: Tie) -> Tie:
        """The same, with which of its actions serve no saying any more by now."""
        if tie.of != "key_outcomes" or tie.now:
            return tie
        left = tuple(
            who
            for who, one in zip(tie.who, tie.references, strict=True)
            if one in self.serves and not any(map(self._stands, self.serves[one]))
        )
        return replace(tie, left=left)


def ties_at_hand(plan: ImprovementPlan, changes: Sequence[Change], action: object = None) -> Ties | None:
    """What hangs on what, as far as some changes touch it; nothing where they touch none. action: one that is at hand
    with its leads, if the changes are of it alone."""
    if not any(name in one.now for one in changes if one.was for name in RULES):
        return None
    if isinstance(action, Action):
        return Ties.of_leads(action)
    return Ties.of_plan(plan, changes)


def told_of(ties: Ties | None, changes: Iterable[Change]) -> Mapping[str, tuple[Tie, ...]]:
    """What some changes would keep and untie, in their order, by their references.

    What one of them would untie and a later one gives back is told of that one alone.
    """
    if ties is None:
        return {}
    found: dict[str, list[Tie]] = {}
    for one in changes:
        told = list(ties.take(one.kind, one.subject, one.was, one.now))
        back = {tie.key for tie in told if tie.is_back}
        for several in found.values():
            several[:] = [tie for tie in several if tie.now or tie.key not in back]
        found[one.reference] = told
    return {reference: tuple(map(ties.told_at_last, several)) for reference, several in found.items()}


def ties_of(plan: ImprovementPlan, changes: Sequence[Change]) -> Iterator[Tie]:
    """The same of changes that are about to be written, one after another."""
    return chain.from_iterable(told_of(ties_at_hand(plan, changes), changes).values())
