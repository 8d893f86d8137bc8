"""What hangs on the lines of a plan's lists, change by change: what would keep it, and what would lose it.

Looked at before a version is approved, and written into the history when it is: nobody loses in silence what an action
serves, or whose work it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from goldenthread_web.improvement.editing.going_on import RULES, kept_of, parted, put_otherwise
from goldenthread_web.improvement.editing.sayings import key_of, key_of_new, text_of_new
from goldenthread_web.improvement.editing.tied import NAMED, Row, rows
from goldenthread_web.improvement.editing.told import Tie, in_a_row, told_after
from goldenthread_web.improvement.editing.words import WITHDRAWN, Words
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan


class Person(NamedTuple):
    """Whose account a lead is."""

    reference: str
    name: str


class Ties:
    """What hangs on what in a plan, as it holds, and then as it would with one change after another.

    sayings: by their keys. called: the actions that serve some or are changed, by their references; serves: which. An
    action keeps its place with a saying that is taken out, for as long as that can be put back. leads: of some actions,
    each with the reference and the name of the person whose account it is. held: the words of the sayings before any
    change; in_words: which actions have these for children, and none of their own, by the keys of the sayings.
    """

    def __init__(self) -> None:
        self.sayings: dict[str, str] = {}
        self.called: dict[str, str] = {}
        self.serves: dict[str, set[str]] = {}
        self.leads: dict[str, dict[str, Person | None]] = {}
        self.taken_out: dict[str, str] = {}
        self.held: dict[str, str] = {}
        self.in_words: dict[str, set[str]] = {}

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
                found._reads(key_of(int(row.key)), row)
            else:
                found.leads.setdefault(row.action, {})[row.text] = (
                    Person(row.one, row.other) if row.one else None
                )
        return found

    def _reads(self, key: str, row: Row) -> None:
        self.sayings[key] = self.held[key] = row.text
        if row.action and not row.withdrawn:
            self.called[row.action] = row.one or f"“{row.other}”"
            self.serves.setdefault(row.action, set()).add(key)
            if row.impact == row.text:
                self.in_words.setdefault(key, set()).add(row.action)

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
        out_before = dict(self.taken_out)
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
                yield from self._added(text, out_before)

    def _added(self, text: str, out_before: Mapping[str, str]) -> Iterator[Tie]:
        """A saying that comes in the words of one that a change before took out is that one: in those that it had at
        last, or in those that hold."""
        found = [one for one, gone in out_before.items() if gone == text]
        found += [one for one in out_before if self.held.get(one) == text]
        key = found[0] if found else key_of_new(text)
        while key in self.sayings:
            key += "*"  # the one that had these words goes on in others
        self.sayings[key] = text
        if self.taken_out.pop(key, "") and (serving := self._serving(key)):
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
        """The same, with which of its actions serve no saying any more by now, and on which its words stay."""
        if tie.of != "key_outcomes" or tie.now:
            return tie
        left = tuple(
            who
            for who, one in zip(tie.who, tie.references, strict=True)
            if one in self.serves and not any(map(self._stands, self.serves[one]))
        )
        having = self.in_words.get(tie.key, set())
        keep = tuple(
            who
            for who, one in zip(tie.who, tie.references, strict=True)
            if one in having and tie.key in self.serves.get(one, ())
        )
        return replace(tie, left=left, keep=keep, held=self.held.get(tie.key, ""))


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


def taken_out_by(changes: Sequence[Change]) -> Mapping[str, tuple[str, ...]]:
    """Which sayings some changes took out that came to hold together, in a sentence each, by their references."""
    lists = [one for one in changes if one.kind == "plan" and "key_outcomes" in one.now]
    ties = Ties()
    ties.sayings = (
        {f"{n}": text for n, text in enumerate(lists[0].was.get("key_outcomes") or ())} if lists else {}
    )
    ties.held = dict(ties.sayings)
    gone: dict[str, str] = {}
    for one in lists:
        list(ties.take(one.kind, one.subject, one.was, one.now))
        gone = {key: gone.get(key, one.reference) for key in ties.taken_out}
    return {
        one.reference: tuple(
            told_after(ties.taken_out[key], ties.held[key])
            for key, reference in gone.items()
            if reference == one.reference and key in ties.held
        )
        for one in lists
    }
