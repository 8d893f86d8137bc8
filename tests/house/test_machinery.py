"""The tools that the other tests stand on do what they say."""

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.house.browser import OTHER_MACHINES, axe_violations, file_url
from tests.house.network import NetworkUsedError, is_this_machine
from tests.house.verification import Shown, as_markdown, first_sentence
from tools import docs


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80)])
def test_a_connection_to_another_machine_is_refused(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as open_socket, pytest.raises(NetworkUsedError, match=address[0]):
        open_socket.connect(address)


def test_a_look_up_of_another_machine_is_refused() -> None:
    with pytest.raises(NetworkUsedError, match="example"):
        socket.getaddrinfo("example.invalid", 80)


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address) as client:
            assert client.getpeername() == address


@pytest.mark.parametrize(("host", "expected"), [("127.0.0.1", True), ("::1", True), ("10.0.0.1", False)])
def test_loopback_is_told_from_other_addresses(host: str, expected: bool) -> None:
    assert is_this_machine(host) is expected


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("http://127.0.0.1:8000/", False),
        ("http://localhost/", False),
        ("file:///report.html", False),
        ("http://127.0.0.1.example.invalid/", True),
        ("https://example.invalid/font.woff2", True),
    ],
)
def test_the_browser_is_kept_on_this_machine(address: str, refused: bool) -> None:
    assert bool(OTHER_MACHINES.match(address)) is refused


def test_axe_finds_what_is_wrong_and_nothing_in_a_good_page(browser_page: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    good = "<!doctype html><html lang=en><title>Page</title><main><h1>Page</h1>{}</main></html>"
    page.write_text(good.format(""), encoding="utf-8")
    browser_page.goto(file_url(page))
    assert axe_violations(browser_page) == []
    page.write_text(good.format("<img src='data:,'>"), encoding="utf-8")
    browser_page.goto(file_url(page))
    assert [line.split()[0] for line in axe_violations(browser_page)] == ["image-alt"]


def test_a_database_server_answers(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("select 6 * 7").fetchone() == (42,)


def test_generated_docs_are_current() -> None:
    assert docs.stale(docs.generated_pages(), docs.FOLDER) == [], "Run `make docs` and commit what it writes."


def test_stale_docs_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("old", encoding="utf-8")
    (tmp_path / "extra.md").write_text("extra", encoding="utf-8")
    found = docs.stale({"old.md": "new", "absent.md": "text"}, tmp_path)
    assert found == ["absent.md is missing", "extra.md is written by no module", "old.md is out of date"]


def test_verification_is_a_table_in_the_order_of_the_lines() -> None:
    good = Shown("Reads | refuses", {"passed": 3}, set(), {("seconds", "s", 600.0): [2.0, 212.4]})
    text = as_markdown({("2.10", "t.py::test_b"): Shown("", {"passed": 1}), ("2.8", "t.py::test_a"): good})
    assert text.splitlines()[-2:] == [
        "| 2.8 | Reads \\| refuses (`t.py::test_a`) | 3 passed | seconds: 2 to 212 s (at most 600) |",
        "| 2.10 | test b (`t.py::test_b`) | passed |  |",
    ]


PROBE = """
import pytest

@pytest.mark.acceptance("2.8", "2.9")
@pytest.mark.parametrize("size", [1, 2, 3])
def test_reads(size, measured):
    \"\"\"Every file is read.\"\"\"
    measured("seconds", size, "s", limit=5)

@pytest.mark.acceptance("2.10")
def test_needs_java():
    pytest.skip("no Java")

@pytest.mark.acceptance("2.1")
def test_breaks():
    assert not "seen"
"""


@pytest.mark.whole
def test_verification_gathers_from_every_worker(tmp_path: Path) -> None:
    probe, table = tmp_path / "test_probe.py", tmp_path / "table.md"
    probe.write_text(PROBE, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = acceptance: a line\n", encoding="utf-8")
    options = [
        "-n",
        "2",
        "-p",
        "tests.house.verification",
        f"--verification={table}",
        f"--rootdir={tmp_path}",
    ]
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", str(tmp_path / "pytest.ini"), *options, str(probe)],
        cwd=docs.ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert table.read_text(encoding="utf-8").splitlines()[8:] == [
        "| 2.1 | test breaks (`test_probe.py::test_breaks`) | failed |  |",
        "| 2.8 | Every file is read (`test_probe.py::test_reads`) | 3 passed | seconds: 1 to 3 s (at most 5) |",
        "| 2.9 | Every file is read (`test_probe.py::test_reads`) | 3 passed | seconds: 1 to 3 s (at most 5) |",
        "| 2.10 | test needs java (`test_probe.py::test_needs_java`) | skipped; no Java |  |",
    ]


def test_the_words_of_a_test_are_its_first_paragraph() -> None:
    assert first_sentence("Every file is\n    read.\n\n    How: slowly.") == "Every file is read"
