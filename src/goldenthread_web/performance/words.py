"""Names of parts of the council and of rows, as people say them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.reports.material import label
from goldenthread.scorecard.card import Row
from goldenthread.standards.codes import CODE_LISTS
from goldenthread.terms.words import Breakdown
from goldenthread_web.performance.served import WHOLE_COUNCIL

WHOLE = "The whole council"
_ORDER = ("service", "locality", "team")
_KINDS = {"service": "Services", "locality": "Localities", "team": "Teams"}


def area_words(area: str) -> str:
    """ "service=Assessment" as "Assessment service"; the whole council by its own words."""
    kind, _, name = area.partition("=")
    if area == WHOLE_COUNCIL:
        return WHOLE
    return f"{name}: {kind}" if name == "not recorded" else f"{name} {kind}"


def area_choices(areas: Iterable[str], own: Collection[str] = ()) -> list[tuple[str, list[tuple[str, str]]]]:
    """The areas that can be chosen, the reader's own first, then by kind: (kind, [(area, its name)])."""
    mine = "My parts" if len(own) > 1 else "My part"
    found = [area for area in areas if area not in own]
    return [(mine, [(area, area_words(area)) for area in own])] * bool(own) + [
        (_KINDS[kind], [(area, area.partition("=")[2]) for area in found if area.startswith(f"{kind}=")])
        for kind in _ORDER
        if any(area.startswith(f"{kind}=") for area in found)
    ]


def row_words(row: Row, area: str) -> str:
    """The name of a row on a page of one part of the council, which the page names once."""
    return row.indicator.label if row.group == area else label(row)


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
