"""Finds measures and words by what somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from goldenthread import catalogue
from goldenthread.indicators.indicator import Indicator
from goldenthread.terms.words import Theme
from goldenthread_web.help.glossary import Term, terms


def measures(asked: str = "") -> list[tuple[Theme, list[Indicator]]]:
    """The measures in which all words occur, by theme; all of them where nothing was typed."""
    found = [one for one in catalogue.load().values() if _has_all(_told(one), asked)]
    order = list(Theme)
    found.sort(key=lambda one: (order.index(one.theme), one.order))
    return [(theme, list(ones)) for theme, ones in groupby(found, key=lambda one: one.theme)]


def words(asked: str) -> list[Term]:
    """The words of the glossary in which, or in whose meaning, all of this occurs."""
    return [term for term in terms() if asked.split() and _has_all([term.plain], asked)]


def _told(one: Indicator) -> Iterator[str]:
    yield from (one.code, one.title, one.label, one.theme.value, one.why, one.counted, one.over, *one.notes)


def _has_all(texts: Iterable[str], asked: str) -> bool:
    """Whether each word begins a word of the texts, whatever the capitals."""
    there = re.findall(r"\w+", " ".join(texts).casefold().replace("_", " "))
    wanted = re.findall(r"\w+", asked.casefold().replace("_", " "))
    return all(any(word.startswith(part) for word in there) for part in wanted)
