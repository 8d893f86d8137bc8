"""The tags of a PDF's tables: which way each heading reads, all the headings that a cell stands under, and of what
table a part on a further page is.

WeasyPrint writes no scope, tells a cell neither of the heading that spans several columns nor of its area's, and makes
a table of its own, without a caption, of what stands on a further page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.pdf.tags import pydyf

from goldenthread.reports.formats.pack.pdf_elements import Elements, kind_of

_HEAD, _CELL = "/TH", "/TD"


def mend(elements: Elements, captions: Iterable[str]) -> None:
    """`captions`: those of the page's tables, in their order."""
    waiting, caption = iter(captions), ""
    for table in elements.of("/Table"):
        if any(kind_of(kid) == "/Caption" for kid in elements.below(table)):
            caption = next(waiting)
        else:
            told = pydyf.String(f"Continued from the page before: {caption}")
            table["A"] = pydyf.Dictionary({"O": "/Table", "Summary": told})
        _mend_table(list(_rows(table, elements)))


def _mend_table(rows: list[tuple[bool, list[Any]]]) -> None:
    """The rows are in their order, each with whether it is at the head of the table."""
    over = _over([cells for is_head, cells in rows if is_head])
    area: list[Any] = []
    for is_head, cells in rows:
        is_area = not is_head and [kind_of(cell) for cell in cells] == [_HEAD]
        if is_area:
            area = [cells[0]["ID"]]
        names = [cell["ID"] for cell in cells if kind_of(cell) == _HEAD]
        at = 0
        for cell in cells:
            if kind_of(cell) == _CELL:
                cell["A"]["Headers"][:] = [*names, *over.get(at, []), *area]
            else:
                cell["A"]["Scope"] = "/Column" if is_head or is_area else "/Row"
            at += cell["A"].get("ColSpan", 1)


def _over(heads: list[list[Any]]) -> dict[int, list[Any]]:
    """The headings over each column, where some span several columns or several lines."""
    found: dict[int, list[Any]] = {}
    taken: set[tuple[int, int]] = set()
    for line, cells in enumerate(heads):
        at = 0
        for cell in cells:
            while (line, at) in taken:
                at += 1
            for _ in range(cell["A"].get("ColSpan", 1)):
                found.setdefault(at, []).append(cell["ID"])
                taken |= {(line + down, at) for down in range(cell["A"].get("RowSpan", 1))}
                at += 1
    return found


def _rows(element: Any, elements: Elements, is_head: bool = False) -> Iterator[tuple[bool, list[Any]]]:
    for below in elements.below(element):
        if kind_of(below) == "/TR":
            yield is_head, [cell for cell in elements.below(below) if kind_of(cell) in (_HEAD, _CELL)]
        else:
            yield from _rows(below, elements, is_head or kind_of(below) == "/THead")
