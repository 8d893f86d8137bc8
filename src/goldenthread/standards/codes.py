"""The code lists of the statutory returns, and how a code is recognised in what people write.

A cell may hold the bare code, the code with its label ("N1 - Abuse or neglect", "q) 6: Police"), the
label alone, or a spelling met in practice. Prefix letters such as "a)" shift between versions of
Annex A, so they decide nothing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

_PREFIX = re.compile(r"^[A-Za-z]{1,2}\)\s*")
_LEADING = re.compile(r"^([A-Za-z0-9]{1,6})\s*(?:[:=\-\u2013\u2014]|\s)\s*(?=\S)")
_LEADING_ALONE = re.compile(r"^([A-Za-z0-9]{1,6})\s*[:=\-\u2013\u2014]\s*(?=\S)")
_IN_BRACKETS = re.compile(r"[\[(]([A-Za-z0-9]{1,6})[\])]\s*$")


def plain(text: str) -> str:
    """A label reduced to its letters and digits, so that case, quotes and dashes don't matter."""
    return " ".join(
        re.findall(r"[a-z0-9]+", text.casefold().replace("&", " and ").replace("\u2019", "").replace("'", ""))
    )


@dataclass(frozen=True)
class CodeList:
    """Codes with their labels, and other spellings of which it is certain what code they mean."""

    name: str
    codes: Mapping[str, str]
    variants: Mapping[str, str]

    @cached_property
    def _by_code(self) -> dict[str, str]:
        return {code.casefold(): code for code in self.codes}

    @cached_property
    def _by_label(self) -> dict[str, str]:
        labels = {plain(label): code for code, label in self.codes.items()}
        return {plain(spelling): code for spelling, code in self.variants.items()} | labels

    def recognise(self, text: str) -> str | None:
        """The code that a text means, or None."""
        bare = _PREFIX.sub("", text)
        return (
            self._code_inside(text)
            or self._code_inside(bare)
            or self._by_label.get(plain(text))
            or (self._by_label.get(plain(bare)))
        )

    def _code_inside(self, text: str) -> str | None:
        if text.casefold() in self._by_code:
            return self._by_code[text.casefold()]
        for found in (_LEADING.match(text), _IN_BRACKETS.search(text)):
            if found and found[1].casefold() in self._by_code and self._stands_alone(found[1], text):
                return self._by_code[found[1].casefold()]
        return None

    def _stands_alone(self, token: str, text: str) -> bool:
        """A code without a digit can be a word of the label, unless a dash or colon sets it off."""
        return (
            any(c.isdigit() for c in token) or bool(_LEADING_ALONE.match(text)) or text.endswith(("]", ")"))
        )


def _read_lists() -> dict[str, CodeList]:
    lists: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    for row in _rows("codes.csv"):
        lists.setdefault(row["code_list"], ({}, {}))[0][row["code"]] = row["label"]
    for row in _rows("spellings.csv"):
        lists[row["code_list"]][1][row["spelling"]] = row["code"]
    return {name: CodeList(name, codes, variants) for name, (codes, variants) in lists.items()}


def _rows(file: str) -> list[dict[str, str]]:
    text = resources.files("goldenthread.standards").joinpath(file).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


CODE_LISTS = _read_lists()
YES_NO = CODE_LISTS["yes_no"]
