"""Rules on words that say more than which way a figure went: "doubled", "has risen for five months in a row"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goldenthread.judgement.movement import movement
from goldenthread.narrative.amounts import ONES
from goldenthread.narrative.bound import unchecked
from goldenthread.narrative.cells import Cell, Held
from goldenthread.narrative.finding import Ruling, Verdict
from goldenthread.narrative.sentence import Sentence
from goldenthread.narrative.tokens import Token
from goldenthread.narrative.words import WAYS, Way
from goldenthread.terms.showing import show, show_month

TIMES = re.compile(r"(?:doubl|trebl|tripl|quadrupl|halv)", re.IGNORECASE)
_NUMBERS = {word: number for word, number in ONES.items() if number > 1}
_HOW_MANY = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_RUN = re.compile(
    rf"\b{_HOW_MANY}\s(?:(?:consecutive|successive)\smonths|months\s(?:in\sa\srow|running|in\ssuccession))"
    rf"|\bin\seach\sof\sthe\s(?:last|past)\s{_HOW_MANY.replace('number', 'each')}\smonths",
    re.IGNORECASE,
)


def months_running(sentence: Sentence, token: Token) -> int | None:
    """For how many months in a row a word of change is said to hold; None where the sentence doesn't say."""
    found = _RUN.search(sentence.text, token.end)
    if found is None:
        return None
    word = (found["number"] or found["each"]).casefold()
    return _NUMBERS.get(word) or int(word)


def rule_run(held: Held, run: int, way: Way | None) -> Ruling:
    """The ruling on a run of months: each of the last so many final months against the one before it."""
    cells = [cell for cell in held.final if cell.value is not None][-run - 1 :]
    months = [cell.month for cell in cells if cell.month is not None]
    whole = len(months) == run + 1 and months[-1].number - months[0].number == run
    if not whole:
        return unchecked(f"{run + 1} final months that follow each other", [held])
    return _each_step(held, cells, way, f"not in each of {run} months")


def rule_path(held: Held, cells: Sequence[Cell], way: Way | None) -> Ruling:
    """The ruling on "every month", "steadily", "continues to": each of the months against the one before it."""
    if len(cells) < 2 + 1:
        return unchecked("three final months or more: fewer show no path", [held])
    if any(cell.value is None for cell in cells):
        return unchecked("a figure for each of the months", [held])
    return _each_step(held, cells, way, "not at every step")


def _each_step(held: Held, cells: Sequence[Cell], way: Way | None, otherwise: str) -> Ruling:
    """Each step by the table's figures; of two that look the same there, by what is behind them."""
    pairs = [(a.value or 0.0, b.value or 0.0) for a, b in pairwise(cells)]
    moves = [WAYS[movement(a, b, held.unit, held.better, held.decimals)[0]] for a, b in pairs]
    finer = [Way.UP if b > a else Way.DOWN if b < a else Way.LEVEL for a, b in pairs]
    moves = [fine if move is Way.LEVEL else move for move, fine in zip(moves, finer, strict=True)]
    months = [show_month(cell.month) for cell in cells if cell.month is not None]
    where = f"{held.label}, {months[0]} to {months[-1]}"
    if all(move is way for move in moves):
        return Ruling(Verdict.TRUE, where)
    said = ", ".join(show(cell.value or 0.0, cell.unit, cell.places) for cell in cells)
    return Ruling(Verdict.WRONG, where, f"{otherwise}: {said}", "the months went both ways")
