"""A row without words of its own that was made an action, and is put back to the action above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from goldenthread.plans.correcting.lines import action_of
from goldenthread.plans.correcting.lines import is_about as is_of_a_field
from goldenthread.plans.correcting.rests import as_shown
from goldenthread.plans.plan import Action, Draft, Guess
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.actions import called
from goldenthread.plans.reading.rests import (
    LAST,
    THE_REST,
    has_several_days,
    of_days,
    of_whole,
    values_of,
    with_rests,
)

_OF_AN_OWN_ACTION = ("row", "text", "number")


def is_rest(above: Action, row: Action) -> bool:
    """Whether an action says nothing of what is to be done that the one above does not say."""
    return not row.number and t.squeezed(row.text) in ("", t.squeezed(above.text))


def above_of(actions: Sequence[Action], at: int) -> int:
    """Which action a row is the rest of: the one above with its words, or the one right above where it has none."""
    same = (n for n in reversed(range(at)) if is_rest(actions[n], actions[at]))
    return next(same, at - 1) if actions[at].text else at - 1


def put_back(draft: Draft, guess: Guess, at: int, to: int) -> Draft:
    """The draft with the action at a place as the rest of another, from which it can be put apart again.

    It can't where both would be called the same: nobody could tell what is asked of which. What was put right in that
    one since is kept. Doubts about the row are doubts about that one again; what is asked of an action alone, its words
    and its number, is asked no more.
    """
    plan, starts = draft.plan, draft.plan.starts
    above, row = plan.actions[to], plan.actions[at]
    name = called(above.number, above.text, above.line)
    of_it = [each for each in draft.guesses if each.apart and action_of(plan, each) == to]
    base = of_it[0].apart[0] if of_it else above
    before = [each.apart[1] for each in of_it]
    rows = sorted([*before, row], key=lambda each: each.line)
    after = _together(above, with_rests(base, before, starts), with_rests(base, rows, starts),
                      with_rests(above, [row], starts))  # fmt: skip
    is_told_apart = bool(above.number) or not row.text
    again = replace(guess, of=name, taken=THE_REST, apart=(base, row))
    mine = again if is_told_apart else replace(guess, of="")
    held = _as_it_holds(draft, at, to, after, name)
    guesses = [mine if was == guess else each for was, each in zip(draft.guesses, held, strict=True)]
    actions = [after if n == to else each for n, each in enumerate(plan.actions) if n != at]
    now = replace(draft, plan=replace(plan, actions=tuple(actions)), guesses=tuple(guesses))
    is_asked = any(each.why == LAST and action_of(now.plan, each) == to for each in guesses)
    more = () if is_asked or not has_several_days(base, rows) else (of_days(after, name),)
    return replace(now, guesses=(*guesses, *more))


def _together(above: Action, was: Action, now: Action, added: Action) -> Action:
    """The action with a row more: as it is read, and where something was put right, with the row behind that."""
    names = (each.name for each in fields(Action))
    return replace(
        added,
        **{name: getattr(now, name) for name in names if getattr(above, name) == getattr(was, name)},
    )


def _as_it_holds(draft: Draft, at: int, to: int, after: Action, name: str) -> Iterator[Guess]:
    """The guesses, those about the action above as they are since it has the row, and those about the row as its."""
    plan, row, starts = draft.plan, draft.plan.actions[at], draft.plan.starts
    was, now = (values_of(each, starts) for each in (plan.actions[to], after))
    for each in draft.guesses:
        of = action_of(plan, each) if is_of_a_field(plan, each) else None
        if of == at:
            is_its_own = each.field in _OF_AN_OWN_ACTION
            yield replace(each, of="") if is_its_own else of_whole(each, row, after, name, starts)
        else:
            yield as_shown(each, was, now) if of == to else each
