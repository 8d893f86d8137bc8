"""Columns are found by their header, never by their position; headers are matched leniently.

Case, spaces, underscores and punctuation don't matter, so `Month End`, `month_end` and `MONTH-END`
are one header.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from goldenthread.intake.gate.refusal import Refused
from goldenthread.standards.layout import Field, Layout


def plain(header: str) -> str:
    """A header without what people vary: `Month End` and `month_end` are both `monthend`."""
    return re.sub(r"[^a-z0-9]", "", header.casefold())


def spellings(field: Field) -> list[str]:
    """Every header, made plain, under which a column is known."""
    return [plain(name) for name in (field.name, *field.also)]


def layout_of(headers: Iterable[str | None], layouts: Iterable[Layout]) -> Layout | None:
    """The layout whose needed columns are all there; among several the one with most columns there."""
    there = {plain(header) for header in headers if header}
    fitting = [layout for layout in layouts if not _lacking(layout, there)]
    return max(fitting, key=lambda layout: len(_found(layout, there)), default=None)


def nearest_layout(headers: Iterable[str | None], layouts: Iterable[Layout], least: int = 3) -> Layout | None:
    """The layout meant by headers that lack some of its needed columns: the one with most of them there."""
    there = {plain(header) for header in headers if header}
    nearest = max(layouts, key=lambda layout: len(_found(layout, there)))
    return nearest if len(_found(nearest, there)) >= least else None


def columns_of(headers: Mapping[str, str | None], layout: Layout, file: str, sheet: str) -> dict[str, str]:
    """For each column of the layout that is there, where it is: the key of its header.

    Refuses a needed column that is missing, naming the nearest header, and a column that is there twice.
    """
    keys: dict[str, list[str]] = {}
    for key, header in headers.items():
        if header:
            keys.setdefault(plain(header), []).append(key)
    columns = {}
    for field in layout.fields:
        hits = [key for spelling in dict.fromkeys(spellings(field)) for key in keys.get(spelling, ())]
        if len(hits) > 1:
            message = f"Two columns are headed {field.name!r} or a name of the same meaning. Remove one."
            raise Refused("duplicate-column", message, file=file, sheet=sheet, column=field.name)
        if not hits and field.needed:
            raise Refused(
                "missing-column", _missing(field, headers.values()), file=file, sheet=sheet, column=field.name
            )
        if hits:
            columns[field.name] = hits[0]
    return columns


def _missing(field: Field, headers: Iterable[str | None]) -> str:
    by_plain = {plain(header): header for header in headers if header}
    near = next(iter(difflib.get_close_matches(plain(field.name), by_plain, n=1, cutoff=0.6)), None)
    hint = f" The nearest header is {by_plain[near]!r}." if near else ""
    return f"The column {field.name!r} is missing.{hint} Export it too, or give its column that header."


def _lacking(layout: Layout, there: set[str]) -> Sequence[Field]:
    return [field for field in layout.fields if field.needed and not there.intersection(spellings(field))]


def _found(layout: Layout, there: set[str]) -> Sequence[Field]:
    return [field for field in layout.fields if there.intersection(spellings(field))]
