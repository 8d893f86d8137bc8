"""Names of parts of the council and of rows, as people say them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from goldenthread.reports.material import label
from goldenthread.scorecard.card import Row
from goldenthread_web.performance.served import WHOLE_COUNCIL

WHOLE = "The whole council"
NOT_RECORDED = "not recorded"
_ORDER = ("service", "locality", "team")
_KINDS = {"service": "Services", "locality": "Localities", "team": "Teams"}


def area_words(area: str) -> str:
    """ "service=Assessment" as "Assessment service"; the whole council by its own words."""
    kind, _, name = area.partition("=")
    if area == WHOLE_COUNCIL:
        return WHOLE
    return f"{kind.capitalize()} {name}" if name == NOT_RECORDED else f"{name} {kind}"


def area_choices(areas: Iterable[str], own: Collection[str] = ()) -> list[tuple[str, list[tuple[str, str]]]]:
    """The areas that can be chosen, the reader's own first, then by kind: (kind, [(area, its name)])."""
    mine = "My parts" if len(own) > 1 else "My part"
    found = [area for area in areas if area not in own]
    return [(mine, [(area, area_words(area)) for area in own])] * bool(own) + [
        (_KINDS[kind], [(area, _choice(area)) for area in found if area.startswith(f"{kind}=")])
        for kind in _ORDER
        if any(area.startswith(f"{kind}=") for area in found)
    ]


def _choice(area: str) -> str:
    """The name of a part below the name of its kind; what several kinds have is told apart, since a choice that is
    made stands alone."""
    kind, _, name = area.partition("=")
    return f"{kind.capitalize()} {name}" if name == NOT_RECORDED else name


def row_words(row: Row, area: str) -> str:
    """The name of a row on a page of one part of the council, which the page names once."""
    return row.indicator.label if row.group == area else label(row)
