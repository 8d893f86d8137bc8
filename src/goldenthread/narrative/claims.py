"""The claim check: each number and each word of change or comparison in a text, held against the scorecard.

A claim is true, wrong (with what is right), or can't be checked (with what is missing). It is the same check for
what people write and for what `telling` writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from goldenthread.narrative.absences import rule_absence, rule_final
from goldenthread.narrative.bound import held_for, unchecked
from goldenthread.narrative.cells import Cells, FurtherCell, Held
from goldenthread.narrative.changes import rule_change
from goldenthread.narrative.comparisons import (
    compared,
    rule_comparison,
    rule_rated,
    rule_signal,
    rule_target,
)
from goldenthread.narrative.finding import Finding, Ruling, Verdict
from goldenthread.narrative.joined import of_each
from goldenthread.narrative.meant import meant
from goldenthread.narrative.names import NAMES, Names, phrases_of
from goldenthread.narrative.numbers import rule_number
from goldenthread.narrative.passages import Passage, passages
from goldenthread.narrative.plain import is_plain
from goldenthread.narrative.sentence import Sentence, Subject
from goldenthread.narrative.standings import rule_standing
from goldenthread.narrative.tokens import Kind, Token, tokens_of
from goldenthread.narrative.unbound import is_asked_about
from goldenthread.scorecard.card import Scorecard
from goldenthread.scorecard.earlier import Earlier
from goldenthread.terms.words import Unit

_KINDS = {
    Kind.NUMBER: "number",
    Kind.CHANGE: "change",
    Kind.STANDING: "comparison",
    Kind.REACHED: "target",
    Kind.SIGNAL: "signal",
    Kind.RANK: "rank",
    Kind.RATED: "rating",
    Kind.LIKENED: "comparison",
    Kind.ABSENT: "missing",
    Kind.FINAL: "standing",
}
_OF_EACH = (Kind.CHANGE, Kind.STANDING, Kind.REACHED, Kind.RATED, Kind.SIGNAL)
_NOT = re.compile(
    r"(?:\b(?:not|no longer|never|no|without(?: any| an?)?)|n['\u2019]t)\s+"
    r"(?:yet\s+|been\s+|further\s+|overall\s+|clear\s+|real\s+|such\s+)?$",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"\b(?:neither|none of)\b(?:(?!\b(?:but|while|whereas|although)\b)[^;:])*$", re.IGNORECASE
)
_ON = re.compile(r"^\s+(?:on|against|compared\s+(?:with|to)|from)\s+(?:the\s+|our\s+)?$", re.IGNORECASE)
_VERB = re.compile(
    r"^\s(?:(?:rates?|figures?|numbers?|has|have|had|is|are|was|were|been|also|again|now|still|then|[a-z]+ly)\s)*"
    r"(?P<word>[a-z]{2,}(?:ed|ing|er|s))\b(?!\s(?:than|to)\b)"
)
_LEADS_ON = re.compile(
    r"^\s(?:(?:at|about|around|just|well|slightly|far|nearly|still|an?|the|average|of)\s)*$", re.IGNORECASE
)
_STRANGE = "whether this says how the figures moved: the check does not know the word"
_NAMELESS = "which indicator is meant: none is named here"


def check(
    text: str, card: Scorecard, further: Sequence[FurtherCell] = (), earlier: Earlier | None = None
) -> list[Finding]:
    """Every claim of a text with its verdict, in the order of the text.

    `further`: cells beyond the scorecard's rows that the text may speak of, such as those of the posts table.
    `earlier`: what the last report printed, for "up from 81% at the last report".
    """
    return check_against(Cells(card, further, earlier), text)


def check_against(cells: Cells, text: str) -> list[Finding]:
    """The same, where many texts are held against the same cells, one after the other."""
    read = list(passages(text))
    told = [
        _finding(passage, sentence, claim)
        for passage, sentence, claims in claims_of(cells, [passage for passage in read if not passage.table])
        for claim in claims
    ]
    return sorted([*told, *_tables(read)], key=lambda finding: finding.line)


@dataclass(frozen=True)
class Claim:
    """A word or number of a sentence with the ruling on it; `words`: with what it is compared with."""

    token: Token
    words: str
    ruling: Ruling


def claims_of(cells: Cells, read: Sequence[Passage]) -> Iterator[tuple[Passage, Sentence, list[Claim]]]:
    """The sentences of a text, each with its claims."""
    for passage, sentence in _sentences(read, cells):
        yield (
            passage,
            sentence,
            [Claim(*ruled) for ruled in (*_rulings(cells, sentence), *_unknown(sentence))],
        )


def _unknown(sentence: Sentence) -> Iterator[tuple[Token, str, Ruling]]:
    """What looks like a word of change beside a measure and is none that the check knows: "referrals cratered"."""
    for name in sentence.names:
        found = _VERB.match(sentence.text[name.end :])
        if found is None or is_plain(found["word"], beside_a_figure=True):
            continue
        start, end = (name.end + place for place in found.span("word"))
        if _leads_to_a_claim(sentence, end):
            continue
        if all(end <= token.start or start >= token.end for token in sentence.tokens):
            yield Token(Kind.CHANGE, start, end, found["word"]), found["word"], unchecked(_STRANGE)


def _leads_to_a_claim(sentence: Sentence, end: int) -> bool:
    """Whether a verb only leads to what is checked: "reached 85%", "remains higher than England"."""
    after = next((t for t in sentence.tokens if t.start >= end), None)
    kinds = (Kind.NUMBER, Kind.STANDING)
    return (
        after is not None and after.kind in kinds and bool(_LEADS_ON.match(sentence.text[end : after.start]))
    )


def _tables(read: Sequence[Passage]) -> Iterator[Finding]:
    """A table is one claim that can't be checked: its numbers stand under headings, not in sentences."""
    for before, passage in pairwise([None, *read]):
        if passage is not None and passage.table and not (before is not None and before.table):
            why = "tables are not read: leave the figures to the report's own table"
            yield Finding(passage.line, "a table", "table", Verdict.UNCHECKED, "", "", why, passage.text)


def _sentences(read: Sequence[Passage], cells: Cells) -> Iterator[tuple[Passage, Sentence]]:
    """The sentences, each with what the one before it, or the heading above it, spoke of."""
    names = Names(_phrases(cells))
    shares = cells.shares
    under: Subject | None = None
    carried: Subject | None = None
    for passage in read:
        read_as = tokens_of(passage.text, names, cells.groups, cells.card.month, cells.places)
        tokens = sorted(meant(passage.text, read_as, shares), key=lambda token: token.start)
        if passage.first:
            carried = None if passage.heading else under
        sentence = Sentence(passage.text, passage.line, tuple(tokens), carried)
        yield passage, sentence
        carried = sentence.carries()
        if passage.heading:
            under = carried


def _phrases(cells: Cells) -> Mapping[str, Iterable[str]]:
    """The names of everything that is held, and of every other indicator: a text may speak of what is not there."""
    phrases: dict[str, tuple[str, ...]] = {code: name.phrases for code, name in NAMES.items()}
    phrases |= {row.indicator.code: phrases_of(row.indicator) for row in cells.card.rows}
    return phrases | {extra.label: extra.called for extra in cells.further}


def _rulings(cells: Cells, sentence: Sentence) -> Iterator[tuple[Token, str, Ruling]]:
    for token in sentence.tokens:
        if token.kind in _KINDS:
            held = held_for(cells, sentence, token)
            if held is None:
                yield from _nameless(sentence, token)
            elif isinstance(held, Ruling):
                if _is_claim(sentence, token):
                    yield token, token.text, held
            elif token.kind in _OF_EACH:
                yield from of_each(cells, sentence, token, held, partial(_ruled, cells, sentence, token))
            else:
                yield from _ruled(cells, sentence, token, held)


def _ruled(
    cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held]
) -> Iterator[tuple[Token, str, Ruling]]:
    if token.kind is Kind.NUMBER:
        if not _counts_something_else(token, held):
            yield token, token.text, rule_number(cells, sentence, token, held)
    elif token.kind is Kind.CHANGE and (other := _up_on(sentence, token)) is not None:
        ruling = rule_comparison(sentence, token, other, held)
        yield token, f"{token.text} on {other.text}", _turned(sentence, token, ruling)
    elif token.kind is Kind.CHANGE:
        yield token, token.text, _turned(sentence, token, _change(cells, sentence, token, held))
    elif token.kind is Kind.LIKENED:
        yield (
            token,
            token.text,
            unchecked(
                "how many times as much, or as much as when: the scorecard holds the figures alone", held
            ),
        )
    elif token.kind is Kind.RATED:
        yield token, token.text, _turned(sentence, token, rule_rated(sentence, token, held))
    elif token.kind is Kind.SIGNAL:
        yield token, token.text, rule_signal(token, held)
    elif token.kind is Kind.ABSENT:
        yield token, token.text, rule_absence(sentence, token, held)
    elif token.kind is Kind.FINAL:
        yield token, token.text, rule_final(sentence, token, held)
    elif token.kind is Kind.RANK:
        yield token, token.text, unchecked("ranks: the scorecard holds none", held)
    elif token.kind is Kind.REACHED:
        if sentence.names_target:
            yield token, token.text, rule_target(sentence, token, held)
    else:
        for words, ruling in rule_standing(cells, sentence, token, held):
            yield token, words, _turned(sentence, token, ruling)


def _change(cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling:
    whose = sentence.mover(token)
    if whose is not None:
        return unchecked(f"how the figure of {whose.value} moved: one year of it is held", held)
    return rule_change(cells, sentence, token, held)


def _up_on(sentence: Sentence, token: Token) -> Token | None:
    """Whom "up on England", "down against the target" compares with."""
    after = next((t for t in sentence.tokens if t.start >= token.end), None)
    if after is None or after.kind is not Kind.COMPARATOR or not _ON.match(sentence.gap(token, after)):
        return None
    return after


def _counts_something_else(token: Token, held: Sequence[Held]) -> bool:
    """Whether a small number in words ("one referral") is of something that the scorecard doesn't count."""
    return token.in_words == 0 and not token.everyone and all(one.unit is not Unit.COUNT for one in held)


def _turned(sentence: Sentence, token: Token, ruling: Ruling) -> Ruling:
    """The ruling on the opposite: "has not increased", "no rise in", "neither of them is above England"."""
    before = sentence.before(token)
    is_denied = _NOT.search(before) or _NEITHER.search(before)
    if not is_denied or ruling.verdict is Verdict.UNCHECKED:
        return ruling
    if ruling.verdict is Verdict.WRONG:
        return replace(ruling, verdict=Verdict.TRUE, right="", why="")
    return replace(
        ruling,
        verdict=Verdict.WRONG,
        right=f"it is so, not denied: {token.text}",
        why="the figures say it is",
    )


def _nameless(sentence: Sentence, token: Token) -> Iterator[tuple[Token, str, Ruling]]:
    """A claim that is tied to no row: it is asked about where it may be of a figure."""
    if is_asked_about(sentence, token):
        yield token, token.text, unchecked(_NAMELESS)


def _is_claim(sentence: Sentence, token: Token) -> bool:
    if token.kind is Kind.STANDING:
        return any(compared(sentence, token))
    return token.kind is not Kind.REACHED or sentence.names_target


def _finding(passage: Passage, sentence: Sentence, claim: Claim) -> Finding:
    token, ruling = claim.token, claim.ruling
    return Finding(
        passage.line_at(token.start), claim.words, _KINDS[token.kind], ruling.verdict, ruling.bound_to, ruling.right,
        ruling.why, sentence.text,
    )  # fmt: skip
