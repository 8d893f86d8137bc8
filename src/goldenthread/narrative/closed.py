"""What is written for the public says nothing of figures but what was checked against those that are shown.

The rule is closed. A sentence passes when each claim in it is true of the shown figures and every other word is a plain
one; or when it makes no claim, has only plain words, and sets no two times, groups or councils beside each other.
Whatever else it says may tell a figure that is kept back, in words that nobody foresaw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.narrative.amounts import TEN_THOUSAND
from goldenthread.narrative.cells import Cells
from goldenthread.narrative.claims import Claim, claims_of
from goldenthread.narrative.finding import Verdict
from goldenthread.narrative.kept_back import one_person, rides_along, told_of_kept_back
from goldenthread.narrative.passages import heading_of, passages
from goldenthread.narrative.plain import left_open, not_plain
from goldenthread.narrative.sentence import Sentence
from goldenthread.narrative.signs import strange_signs
from goldenthread.narrative.tokens import Kind, Token
from goldenthread.narrative.words import PATH

_MOST_SHOWN = 5
# The numbers that name a law, a year or an age: of the public's text no other is passed by ("figure 1" may be one).
_NO_FIGURE = re.compile(
    r"\b(?:section\s(?:1[17]|2[0-3]|31|47)|(?:under|over)[\s-]1[0-8]s?|aged\s(?:under|over)\s1[0-8]|(?:19|20)\d\d(?:[/-]\d\d)?"
    rf"|(?:per|(?:in|for)\s(?:every|each))\s{TEN_THOUSAND})\b(?!\s?%)",
    re.IGNORECASE,
)
_PLACED = (Kind.NAME, Kind.PERIOD, Kind.GROUP, Kind.COMPARATOR)
_LEAVE_OUT = "Leave it out, or say it so that it can be checked."


@dataclass(frozen=True)
class Loose:
    """Something in a text for the public that was not checked. words: of the claim, where it is one."""

    line: int
    words: str
    why: str


def loose_in(text: str, cells: Cells) -> list[Loose]:
    """Everything in a text that is not checked and true against these cells, the ones that are shown."""
    read = list(passages(text))
    tables = [
        Loose(passage.line, "a table", "tables are not read. Leave figures to the report's own.")
        for passage in read
        if passage.table
    ]
    headings = {
        number for number, line in enumerate(text.splitlines(), start=1) if heading_of(line) is not None
    }
    sentences = claims_of(cells, [passage for passage in read if not passage.table])
    told = [
        one
        for passage, sentence, claims in sentences
        if passage.line not in headings
        for one in _loose(cells, passage.line, sentence, claims)
    ]
    signs = [Loose(line, "", f"{why}. {_LEAVE_OUT}") for line, why in strange_signs(text)]
    return sorted([*tables, *signs, *told], key=lambda one: one.line)


def _loose(cells: Cells, line: int, sentence: Sentence, claims: Sequence[Claim]) -> Iterator[Loose]:
    unsure = [claim for claim in claims if claim.ruling.verdict is not Verdict.TRUE]
    for claim in unsure:
        wrong = claim.ruling.verdict is Verdict.WRONG
        told = "is not what the shown figures say" if wrong else f"can't be checked: {claim.ruling.why}"
        yield Loose(line, claim.words, f"{claim.words!r} {told}. {_LEAVE_OUT}")
    if unsure:
        return
    yield from (bare := list(_without_unit(line, claims)))
    if bare:
        return
    rest = _rest(cells, sentence, claims)
    if odd := not_plain(rest, beside_a_figure=bool(claims)):
        shown = ", ".join(dict.fromkeys(repr(word) for word in odd[:_MOST_SHOWN]))
        yield Loose(line, "", f"it may say how many, or compare: {shown} can't be checked. {_LEAVE_OUT}")
    elif left_open(sentence.text):
        yield Loose(line, "", f"it ends on what a sentence before it said. {_LEAVE_OUT}")
    elif one_person(rest):
        yield Loose(
            line, "", f"it speaks of one person. Say it of children, people or families. {_LEAVE_OUT}"
        )
    elif why := (
        _sets_side_by_side(cells, sentence, claims)
        or told_of_kept_back(cells, sentence, rest, claims=bool(claims))
        or _rides_along(rest, claims)
    ):
        yield Loose(line, "", f"{why}. {_LEAVE_OUT}")


def _without_unit(line: int, claims: Sequence[Claim]) -> Iterator[Loose]:
    """The numbers that are true of a rate and read as so many children or referrals: of these none is published."""
    for claim in claims:
        if claim.ruling.why:
            why = f"{claim.words!r} can't be checked as it stands: it is {claim.ruling.why}"
            yield Loose(line, claim.words, f"{why}, or leave it out.")


def _rest(cells: Cells, sentence: Sentence, claims: Sequence[Claim]) -> str:
    """The sentence without its checked claims, and without what says of which measure, time and place they are."""
    text = sentence.text
    held = {id(claim.token) for claim in claims}
    for token in sentence.tokens:
        if token.kind in _PLACED or id(token) in held:
            text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
    for place in (*cells.places, cells.card.authority_name):
        text = text.replace(place, " " * len(place)) if place else text
    if any(claim.token.kind is Kind.CHANGE for claim in claims):
        text = PATH.sub(
            lambda found: " " * len(found[0]), text
        )  # "every month": checked with the word of change
    return _NO_FIGURE.sub(lambda found: " " * len(found[0]), text)


def _rides_along(rest: str, claims: Sequence[Claim]) -> str:
    """Why something else may be said to do as the figure did: "fell in June, with adoptions"."""
    moved = [claim.token.end for claim in claims if claim.token.kind in (Kind.CHANGE, Kind.STANDING)]
    word = rides_along(rest[max(moved) :]) if moved else ""
    return f"after {word!r} it may say the same of something else" if word else ""


def _sets_side_by_side(cells: Cells, sentence: Sentence, claims: Sequence[Claim]) -> str:
    """Why a sentence of plain words may still compare: "conferences in June were those of May"; "" where it may not."""
    places = [place for token in sentence.tokens for place in _places(token)]
    names = {token.keys for token in sentence.names}
    if not claims:
        if len(places) > 1 or any(token.kind is Kind.COMPARATOR for token in sentence.tokens):
            return "it sets times, groups or councils beside each other, and says nothing that can be checked"
        return ""
    bound = " ".join(claim.ruling.bound_to for claim in claims)
    unbound = [
        keys for keys in names if not any(one.label in bound for key in keys for one in cells.of_key(key))
    ]
    if unbound and len(names) > 1:
        return "it speaks of two measures, and of one says nothing that can be checked"
    return ""


def _places(token: Token) -> list[str]:
    """The times and groups that a token names; "last month" is this one's and that one's."""
    if token.kind is Kind.GROUP:
        return [token.group]
    if token.period is None:
        return []
    if token.period.kind in ("earlier", "anew", "year"):
        return [token.text, "now"]
    return [str(month) for month in token.period.months] + (
        ["now"] if "month" in token.text.casefold() else []
    )
