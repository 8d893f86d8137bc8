"""Many who write at the same time never break the chain, and none of them is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.db import connections, transaction

from goldenthread_web.history import heads, queries
from goldenthread_web.history.models import Line
from goldenthread_web.history.operations import By, record

THREADS, PROCESSES, LINES = 8, 3, 12

WRITER = f"""
import django; django.setup()
import os
from goldenthread_web.history.operations import By, record
for number in range({LINES}):
    record("plan.changed", by=By("process " + str(os.getpid())), subject=str(number))
"""


def test_threads(database: str) -> None:
    def write(writer: int) -> None:
        try:
            for number in range(LINES):
                with transaction.atomic():
                    Line.objects.filter(
                        number=0
                    ).exists()  # whoever has looked before must not go by what was seen
                    record("plan.changed", by=By(f"thread {writer}"), subject=str(number))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(write, range(THREADS)))
    assert Line.objects.count() == THREADS * LINES
    assert list(queries.faults(heads.read())) == []
    for writer in range(THREADS):
        own = (
            Line.objects.filter(person=f"thread {writer}").order_by("number").values_list("object", flat=True)
        )
        assert list(own) == [str(number) for number in range(LINES)]


def test_processes(database: str) -> None:
    given = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "goldenthread_web.site.settings",
        "GOLDENTHREAD_DATABASE": database,
    }
    running = [subprocess.Popen([sys.executable, "-c", WRITER], env=given) for _ in range(PROCESSES)]
    assert [writer.wait(120) for writer in running] == [0] * PROCESSES
    assert Line.objects.count() == PROCESSES * LINES
    assert list(queries.faults(heads.read())) == []


def test_a_line_stays_only_with_the_change_that_it_tells_of(database: str, heads_kept: Path) -> None:
    with transaction.atomic():
        record("plan.changed", by=By("p-1"))
        transaction.set_rollback(True)
    assert not Line.objects.exists()
    assert not heads_kept.exists(), "no end is kept of what was never there"
    assert record("plan.changed", by=By("p-1")).number == 1
