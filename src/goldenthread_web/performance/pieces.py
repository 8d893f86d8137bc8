"""What pages of figures are put together from, besides figures: lines of a list, lists, marks and blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

_NO_PICTURE = Markup()


@dataclass(frozen=True)
class Mark:
    """A small mark beside a measure, such as "1 comment", and where it leads ("": nowhere)."""

    words: str
    address: str = ""


@dataclass(frozen=True)
class Item:
    """One thing to look at: where it leads, its picture ("": none), why it stands here, and its marks."""

    label: str
    address: str
    mark: Markup = _NO_PICTURE
    words: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Section:
    """A list on the page "This month". `name`: its place in the page's address.

    empty: what stands there when there is nothing in it; without such words, the section is then not there.
    is_first: whether it stands before what the figures say: what waits for this person does.
    """

    name: str
    heading: str
    items: tuple[Item, ...]
    empty: str = ""
    is_first: bool = False

    @property
    def is_shown(self) -> bool:
        return bool(self.items or self.empty)


@dataclass(frozen=True)
class Block:
    """A part of a page: a template of the app that gives it, and what it shows, which it knows as `block`.

    The template can hold forms: it knows all that a page knows.
    """

    template: str
    given: Any
