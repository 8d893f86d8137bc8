"""What stands beside the cells of a workbook's sheets: comments, threads of them, text boxes, headers and footers.

The parts of a workbook that was read are taken apart here as all others are: unpacked and counted by the zip check,
parsed with no document type and no entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parts import contents, related
from goldenthread.intake.gate.strict_xml import StrictParser, local_name

ON_EACH_PAGE = ("header", "footer")
_HEADERS = frozenset({"oddHeader", "evenHeader", "firstHeader"})
_FOOTERS = frozenset({"oddFooter", "evenFooter", "firstFooter"})
_PLACE = re.compile(r"&([LCR])")
_CODE = re.compile(r'&"[^"]*"|&K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|&\d+|&[A-Z]', re.IGNORECASE)
_NUMBER_OF_A_PAGE = re.compile(r"(?:page|of|sheet|[\s/|–-])*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Beside:
    """Words beside the cells. what: "comment", "text box", "header" or "footer"; at: the cell, as B4, or nothing."""

    what: str
    at: str
    words: str


def beside(path: Path, limits: Limits) -> dict[str, tuple[Beside, ...]]:
    """By sheet, what stands beside its cells, in a workbook that was read."""
    with Archive(path, limits) as archive:
        return {
            sheet.name: tuple(dict.fromkeys(_of_sheet(archive, sheet.part)))
            for sheet in contents(archive, limits).sheets
        }


def _of_sheet(archive: Archive, part: str) -> Iterator[Beside]:
    parts = [(kind, at) for kind, at in related(archive, part).values() if at in archive.parts]
    threads = [each for kind, at in parts if kind == "threadedComment" for each in _threaded(archive, at)]
    in_threads = {each.at for each in threads}
    yield from threads
    for kind, at in parts:
        if kind == "comments":  # that of a thread holds its words once more
            yield from (each for each in _comments(archive, at) if each.at not in in_threads)
        elif kind == "drawing":
            yield from (Beside("text box", "", words) for _, words in _texts(archive, at, "txBody", "t"))
    for what, tags in zip(ON_EACH_PAGE, (_HEADERS, _FOOTERS), strict=True):
        for tag in sorted(tags):
            for _, words in _texts(archive, part, tag, tag):
                yield from (Beside(what, "", each) for each in _on_the_page(words))


def _threaded(archive: Archive, part: str) -> Iterator[Beside]:
    for attributes, words in _texts(archive, part, "threadedComment", "text"):
        yield Beside("comment", attributes.get("ref", ""), words)


def _comments(archive: Archive, part: str) -> Iterator[Beside]:
    for attributes, words in _texts(archive, part, "comment", "t"):
        yield Beside("comment", attributes.get("ref", ""), words)


def _texts(archive: Archive, part: str, of: str, text: str) -> Iterator[tuple[Mapping[str, str], str]]:
    """The words inside each element of a name, with its attributes. text: the element in which letters stand."""
    found: list[tuple[Mapping[str, str], list[str]]] = []
    open_tags: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        tag = local_name(tag)
        open_tags.append(tag)
        if tag == of:
            found.append((attributes, []))
        elif tag == "p" and of in open_tags:
            found[-1][1].append("\n")

    def end(_: str) -> None:
        open_tags.pop()

    def letters(data: str) -> None:
        if open_tags[-1] == text and of in open_tags:
            found[-1][1].append(data)

    parser = StrictParser()
    parser.expat.StartElementHandler, parser.expat.EndElementHandler = start, end
    parser.expat.CharacterDataHandler = letters
    for block in archive.stream(part):
        parser.feed(block)
    parser.close()
    for attributes, pieces in found:
        if words := " ".join("".join(pieces).split()):
            yield attributes, words


def _on_the_page(words: str) -> Iterator[str]:
    """The words of a header or footer: left, middle and right each, without codes and the numbers of pages.

    Letters that would stand for another letter have a sign of their own before them: "_x005F_x0041_" is "_x0041_".
    """
    written = words.replace("_x005F_", "_").replace("&&", "\0")
    for each in _PLACE.sub("\n", written).split("\n"):
        plain = " ".join(_CODE.sub(" ", each).replace("\0", "&").split())
        if not _NUMBER_OF_A_PAGE.fullmatch(plain):
            yield plain
