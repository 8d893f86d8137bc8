"""What actions change for children, and which sayings they serve, once some changes hold.

It is worked out in one place from how things stood before, from the list of sayings at the end and from what each
action says last, whatever was changed back and forth in between: no words of in between come to stand on an action, and
the order of the changes decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from goldenthread_web.improvement.editing.going_on import going_on, nearly_alike, same_words
from goldenthread_web.improvement.editing.sayings import key_of, text_of_new
from goldenthread_web.improvement.editing.ties import Ties, told_of
from goldenthread_web.improvement.models import Action, Change, Impact, ImprovementPlan, KeyOutcome


@dataclass(frozen=True)
class Says:
    """A line of what an action changes for children. saying: the one that it serves, by its name; row: 0 if new."""

    text: str
    saying: str = ""
    row: int = 0


@dataclass(frozen=True)
class Sayings:
    """The sayings of a plan by their names, in their order: as they hold, and as they will."""

    held: Mapping[str, str]
    stand: Mapping[str, str]

    def words(self, key: str) -> set[str]:
        """All words in which somebody may know a saying: those of in between are nobody's."""
        return {self.held.get(key, ""), self.stand.get(key, ""), text_of_new(key)} - {""}


def lines_at_last(
    before: Sequence[Says], own: Sequence[Sequence[str]], serves: Collection[str], sayings: Sayings
) -> list[Says]:
    """What an action says at the end. own: the lists of its own words, change by change; serves: what it says last.

    A line in the words of a saying follows that saying as long as the action serves it, and goes when the action serves
    it no more. Where the saying itself is taken out, its words stay as they hold, as the action's own.
    """
    of_sayings = [one for one in before if sayings.held.get(one.saying) == one.text]
    if own:
        before = [*_own([one for one in before if one not in of_sayings], own), *of_sayings]
    served = [key for key in sayings.stand if key in serves]
    found: list[Says] = []
    for one in before:
        if one in of_sayings and one.saying not in serves:
            continue
        line = _of_saying(one, sayings) if one in of_sayings else _tied(one, served, sayings)
        if all((line.text, line.saying) != (other.text, other.saying) for other in found):
            found.append(line)
    for key in served:
        if all(key != one.saying for one in found):
            _serve(found, key, sayings)
    return found


def _own(lines: list[Says], lists: Sequence[Sequence[str]]) -> list[Says]:
    """Own words keep the saying that they serve while nearly all of them stay, from one list to the next."""
    for texts in lists:
        on = going_on([one.text for one in lines], texts, {}, nearly_alike)
        there = {on.get(one.text, one.text): one for one in reversed(lines)}
        lines = [replace(there.get(text, Says(text)), text=text) for text in dict.fromkeys(texts)]
    return lines


def _of_saying(one: Says, sayings: Sayings) -> Says:
    if one.saying in sayings.stand:
        return replace(one, text=sayings.stand[one.saying])
    return replace(one, saying="")


def _tied(one: Says, served: Sequence[str], sayings: Sayings) -> Says:
    """Own words. Those that are the words of a saying which the action serves are no words of its own."""
    if one.saying in served:
        return one
    key = next((key for key in served if one.text in sayings.words(key)), "")
    return replace(one, saying=key, text=sayings.stand.get(key, one.text))


def _serve(lines: list[Says], key: str, sayings: Sayings) -> None:
    """By own words where they are the same, or by those of the saying."""
    for n, one in enumerate(lines):
        if not one.saying and any(same_words(one.text, text) for text in sayings.words(key)):
            lines[n] = replace(one, saying=key)
            return
    lines.append(Says(sayings.stand[key], key))


@contextmanager
def serving_at_last(plan: ImprovementPlan, changes: Sequence[Change]) -> Iterator[None]:
    """Around the writing of some changes: look at what is before it, and write all this after it.

    The sayings are those of which *Versions* tells before the changes are approved.
    """
    wanted = _AtLast.of(plan, changes)
    yield
    if wanted is not None:
        wanted.write(plan)


_OF_ACTIONS = frozenset({"impact", "sayings"})
WRITTEN_AT_LAST = _OF_ACTIONS | {"key_outcomes"}
"""The fields of changes that are written after all others."""


@dataclass(frozen=True)
class _AtLast:
    """What is to be written. texts: the list of sayings, if it was changed; lines: by the references of actions."""

    sayings: Sayings
    texts: Sequence[str] | None
    lines: Mapping[str, Sequence[Says]]
    before: Mapping[int, tuple[int, Says]] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: ImprovementPlan, changes: Sequence[Change]) -> _AtLast | None:
        lists = [one for one in changes if one.kind == "plan" and "key_outcomes" in one.now]
        of_actions = [one for one in changes if one.kind == "action" and _OF_ACTIONS & one.now.keys()]
        if not lists and not of_actions:
            return None
        ties = Ties.of_plan(plan)
        told_of(ties, lists)
        sayings = Sayings(ties.held, ties.sayings)
        changed: dict[str, list[Change]] = {}
        for one in of_actions:
            changed.setdefault(one.subject, []).append(one)
        before = _before(plan, changed, everywhere=bool(lists))
        lines = {
            subject: lines_at_last(there, *_said_last(there, changed.get(subject, ())), sayings)
            for subject in {*before, *changed}
            for there in [[line for _, line in before.get(subject, ())]]
        }
        rows = {line.row: (order, line) for several in before.values() for order, line in several}
        return cls(sayings, lists[-1].now["key_outcomes"] if lists else None, lines, rows)

    def write(self, plan: ImprovementPlan) -> None:
        keys = self._written(plan)
        actions = dict(Action.objects.filter(reference__in=self.lines).values_list("reference", "pk"))
        rows, changed = [], []
        for subject, lines in self.lines.items():
            for order, one in enumerate(lines):
                saying = keys.get(one.saying)
                row = Impact(pk=one.row or None, action_id=actions[subject], order=order, text=one.text,
                             key_outcome_id=saying)  # fmt: skip
                rows.append(row)
                if one.row and self.before[one.row] != (order, one):
                    changed.append(row)
        Impact.objects.filter(pk__in=self.before.keys() - {row.pk for row in rows}).delete()
        Impact.objects.bulk_update(changed, ["order", "text", "key_outcome"])
        Impact.objects.bulk_create(row for row in rows if row.pk is None)

    def _written(self, plan: ImprovementPlan) -> dict[str, int]:
        """Write the list. A saying that stays, or comes back, is the same row. By their names, the rows."""
        there = {key_of(one.pk): one for one in KeyOutcome.objects.filter(plan=plan)}
        keys = {key: one.pk for key, one in there.items()}
        if self.texts is None:
            return keys
        names = {text: key for key, text in self.sayings.stand.items()}
        found = {names.get(text, text): (order, text) for order, text in enumerate(dict.fromkeys(self.texts))}
        KeyOutcome.objects.filter(pk__in=[keys[key] for key in there.keys() - found.keys()]).delete()
        changed = {
            key: one
            for key, one in there.items()
            if found.get(key, (one.order, one.text)) != (one.order, one.text)
        }
        for key, one in changed.items():
            one.order, one.text = found[key]
        KeyOutcome.objects.bulk_update(changed.values(), ["order", "text"])
        new = {
            key: KeyOutcome(plan=plan, order=order, text=text)
            for key, (order, text) in found.items()
            if key not in there
        }
        KeyOutcome.objects.bulk_create(new.values())
        return {key: one.pk for key, one in {**there, **new}.items() if key in found}


def _before(
    plan: ImprovementPlan, subjects: Collection[str], *, everywhere: bool
) -> dict[str, list[tuple[int, Says]]]:
    """The lines of some actions, each with its order; everywhere: of all that serve a saying too."""
    rows = Impact.objects.filter(action__part__plan=plan).order_by("order", "pk")
    names = {*subjects}
    if everywhere:
        names |= {*rows.exclude(key_outcome=None).values_list("action__reference", flat=True)}
    found: dict[str, list[tuple[int, Says]]] = {}
    columns = ("action__reference", "order", "text", "key_outcome", "pk")
    for reference, order, text, saying, pk in rows.filter(action__reference__in=names).values_list(*columns):
        says = Says(text, key_of(saying) if saying else "", pk)
        found.setdefault(reference, []).append((order, says))
    return found


def _said_last(
    before: Sequence[Says], changes: Sequence[Change]
) -> tuple[list[Sequence[str]], Collection[str]]:
    """Its lists of own words, change by change, and the sayings that it says last that it serves."""
    own = [one.now["impact"] for one in changes if "impact" in one.now]
    served = [one.now["sayings"] for one in changes if "sayings" in one.now]
    return own, served[-1] if served else {one.saying for one in before if one.saying}


def serving_added(change: Change, waits: Sequence[Change]) -> list[str]:
    """What the actions are called that wait and serve a saying that a change adds."""
    added = {*change.now.get("key_outcomes", ())} - {*change.was.get("key_outcomes", ())}
    named = {
        one.subject: one.now["sayings"] for one in waits if one.kind == "action" and "sayings" in one.now
    }
    serving = [one for one, keys in named.items() if any(text_of_new(key) in added for key in keys)]
    there = Action.objects.filter(reference__in=serving).values_list("reference", "number", "text")
    called = {reference: _called(number, text) for reference, number, text in there}
    for one in waits:
        if one.subject in serving and {"number", "text"} & one.now.keys() and one.subject not in called:
            called[one.subject] = _called(one.now.get("number", ""), one.now.get("text", ""))
    return [called[one] for one in serving]


def _called(number: str, text: str) -> str:
    return number or f"“{text}”"
