"""The glossary: the words of GLOSSARY.md, of which a copy is kept beside this file (`make docs` writes it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from django.utils.text import slugify
from markupsafe import Markup

from goldenthread_web.help.markdown import as_html, line_as_html

_TERM = re.compile(r"^\*\*(.+?)\.\*\* (.+)$")


@dataclass(frozen=True)
class Term:
    """A word and what it means. place: where on the page it stands. plain: both as text, to be searched."""

    word: str
    place: str
    meaning: Markup
    plain: str


@dataclass(frozen=True)
class Section:
    """Words that belong together. before: what stands above them."""

    heading: str
    place: str
    before: Markup
    terms: tuple[Term, ...]


@cache
def sections() -> tuple[Section, ...]:
    """All words, in the order of the file."""
    text = resources.files("goldenthread_web.help").joinpath("glossary.md").read_text("utf-8")
    _, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    return tuple(_section(part) for part in parts)


def _section(part: str) -> Section:
    heading, _, body = part.partition("\n")
    blocks = [block for block in re.split(r"\n\n+", body.strip()) if block]
    before = "\n\n".join(block for block in blocks if not _TERM.match(block))
    return Section(heading, slugify(heading), as_html(before), tuple(_terms(blocks)))


def _terms(blocks: list[str]) -> Iterator[Term]:
    for block in blocks:
        if found := _TERM.match(" ".join(block.splitlines())):
            word, meaning = found.groups()
            yield Term(word, slugify(word), line_as_html(meaning), f"{word}. {meaning}")


def terms() -> Iterator[Term]:
    return (term for section in sections() for term in section.terms)
