"""The elements of a PDF's tags, as WeasyPrint has them when the whole file is there and not written yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Elements:
    """Every element, found by its kind and by the one that it stands in. They are in the order of the pages."""

    def __init__(self, file: Any) -> None:
        self._found = {item.reference: item for item in file.objects if kind_of(item)}

    def of(self, kind: str) -> Iterator[Any]:
        return (item for item in self._found.values() if kind_of(item) == kind)

    def below(self, element: Any) -> list[Any]:
        """The elements that stand in one; what is printed itself is not among them."""
        return [self._found[kid] for kid in element["K"] if kid in self._found]


def kind_of(item: Any) -> str:
    """What an element of the tags is; "" of all else in the file."""
    return item.get("S", "") if isinstance(item, dict) and item.get("Type") == "/StructElem" else ""
