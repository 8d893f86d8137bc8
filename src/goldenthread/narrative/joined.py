"""A claim that is made of several things at once: "A and B rose", "A fell, as did B". It must hold of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from goldenthread.narrative.bound import rows_of, unchecked
from goldenthread.narrative.cells import Cells, Held
from goldenthread.narrative.finding import Ruling, Verdict
from goldenthread.narrative.sentence import Sentence, Subject
from goldenthread.narrative.tokens import Kind, Token

_WITH = r"(?:and|or|nor|as\s+well\s+as|along\s+with|together\s+with|alongside|with|plus|&|like)"
_OF = r"(?:the|our|both|also|all|average|total|of|numbers?|rates?|shares?|percentages?|proportions?|in|for)"
_AND = re.compile(
    rf"^(?:\s+(?:rates?|figures?|numbers?))?(?:\s*,\s*(?:{_WITH}\s+)?|\s+{_WITH}\s+)(?:{_OF}\s+)*$",
    re.IGNORECASE,
)
_DID = r"(?:did|do|does|have|has|had|are|is|were|was)"
_TAIL = re.compile(
    rf"^[\s,]*(?:as\s+{_DID}|and\s+so\s+{_DID}|so\s+{_DID}|nor\s+{_DID}|like|(?:along\s+|together\s+)?with|as\s+well\s+as)"
    rf"\s+(?:{_OF}\s+)*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^(?:\s+(?:too|also|as\s+well|rates?|figures?|numbers?))*\s*(?:[.,;)]|$)", re.IGNORECASE)
_OPENS = re.compile(rf"(?:^|[.;:])[\s,\u0001]*(?:(?:in|by|for|over|and|{_OF})[\s,\u0001]+)*$", re.IGNORECASE)
_AUX = (
    r"(?:has|have|had|is|are|was|were|be|been|being|do|does|did|not|also|then|now|still|again|so|since|both|all|each"
    r"|will|would|can|could|may|might|well|just|only|far|much|slightly|broadly|largely|remains?|stands?|stood|sits?"
    r"|we|it|they|this|that|there|our|the|a|an|in|on|at|of|for|[a-z]+ly|[a-z]{2,}(?:ed|ing))"
)
_UNKNOWN_AFTER = re.compile(
    rf"^\s+{_WITH}\s+(?:{_OF}\s+)*(?!{_AUX}\b)(?P<what>[a-z][\w' -]*?)\s*\u0001*\s*$", re.IGNORECASE
)
_UNKNOWN_BEFORE = re.compile(
    rf"^\W*(?:{_OF}\s+)*(?!(?:we|it|this|that|they|there|these|those|i)\b)(?P<what>[a-z][\w'-]*(?:\s+[\w'-]+){{0,4}}?)"
    rf"\s+(?:and|or|as\s+well\s+as|along\s+with|together\s+with|like)\s+(?:{_OF}\s+)*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|shows?|means?|remains?|we|it|they"
    r"|[a-z]{2,}(?:ed|ing))\b",
    re.IGNORECASE,
)
Rule = Callable[[Sequence[Held]], Iterator[tuple[Token, str, Ruling]]]


def of_each(
    cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held], rule: Rule
) -> Iterator[tuple[Token, str, Ruling]]:
    """The rulings on a claim of what it is tied to, changed where it does not hold of something joined with that."""
    told = list(rule(held))
    name = _name(cells, sentence, token, held)
    if name is None or not told:
        yield from told
        return
    others = list(_joined(sentence, token, name))
    firm = _is_list(sentence, [name, *others])
    for at, (of, words, ruling) in enumerate(told):
        for other in others:
            ruling = _both(
                ruling, _ruling_of(cells, sentence, other, rule, at), sure=firm or other.start > token.end
            )
        if ruling.verdict is Verdict.TRUE and (what := _unknown(sentence, token, [name, *others])):
            ruling = unchecked(f"whether it is so of {what!r} too: no row is of that name", held)
        yield of, words, ruling


def _name(cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held]) -> Token | None:
    """The name in the sentence to which the claim is tied."""
    for subject in sentence.subjects(token):
        if list(rows_of(cells, sentence, subject)) == list(held):
            near = [name for name in sentence.names if name.keys == subject.keys]
            return min(near, key=lambda name: abs(name.start - token.start), default=None)
    return None


def _joined(sentence: Sentence, token: Token, name: Token) -> Iterator[Token]:
    names = sentence.names
    at = names.index(name)
    last = name
    for other in reversed(names[:at]):
        if not _AND.match(sentence.gap(other, last)):
            break
        yield other
        last = other
    last = name
    for other in names[at + 1 :]:
        if not _AND.match(sentence.gap(last, other)) or (name.end <= token.start < other.start):
            break
        yield other
        last = other
    yield from (
        other
        for other in names
        if other.start >= token.end and other.keys != name.keys and _rides(sentence, other)
    )


def _rides(sentence: Sentence, name: Token) -> bool:
    """Whether a name stands at the end, with what was said before: "rose, as did A"."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= name.start), None)
    joins = before is not None and _TAIL.match(sentence.gap(before, name))
    return bool(joins and _ENDS.match(sentence.text[name.end :]))


def _ruling_of(cells: Cells, sentence: Sentence, name: Token, rule: Rule, at: int) -> Ruling | None:
    held = list(rows_of(cells, sentence, Subject(name.keys, None)))
    told = list(rule(held)) if held else []
    return told[at][2] if at < len(told) else None


def _both(one: Ruling, other: Ruling | None, *, sure: bool) -> Ruling:
    """What holds of two: wrong where it is wrong of one of them, true where it is true of both."""
    if other is None:
        return one if one.verdict is Verdict.WRONG else unchecked("whether it is so of each that is named")
    bound = "; ".join(dict.fromkeys(filter(None, (one.bound_to, other.bound_to))))
    if one.verdict is Verdict.WRONG or (
        one.verdict is Verdict.UNCHECKED and other.verdict is not Verdict.WRONG
    ):
        return replace(one, bound_to=bound)
    if other.verdict is Verdict.WRONG and not sure:
        return unchecked("of which of the measures it is said")
    return replace(other, bound_to=bound)


def _is_list(sentence: Sentence, names: Sequence[Token]) -> bool:
    """Whether the names open their clause: "both A and B rose", not "we looked at A, and B rose"."""
    first = min(names, key=lambda name: name.start)
    return bool(_OPENS.search(_blanked(sentence, 0, first.start)))


def _unknown(sentence: Sentence, token: Token, names: Sequence[Token]) -> str:
    """What else the claim is made of that has no row: "referrals and adoptions fell"."""
    first, last = min(names, key=lambda n: n.start), max(names, key=lambda n: n.start)
    if last.end <= token.start:
        after = _UNKNOWN_AFTER.match(_blanked(sentence, last.end, token.start))
        if after and not _VERB.search(after["what"].rsplit(" ", 1)[0] if " " in after["what"] else ""):
            return after["what"]
    if first.end <= token.start:
        before = _UNKNOWN_BEFORE.match(_blanked(sentence, 0, first.start))
        if before and not _VERB.search(before["what"]):
            return before["what"]
    return ""


def _blanked(sentence: Sentence, start: int, end: int) -> str:
    text = sentence.text
    for token in sentence.tokens:
        if token.kind in (Kind.PERIOD, Kind.GROUP, Kind.NUMBER):
            text = text[: token.start] + "\u0001" * (token.end - token.start) + text[token.end :]
    return text[start:end]
