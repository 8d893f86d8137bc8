"""What holds for every page: looked at by whoever fetches one."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.test import Client
from lxml import html

RATING_WORDS = {"green": "Green", "amber": "Amber", "red": "Red", "not_rated": "Not rated"}
Page = Any  # lxml's element of the whole page


def get(browser: Client, address: str, *, status: int = 200) -> Page:
    """The page, held against the rules for all pages."""
    response = browser.get(address)
    assert response.status_code == status, f"{address}: {response.status_code}"
    return checked(response, address)


def checked(response: HttpResponse, address: str) -> Page:
    page = html.document_fromstring(response.content.decode())
    faults = [fault for rule in RULES for fault in rule(page)]
    assert not faults, f"{address}: {faults}"
    for header in ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy"):
        assert header in response.headers, f"{address} lacks {header}"
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    return page


def one_heading(page: Page) -> list[str]:
    found = [h.text_content().strip() for h in page.iter("h1")]
    title = page.findtext(".//title") or ""
    if len(found) != 1:
        return [f"{len(found)} h1"]
    return (
        []
        if title.removeprefix("Error: ").startswith(found[0])
        else [f"title {title!r} begins otherwise than {found[0]!r}"]
    )


def ids_once(page: Page) -> list[str]:
    return [f"id {name!r} twice" for name, times in Counter(page.xpath("//@id")).items() if times > 1]


def inputs_labelled(page: Page) -> list[str]:
    labelled = set(page.xpath("//label/@for"))
    fields = page.xpath("//input[not(@type='hidden')]|//select|//textarea")
    return [f"no label for {f.get('name')}" for f in fields if f.get("id") not in labelled]


def ratings_in_words(page: Page) -> list[str]:
    found = page.xpath("//*[contains(concat(' ', @class, ' '), ' rag ')]")
    return [
        f"{mark.get('class')} without its word"
        for mark in found
        if mark.text_content().strip() != RATING_WORDS[mark.get("class").split()[-1]]
    ]


def nothing_inline(page: Page) -> list[str]:
    """A strict policy would leave it out: what works by it would not work."""
    styled = [e.tag for e in page.xpath("//*[@style]")] + [e.tag for e in page.xpath("//style")]
    handlers = {a for e in page.iter() for a in getattr(e, "attrib", {}) if a.startswith("on")}
    scripts = ["script" for e in page.xpath("//script[not(@src)]") if e.get("type") != "application/json"]
    return [f"inline {what}" for what in (*styled, *sorted(handlers), *scripts)]


def regions_named(page: Page) -> list[str]:
    known = set(page.xpath("//@id"))
    return [f"region named by {name!r}" for name in page.xpath("//@aria-labelledby") if name not in known]


def tables_headed(page: Page) -> list[str]:
    return [
        f"a heading without scope: {th.text_content()!r}" for th in page.iter("th") if not th.get("scope")
    ]


def text_of(page: Page) -> str:
    """What a page says between its head and its foot."""
    return " ".join(page.find(".//main").text_content().split())


def stacked_cells_labelled(page: Page) -> list[str]:
    """On a phone each row stands by itself: a cell has its column's heading with it, but for one with a button."""
    found = []
    for table in page.xpath("//table[contains(@class, 'stacks')]"):
        heads = {" ".join(th.text_content().split()) for th in table.xpath(".//thead//th")}
        cells = table.xpath(".//tbody//td[not(contains(concat(' ', @class, ' '), ' open '))]")
        found += [f"no column {td.get('data-label')!r}" for td in cells if td.get("data-label") not in heads]
    return found


RULES = (
    one_heading,
    ids_once,
    inputs_labelled,
    ratings_in_words,
    nothing_inline,
    regions_named,
    tables_headed,
    stacked_cells_labelled,
)


def filled(page: Page) -> dict[str, Any]:
    """What a browser would send of a form as it stands."""
    found: dict[str, Any] = {}
    for box in page.xpath("//form[@class='words']//*[@name]"):
        name, kind = box.get("name"), box.get("type")
        if box.tag == "textarea":
            found[name] = (box.text_content() or "").lstrip("\n")
        elif box.tag == "select":
            found[name] = (box.xpath("option[@selected]/@value") or box.xpath("option/@value"))[0]
        elif kind in ("checkbox", "radio"):
            if box.get("checked") is not None:
                found.setdefault(name, [])
                found[name] = [*found[name], box.get("value")]
        elif kind != "submit":
            found[name] = box.get("value", "")
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}
