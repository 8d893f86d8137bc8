"""What is past its time goes, what is held stays, and each run can be proved."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread.workspace.forgetting import forget, out_of_force_since
from goldenthread_web.accounts import operations
from goldenthread_web.accounts.models import Person, ReasonGiven
from goldenthread_web.accounts.people import CommandLine
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commands.retention import command
from goldenthread_web.history.models import Line
from goldenthread_web.upkeep.problem import UpkeepError
from goldenthread_web.upkeep.retention import choices, run
from goldenthread_web.upkeep.retention.rules import LEFT, RULES, YEAR
from tests.web.accounts.people import somebody

pytestmark = pytest.mark.xdist_group("demo")
BY = CommandLine().as_by


@pytest.fixture
def withdrawn(workspace: Path, a_database: str) -> str:
    """A load that is out of force."""
    there = Workspace.open(workspace)
    load = there.state.in_force[-1].id
    there.withdraw(load)
    return load


def taken(found: list[run.Outcome]) -> dict[str, tuple[str, ...]]:
    return {each.rule: each.taken for each in found if each.taken}


def test_a_load_goes_with_every_snapshot_made_of_it(workspace: Path, withdrawn: str) -> None:
    there = Workspace.open(workspace)
    later = timezone.now() + timedelta(days=7 * YEAR + 1)
    assert list(out_of_force_since(there)) == [withdrawn]
    assert taken(run.look(workspace)) == {}
    assert taken(run.look(workspace, later)) == {"loads out of force": (withdrawn,)}
    assert (workspace / "loads" / withdrawn).is_dir(), "to look changes nothing"
    run.apply(workspace, BY, later)
    assert not (workspace / "loads" / withdrawn).exists()
    assert all(
        withdrawn not in path.read_text("utf-8") for path in workspace.glob("snapshots/*/manifest.json")
    )
    assert there.faults() == []
    assert there.snapshot().id == there.state.snapshot
    assert taken(run.look(workspace, later)) == {}


def test_a_load_in_force_is_not_deleted(workspace: Path, a_database: str) -> None:
    there = Workspace.open(workspace)
    with pytest.raises(WorkspaceError, match="no load out of force"):
        forget(there, [there.state.in_force[0].id])
    assert len(there.state.in_force) == len(list(workspace.glob("loads/*")))


@pytest.mark.parametrize("only", [True, False])
def test_what_is_held_stays(workspace: Path, withdrawn: str, only: bool) -> None:
    what = f'what = "loads out of force"\nonly = "{withdrawn}"' if only else 'what = "everything"'
    (workspace / choices.FILE).write_text(f'[[hold]]\n{what}\nbecause = "an inquiry"\n', "utf-8")
    found, proof = run.apply(workspace, BY, timezone.now() + timedelta(days=9_999))
    assert {each.rule: each.held for each in found if each.held} == {"loads out of force": (withdrawn,)}
    assert proof is None
    assert (workspace / "loads" / withdrawn).is_dir()


def test_people_who_left_reasons_and_sessions(workspace: Path, database: str) -> None:
    """The history goes on to name whoever it was, by a name that says nothing."""
    ada, ben = somebody("Ada", Role.ANALYST), somebody("Ben", Role.ANALYST)
    now = timezone.now()
    for until in (now - timedelta(days=3 * YEAR), now):
        ReasonGiven.objects.create(person=ada, area="team=X", reason="cover", until=until)
    browser = Client()
    browser.force_login(ben)
    UserSession.objects.create(
        user=ben, session_key=browser.session.session_key, ip="127.0.0.1", user_agent="x"
    )
    operations.remove(person=ada, reason="left", version=ada.version, by=CommandLine())
    Person.objects.filter(pk=ada.pk).update(removed_on=now - timedelta(days=2 * YEAR + 1))
    found, proof = run.apply(workspace, BY)
    assert {rule: len(names) for rule, names in taken(found).items()} == {"reasons": 1, "closed accounts": 1}
    ada.refresh_from_db()
    assert (ada.name, ada.email) == (LEFT, f"{ada.reference}@left.invalid")
    assert ReasonGiven.objects.count() == 1
    assert browser.get("/sessions").status_code == 200, "a session in use is not past its time"
    assert Person.objects.get(pk=ben.pk).name == "Ben"

    assert taken(run.look(workspace)) == {}
    later = timezone.now() + timedelta(days=31)
    assert len(taken(run.apply(workspace, BY, later)[0])["sessions"]) == 1
    assert browser.get("/sessions").status_code == 302

    assert proof is not None
    told = json.loads(proof.read_bytes())
    assert told["rules"][3]["taken"] == [ada.reference]
    assert b"Ada" not in proof.read_bytes()
    lines = (
        Line.objects.filter(action="upkeep.retention.deleted")
        .exclude(object="sessions")
        .values_list("person", "object", "reason")
    )
    assert {(who, what) for who, what, _ in lines} == {
        ("command line", "reasons"),
        ("command line", "closed accounts"),
    }
    assert all(hashlib.sha256(proof.read_bytes()).hexdigest() in reason for *_, reason in lines)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[day]", "there is no 'day'"),
        ('[days]\n"history" = 3', "'history' is not deleted"),
        ('[days]\n"reasons" = 0', "whole number"),
        ('[days]\n"reasons" = "3"', "whole number"),
        ('[[hold]]\nwhat = "loads"\nbecause = "x"', "a hold of 'loads'"),
        ('[[hold]]\nwhat = "everything"', "says why"),
        ('[hold]\nwhat = "everything"', "write"),
        ("days", "TOML"),
    ],
)
def test_a_file_that_is_wrong_deletes_nothing(
    workspace: Path, a_database: str, text: str, words: str
) -> None:
    (workspace / choices.FILE).write_text(text, "utf-8")
    with pytest.raises(UpkeepError, match=words):
        run.apply(workspace, BY)


def test_the_example_is_one(tmp_path: Path) -> None:
    (tmp_path / choices.FILE).write_text(choices.EXAMPLE, "utf-8")
    read = choices.read(tmp_path)
    assert read.days["loads out of force"] == 2_555
    assert len(read.holds) == 1


def test_from_the_command_line(workspace: Path, withdrawn: str) -> None:
    (workspace / choices.FILE).write_text('[days]\n"sessions" = 1', "utf-8")
    said = CliRunner().invoke(command)
    assert said.exit_code == 0, said.output
    assert "sessions: 0 would be deleted (1 days), 0 held." in said.output
    assert len([line for line in said.output.splitlines() if not line.startswith(" ")]) == len(RULES)
    assert CliRunner().invoke(command, ["--apply"]).exit_code == 0
    assert not (workspace / "retention").exists(), "nothing was past its time"
