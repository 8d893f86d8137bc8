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

_PREFIX = re.compile(r"^(?:[A-Za-z]{1,2}\d?\)|[A-Za-z]\.)\s*")
_DASH = r"[:=\-\u2013\u2014]"
_LEADING = re.compile(rf"^[\[(]?([A-Za-z0-9]{{1,6}})[\])]?(\s*{_DASH}\s*|\.\s+|\s+)(\S.*)$", re.DOTALL)
_IN_BRACKETS = re.compile(r"^(.*?)[\[(]([A-Za-z0-9]{1,6})[\])]\s*$", re.DOTALL)
_LOCAL_SUFFIX = re.compile(r"([A-Za-z]+\d+)[A-Za-z]")


def plain(text: str) -> str:
    """A label reduced to its letters and digits, so that case, quotes and dashes don't matter."""
    lower = text.casefold().replace("&", " and ").replace("+", " and ")
    return " ".join(re.findall(r"[a-z0-9]+", re.sub("['\u2018\u2019]", "", lower)))


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
        for part in (text, _PREFIX.sub("", text)):
            code = self._by_code.get(part.casefold()) or self._code_inside(part)
            if code:
                return code
        return self._by_label.get(plain(text)) or self._by_label.get(plain(_PREFIX.sub("", text)))

    def _code_inside(self, text: str) -> str | None:
        if found := _LEADING.match(text):
            token, rest = found[1], found[3]
            set_off = bool(found[2].strip()) or any(c.isdigit() for c in token)
            if code := self._code_beside(token, rest, set_off or (len(token) > 3 and token.isupper())):
                return code
        if found := _IN_BRACKETS.match(text):
            return self._code_beside(found[2], found[1], True)
        return None

    def _code_beside(self, token: str, words: str, set_off: bool) -> str | None:
        """The code that stands beside words. One that may be a word itself counts only if they agree."""
        said = self._by_label.get(plain(words))
        code = self._by_code.get(token.casefold()) or self._without_local_suffix(token)
        if code:
            return code if set_off or said == code else None
        other = self._by_label.get(token.casefold()) if any(c.isdigit() for c in token) else None
        return other if said in (None, other) else None

    def _without_local_suffix(self, token: str) -> str | None:
        """Authorities split national codes by a letter of their own: N1a is an N1."""
        found = _LOCAL_SUFFIX.fullmatch(token)
        return self._by_code.get(found[1].casefold()) if found else None


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
