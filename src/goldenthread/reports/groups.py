"""Groups of people and parts of the council, as people say them and in the order in which people look for them."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.standards.codes import CODE_LISTS
from goldenthread.terms.words import Breakdown


def group_words(group: str) -> str:
    """A group as people say it: "ethnicity=WBRI" as "White British", "age=5-9" as "5 to 9"."""
    kind, _, name = group.partition("=")
    if kind == Breakdown.AGE:
        return name.replace("-", " to ")
    return _codes(kind).get(name, name)


def group_order(group: str) -> tuple[int, str]:
    """Ages from the youngest, codes as their list has them, all else by name; what is not recorded comes last."""
    kind, _, name = group.partition("=")
    known = list(AGE_BANDS) if kind == Breakdown.AGE else list(_codes(kind))
    return (known.index(name) if name in known else len(known), name)


def _codes(kind: str) -> Mapping[str, str]:
    return CODE_LISTS[kind].codes if kind in (Breakdown.SEX, Breakdown.ETHNICITY) else {}
