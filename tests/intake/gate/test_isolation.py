"""The process that parses: what it is not given, and what its death means."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.intake.gate import isolation
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.workbook import read_workbook
from tests.intake.gate.building import parts, plain_sheet, save

FENCED = """
import json, os, resource, socket
from goldenthread.intake.gate.fence import fence
fence({limits})
def reachable():
    try:
        socket.create_connection(("127.0.0.1", {port}), 2).close()
    except OSError:
        return False
    return True
print(json.dumps([
    resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0],
    resource.getrlimit(resource.RLIMIT_CORE)[0], reachable(), sorted(os.environ),
]))
"""


def test_the_fence_and_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "x")
    script = FENCED.format(limits=Limits().to_dict(), port=9)
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], env=isolation.ENVIRONMENT, capture_output=True, check=True
    )
    memory, seconds, core, reachable, names = json.loads(done.stdout)
    assert (memory, seconds, core) == (Limits().parse_bytes, Limits().cpu_seconds, 0)
    assert not reachable
    assert set(names) <= {*isolation.ENVIRONMENT, "LC_CTYPE"}
    assert os.environ["SECRET_KEY"] == "x"


@pytest.mark.parametrize(
    ("script", "rule"),
    [
        (f"import os; os.kill(os.getpid(), {signal.SIGABRT:d})", "too-much-memory"),
        (f"import os; os.kill(os.getpid(), {signal.SIGSEGV:d})", "reader-died"),
        (f"import os; os.kill(os.getpid(), {signal.SIGXCPU:d})", "too-slow"),
        (f"import os; os.kill(os.getpid(), {signal.SIGKILL:d})", "too-much-memory"),
        ("raise ValueError", "reader-died"),
        ("import time; time.sleep(60)", "too-slow"),
        ("print('nonsense')", "reader-died"),
        ("pass", "reader-died"),
    ],
)
def test_its_death_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, rule: str
) -> None:
    monkeypatch.setattr(isolation, "COMMAND", (sys.executable, "-I", "-c", script))
    with pytest.raises(Refused) as refusal:
        read_workbook(save(tmp_path, parts(plain_sheet())), Limits(wall_seconds=1))
    assert refusal.value.rule == rule


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    book = read_workbook(save(tmp_path, parts(plain_sheet())))
    assert list(room.iterdir()) == []
    assert book.sheets[0].text("A").to_pylist()[:2] == ["Child", "c2"]


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path, parts(plain_sheet()))
    parse = isolation.parse

    def and_change(task: str, path: Path, limits: Limits) -> isolation.Answer:
        answer = parse(task, path, limits)
        path.write_bytes(path.read_bytes() + b" ")
        return answer

    monkeypatch.setattr("goldenthread.intake.gate.workbook.parse", and_change)
    with pytest.raises(Refused) as refusal:
        read_workbook(path)
    assert refusal.value.rule == "changed-while-reading"


def test_the_hash_is_of_the_file(tmp_path: Path) -> None:
    import hashlib

    path = save(tmp_path, parts(plain_sheet()))
    assert read_workbook(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
