"""What the styles of a Word document say of its paragraphs and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LINES = (qn("w:strike"), qn("w:dstrike"))
_ON = ("1", "true", "on")


class Styles:
    """What the styles of a document say: which level of heading a paragraph has, whether it is in a list, and which
    words have a line through them."""

    def __init__(self, styles: Iterable[Any]) -> None:
        self._styles = {style.style_id: style for style in styles}
        self._struck = {key for key in self._styles if self._strikes(key)}

    def level(self, paragraph: Any) -> int | None:
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if own is not None and own.get(qn("w:val"), "9") < "9":
            return int(own.get(qn("w:val"))) + 1
        for style in self._of(paragraph):
            name = style.name or ""
            if name.lower() == "title":
                return 0
            if found := _HEADING.fullmatch(name):
                return int(found[1])
        return None

    def is_item(self, paragraph: Any) -> bool:
        number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None:
            return bool(number.get(qn("w:val")) != "0")
        return any(
            (style.name or "").lower().startswith("list ")
            or style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
            for style in self._of(paragraph)
        )

    def is_struck(self, run: Any) -> bool:
        """Whether a run of letters has a line through it: by itself, else by its own style or its paragraph's."""
        said = _said_of_a_line(run)
        if said is not None or not self._struck:
            return bool(said)
        own = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        paragraph = next(run.iterancestors(qn("w:p")), None)
        above = None if paragraph is None else paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return any(each is not None and each.get(qn("w:val")) in self._struck for each in (own, above))

    def _strikes(self, key: str) -> bool:
        """Whether a style, or the nearest of those that it is based on which says so, draws a line through words."""
        said = (_said_of_a_line(style.element) for style in self._based(key))
        return next((each for each in said if each is not None), False)

    def _of(self, paragraph: Any) -> Iterator[Any]:
        """The paragraph's style and those that it is based on."""
        return self._based(paragraph.style or "")

    def _based(self, key: str) -> Iterator[Any]:
        """A style and those that it is based on; styles of lists are based on none."""
        style = self._styles.get(key)
        seen = set()
        while style is not None and style.style_id not in seen:
            seen.add(style.style_id)
            yield style
            style = getattr(style, "base_style", None)


def _said_of_a_line(element: Any) -> bool | None:
    """Whether a run or a style says that a line goes through its words, or that none does; None where it says
    nothing."""
    marks = [mark for tag in _LINES for mark in element.iterfind(f"{qn('w:rPr')}/{tag}")]
    return any(mark.get(qn("w:val"), "1") in _ON for mark in marks) if marks else None
