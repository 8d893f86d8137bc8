"""A stand-in of DfE's statistics API on this machine: publications, their data sets, and CSV files with gzip."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PAGE = 2  # results on a page, so that there are several


@dataclass
class StatisticsApi:
    """What it holds: data sets by title, with their CSV. `answers`: what it says to a path in place of that.
    `packed`: how often a file is packed with gzip."""

    files: dict[str, bytes] = field(default_factory=dict)
    slugs: tuple[str, ...] = ("school-meals", "pupil-absence", "children-in-need")
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    packed: int = 1
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self, path: str) -> tuple[int, bytes]:
        self.asked.append(path)
        parts = urlsplit(path)
        steps = [unquote(step) for step in parts.path.removeprefix("/v1/").split("/")]
        for ending, said in self.answers.items():
            if parts.path.endswith(ending):
                return said
        match steps:
            case ["publications"]:
                return self._page(
                    parts.query, [{"id": f"id of {s}", "slug": s, "title": s} for s in self.slugs]
                )
            case ["publications", "id of children-in-need", "data-sets"]:
                return self._page(parts.query, [_listed(title) for title in self.files])
            case ["data-sets", title, "csv"] if title in self.files:
                content = self.files[title]
                for _ in range(self.packed):
                    content = gzip.compress(content)
                return 200, content
        return 404, b"{}"

    def _page(self, query: str, results: list[dict[str, Any]]) -> tuple[int, bytes]:
        page = int(parse_qs(query)["page"][0])
        paging = {
            "page": page,
            "pageSize": PAGE,
            "totalPages": -(-len(results) // PAGE),
            "totalResults": len(results),
        }
        said = {"paging": paging, "results": results[(page - 1) * PAGE : page * PAGE]}
        return 200, json.dumps(said).encode()


def _listed(title: str) -> dict[str, Any]:
    latest = {"version": "1.0", "timePeriods": {"start": "2013", "end": "2025"}}
    return {"id": title, "title": title, "status": "Published", "latestVersion": latest}


@contextmanager
def serving(api: StatisticsApi) -> Iterator[StatisticsApi]:
    """The API at an address of this machine, as long as it is needed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, content = api.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        api.address = f"http://127.0.0.1:{server.server_port}/v1"
        yield api
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
