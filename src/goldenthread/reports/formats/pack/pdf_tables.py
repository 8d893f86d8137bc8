"""The tags of a PDF's tables: which way each heading reads, and all the headings that a cell stands under.

WeasyPrint writes no scope, and tells a cell neither of the heading that spans several columns nor of its area's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_HEAD, _CELL = "/TH", "/TD"


def mend(_: object, file: Any) -> None:
    """Called by WeasyPrint when the whole file is there and not written yet."""
    tags = {item.reference: item for item in file.objects if _kind(item)}
    for table in (item for item in tags.values() if _kind(item) == "/Table"):
        _mend_table(list(_rows(table, tags)))


def _mend_table(rows: list[tuple[bool, list[Any]]]) -> None:
    """The rows are in their order, each with whether it is at the head of the table."""
    over = _over([cells for is_head, cells in rows if is_head])
    area: list[Any] = []
    for is_head, cells in rows:
        is_area = not is_head and [_kind(cell) for cell in cells] == [_HEAD]
        if is_area:
            area = [cells[0]["ID"]]
        names = [cell["ID"] for cell in cells if _kind(cell) == _HEAD]
        at = 0
        for cell in cells:
            if _kind(cell) == _CELL:
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


def _rows(element: Any, tags: dict[bytes, Any], is_head: bool = False) -> Iterator[tuple[bool, list[Any]]]:
    for below in _below(element, tags):
        if _kind(below) == "/TR":
            yield is_head, [cell for cell in _below(below, tags) if _kind(cell) in (_HEAD, _CELL)]
        else:
            yield from _rows(below, tags, is_head or _kind(below) == "/THead")


def _below(element: Any, tags: dict[bytes, Any]) -> Iterator[Any]:
    return (tags[kid] for kid in element["K"] if kid in tags)


def _kind(item: Any) -> str:
    """What an element of the tags is; "" of all else in the file."""
    return item.get("S", "") if isinstance(item, dict) and item.get("Type") == "/StructElem" else ""
