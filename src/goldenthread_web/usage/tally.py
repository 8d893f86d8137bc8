"""Counts in memory, and writes down what was counted twice a minute: to look at a page writes nothing.

A process that is killed loses the half minute before. That is the price, and no figure of the council rests on it.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from datetime import date

from django.db import DatabaseError, connection, transaction
from django.db.models import F

from goldenthread_web.usage.models import Use

log = logging.getLogger("goldenthread.usage")
EVERY = 30.0  # seconds
Key = tuple[date, str, str]


class Tally:
    """What was counted and is not written down yet. Safe for the threads of a process."""

    def __init__(self) -> None:
        self._counts: Counter[Key] = Counter()
        self._lock = threading.Lock()

    def count(self, day: date, page: str, role: str) -> None:
        with self._lock:
            self._counts[day, page, role] += 1

    def take(self) -> Counter[Key]:
        """What was counted since it was last taken."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
        return taken

    def give_back(self, counts: Counter[Key]) -> None:
        with self._lock:
            self._counts += counts


TALLY = Tally()


def write_down() -> None:
    """Add what was counted to the table. What can't be written now is tried again the next time."""
    counts = TALLY.take()
    if not counts:
        return
    try:
        with transaction.atomic():
            for (day, page, role), times in sorted(counts.items()):
                use, _ = Use.objects.get_or_create(day=day, page=page, role=role, defaults={"count": 0})
                Use.objects.filter(pk=use.pk).update(count=F("count") + times)
    except DatabaseError:
        TALLY.give_back(counts)
        log.exception("the use of the pages could not be written down")


def keep_writing(stop: threading.Event | None = None, every: float = EVERY) -> threading.Thread:
    """Write down what is counted from now on, beside the threads that answer."""
    ended = stop or threading.Event()

    def run() -> None:
        while not ended.wait(every):
            write_down()
            connection.close()

    thread = threading.Thread(target=run, name="usage", daemon=True)
    thread.start()
    return thread
