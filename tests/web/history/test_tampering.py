"""Somebody who may change the database's own rules, and so gets past its guard, is still found out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from goldenthread_web.history import heads, queries
from goldenthread_web.history.chain import FIELDS, hash_of
from goldenthread_web.history.models import Line
from goldenthread_web.history.operations import By, keep_head, record


@pytest.fixture
def unguarded(database: str) -> None:
    """Twelve lines, their end kept elsewhere, and the guard taken away."""
    for number in range(1, 13):
        record("plan.changed", by=By("p-1", "analyst"), subject=f"plan {number}", reason="Größe, 例")
    keep_head()
    of = " ON history_line" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        names = ["history_line_follows", "history_line_stays"]
        names += [] if of else ["history_line_as_written"]
        for name in names:
            cursor.execute(f"DROP TRIGGER {name}{of}")
    assert found() == []


def found() -> list[str]:
    return list(queries.faults(heads.read()))


def change() -> None:
    Line.objects.filter(number=4).update(person="p-2")


def change_and_hash_anew() -> None:
    change()
    Line.objects.filter(number=4).update(hash=hash_of(Line.objects.values(*FIELDS).get(number=4)))


def delete() -> None:
    Line.objects.filter(number=4).delete()


def insert() -> None:
    line = {**Line.objects.values(*FIELDS).get(number=12), "number": 13, "action": "plan.approved"}
    Line.objects.create(**line, hash=hash_of(line))


def reorder() -> None:
    for old, new in ((4, 99), (5, 4), (99, 5)):
        Line.objects.filter(number=old).update(number=new)


def cut_the_tail() -> None:
    Line.objects.filter(number__gt=9).delete()


def cut_the_head() -> None:
    Line.objects.filter(number__lt=4).delete()


def cut_and_write_on() -> None:
    cut_the_tail()
    for _ in range(5):
        record("plan.changed", by=By("p-1"))


def empty() -> None:
    Line.objects.all().delete()


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (change, "Line 4 was changed"),
        (change_and_hash_anew, "Line 5 does not follow"),
        (delete, "After line 3 comes line 5"),
        (insert, "Line 13 does not follow"),
        (reorder, "Line 4 does not follow"),
        (cut_the_tail, "The history ends at line 9, but"),
        (cut_the_head, "After line 0 comes line 4"),
        (cut_and_write_on, "Line 12 is not the one that was there on"),
        (empty, "The history ends at line 0, but"),
    ],
)
def test_tampering_is_found(unguarded: None, tamper: Callable[[], None], told: str) -> None:
    tamper()
    assert any(fault.startswith(told) for fault in found()), found()
