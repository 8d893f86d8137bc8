"""Reads a page into its elements, for tests to look at."""

from html.parser import HTMLParser

VOID = {"meta", "link", "wbr", "br", "hr", "img", "input"}


class Element:
    """An element with its attributes, its elements and its text."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.inside: list[Element] = []
        self.words: list[str] = []

    def all(self, *tags: str) -> "list[Element]":
        found = [self] if self.tag in tags or not tags else []
        return found + [e for inner in self.inside for e in inner.all(*tags)]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class Tree(HTMLParser):
    """Reads a page into elements; an element left open or closed twice is an error."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(page)
        assert len(self._open) == 1, f"left open: {self._open[-1].tag}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"an attribute twice in <{tag}>"
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)
