"""A setting from the wish to the file: asked for, worked out, looked at, put in force or left."""

from __future__ import annotations

import shutil
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread import catalogue
from goldenthread.scorecard import moving, shelf, supposing
from goldenthread.terms.choices import ChoiceError
from goldenthread.workspace import Workspace
from goldenthread.workspace import history as past
from goldenthread.workspace.staging import staged_names
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.jobs import operations as jobs
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads import change_work, changing, chosen
from goldenthread_web.loads.changing import ChangedMeanwhile
from goldenthread_web.loads.models import SettingChange
from tests.web.accounts.people import acting, somebody

LAG = {"section": "settings", "name": "recording_lag_working_days", "before": 10, "value": 0}
AMBER = {"section": "judgement", "name": "amber_points", "before": 10.0, "value": 5.0}
SMALL = {"section": "disclosure", "name": "threshold", "before": 5, "value": 6}
VISITS = {"section": "attention", "name": "visits", "before": 7, "value": 3}


def asked(by: SignedIn, of: dict[str, Any] = LAG, **other: Any) -> SettingChange:
    """A change whose effect was worked out."""
    change = changing.ask(by=by, **{"reason": "Records come in at once now", **of, **other})
    do_all()
    change.refresh_from_db()
    return change


def stands(change: SettingChange) -> str:
    change.refresh_from_db()
    return change.status


def value(held: Workspace, of: dict[str, Any] = LAG) -> Any:
    return Workspace.open(held.folder).choices(of["section"]).as_dict()[of["name"]]


def by_hand(held: Workspace, old: str, new: str) -> None:
    """Whoever runs the site writes into the file."""
    path = held.folder / "goldenthread.toml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_from_the_wish_to_the_figures(held: Workspace, by: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {code: indicator for code, indicator in catalogue.load().items() if code == "referrals"}
    for module in (moving, shelf, supposing):
        patched = SimpleNamespace(load=lambda: few, digest=catalogue.digest)
        monkeypatch.setattr(module, "catalogue", patched)
    change = changing.ask(by=by, **LAG, reason="Records come in at once now")
    assert stands(change) == "being worked out"
    do_all()
    assert stands(change) == "to be decided"
    assert value(held) == 10
    assert change.found["moves"]["measures"] == 1
    assert {"Figure that is judged", "Direction"} >= {each["what"] for each in change.found["rejudged"]}
    before = shelf.shelf_of(held)

    changing.put(by=by, change=change, version=change.version)
    assert stands(change) == "being put in force"
    do_all()
    assert stands(change) == "in force"
    assert value(held) == 0
    now = Workspace.open(held.folder)
    after = shelf.shelf_of(now)
    assert before is not None
    assert after is not None
    assert after.id != before.id
    assert after.snapshot.id == now.snapshot().id
    assert staged_names(held) == ()
    assert held.faults() == []
    assert past.read(held.folder)[-1]["who"] == by.reference
    told = Line.objects.filter(action__startswith="loads.").order_by("number").values_list("action", "reason")
    assert list(told) == [
        ("loads.setting.asked", "settings.recording_lag_working_days: Records come in at once now"),
        ("loads.setting.worked_out", ""),
        ("loads.setting.decided", ""),
        ("loads.setting.in_force", "settings.recording_lag_working_days"),
    ]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("of", [AMBER, SMALL, VISITS], ids=lambda of: of["section"])
def test_each_section_is_changed_and_changed_back(held: Workspace, by: SignedIn, of: dict[str, Any]) -> None:
    text = (held.folder / "goldenthread.toml").read_bytes()
    back = of | {"before": of["value"], "value": of["before"]}
    for each in (of, back):
        change = asked(by, each)
        changing.put(by=by, change=change, version=change.version)
        do_all()
        assert stands(change) == "in force"
        assert value(held, of) == each["value"]
    assert (held.folder / "goldenthread.toml").read_bytes() == text


@pytest.mark.usefixtures("quick")
def test_a_setting_that_is_left_is_as_it_was(held: Workspace, by: SignedIn) -> None:
    change = asked(by)
    changing.leave(by=by, change=change, version=change.version)
    do_all()
    assert (stands(change), value(held), staged_names(held)) == ("left as it was", 10, ())
    with pytest.raises(NotAllowed, match="left as it was"):
        changing.put(by=by, change=change, version=change.version)


@pytest.mark.usefixtures("quick")
def test_what_cannot_be_asked_for_is_said(held: Workspace, by: SignedIn) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        asked(by, reason=" \n ")
    with pytest.raises(ChoiceError, match="from 0 to 366"):
        asked(by, value=400)
    with pytest.raises(ChoiceError, match="what it is now"):
        asked(by, value=10)
    with pytest.raises(ChangedMeanwhile, match="This setting was changed while"):
        asked(by, before=7)
    asked(by)
    with pytest.raises(NotAllowed, match="waits already"):
        asked(by, value=3)
    assert SettingChange.objects.count() == 1


@pytest.mark.usefixtures("quick")
def test_only_an_analyst_of_the_whole_council_changes_settings(held: Workspace, by: SignedIn) -> None:
    change = asked(by)
    others = [
        somebody("Adi", Role.ADMINISTRATOR),
        somebody("Dora", Role.DIRECTOR),
        somebody("Part", Role.ANALYST, area="service=Assessment"),
    ]
    for other in map(acting, others):
        with pytest.raises(NotAllowed, match="whole council"):
            changing.ask(by=other, **AMBER, reason="No")
        for deed in (changing.put, changing.leave, changing.work_out_again):
            with pytest.raises(NotAllowed, match="whole council"):
                deed(by=other, change=change, version=change.version)
    assert stands(change) == "to be decided"
    assert Line.objects.filter(outcome="refused").count() == 12


@pytest.mark.usefixtures("quick")
def test_two_who_decide_at_the_same_time_hear_of_each_other(held: Workspace, by: SignedIn) -> None:
    change = asked(by)
    seen = change.version
    changing.put(by=by, change=change, version=seen)
    with pytest.raises(ChangedMeanwhile):
        changing.leave(by=by, change=change, version=seen)
    assert stands(change) == "being put in force"


@pytest.mark.usefixtures("quick")
def test_of_two_changes_the_second_is_worked_out_anew_before_it_counts(held: Workspace, by: SignedIn) -> None:
    """What it moves was worked out beside the first as it was then."""
    first, second = asked(by, LAG), asked(by, AMBER)
    for change in (first, second):
        changing.put(by=by, change=change, version=change.version)
        do_all()
    assert (stands(first), stands(second)) == ("in force", "to be decided")
    assert (value(held), value(held, AMBER)) == (0, 10.0)
    assert "Work it out again" in Job.objects.get(about=second.reference, kind=changing.PUT).ending
    changing.work_out_again(by=by, change=second, version=second.version)
    assert (stands(second), second.found) == ("being worked out", None)
    do_all()
    second.refresh_from_db()
    changing.put(by=by, change=second, version=second.version)
    do_all()
    assert (stands(second), value(held), value(held, AMBER)) == ("in force", 0, 5.0)


@pytest.mark.usefixtures("quick")
def test_a_file_that_whoever_runs_the_site_changed_meanwhile_stays(held: Workspace, by: SignedIn) -> None:
    change = asked(by)
    by_hand(held, "# recording_lag_working_days = 10", "recording_lag_working_days = 5")
    changing.put(by=by, change=change, version=change.version)
    do_all()
    assert (stands(change), value(held)) == ("to be decided", 5)
    changing.work_out_again(by=by, change=change, version=change.version)
    do_all()
    assert stands(change) == "not worked out"
    assert (
        "changed since this was asked for" in Job.objects.filter(kind=changing.WORK_OUT).latest("pk").ending
    )
    changing.leave(by=by, change=change, version=change.version)
    assert stands(change) == "left as it was"


@pytest.mark.usefixtures("quick")
def test_the_page_knows_who_changed_what_and_what_was_changed_in_the_file(
    held: Workspace, by: SignedIn
) -> None:
    def shown() -> chosen.Setting:
        found = chosen.setting(Workspace.open(held.folder), "settings", "recording_lag_working_days")
        assert found is not None
        return found

    assert (shown().last, shown().is_by_hand, shown().waiting) == (None, False, None)
    change = asked(by)
    assert shown().waiting == change
    changing.put(by=by, change=change, version=change.version)
    do_all()
    assert (shown().last, shown().is_by_hand, shown().waiting) == (change, False, None)
    by_hand(held, "recording_lag_working_days = 0", "recording_lag_working_days = 4")
    assert (shown().last, shown().is_by_hand, shown().changes) == (None, True, (change,))
    by_hand(held, "recording_lag_working_days = 4", "# nothing")
    assert (shown().is_default, shown().is_by_hand) == (True, True)
    assert chosen.setting(held, "settings", "nothing") is None
    assert chosen.setting(held, "authority", "code") is None


class KilledError(BaseException):
    """As a process that ends between two steps."""


def _killed(*_: object, **__: object) -> None:
    raise KilledError


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("of", "step"),
    [(change_work, "put_in_force"), (changing, "note_in_force"), (change_work, "discard"), (change_work, "fill_pages")],
)  # fmt: skip
def test_putting_in_force_that_is_killed_is_ended_by_the_next(
    held: Workspace, by: SignedIn, monkeypatch: pytest.MonkeyPatch, of: Any, step: str
) -> None:
    change = asked(by)
    changing.put(by=by, change=change, version=change.version)
    with monkeypatch.context() as patched:
        patched.setattr(of, step, _killed)
        with pytest.raises(KilledError):
            do_all()
    assert value(held) == (10 if step == "put_in_force" else 0)
    do_all()
    assert (stands(change), value(held), staged_names(held)) == ("in force", 0, ())
    assert len([line for line in past.read(held.folder) if line["action"] == "setting changed"]) == 1
    assert held.faults() == []


@pytest.mark.usefixtures("quick")
def test_working_out_that_is_killed_is_begun_again(
    held: Workspace, by: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = changing.ask(by=by, **LAG, reason="Why not")
    with monkeypatch.context() as patched:
        patched.setattr(changing, "note_worked_out", _killed)
        with pytest.raises(KilledError):
            do_all()
    do_all()
    assert stands(change) == "to be decided"


@pytest.mark.usefixtures("quick")
def test_what_is_cancelled_can_be_asked_for_again(held: Workspace, by: SignedIn) -> None:
    change = changing.ask(by=by, **LAG, reason="Why not")
    jobs.cancel(job=Job.objects.get(), by=by)
    assert stands(change) == "not worked out"
    changing.work_out_again(by=by, change=change, version=change.version)
    do_all()
    assert stands(change) == "to be decided"
    jobs.cancel(job=changing.put(by=by, change=change, version=change.version), by=by)
    assert (stands(change), change.decided_by, value(held)) == ("to be decided", None, 10)


@pytest.mark.usefixtures("quick")
def test_what_was_prepared_and_is_lost_is_said(held: Workspace, by: SignedIn) -> None:
    """As after a backup was brought back: what is prepared is in none."""
    change = asked(by)
    shutil.rmtree(held.folder / "staged")
    changing.put(by=by, change=change, version=change.version)
    do_all()
    assert stands(change) == "to be decided"
    assert "no longer there" in Job.objects.get(kind=changing.PUT).ending


def test_what_is_decided_holds_on_both_databases(database: str) -> None:
    """Who decided, and that a setting is changed once at a time: facts that the database itself holds together."""
    by = somebody("Ann", Role.ANALYST)
    given = {"section": "settings", "name": "annualise", "before": 12, "after": 4, "asked_by": by}
    change = SettingChange.objects.create(**given, reason="Quarters")
    for wrong in ({**given, "reason": "Twice"}, {**given, "name": "other", "reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SettingChange.objects.create(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        SettingChange.objects.filter(pk=change.pk).update(status="in force")
