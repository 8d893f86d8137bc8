"""The header that a person sees in a delivery for a column of our records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from goldenthread.records.load import Source
from goldenthread.standards import annex_a, cin_census, hr, local, ssd, ssda903
from goldenthread.standards.layout import Layout

_LAYOUTS: Mapping[Source, Iterable[Layout]] = {
    Source.ANNEX_A: [each.layout for each in annex_a.LISTS.values()],
    Source.SSDA903: ssda903.LAYOUTS.values(),
    Source.CIN_CENSUS: cin_census.LAYOUTS.values(),
    Source.SSD: ssd.LAYOUTS.values(),
    Source.HR: hr.LAYOUTS.values(),
    Source.LOCAL: local.LAYOUTS.values(),
}


@cache
def heading(source: Source, sheet: str, column: str) -> str:
    """The header in that sheet, as the standard writes it; else our own name of the column."""
    layouts = list(_LAYOUTS[source])
    own = [layout for layout in layouts if _is_named(source, layout, sheet)]
    found = {field.name for layout in own or layouts for field in layout.fields if field.record == column}
    return found.pop() if len(found) == 1 else column


def _is_named(source: Source, layout: Layout, sheet: str) -> bool:
    if source is Source.ANNEX_A:
        named = annex_a.list_named(sheet)
        return named is not None and named.layout.name == layout.name
    return sheet.casefold() in (name.casefold() for name in (layout.name, *layout.also))
