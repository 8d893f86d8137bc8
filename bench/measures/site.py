"""The site under 200 readers, and a page of it against a bare Django view of static text of equal size."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import outcome
from bench.outcome import Outcome
from bench.readers import Answer, ask, links_of
from bench.timing import in_turns
from bench.workspace import REPORTED
from goldenthread.cli.whole_report import order_of
from goldenthread.reports.packs.publishing import publish
from goldenthread.scorecard.shelf import fill
from goldenthread.workspace import Workspace

WORKERS = 2
PATIENCE = 120.0  # seconds that a site has to begin answering in
AT_MOST = 1.0  # seconds, of 95 of 100 answers
WIRE = 150_000  # bytes of a first view, with its style
SHARES = {
    "performance analyst": 4, "team manager": 4, "head of service": 3, "director": 2, "board member": 3,
    "commissioner": 1, "scrutiny councillor": 2, "partner": 1,
}  # fmt: skip
"""Who reads, of twenty: each signed in with the pages of that role."""
LEFT = (
    "A page is put together from cells and pieces that are all escaped one by one; what is alike for all readers, such "
    "as the rows of a dashboard and the charts of a measure, is put together once in each process and kept. What a "
    "reader waits for most is a chart that nobody asked for before, and the children's rows behind a figure of a year: "
    "they are read from the snapshot, by a query that each process composes when it is asked for the first time."
)


@dataclass(frozen=True)
class Running:
    """A site that answers on a port of this machine, and a cookie of somebody signed in by role."""

    port: int
    cookies: dict[str, str]

    def readers(self, number: int) -> list[str]:
        """So many cookies, in the shares of the roles."""
        twenty = [self.cookies[role] for role, share in SHARES.items() for _ in range(share)]
        return [twenty[place % len(twenty)] for place in range(number)]


def measure(workspace: Path, folder: Path, readers: int, seconds: float, turns: int) -> Iterator[Outcome]:
    of = Workspace.open(workspace)
    fill(of)
    publish(of, order_of(REPORTED, "scrutiny", None, ()), ["html", "xlsx"], "bench")
    with running_site(workspace) as site:
        yield from _one_by_one(site, folder, turns)
        yield _together(site, readers, seconds)


def _together(site: Running, readers: int, seconds: float) -> Outcome:
    done = subprocess.run(
        [sys.executable, "-m", "bench.readers", str(site.port), str(seconds)],
        input="\n".join(site.readers(readers)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    answers = [Answer(**answer) for answer in json.loads(done.stdout)]
    failed = [answer for answer in answers if answer.status != 200]
    waits = sorted(answer.seconds for answer in answers)
    late = waits[int(0.95 * len(waits))]
    return Outcome(
        line="j",
        what=f"{readers} readers for {seconds / 60:.0f} minutes, each a page about every 5 s, {WORKERS} processes",
        size=f"{len(answers):,} answers, {len(failed)} of them errors; {_kinds(answers)}",
        seconds=outcome.seconds(statistics.median(waits), late, waits[int(0.99 * len(waits))]),
        value=f"95 of 100 within {late:.2f} s, {len(failed)} errors",
        target=f"95 of 100 within {AT_MOST:.0f} s, no error",
        met=late < AT_MOST and not failed,
        left=LEFT,
    )


def _kinds(answers: list[Answer]) -> str:
    """How often each kind of page was read, and how long the middle one of it took."""
    kinds: dict[str, list[float]] = {}
    for answer in answers:
        kinds.setdefault(answer.kind, []).append(answer.seconds)
    often = sorted(kinds, key=lambda kind: -len(kinds[kind]))
    return ", ".join(
        f"{kind or 'this month'} {len(kinds[kind]):,} ({statistics.median(kinds[kind]):.2f} s)"
        for kind in often
    )


def _one_by_one(site: Running, folder: Path, turns: int) -> Iterator[Outcome]:
    """Pages that nobody else asks for meanwhile, each against a bare view that returns the same bytes."""
    cookie = site.cookies["performance analyst"]
    pages = _pages(site.port, cookie)
    texts = folder / "texts"
    texts.mkdir()
    for name, address in pages.items():
        (texts / name).write_bytes(ask(site.port, address, cookie)[1])
    with bare(texts) as port:
        for name, address in pages.items():
            yield page_against_bare(site, port, address, texts / name, "performance analyst", turns)


def page_against_bare(
    site: Running, bare_port: int, address: str, text: Path, role: str, turns: int, line: str = "j"
) -> Outcome:
    """A page, asked for in turns with a bare view that returns the same bytes. text: the file that has them."""
    cookie = site.cookies[role]
    wire = ask(site.port, address, cookie)[0].sent
    pair = in_turns(
        lambda: ask(site.port, address, cookie), lambda: ask(bare_port, f"/{text.name}", ""), turns
    )
    return Outcome(
        line=line,
        what=f"A page, {text.name}, against a bare Django view of the same text",
        size=f"{text.stat().st_size:,} bytes, {wire:,} on the wire",
        seconds=", ".join(f"{1000 * each:.1f} ms" for each in pair.medians),
        value=f"{pair.ratio:.0f} times",
        target=f"at most {WIRE // 1000} kB on the wire",
        met=wire + _style(site.port, address, cookie) <= WIRE,
    )


def _pages(port: int, cookie: str) -> dict[str, str]:
    """The pages that are read most, found by following links as a reader does."""
    dashboard = "/dashboard"
    links = links_of(ask(port, dashboard, cookie)[1])
    measure = next(link for link in links if link.startswith("/indicators/") and "/ledger" not in link)
    ledger = next(link for link in links_of(ask(port, measure, cookie)[1]) if "/ledger?" in link)
    return {"this-month": "/", "dashboard": dashboard, "measure": measure, "ledger": ledger}


def _style(port: int, address: str, cookie: str) -> int:
    """The bytes of the style, the script and the font that a first view brings along."""
    page = ask(port, address, cookie)[1].decode()
    parts = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
    return sum(ask(port, part, "")[0].sent for part in parts)


@contextmanager
def running_site(workspace: Path) -> Iterator[Running]:
    """The site of a workspace, with somebody of each role signed in."""
    port = _free_port()
    environment = {**os.environ, "GOLDENTHREAD_WORKSPACE": str(workspace)}
    command = ["-m", "goldenthread", "serve", "--port", str(port), "--workers", str(WORKERS)]
    with _running(command, port, "/health", environment):
        made = subprocess.run(
            [sys.executable, "-m", "bench.signed_in"],
            env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        yield Running(port, json.loads(made.stdout))


@contextmanager
def bare(texts: Path) -> Iterator[int]:
    """A bare Django that returns the texts of a folder."""
    port, first = _free_port(), next(texts.iterdir()).name
    with _running(["-m", "bench.baselines.bare_site", str(port), str(texts)], port, f"/{first}", None):
        yield port


@contextmanager
def _running(words: list[str], port: int, ready: str, environment: dict[str, str] | None) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, *words], env=environment, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE
        while ask(port, ready, "")[0].status != 200:
            assert process.poll() is None, "the site ended by itself"
            assert time.monotonic() < end, "the site did not begin to answer"
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
