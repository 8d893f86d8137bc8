"""What was found in a document, put together as a draft: what one place says of another is settled here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from goldenthread.plans.plan import Action, Draft, Guess, Measure, Part, Plan, Unplaced
from goldenthread.plans.reading import between
from goldenthread.plans.reading.actions import action_with_rests, cut_steps, linked
from goldenthread.plans.reading.by_number import join_by_number
from goldenthread.plans.reading.found import UNTITLED, Found, Placed
from goldenthread.plans.reading.headings import priority_called
from goldenthread.plans.reading.numbers import asked_of_odd_ones, told_apart
from goldenthread.plans.reading.revised import settled
from goldenthread.plans.reading.text import squeezed

_A_SENTENCE = 40  # letters, from which words that a statement has too are that statement


def assembled(found: Found) -> Draft:
    """The draft of all that was found."""
    starts, ends = found.period or (None, None)
    _in_parts(found)
    join_by_number(found)
    on = list(_rested(found))
    asked_of_odd_ones(found.actions)
    told_apart(found.actions, found.priorities)
    actions = list(between.rested([_action(found, each) for each in found.actions], on))
    _ask_horizon(found, actions)
    actions = list(linked(actions))
    found.guesses += [*cut_steps(actions), *between.asked(actions)]
    _give_areas(found)
    measures = tuple(_in_a_part(found, measure) for measure in found.measures.measures)
    unplaced = list(_not_said_elsewhere(found, [*found.unplaced, *found.measures.unplaced]))
    unplaced += found.notes
    unplaced += found.above.left(unplaced, {each.priority for each in measures})
    plan = Plan(
        found.title, starts, ends, tuple(found.key_outcomes), tuple(found.parts), tuple(found.priorities),
        tuple(actions), measures,
    )  # fmt: skip
    guesses = sorted([*found.guesses, *found.measures.guesses], key=lambda guess: guess.line)
    return Draft(plan, tuple(guesses), tuple(sorted(unplaced, key=lambda each: each.line)))


def _in_parts(found: Found) -> None:
    """No part is nameless: actions in none are in one with the title of the plan; so are measures of a plan of none."""
    name = found.title or UNTITLED
    bare = [n for n, each in enumerate(found.actions) if not each.part]
    for n in bare:
        found.actions[n] = replace(found.actions[n], part=name)
    has_lines = bool(bare or (found.measures.measures and not found.parts))
    if has_lines and all(part.name != name for part in found.parts):
        line = found.actions[bare[0]].row.line if bare else found.measures.measures[0].line
        found.parts.insert(0, Part(name, line=line))


def _not_said_elsewhere(found: Found, unplaced: Iterable[Unplaced]) -> Iterator[Unplaced]:
    """What no priority has as its statement; the name of one, said once more, is told as that."""
    statements = [squeezed(each.statement) for each in found.priorities]
    names = {
        *(squeezed(each.name) for each in found.priorities),
        *(squeezed(each.name) for each in found.parts),
    }
    for each in unplaced:
        said = squeezed(priority_called(each.text)[1])
        if said and said in names:
            yield replace(each, why="It is the name of a priority or a part, said once more.")
        elif len(said) < _A_SENTENCE or not any(said in statement for statement in statements):
            yield each


def _action(found: Found, placed: Placed) -> Action:
    priority, starts = placed.priority, found.period[0] if found.period else None
    for row in (placed.row, *placed.row.rests):
        for words, why in settled(row, placed.named, starts):
            found.unplaced.append(Unplaced(row.line, words, why, placed.under))
    action, guesses = action_with_rests(placed.row, placed.part, priority, placed.horizon, starts)
    found.guesses += guesses
    named = _priority_of(found, action)
    if named and named != priority and not placed.is_said:
        where = f'under "{priority}"' if priority else "under no priority"
        why = f'Its number belongs to "{named}"; it stands {where}.'
        found.guesses.append(Guess(action.line, action.number, "priority", named, why))
        return replace(action, priority=named)
    return action


def _rested(found: Found) -> Iterator[list[int]]:
    """What the row of each action says that it rests on, by places; where a row says more, that is listed."""
    named = between.Named(found.actions)
    for at, placed in enumerate(found.actions):
        on, words = named.said(at)
        if words:
            found.unplaced.append(
                Unplaced(placed.row.line, *between.left(placed, words, named), placed.under)
            )
        yield on


def _priority_of(found: Found, action: Action) -> str:
    """The priority that an action's number begins with, in its part."""
    first = re.match(r"^[A-Z]*(\d+)\.", action.number)
    if first is None:
        return ""
    same = (each for each in found.priorities if each.part == action.part and each.number == first[1])
    return next((each.name for each in same), "")


def _ask_horizon(found: Found, actions: list[Action]) -> None:
    """A heading of a horizon with no table below it may have slipped below the table before it: that is asked."""
    asked = set()
    for action in actions:
        slipped = next((each for each in found.slipped if each[1] > action.line), None)
        if not action.horizon and action.number and slipped and action.part in _with_horizons(actions):
            why = f'No horizon stands above it; "{slipped[0]}" stands below its table with nothing under it.'
            found.guesses.append(Guess(action.line, action.number, "horizon", "", why))
            asked.add(slipped)
    why = "A heading with nothing below it."
    found.unplaced += [Unplaced(line, text, why) for text, line in found.slipped if (text, line) not in asked]


def _with_horizons(actions: list[Action]) -> set[str]:
    return {action.part for action in actions if action.horizon}


def _give_areas(found: Found) -> None:
    """The outcomes under an area's measures are those of the priority of that name."""
    for name, outcomes in found.areas:
        at = next((n for n, each in enumerate(found.priorities) if each.name == name), None)
        if at is None:
            why = f'No priority is called "{name}".'
            found.unplaced += [Unplaced(line, text, why, name) for line, text in outcomes]
        else:
            given = (*found.priorities[at].outcomes, *(text for _, text in outcomes))
            found.priorities[at] = replace(found.priorities[at], outcomes=given)


def _in_a_part(found: Found, measure: Measure) -> Measure:
    """Measures above all parts are those of the part that has a priority of their area's name."""
    if measure.part or not found.parts:
        return measure
    part = next((each.part for each in found.priorities if each.name == measure.priority), "")
    if not part and len(found.parts) == 1:
        return replace(measure, part=found.parts[0].name)
    where = "the one with that priority" if part else "the first, since no priority has that name"
    part = part or found.parts[0].name
    why = f'Its table ("{measure.priority}") stands before the parts: taken for {where}.'
    if not any(guess.why == why for guess in found.guesses):
        found.guesses.append(Guess(measure.line, "measures", "part", part, why))
    return replace(measure, part=part)
