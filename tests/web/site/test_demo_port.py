"""`goldenthread demo-site` prints no address at which another program answers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import click
import pytest

from goldenthread_web.commands import demo_site
from goldenthread_web.commands.ports import is_free, listens

ANSWERS = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Ready(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
HTTPServer(("127.0.0.1", int(sys.argv[1])), Ready).serve_forever()
"""
WAITS = "import time; time.sleep(60)"  # as a site that tries again and again to have its port


class Other(BaseHTTPRequestHandler):
    """Another program that answers as a site does."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which another program answers: this one."""
    server = HTTPServer(("127.0.0.1", 0), Other)
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def free() -> int:
    server = HTTPServer(("127.0.0.1", 0), Other)
    server.server_close()
    return int(server.server_port)


def looked_at(monkeypatch: pytest.MonkeyPatch, *ports: int, at_taken: str = ANSWERS) -> None:
    """The ports that seemed free when they were looked at, and what is started in the place of a site."""
    monkeypatch.setattr(demo_site, "_free_ports", lambda: iter(ports))

    def serving(_folder: Path, port: int) -> list[str]:
        return [sys.executable, "-c", ANSWERS if port == ports[-1] else at_taken, str(port)]

    monkeypatch.setattr(demo_site, "_serving", serving)


# the command leaves the site running when it ends
@pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning")
@pytest.mark.parametrize("at_taken", [WAITS, ANSWERS], ids=["waits", "ends"])
def test_where_another_program_answers_the_next_port_is_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, taken: int, free: int, at_taken: str
) -> None:
    looked_at(monkeypatch, taken, free, at_taken=at_taken)
    assert demo_site._start(tmp_path) == free
    kept = json.loads((tmp_path / demo_site.STATE).read_text())
    try:
        assert kept["port"] == free
        assert listens(kept["process"], free)
        assert not listens(kept["process"], taken)
    finally:
        os.kill(kept["process"], signal.SIGTERM)
        os.waitpid(kept["process"], 0)


def test_where_no_port_is_left_that_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, taken: int
) -> None:
    looked_at(monkeypatch, taken)
    with pytest.raises(click.ClickException, match="None of the ports"):
        demo_site._start(tmp_path)
    assert not (tmp_path / demo_site.STATE).exists()


def test_a_site_that_ends_by_itself_is_said_to_have_done_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int
) -> None:
    looked_at(monkeypatch, free)
    monkeypatch.setattr(demo_site, "_serving", lambda *_: [sys.executable, "-c", "1 / 0"])
    with pytest.raises(click.ClickException, match="did not start"):
        demo_site._start(tmp_path)


def test_a_port_is_known_by_who_listens_there(taken: int, free: int) -> None:
    assert listens(os.getpid(), taken)
    assert not listens(os.getpid(), free)
    assert (is_free(taken), is_free(free)) == (False, True)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not listens(ended.pid, taken)
