"""Taking a Word document apart, only ever in the child process and only behind the zip check and the XML check.

What Word shows as text is taken wherever it stands: in content controls, tracked insertions, links and text boxes.
What is struck out by a tracked deletion is not. Notes, comments, headers and footers come last, under a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.strict_xml import StrictParser

BEYOND = "Notes, comments, headers and footers"
_BEYOND = ("footnotes", "endnotes", "comments", "header", "footer")
_PAGE = re.compile(r"(?:page )?\d+(?: (?:of|/) \d+)?", re.IGNORECASE)
_SKIPPED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText"))) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_BOX = qn("w:txbxContent")
_LETTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LONGEST_HEADING = 100
_MOST_COLUMNS = 200

Block = dict[str, Any]


def read(path: Path, limits: Limits) -> dict[str, Any]:
    """The blocks of a document as plain values."""
    with Archive(path, limits) as archive:
        _check_types(archive)
        for name in archive.readable():
            if name.lower().endswith((".xml", ".rels")):
                _check_xml(archive, name)
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise Refused("truncated", "") from error
    styles = _Styles(document)
    blocks = [*_blocks(document.element.body, styles), *_beyond(document)]
    return {"blocks": blocks}


def _check_types(archive: Archive) -> None:
    """Refuse macros by what the archive says of its parts, and anything that is no document."""
    if "[Content_Types].xml" not in archive.parts or "word/document.xml" not in archive.parts:
        raise Refused("truncated", "")

    def start(_: str, attributes: dict[str, str]) -> None:
        if "macroenabled" in attributes.get("ContentType", "").lower():
            raise Refused("macro-document", "")

    parser = StrictParser()
    parser.expat.StartElementHandler = start
    parser.feed(archive.read("[Content_Types].xml"))
    parser.close()


def _check_xml(archive: Archive, name: str) -> None:
    """Well-formed, and without a document type: nothing that could name an entity or another file."""
    parser = StrictParser()
    for block in archive.stream(name):
        parser.feed(block)
    parser.close()


class _Styles:
    """What the styles of a document say: which level of heading a paragraph has, and whether it is in a list."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.style_id: style for style in document.styles}

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

    def _of(self, paragraph: Any) -> Iterator[Any]:
        """The paragraph's style and those that it is based on."""
        style = self._styles.get(paragraph.style or "")
        seen = set()
        while style is not None and style.style_id not in seen:
            seen.add(style.style_id)
            yield style
            style = style.base_style


def _blocks(parent: Any, styles: _Styles) -> Iterator[Block]:
    for element in _within(parent):
        if element.tag == qn("w:tbl"):
            rows = [_row(row, styles) for row in _children(element, "w:tr")]
            if any(any(cells) for cells, _ in rows):
                yield {"rows": [cells for cells, _ in rows], "below": [below for _, below in rows]}
        else:
            yield from _paragraph(element, styles)


def _within(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls and the like."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")):
            yield from _within(child)


def _children(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, also those inside content controls."""
    for child in parent:
        if child.tag == qn(name):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")):
            yield from _children(child, name)


def _paragraph(element: Any, styles: _Styles) -> Iterator[Block]:
    text = _text(element).strip()
    if text:
        level = styles.level(element)
        is_item = level is None and styles.is_item(element)
        if level is None and not is_item and _is_all_bold(element, text):
            level = 6
        yield {"text": text, "level": level, "is_item": is_item}
    for box in element.iter(_BOX):
        if not any(above.tag in _SKIPPED for above in box.iterancestors()):
            yield from _blocks(box, styles)


def _is_all_bold(element: Any, text: str) -> bool:
    """Whether a short line stands all in bold: a heading that was never given a heading's style."""
    if len(text) > _LONGEST_HEADING or text.endswith((".", ",", ";")) or "\n" in text:
        return False
    runs = [run for run in element.iter(qn("w:r")) if _text(run).strip()]
    marks = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(runs) and all(
        mark is not None and mark.get(qn("w:val"), "1") in ("1", "true", "on") for mark in marks
    )


def _text(element: Any) -> str:
    """The text of a paragraph as the page shows it, without what stands in its text boxes."""
    found = []
    for child in element:
        if child.tag in _SKIPPED or child.tag == _BOX:
            continue
        if child.tag == qn("w:t"):
            found.append(child.text or "")
        elif child.tag in _LETTERS:
            found.append("" if child.get(qn("w:type")) == "page" else _LETTERS[child.tag])
        elif isinstance(child.tag, str):
            found.append(_text(child))
    return "".join(found)


def _row(row: Any, styles: _Styles) -> tuple[list[str], list[int]]:
    """The cells of a row in the columns of the page: what is merged has its words once; and the places that a cell
    above is merged over."""
    below = []
    cells = [""] * _count(row, f"{qn('w:trPr')}/{qn('w:gridBefore')}", none=0)
    for cell in _children(row, "w:tc"):
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
        below += [len(cells)] if goes_on else []
        cells.append("" if goes_on else _cell(cell, styles))
        cells += [""] * (_count(cell, f"{qn('w:tcPr')}/{qn('w:gridSpan')}", none=1) - 1)
    return cells, below


def _count(element: Any, where: str, none: int) -> int:
    found = element.find(where)
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else none


def _cell(cell: Any, styles: _Styles) -> str:
    """The paragraphs of a cell on a line each; those of a list with a bullet."""
    lines = []
    for paragraph in cell.iter(qn("w:p")):
        if not any(above.tag in _SKIPPED for above in paragraph.iterancestors()):
            text = _text(paragraph).strip()
            lines.append(f"• {text}" if text and styles.is_item(paragraph) else text)
    return "\n".join(lines).strip()


def _beyond(document: Document) -> Iterator[Block]:
    """What stands beside the text: said once, numbers of pages left out."""
    found: dict[str, None] = {}
    for relation in document.part.rels.values():
        if relation.is_external or relation.reltype.rsplit("/", 1)[-1] not in _BEYOND:
            continue
        for paragraph in parse_xml(relation.target_part.blob).iter(qn("w:p")):
            text = " ".join(_text(paragraph).split())
            if text and not _PAGE.fullmatch(text):
                found.setdefault(text)
    if found:
        yield {"text": BEYOND, "level": 1, "is_item": False}
        yield from ({"text": text, "level": None, "is_item": False} for text in found)
