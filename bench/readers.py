"""Readers of the site, many at a time: each opens a page, reads for some seconds, and goes on from there by a link.

    python -m bench.readers PORT SECONDS < SESSIONS      one session a line: the cookie of a signed-in person

A process of its own, so that what asks takes no time from what is measured inside the other. It prints as JSON, for
each answer, the kind of page, its status, the seconds from asking to the last byte, and the bytes on the wire.
"""

from __future__ import annotations

import gzip
import http.client
import json
import random
import re
import sys
import threading
import time
from dataclasses import asdict, dataclass, replace
from html import unescape
from urllib.parse import urlsplit

THINK = 5.0  # seconds that a reader looks at a page, on average
TIMEOUT = 60.0
_LINK = re.compile(rb'<a\b[^>]*\bhref="(/[^"#]*)')
_NOT_FOLLOWED = ("/sign-out", "/password", "/second-step", "/recovery-codes", "/sessions", "/static/")
HOME = "/"
MOVED = (301, 302)
MIX = {
    "dashboard": 25, "indicators": 30, "indicators ledger": 20, "": 12, "attention": 5, "packs": 4, "help": 3,
    "data": 3, "reports": 2, "indicators ledger csv": 2, "dashboard csv": 1, "dashboard xlsx": 1,
}  # fmt: skip
"""How much each kind of page draws a reader who has a link to it; any other kind draws as one.

The shares are judged, not counted: no council uses the site yet. Whoever looks at a month goes between the dashboard
and the measures on it, opens what one figure in a few counts, and seldom takes a file along, which is recorded. Links
alone would not do: a dashboard has four to what is counted for each to a measure, and the page of what is counted has
hardly any but to its file.
"""


@dataclass(frozen=True)
class Answer:
    """One page that was asked for. kind: the first part of its address."""

    kind: str
    status: int
    seconds: float
    sent: int


def kind_of(address: str) -> str:
    """Which kind of page an address is of, without what it names: "" is the first page."""
    path, _, ending = urlsplit(address).path.partition(".")
    parts = [part for part in path.split("/") if part]
    return " ".join(
        [*parts[:1], *(part for part in parts[1:] if part in ("ledger", "reason")), *ending.split()]
    )


def ask(port: int, address: str, cookie: str) -> tuple[Answer, bytes]:
    """One page with all its bytes, as a browser asks for it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    start = time.perf_counter()
    try:
        connection.request("GET", address, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
        response = connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - start
        answer = Answer(kind_of(address), response.status, seconds, len(content))
        if response.status in MOVED:
            return answer, response.headers["Location"].encode()
        if "html" not in response.headers.get("Content-Type", ""):
            return answer, b""
        return answer, gzip.decompress(content) if response.headers["Content-Encoding"] == "gzip" else content
    except OSError:
        return Answer(kind_of(address), 0, time.perf_counter() - start, 0), b""
    finally:
        connection.close()


def _arrive(port: int, address: str, cookie: str) -> tuple[Answer, bytes]:
    """The same, led on at once where the page is elsewhere: one answer, of the page that a reader arrives at."""
    answer, page = ask(port, address, cookie)
    while answer.status in MOVED:
        further, page = ask(port, page.decode(), cookie)
        answer = replace(further, seconds=answer.seconds + further.seconds, sent=answer.sent + further.sent)
    return answer, page


def links_of(page: bytes) -> list[str]:
    """Where the page leads: its own words, and the menu of every page."""
    found = [unescape(link.decode()) for link in _LINK.findall(page)]
    return [link for link in found if not link.startswith(_NOT_FOLLOWED)]


def next_of(page: bytes, draw: random.Random) -> str:
    """Where a reader goes from a page: to a kind of page by the mix of those that it leads to, then to any of them."""
    by_kind: dict[str, list[str]] = {}
    for link in links_of(page):
        by_kind.setdefault(kind_of(link), []).append(link)
    if not by_kind:
        return HOME
    kinds = list(by_kind)
    [kind] = draw.choices(kinds, [MIX.get(kind, 1) for kind in kinds])
    return draw.choice(by_kind[kind])


def _read(port: int, cookie: str, seconds: float, seed: int, answers: list[Answer]) -> None:
    """One reader, who begins at some moment of the first pause, and begins again at home where a page leads nowhere."""
    draw = random.Random(seed)
    end = time.monotonic() + seconds
    time.sleep(draw.uniform(0, THINK))
    address = HOME
    while time.monotonic() < end:
        answer, page = _arrive(port, address, cookie)
        answers.append(answer)
        address = next_of(page, draw)
        time.sleep(draw.uniform(0.5 * THINK, 1.5 * THINK))


def read(port: int, cookies: list[str], seconds: float) -> list[Answer]:
    answers: list[Answer] = []
    readers = [
        threading.Thread(target=_read, args=(port, cookie, seconds, seed, answers))
        for seed, cookie in enumerate(cookies)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return answers


if __name__ == "__main__":
    cookies = [line.strip() for line in sys.stdin if line.strip()]
    print(json.dumps([asdict(answer) for answer in read(int(sys.argv[1]), cookies, float(sys.argv[2]))]))
