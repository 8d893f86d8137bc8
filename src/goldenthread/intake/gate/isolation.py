"""Having a file parsed by a process that may die: its death is a refusal, never a crash."""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused, too_much_memory, too_slow

ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PATH": os.defpath,
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}
"""All that the child process is given: no secret can leak from what it does not have."""

COMMAND = (sys.executable, "-I", "-m", "goldenthread.intake.gate.child")


@dataclass(frozen=True)
class Answer:
    """What the child process found, and the room in which it left the cells."""

    facts: dict[str, Any]
    room: pa.Buffer

    def table(self, span: list[int]) -> pa.Table:
        """One table that it left; the memory is shared with the room and not copied."""
        start, end = span
        return pa.ipc.open_stream(self.room.slice(start, end - start)).read_all()


def parse(task: str, path: Path, limits: Limits) -> Answer:
    """Give the task to a new process and wait for its answer."""
    with tempfile.TemporaryFile() as room:
        request = {
            "task": task,
            "path": str(path.absolute()),
            "limits": limits.to_dict(),
            "sink": room.fileno(),
        }
        answer = _ask(request, room, limits)
        if "refused" in answer:
            raise Refused.from_dict(answer["refused"])
        return Answer(answer["done"], _mapped(room))


def _ask(request: dict[str, Any], room: BinaryIO, limits: Limits) -> dict[str, Any]:
    try:
        done = subprocess.run(
            COMMAND,
            input=json.dumps(request).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=[room.fileno()],
            env=ENVIRONMENT,
            cwd="/",
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise too_slow() from error
    if done.returncode == 0:
        with contextlib.suppress(ValueError):
            answer: dict[str, Any] = json.loads(done.stdout)
            return answer
    raise _death(done.returncode)


def _mapped(room: BinaryIO) -> pa.Buffer:
    size = room.seek(0, 2)
    return pa.py_buffer(mmap.mmap(room.fileno(), size, prot=mmap.PROT_READ) if size else b"")


def _death(code: int) -> Refused:
    """What the way in which the process died says about the file."""
    if -code == signal.SIGXCPU:
        return too_slow()
    if -code in (signal.SIGABRT, signal.SIGKILL):
        return too_much_memory()
    return Refused("reader-died", "It cannot be read safely. Open it in Excel and save it again as .xlsx.")
