"""Adds to the history. There is no other way to write to it, and none to change it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from django.db import connection, transaction
from django.utils import timezone

from goldenthread_web.history import heads, queries
from goldenthread_web.history.chain import START, Head, hash_of
from goldenthread_web.history.models import Line

DONE, REFUSED = "done", "refused"
NOBODY = "nobody"  # before sign-in
_LOCK = 0x601D  # one number for one lock: PostgreSQL's advisory locks are named by numbers
_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True)
class By:
    """Who did something: an opaque reference of the person, the roles at that time, and the request."""

    person: str = NOBODY
    role: str = ""
    request: str = ""


def record(action: str, *, by: By, subject: str = "", outcome: str = DONE, reason: str = "") -> Line:
    """Write one line, as part of the change that it tells of: both are kept, or neither is.

    subject: what it was done to, by an opaque name. reason: what the person gave as one. No values of records.
    From here to the end of the transaction nobody else can write a line: record last, and keep transactions short.
    """
    with transaction.atomic():
        wait_for_turn()
        last = Line.objects.order_by("-number").values("number", "hash").first()
        line: dict[str, object] = {
            "number": last["number"] + 1 if last else 1,
            "time": timezone.now().isoformat(timespec="milliseconds"),
            "person": by.person,
            "role": _text(by.role, 200),
            "action": action,
            "object": _text(subject, 200),
            "outcome": outcome,
            "reason": _text(reason, 500),
            "request": by.request,
            "previous": last["hash"] if last else START,
        }
        written = Line.objects.create(**line, hash=hash_of(line))
        transaction.on_commit(partial(heads.keep_daily, written.number, written.hash))
        return written


def wait_for_turn() -> None:
    """From here to the end of the transaction, nobody else writes: what is read now still holds when it is written.

    SQLite lets one write at a time by itself.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def keep_head() -> Head | None:
    """Keep the end of the history outside the database; None where there is no line yet."""
    end = queries.end()
    return heads.keep(end.number, end.hash) if end else None


def _text(given: str, length: int) -> str:
    """What both databases can hold and a page can show on one line."""
    return _NOT_TEXT.sub(" ", given)[:length]
