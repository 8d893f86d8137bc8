"""A delivery from hand to figures: handed over, read, compared, accepted or rejected."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from goldenthread import catalogue
from goldenthread.scorecard import moving, shelf
from goldenthread.scorecard.shelf import shelf_of
from goldenthread.workspace import Workspace
from goldenthread.workspace import history as past
from goldenthread.workspace.staging import staged_names
from goldenthread.workspace.state import read_state
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.jobs import operations as jobs
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads import operations, work
from goldenthread_web.loads.models import Delivery
from goldenthread_web.loads.operations import Overtaken
from tests.web.accounts.people import acting, somebody
from tests.web.loads.conftest import JUNE_END, june, read
from tests.workspace.deliveries import CONTACTS, JUNE


def arrivals(workspace: Workspace) -> list[str]:
    folder = workspace.folder / "arrivals"
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def stands(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.status


def in_force(workspace: Workspace) -> list[str]:
    return [entry.id[:10] for entry in read_state(workspace.folder).in_force]


def test_from_hand_to_figures(held: Workspace, by: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {code: indicator for code, indicator in catalogue.load().items() if code == "referrals"}
    for module in (moving, shelf):
        patched = SimpleNamespace(load=lambda: few, digest=catalogue.digest)
        monkeypatch.setattr(module, "catalogue", patched)
    delivery = operations.hand_over(by=by, files=june(), reference_date=JUNE_END)
    assert stands(delivery) == "received"
    assert arrivals(held) == [f"{delivery.reference}/{n:04}" for n in range(3)]  # under names that we made
    do_all()
    assert stands(delivery) == "to be decided"
    assert arrivals(held) == []  # read, and taken away
    assert in_force(held) == ["2023-05-31"]

    [part] = delivery.deliveries
    assert (part["standing"], part["source"], part["reference_date"]) == ("kept", "ssd", "2023-06-30")
    rows = {row["table"]: (row["now"], row["before"]) for row in part["compared"]["rows"]}
    assert rows["contacts"] == (3, 2)
    assert delivery.found["moves"]["new"]

    operations.accept(by=by, delivery=delivery, version=delivery.version)
    assert stands(delivery) == "being accepted"
    do_all()
    assert stands(delivery) == "accepted"
    assert in_force(held) == ["2023-05-31", "2023-06-30"]
    assert staged_names(held) == ()
    assert held.faults() == []
    kept = shelf_of(held)
    assert kept is not None
    assert kept.snapshot.id == held.snapshot().id
    assert past.read(held.folder)[-1]["who"] == by.reference
    told = list(
        Line.objects.filter(action__startswith="loads.").order_by("number").values_list("action", flat=True)
    )
    assert told == [
        "loads.delivery.handed_over",
        "loads.delivery.read",
        "loads.delivery.accepted",
        "loads.delivery.in_force",
    ]


@pytest.mark.usefixtures("quick")
def test_rejected_with_a_reason_nothing_of_it_is_left(
    held: Workspace, by: SignedIn, delivery: Delivery
) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        operations.reject(by=by, delivery=delivery, version=delivery.version, reason=" \n ")
    operations.reject(by=by, delivery=delivery, version=delivery.version, reason="The extract is of test")
    do_all()
    assert stands(delivery) == "rejected"
    assert in_force(held) == ["2023-05-31"]
    assert [path.name for path in (held.folder / "staged").rglob("*") if path.is_file()] == ["findings.csv"]
    with pytest.raises(NotAllowed, match="was rejected"):
        operations.accept(by=by, delivery=delivery, version=delivery.version)


@pytest.mark.usefixtures("quick")
def test_what_cannot_be_used_says_why_and_is_not_kept(held: Workspace, by: SignedIn) -> None:
    delivery = operations.hand_over(by=by, files=[SimpleUploadedFile("note.txt", b"hello")])
    do_all()
    assert stands(delivery) == "refused"
    [finding] = delivery.deliveries[0]["findings"]
    assert finding["refuses"]
    assert finding["count"] == 1
    assert arrivals(held) == []
    assert (held.folder / "staged" / delivery.reference / "findings.csv").exists()


@pytest.mark.usefixtures("quick")
def test_what_is_held_already_says_so(held: Workspace, by: SignedIn) -> None:
    first = read(by)
    operations.accept(by=by, delivery=first, version=first.version)
    do_all()
    assert stands(read(by)) == "held already"


@pytest.mark.usefixtures("quick")
def test_two_who_decide_at_the_same_time_hear_of_each_other(
    held: Workspace, by: SignedIn, delivery: Delivery
) -> None:
    seen = delivery.version
    operations.accept(by=by, delivery=delivery, version=seen)
    with pytest.raises(Overtaken):
        operations.reject(by=by, delivery=delivery, version=seen, reason="Not this one")
    assert stands(delivery) == "being accepted"


@pytest.mark.usefixtures("quick")
def test_only_an_analyst_of_the_whole_council_hands_over_and_decides(
    held: Workspace, by: SignedIn, delivery: Delivery
) -> None:
    others = [
        somebody("Adi", Role.ADMINISTRATOR),
        somebody("Dora", Role.DIRECTOR),
        somebody("Part", Role.ANALYST, area="service=Assessment"),
    ]
    for other in map(acting, others):
        with pytest.raises(NotAllowed, match="whole council"):
            operations.hand_over(by=other, files=june())
        with pytest.raises(NotAllowed, match="whole council"):
            operations.accept(by=other, delivery=delivery, version=delivery.version)
        with pytest.raises(NotAllowed, match="whole council"):
            operations.withdraw(by=other, load=held.archive()[0][0].id, reason="No")
    assert arrivals(held) == []
    assert Line.objects.filter(outcome="refused").count() == 6


@pytest.mark.usefixtures("quick")
def test_reading_that_is_cancelled_leaves_nothing(held: Workspace, by: SignedIn) -> None:
    delivery = operations.hand_over(by=by, files=june(), reference_date=JUNE_END)
    jobs.cancel(job=Job.objects.get(), by=by)
    assert stands(delivery) == "not read"
    assert arrivals(held) == []


@pytest.mark.usefixtures("quick")
def test_what_is_not_there_any_more_is_said(held: Workspace, by: SignedIn, delivery: Delivery) -> None:
    """As after a backup was brought back: what is on its way in is in none."""
    other = operations.hand_over(by=by, files=june(), reference_date=JUNE_END)
    shutil.rmtree(held.folder / "arrivals")
    shutil.rmtree(held.folder / "staged")
    operations.accept(by=by, delivery=delivery, version=delivery.version)
    do_all()
    assert (stands(other), stands(delivery)) == ("not read", "to be decided")
    said = Job.objects.exclude(ending="").values_list("ending", flat=True)
    assert sum("no longer there" in words for words in said) == 2


@pytest.mark.usefixtures("quick")
def test_accepting_that_is_cancelled_can_be_decided_again(
    held: Workspace, by: SignedIn, delivery: Delivery
) -> None:
    job = operations.accept(by=by, delivery=delivery, version=delivery.version)
    jobs.cancel(job=job, by=by)
    assert stands(delivery) == "to be decided"
    assert delivery.decided_by is None
    operations.accept(by=by, delivery=delivery, version=delivery.version)
    do_all()
    assert stands(delivery) == "accepted"


@pytest.mark.usefixtures("quick")
def test_a_role_that_ends_meanwhile_does_not_undo_a_decision_but_its_owner_decides_no_more(
    held: Workspace, by: SignedIn, ann: Person, delivery: Delivery
) -> None:
    ann.appointments.all().delete()
    with pytest.raises(NotAllowed):
        operations.accept(by=acting(ann), delivery=delivery, version=delivery.version)


@pytest.mark.usefixtures("quick")
def test_the_same_kind_and_date_that_came_meanwhile_is_not_walked_over(held: Workspace, by: SignedIn) -> None:
    first, second = read(by), read(by, JUNE + "4,A,2023-06-09\n")
    for delivery in (second, first):
        operations.accept(by=by, delivery=delivery, version=delivery.version)
        do_all()
    assert (stands(second), stands(first)) == ("accepted", "to be decided")
    assert "came into force" in Job.objects.get(about=first.reference, kind=operations.ACCEPT).ending


class KilledError(BaseException):
    """As a process that ends between two steps."""


def _killed(*_: object, **__: object) -> None:
    raise KilledError


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("step", ["note_accepted", "discard", "fill_pages"])
def test_accepting_that_is_killed_is_ended_by_the_next(
    held: Workspace, by: SignedIn, monkeypatch: pytest.MonkeyPatch, step: str, delivery: Delivery
) -> None:
    operations.accept(by=by, delivery=delivery, version=delivery.version)
    with monkeypatch.context() as patched:
        patched.setattr(operations if step == "note_accepted" else work, step, _killed)
        with pytest.raises(KilledError):
            do_all()
    do_all()
    assert stands(delivery) == "accepted"
    assert in_force(held) == ["2023-05-31", "2023-06-30"]
    assert staged_names(held) == ()
    assert len([line for line in past.read(held.folder) if line["action"] == "load kept"]) == 2


@pytest.mark.usefixtures("quick")
def test_reading_that_is_killed_is_begun_again(
    held: Workspace, by: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = operations.hand_over(by=by, files=june(), reference_date=JUNE_END)
    with monkeypatch.context() as patched:
        patched.setattr(operations, "note_read", _killed)
        with pytest.raises(KilledError):
            do_all()
    do_all()
    assert stands(delivery) == "to be decided"
    assert arrivals(held) == []


@pytest.mark.usefixtures("quick")
def test_a_full_disk_is_said_and_gone_when_there_is_room(
    held: Workspace, by: SignedIn, monkeypatch: pytest.MonkeyPatch, delivery: Delivery
) -> None:
    job = operations.accept(by=by, delivery=delivery, version=delivery.version)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", _full)
        do_all()
        job.refresh_from_db()
        assert job.status == "waiting"
        assert "The disk is full" in job.saying
        assert in_force(held) == ["2023-05-31"]
    do_all()
    assert stands(delivery) == "accepted"
    assert held.faults() == []


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.usefixtures("quick")
def test_a_workspace_that_somebody_else_changes_is_waited_for(
    held: Workspace, by: SignedIn, delivery: Delivery
) -> None:
    from goldenthread.workspace.writing import writing

    job = operations.accept(by=by, delivery=delivery, version=delivery.version)
    with writing(held.folder):
        do_all()
    job.refresh_from_db()
    assert (job.status, "changing this workspace" in job.saying) == ("waiting", True)
    do_all()
    assert stands(delivery) == "accepted"


@pytest.mark.usefixtures("quick")
def test_a_load_is_withdrawn_with_a_reason(held: Workspace, by: SignedIn, delivery: Delivery) -> None:
    operations.accept(by=by, delivery=delivery, version=delivery.version)
    do_all()
    name = next(load.id for load, _ in held.archive() if load.id.startswith("2023-06"))
    operations.withdraw(by=by, load=name, reason="Half of the visits are missing")
    with pytest.raises(NotAllowed, match="being withdrawn already"):
        operations.withdraw(by=by, load=name, reason="Twice")
    do_all()
    assert in_force(held) == ["2023-05-31"]
    with pytest.raises(NotAllowed, match="withdrawn already"):
        operations.withdraw(by=by, load=name, reason="Again")


@pytest.mark.usefixtures("quick")
def test_no_value_of_a_file_is_kept_in_the_database_or_the_history(held: Workspace, by: SignedIn) -> None:
    marked = "Zebedee-4711"
    files = june(CONTACTS + f"1,{marked},2023-05-02\n2,B,not a day {marked}\n")
    delivery = operations.hand_over(by=by, files=files, reference_date=JUNE_END)
    do_all()
    assert stands(delivery) != "received"
    assert marked not in str(delivery.found)
    assert marked not in "".join(str(vars(line)) for line in Line.objects.all())
    assert marked not in "".join(str(vars(job)) for job in Job.objects.all())
    findings = Path(held.folder / "staged" / delivery.reference / "findings.csv").read_text()
    assert findings.count("\n") > 1
    assert marked not in findings


def test_decisions_hold_on_both_databases(database: str) -> None:
    """Who decided, when and why: facts that the database itself holds together."""
    by = acting(somebody("Ann", Role.ANALYST))

    def waiting() -> Delivery:
        return Delivery.objects.create(
            handed_as="x", files=[], status="to be decided", found={"deliveries": []}
        )

    accepted, rejected = waiting(), waiting()
    job = operations.accept(by=by, delivery=accepted, version=0)
    assert stands(accepted) == "being accepted"
    jobs.cancel(job=job, by=by)
    assert (stands(accepted), accepted.decided_on) == ("to be decided", None)
    operations.reject(by=by, delivery=rejected, version=0, reason="No")
    assert (stands(rejected), rejected.decided_by) == ("rejected", by.account)
    for wrong in ({"decided_by": None}, {"reason": ""}, {"status": "to be decided"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Delivery.objects.filter(pk=rejected.pk).update(**wrong)
