"""Walks the site as a person does, by the links that there are, to each kind of address so many times."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from lxml import html

NOT_FOLLOWED = ("/static/", "/sign-out")


@dataclass(frozen=True)
class Visited:
    """A page that was come to, with what came back."""

    address: str
    route: str
    answer: HttpResponse
    content: bytes

    @property
    def is_page(self) -> bool:
        is_html = self.answer.headers.get("Content-Type", "").startswith("text/html")
        return is_html and "Content-Disposition" not in self.answer.headers and bool(self.content)

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.content.decode())


def walk(browser: Client, *, each: int, start: str = "/") -> Iterator[Visited]:
    """The pages and files that links lead to, the nearest first; of each route so many addresses at most."""
    waiting, known = deque([start]), {start}
    often: Counter[str] = Counter()
    while waiting:
        address = waiting.popleft()
        route = resolve(urlsplit(address).path).view_name
        if often[route] == each:
            continue
        often[route] += 1
        answer = browser.get(address)
        visited = Visited(address, route, answer, content_of(answer))
        yield visited
        found = [answer.headers["Location"]] if "Location" in answer.headers else []
        found += visited.tree.xpath("//a/@href") if visited.is_page else []
        for link in (urljoin(address, link).partition("#")[0] for link in found):
            if link.startswith("/") and not link.startswith(NOT_FOLLOWED) and link not in known:
                known.add(link)
                waiting.append(link)


def content_of(answer: HttpResponse) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
