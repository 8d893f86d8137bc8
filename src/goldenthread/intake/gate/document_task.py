"""Taking a Word document apart, only ever in the child process and only behind the zip check and the XML check.

What Word shows as text is taken wherever it stands: in content controls, tracked insertions, links and text boxes.
What was deleted with tracking is taken apart from it, and told after the paragraph or table in which it stood. Notes,
comments, headers and footers come last, under a heading.
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
from goldenthread.intake.gate.document_lines import deleted, is_deleted, marked, parted
from goldenthread.intake.gate.document_styles import Styles
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
    styles = Styles(document.styles)
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


def _blocks(parent: Any, styles: Styles) -> Iterator[Block]:
    for element in _within(parent):
        if element.tag == qn("w:tbl"):
            yield from _table(element, styles)
        else:
            yield from _paragraph(element, styles)
        yield from _deleted(element)


def _table(element: Any, styles: Styles) -> Iterator[Block]:
    rows = [_row(row, styles) for row in _children(element, "w:tr") if not is_deleted(row)]
    if any(any(cells) for cells, _, _ in rows):
        told = [[parted(cell) for cell in cells] for cells, _, _ in rows]
        yield {
            "rows": [[text for text, _ in cells] for cells in told],
            "below": [below for _, below, _ in rows],
            "beside": [beside for _, _, beside in rows],
            "struck": [[[n, spans] for n, (_, spans) in enumerate(cells) if spans] for cells in told],
        }


def _deleted(element: Any) -> Iterator[Block]:
    """What was deleted with tracking in a paragraph or a table, each row of a table by itself."""
    rows = list(_children(element, "w:tr")) if element.tag == qn("w:tbl") else [element]
    for row in rows:
        words = [_text(paragraph) for paragraph in row.iter(qn("w:p"))] if is_deleted(row) else []
        if text := " ".join(" ".join([*words, *deleted(row)]).split()):
            yield {"text": text, "level": None, "is_item": False, "is_deleted": True}


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


def _paragraph(element: Any, styles: Styles) -> Iterator[Block]:
    text, struck = parted(_text(element, styles).strip())
    if text:
        level = styles.level(element)
        is_item = level is None and styles.is_item(element)
        if level is None and not is_item and _is_all_bold(element, text):
            level = 6
        yield {"text": text, "level": level, "is_item": is_item, "struck": struck}
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


def _text(element: Any, styles: Styles | None = None) -> str:
    """The text of a paragraph as the page shows it, without what stands in its text boxes.

    styles: given where words with a line through them are to be marked.
    """
    found = []
    for child in element:
        if child.tag in _SKIPPED or child.tag == _BOX:
            continue
        if child.tag == qn("w:t"):
            found.append(child.text or "")
        elif child.tag in _LETTERS:
            found.append("" if child.get(qn("w:type")) == "page" else _LETTERS[child.tag])
        elif isinstance(child.tag, str):
            words = _text(child, styles)
            is_struck = styles is not None and child.tag == qn("w:r") and styles.is_struck(child)
            found.append(marked(words) if is_struck else words)
    return "".join(found)


def _row(row: Any, styles: Styles) -> tuple[list[str], list[int], list[int]]:
    """The cells of a row in the columns of the page: what is merged has its words once; and the places that a cell
    above is merged over, and those that a cell to their left is."""
    below: list[int] = []
    beside: list[int] = []
    cells = [""] * _count(row, f"{qn('w:trPr')}/{qn('w:gridBefore')}", none=0)
    for cell in _children(row, "w:tc"):
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
        below += [len(cells)] if goes_on else []
        cells.append("" if goes_on else _cell(cell, styles))
        width = _count(cell, f"{qn('w:tcPr')}/{qn('w:gridSpan')}", none=1)
        beside += range(len(cells), len(cells) + width - 1)
        cells += [""] * (width - 1)
    return cells, below, beside


def _count(element: Any, where: str, none: int) -> int:
    found = element.find(where)
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else none


def _cell(cell: Any, styles: Styles) -> str:
    """The paragraphs of a cell on a line each; those of a list with a bullet."""
    lines = []
    for paragraph in cell.iter(qn("w:p")):
        if not any(above.tag in _SKIPPED for above in paragraph.iterancestors()):
            text = _text(paragraph, styles).strip()
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
