"""`goldenthread history verify` says in words whether the history is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from goldenthread_web.commands.history import command
from goldenthread_web.history.models import Line
from goldenthread_web.history.operations import By, record


def verify(*options: str) -> Result:
    return CliRunner().invoke(command, ["verify", *options])


def write(count: int) -> None:
    for _ in range(count):
        record("plan.changed", by=By("p-1"))


def unguard() -> None:
    of = " ON history_line" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER history_line_stays{of}")


def test_a_whole_history(database: str, heads_kept: Path) -> None:
    write(3)
    result = verify()
    assert result.exit_code == 0, result.output
    assert "The history is whole: 3 lines" in result.output
    end = result.output.splitlines()[-1]
    write(2)
    assert verify("--head", end).exit_code == 0


def test_a_tail_cut_off_since_the_last_check(database: str, heads_kept: Path) -> None:
    write(5)
    verify()
    unguard()
    Line.objects.filter(number__gt=3).delete()
    result = verify()
    assert result.exit_code == 1
    assert "The history ends at line 3, but on" in result.output
    assert "not whole: 1 fault" in result.output
    assert len(heads_kept.read_text().splitlines()) == 2, "a history with a fault is not kept as a good one"


def test_both_the_history_and_its_file_were_cut(a_database: str, heads_kept: Path) -> None:
    write(5)
    end = verify().output.splitlines()[-1]
    unguard()
    Line.objects.filter(number__gt=3).delete()
    heads_kept.unlink()
    assert "is missing" in verify().output
    result = verify("--head", end)
    assert result.exit_code == 1
    assert "it had 5 lines" in result.output


def test_a_missing_file_is_made_again_from_an_end_kept_elsewhere(a_database: str, heads_kept: Path) -> None:
    write(2)
    end = verify().output.splitlines()[-1]
    heads_kept.unlink()
    assert verify().exit_code == 1
    assert verify("--head", end).exit_code == 0
    assert verify().exit_code == 0


def test_an_empty_history(a_database: str) -> None:
    result = verify()
    assert (result.exit_code, result.output) == (0, "The history has no line yet.\n")


@pytest.mark.parametrize("wrong", ["5", "5:abc", "x:" + "0" * 64])
def test_what_is_no_end_of_a_history(a_database: str, wrong: str) -> None:
    result = verify("--head", wrong)
    assert result.exit_code == 2
    assert "the number of a line, a colon and its hash" in result.output


def test_a_database_of_another_version_is_not_read(a_database: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'history' AND name = '0002_only_grows'")
    result = verify()
    assert result.exit_code == 1
    assert "not of this version" in result.output
