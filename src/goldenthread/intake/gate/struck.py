"""Which words of a workbook's cells have a line through them: by the font of a cell, or of some of its letters.

Only ever in the child process, and only for a workbook whose reader asks: of records nobody does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from goldenthread.intake.gate import places
from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.parts import TRUE, Contents, related
from goldenthread.intake.gate.strict_xml import StrictParser, local_name

_WORKBOOK = "xl/workbook.xml"
_STRIKE = b"strike"
_MOST_LETTERS = 10_000_000
"""Of texts in several fonts, and of cells: what lies beyond is taken for whole. No plan has as many."""

Pieces = list[list[Any]]
"""The letters of a cell by their fonts, each with whether a line goes through them; None: as the cell has it."""


def struck(archive: Archive, contents: Contents) -> list[list[list[Any]]]:
    """Of each sheet the cells with a line through words: row, column, pieces; none where it goes through all."""
    parts = {kind: at for kind, at in related(archive, _WORKBOOK).values() if at in archive.parts}
    styles = _struck_styles(archive, parts["styles"]) if "styles" in parts else frozenset()
    shared = _shared(archive, parts["sharedStrings"]) if "sharedStrings" in parts else {}
    is_said = bool(styles) or any(map(_has_line, shared.values()))
    return [
        _cells(archive, sheet.part, styles, shared) if is_said or _holds(archive, sheet.part) else []
        for sheet in contents.sheets
    ]


def _struck_styles(archive: Archive, part: str) -> frozenset[str]:
    """The numbers of the styles of cells whose font has a line through it."""
    fonts: list[bool] = []
    of_cells: list[str] = []
    inside = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if tag in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            inside = tag
        elif inside == "fonts" and tag == "font":
            fonts.append(False)
        elif inside == "fonts" and tag == "strike" and fonts:
            fonts[-1] = _is_on(attributes)
        elif inside == "cellXfs" and tag == "xf":
            of_cells.append(attributes.get("fontId", "0"))

    _parse(archive, part, start)
    lines = {str(n) for n, has_line in enumerate(fonts) if has_line}
    return frozenset(str(n) for n, font in enumerate(of_cells) if font in lines)


class _Texts:
    """Puts a text together from its runs, each of which has a font of its own or that of its cell."""

    def __init__(self) -> None:
        self.pieces: Pieces = []
        self._in_text = self._in_sound = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("si", "is", "c"):
            self.pieces = []
        elif tag == "r":
            self.pieces.append(["", None])
        elif tag == "rPr" and self.pieces:
            self.pieces[-1][1] = False
        elif tag == "strike" and self.pieces:
            self.pieces[-1][1] = _is_on(attributes)
        elif tag == "rPh":
            self._in_sound = True
        elif tag == "t" and not self._in_sound:
            self._in_text = True
            self.pieces = self.pieces or [["", None]]

    def end(self, tag: str) -> None:
        self._in_text = self._in_text and tag != "t"
        self._in_sound = self._in_sound and tag != "rPh"

    def letters(self, words: str) -> None:
        if self._in_text:
            self.pieces[-1][0] += words


def _shared(archive: Archive, part: str) -> dict[str, Pieces]:
    """The texts that cells share, by their numbers: those in fonts of their own."""
    found: dict[str, Pieces] = {}
    texts, count, left = _Texts(), 0, _MOST_LETTERS

    def end(tag: str) -> None:
        nonlocal count, left
        texts.end(tag)
        if tag != "si":
            return
        if left > 0 and any(own is not None for _, own in texts.pieces):
            found[str(count)] = texts.pieces
            left -= sum(len(words) for words, _ in texts.pieces)
        count += 1

    _parse(archive, part, texts.start, end, texts.letters)
    return found


def _cells(archive: Archive, part: str, styles: Iterable[str], shared: dict[str, Pieces]) -> list[list[Any]]:
    found: list[list[Any]] = []
    texts, left = _Texts(), _MOST_LETTERS
    row = column = 0
    cell: dict[str, str] = {}
    value, in_value = "", False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, cell, value, in_value
        texts.start(tag, attributes)
        if tag == "row":
            said = attributes.get("r", "")
            row, column = int(said) if said.isdecimal() else row + 1, 0
        elif tag == "c":
            place = places.split(attributes.get("r", ""))
            column, cell, value = place[1] if place else column + 1, attributes, ""
        in_value = tag == "v"

    def end(tag: str) -> None:
        nonlocal in_value, left
        texts.end(tag)
        in_value = False
        if tag != "c" or not (value or texts.pieces):
            return
        pieces = shared.get(value, []) if cell.get("t") == "s" else texts.pieces
        has_line = cell.get("s", "0") in styles
        told = [[words, has_line if own is None else own] for words, own in pieces] or [["", has_line]]
        if left > 0 and _has_line(told):
            is_all = all(own for words, own in told if words.strip())
            found.append([row, places.letters(column), [] if is_all else told])
            left -= 1 + sum(len(words) for words, _ in told)

    def letters(words: str) -> None:
        nonlocal value
        texts.letters(words)
        if in_value:
            value += words

    _parse(archive, part, start, end, letters)
    return found


def _has_line(pieces: Pieces) -> bool:
    return any(own for _, own in pieces)


def _holds(archive: Archive, part: str) -> bool:
    """Whether the word for such a line stands anywhere in a sheet, which may hold texts of its own."""
    before = b""
    for block in archive.stream(part):
        if _STRIKE in before + block:
            return True
        before = block[-len(_STRIKE) :]
    return False


def _is_on(attributes: dict[str, str]) -> bool:
    return attributes.get("val", "1").lower() in TRUE


def _parse(
    archive: Archive,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda _: None,
    letters: Callable[[str], None] = lambda _: None,
) -> None:
    parser = StrictParser()
    parser.expat.StartElementHandler = lambda tag, attributes: start(local_name(tag), attributes)
    parser.expat.EndElementHandler = lambda tag: end(local_name(tag))
    parser.expat.CharacterDataHandler = letters
    for block in archive.stream(part):
        parser.feed(block)
    parser.close()
