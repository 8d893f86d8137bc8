"""Rules on words that say more than which way a figure went: "doubled", "has risen for five months in a row"."""

from __future__ import annotations

import re
from itertools import pairwise

from goldenthread.judgement.movement import movement
from goldenthread.narrative.amounts import ONES
from goldenthread.narrative.bound import unchecked
from goldenthread.narrative.cells import Held
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
    moves = [
        WAYS[movement(a.value or 0.0, b.value or 0.0, held.unit, held.better, held.decimals)[0]]
        for a, b in pairwise(cells)
    ]
    where = f"{held.label}, {show_month(months[0])} to {show_month(months[-1])}"
    if all(move is way for move in moves):
        return Ruling(Verdict.TRUE, where)
    said = ", ".join(show(cell.value or 0.0, cell.unit, cell.places) for cell in cells)
    return Ruling(Verdict.WRONG, where, f"not in each of {run} months: {said}", "the months went both ways")
