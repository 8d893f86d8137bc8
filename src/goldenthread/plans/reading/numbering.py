"""What stands in a column of numbers and is none: "Total", "RAG key", "Approved by", "Example"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from goldenthread.plans.reading.columns import Column

OF_ANOTHER_FORM = "Its number has another form than most: taken for one."
_NOUN = "action|item|task|plan|part|recommendation|priority|objective|outcome|theme|step|number"
_NUMBER = re.compile(
    rf"\W*(?:(?:[A-Z]{{1,5}}|[A-Za-z]{{1,3}}|(?i:{_NOUN}))\.?[ /_-]{{0,3}})?\d\S*(?: \S+){{0,2}}"
)
_LETTER = re.compile(r"\(?(?:[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[).:]?")
_BEFORE_FIGURES = re.compile(r"\D+(?=\d)")
_CODE = re.compile(r"[A-Z]{2,5}(?:[ ./-][A-Z]{1,5})?")
_A_CODE, _WORDS = " code", " words"
_MIXED = (_A_CODE, _WORDS)  # of which several together are still no numbers
_NOT_YET = re.compile(
    r"new|tb[acd]|n/?a|none|to be (?:confirmed|agreed|added|numbered)|[-–—?.*]+", re.IGNORECASE
)


def is_no_number_yet(words: str) -> bool:
    """Whether the words say that an action has no number: "New", "TBC", a dash."""
    return bool(_NOT_YET.fullmatch(words))


def words_for_numbers(rows: Sequence[Mapping[Column, str]], *, has_column: bool = False) -> frozenset[str]:
    """What stands in the place of a number and can't be one, by the other rows of its table.

    A number has a figure, or is a short code. Beside numbers only words that other rows have with other figures are
    one ("Ofsted 1", "Ofsted 2"); without any, words that most rows have ("Homes", "Leaving care"). has_column: a part
    of the table above had numbers.
    """
    given = [words for row in rows if (words := row.get(Column.NUMBER, "").strip())]
    kinds = {words: _kind(words) for words in given}
    others = Counter(kind for kind in kinds.values() if kind is not None)
    if has_column or None in kinds.values():
        return frozenset(
            words for words, kind in kinds.items() if kind and (kind in _MIXED or others[kind] < 2)
        )
    actions = sum(bool(row.get(Column.ACTION)) for row in rows)
    return frozenset(given) if 2 * len(given) < actions else frozenset()


def _kind(words: str) -> str | None:
    """None for a number; else the words before its figures, which several may share, or what it is without any."""
    words = " ".join(words.split())
    if _NUMBER.fullmatch(words) or _LETTER.fullmatch(words):
        return None
    if found := _BEFORE_FIGURES.match(words):
        return found.group().strip().lower()
    return _A_CODE if _CODE.fullmatch(words) else _WORDS
