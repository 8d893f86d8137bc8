"""Names of parts of the council and of rows, as people say them."""

from __future__ import annotations

from collections.abc import Iterable

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


def area_choices(areas: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The areas that can be chosen, by kind: (kind, [(area, its name)])."""
    found = list(areas)
    return [
        (_KINDS[kind], [(area, area.partition("=")[2]) for area in found if area.startswith(f"{kind}=")])
        for kind in _ORDER
        if any(area.startswith(f"{kind}=") for area in found)
    ]
