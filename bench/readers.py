"""Readers of the site, many at a time: each opens a page, reads for some seconds, and follows a link of it.

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
from dataclasses import asdict, dataclass
from html import unescape
from urllib.parse import urlsplit

THINK = 5.0  # seconds that a reader looks at a page, on average
TIMEOUT = 60.0
_LINK = re.compile(rb'<a\b[^>]*\bhref="(/[^"#]*)')
_MAIN = re.compile(rb"<main\b.*?</main>", re.DOTALL)
_NOT_FOLLOWED = ("/sign-out", "/password", "/second-step", "/recovery-codes", "/sessions", "/static/")
HOME = "/"


@dataclass(frozen=True)
class Answer:
    """One page that was asked for. kind: the first part of its address."""

    kind: str
    status: int
    seconds: float
    sent: int


def kind_of(address: str) -> str:
    """Which kind of page an address is of, without what it names."""
    parts = [part for part in urlsplit(address).path.split("/") if part]
    ending = parts[-1].rpartition(".")[2] if parts and "." in parts[-1] else ""
    named = [part for part in parts if part.partition(".")[0] in {*parts[:1], "ledger", "reason"}]
    return " ".join(filter(None, [*(named or ["this month"]), ending]))


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
        if response.status in (301, 302):
            return answer, f'<main><a href="{response.headers["Location"]}"></a></main>'.encode()
        if "html" not in response.headers.get("Content-Type", ""):
            return answer, b""
        return answer, gzip.decompress(content) if response.headers["Content-Encoding"] == "gzip" else content
    except OSError:
        return Answer(kind_of(address), 0, time.perf_counter() - start, 0), b""
    finally:
        connection.close()


def links_of(page: bytes) -> list[str]:
    """Where the page's own words lead, without the menu of every page."""
    main = _MAIN.search(page)
    found = [unescape(link.decode()) for link in _LINK.findall(main[0] if main else b"")]
    return [link for link in found if not link.startswith(_NOT_FOLLOWED)]


def _read(port: int, cookie: str, seconds: float, seed: int, answers: list[Answer]) -> None:
    """One reader, who begins at some moment of the first pause, and begins again at home where a page leads nowhere."""
    draw = random.Random(seed)
    end = time.monotonic() + seconds
    time.sleep(draw.uniform(0, THINK))
    address = HOME
    while time.monotonic() < end:
        answer, page = ask(port, address, cookie)
        answers.append(answer)
        links = links_of(page)
        address = draw.choice(links) if links and draw.random() > 0.1 else HOME
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
