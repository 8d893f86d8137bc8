"""Publishing an approved report: done as a job, whole or not at all, and never changed afterwards."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from goldenthread.disclosure.problem import ContradictionError
from goldenthread.reports.material import Audience
from goldenthread.reports.packs.making import Order
from goldenthread.reports.packs.publishing import KEEPING, publish
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace.packs import faults, files_of, packs_of
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commentary import publishing, report_operations
from goldenthread_web.commentary.checking import Checked, check_report
from goldenthread_web.commentary.models import Report
from goldenthread_web.commentary.status import Status
from goldenthread_web.history.models import Line
from goldenthread_web.jobs import operations as jobs
from goldenthread_web.jobs import worker
from goldenthread_web.jobs.models import Job
from goldenthread_web.performance.served import served
from tests.web.accounts.people import acting
from tests.web.commentary.conftest import person_of
from tests.web.council import Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
TEXT = "Recording changed in May: contacts count as referrals."


class Killed(BaseException):
    """What the machine does at a bad moment."""


@pytest.fixture
def own(council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Council:
    """The council with a workspace of this test's own, publishing as a page alone, which is quick."""
    folder = tmp_path / "council"
    shutil.copytree(council.workspace.folder, folder)
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=folder))
    monkeypatch.setattr(publishing, "FORMATS", ("html",))
    return Council(Workspace.open(folder), council.browsers)


def by(role: Role) -> SignedIn:
    return acting(person_of(role))


def checked(report: Report) -> Checked:
    found = served()
    assert found is not None
    return check_report(found, report)


def ready(report: Report, text: str = TEXT, *, with_check: bool = True) -> Report:
    """Written, submitted and approved by two. Without the check: as if figures had changed after it."""
    seen = report.passages.filter(area="Activity").count()
    report_operations.write(report=report, area="Activity", text=text, number=seen, by=by(Role.ANALYST))

    def look() -> Checked:
        now = checked(report)
        return now if with_check else replace(now, wrong={})

    report_operations.submit(report=report, version=report.version, checked=look(), by=by(Role.ANALYST))
    for role in (Role.HEAD_OF_SERVICE, Role.DIRECTOR):
        report_operations.approve(report=report, version=report.version, checked=look(), by=by(role))
    publishing.ask(report=report, version=report.version, checked=look(), by=by(Role.PUBLISHER))
    return report


def begin(audience: str = "board", replaces: str = "", reason: str = "") -> Report:
    return report_operations.begin(
        month="2023-06", audience=audience, replaces=replaces, reason=reason, by=by(Role.ANALYST)
    )


def packs(own: Council) -> list[str]:
    return [pack.name for pack in packs_of(own.workspace)]


def test_published_corrected_and_verified(own: Council) -> None:
    report = ready(begin())
    page = get(own[Role.PUBLISHER], f"/reports/{report.reference}")
    assert "It is being published" in page.text_content()
    assert worker.do_all() == 1
    report.refresh_from_db()
    assert (report.status, report.pack) == (Status.PUBLISHED, "2023-06-board-1")
    assert report.published_by == person_of(Role.PUBLISHER)
    [pack] = [pack for pack in packs_of(own.workspace) if pack.audience == "board"]
    assert pack.by == "Publisher"
    shown = (files_of(own.workspace, pack) / "report.html").read_text("utf-8")
    assert TEXT in shown
    assert Job.objects.get().ending == "Published as 2023-06-board-1."
    page = get(own[Role.ANALYST], f"/reports/{report.reference}")
    assert TEXT in page.text_content()
    assert "claims checked" not in page.text_content(), "figures of today say nothing against it"

    better = "Recording changed in April: contacts count as referrals."
    correction = begin(replaces=pack.name, reason="It was April")
    assert correction.corrects == report
    assert [p.text for p in correction.passages.all()] == [TEXT]
    ready(correction, better)
    worker.do_all()
    correction.refresh_from_db()
    assert correction.pack == "2023-06-board-2"
    assert (files_of(own.workspace, pack) / "report.html").read_text("utf-8") == shown
    page = get(own[Role.BOARD_MEMBER], "/packs/2023-06-board-2")
    assert "Corrected because: It was April" in page.text_content()
    assert "Yes." in page.xpath("string(//section[@aria-labelledby='verified'])")
    assert [a.text for a in page.xpath("//section[@aria-labelledby='versions']//a")] == ["Version 1"]
    old = get(own[Role.BOARD_MEMBER], "/packs/2023-06-board-1")
    assert old.xpath("//p[@class='lead']/a/@href") == ["/packs/2023-06-board-2"]
    get(own[Role.COUNCILLOR], "/packs/2023-06-board-2", status=404)
    assert faults(own.workspace) == []

    (files_of(own.workspace, pack) / "report.html").write_text("other", "utf-8")
    page = get(own[Role.BOARD_MEMBER], "/packs/2023-06-board-1")
    assert "report.html is not as it was made" in page.xpath("string(//section[@aria-labelledby='verified'])")
    told = set(Line.objects.values_list("action", flat=True))
    assert {"commentary.report.publishing", "commentary.report.published", "jobs.job.done"} <= told


def test_refused_in_words_and_as_it_was_before(own: Council) -> None:
    wrong = "In the year to June 2023 there were 464 referrals per 10,000."
    report = ready(begin(), wrong, with_check=False)
    before = packs(own)
    worker.do_all()
    report.refresh_from_db()
    assert report.status == Status.APPROVED
    assert "does not fit the scorecard; right is:" in report.refused
    page = get(own[Role.PUBLISHER], f"/reports/{report.reference}")
    assert "It could not be published" in page.text_content()
    assert "does not fit the scorecard" in page.text_content()
    assert packs(own) == before
    assert Line.objects.filter(action="commentary.report.refused", outcome="refused").count() == 1


@pytest.mark.parametrize("moment", [KEEPING, "after it is kept"])
def test_killed_at_a_bad_moment_it_is_all_old_or_all_new(
    own: Council, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    report = ready(begin())
    before = packs(own)

    def die(*_: Any, **__: Any) -> None:
        raise Killed

    with monkeypatch.context() as bad:
        if moment == "after it is kept":
            bad.setattr(publishing, "finish", die)
        else:
            say = publishing.Work.say

            def dies(self: Any, words: str, *more: int) -> None:
                say(self, words, *more)
                if words == moment:
                    raise Killed

            bad.setattr(publishing.Work, "say", dies)
        with pytest.raises(Killed):
            worker.do_all()
    assert packs(own) == before + ["2023-06-board-1"] * (moment == "after it is kept")
    assert Report.objects.get().status == Status.PUBLISHING
    if moment != KEEPING:
        judged_otherwise(own)  # what is kept is known again, whatever changed meanwhile
    worker.do_all()
    report.refresh_from_db()
    assert (report.status, report.pack) == (Status.PUBLISHED, "2023-06-board-1")
    assert packs(own) == [*before, "2023-06-board-1"]
    assert faults(own.workspace) == []


def test_cancelled_it_is_approved_as_before(own: Council) -> None:
    report = ready(begin())
    jobs.cancel(job=Job.objects.get(), by=by(Role.PUBLISHER))
    report.refresh_from_db()
    assert report.status == Status.APPROVED
    assert worker.do_all() == 0
    publishing.ask(report=report, version=report.version, checked=checked(report), by=by(Role.PUBLISHER))
    assert Job.objects.open().count() == 1


def test_on_a_full_disk_it_waits_and_says_why(own: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    report = ready(begin())

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(publishing, "publish", full)
    worker.do_all()
    job = Job.objects.get()
    assert (job.status, job.saying[:17]) == ("waiting", "The disk is full.")
    report.refresh_from_db()
    assert report.status == Status.PUBLISHING
    page = get(own[Role.ANALYST], f"/reports/{report.reference}")
    assert "The disk is full." in page.text_content()


def test_a_publisher_whose_role_is_gone_publishes_nothing(own: Council) -> None:
    report = ready(begin())
    person_of(Role.PUBLISHER).appointments.update(until=timezone.now())
    worker.do_all()
    report.refresh_from_db()
    assert report.status == Status.APPROVED
    assert "no publisher any more" in Job.objects.get().ending


def test_a_correction_of_what_was_corrected_meanwhile_is_refused(own: Council) -> None:
    report = ready(begin(replaces="2023-06-board-0", reason="Something"))
    first = begin_elsewhere(own)
    worker.do_all()
    report.refresh_from_db()
    assert report.status == Status.APPROVED
    assert "published in another version meanwhile" in report.refused
    assert packs(own)[-1] == first


def begin_elsewhere(own: Council) -> str:
    """A pack of the same month and readers, published from the command line."""
    return publish(own.workspace, Order(Month(2023, 6), Audience.BOARD), ("html",), "Somebody").pack.name


def judged_otherwise(own: Council) -> None:
    """The council decides that figures within 9 points of a target are amber: no figure is another."""
    file = own.workspace.folder / "goldenthread.toml"
    text = file.read_text("utf-8")
    assert text.count("# amber_points = ") == 1
    file.write_text(text.replace("# amber_points = ", "amber_points = 9.0 # "), "utf-8")


def withdrawn(own: Council) -> None:
    """The newest load is taken out of force."""
    load, _ = own.workspace.archive()[-1]
    Workspace.open(own.workspace.folder).withdraw(load.id, "Somebody")


def refused_as_other(report: Report, own: Council, before: list[str], why: str) -> None:
    """Nothing was published, the report is approved as before, and its page says what is other."""
    report.refresh_from_db()
    assert (report.status, packs(own)) == (Status.APPROVED, before)
    assert why in report.refused
    page = get(own[Role.PUBLISHER], f"/reports/{report.reference}")
    assert why in page.text_content()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (judged_otherwise, "other things hold: how figures are judged. Take it back to draft"),
        (withdrawn, "Records were loaded, accepted or withdrawn"),
    ],
)
def test_what_changed_after_it_was_asked_for_is_not_published(
    own: Council, change: Callable[[Council], None], why: str
) -> None:
    """What is published is what two people approved, however long the job waited."""
    report, before = ready(begin()), packs(own)
    change(own)
    worker.do_all()
    refused_as_other(report, own, before, why)


def test_what_changes_while_it_is_made_is_not_published(
    own: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last look is when nobody else can change the workspace any more."""
    report, before = ready(begin()), packs(own)
    say = publishing.Work.say

    def says(self: Any, words: str, *more: int) -> None:
        if words == KEEPING:
            judged_otherwise(own)
        say(self, words, *more)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(publishing.Work, "say", says)
        worker.do_all()
    refused_as_other(report, own, before, "how figures are judged")
    report_operations.send_back(
        report=report, version=report.version, reason="Amber is 9 points now", by=by(Role.ANALYST)
    )
    ready(report, "Amber is judged by another rule now.")
    worker.do_all()
    report.refresh_from_db()
    assert (report.status, report.refused) == (Status.PUBLISHED, "")


def test_settings_of_judgement_and_disclosure_end_an_approval(own: Council) -> None:
    """What the page looks at when somebody approves is what publishing looks at: a public report's rules as well."""
    report = begin("scrutiny", replaces="2023-06-scrutiny-1", reason="A word")
    report_operations.write(report=report, area="Activity", text="A word.", number=0, by=by(Role.ANALYST))
    report_operations.submit(
        report=report, version=report.version, checked=checked(report), by=by(Role.ANALYST)
    )
    file = own.workspace.folder / "goldenthread.toml"
    file.write_text(file.read_text("utf-8").replace("# threshold = ", "threshold = 3 # "), "utf-8")
    with pytest.raises(NotAllowed, match="what is kept back for the public"):
        report_operations.approve(
            report=report, version=report.version, checked=checked(report), by=by(Role.DIRECTOR)
        )
    page = get(own[Role.DIRECTOR], f"/reports/{report.reference}")
    assert "This needs another look" in page.text_content()


def test_a_correction_that_changes_nothing_is_not_published(own: Council) -> None:
    """Of a pack from the command line: nobody knows before it is made that it would be the same."""
    first = begin_elsewhere(own)
    report = begin(replaces=first, reason="Something")
    report_operations.submit(
        report=report, version=report.version, checked=checked(report), by=by(Role.ANALYST)
    )
    for role in (Role.HEAD_OF_SERVICE, Role.DIRECTOR):
        report_operations.approve(report=report, version=report.version, checked=checked(report), by=by(role))
    publishing.ask(report=report, version=report.version, checked=checked(report), by=by(Role.PUBLISHER))
    before = packs(own)
    worker.do_all()
    refused_as_other(report, own, before, "This correction changes nothing")


def test_numbers_that_contradict_earlier_packs_are_said_in_words(
    own: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, before = ready(begin()), packs(own)

    def contradicts(*_: Any, **__: Any) -> None:
        raise ContradictionError(["Referrals, June 2023, 2023-06-scrutiny-1"])

    monkeypatch.setattr(publishing, "publish", contradicts)
    worker.do_all()
    refused_as_other(report, own, before, "These printed numbers cannot all be true:")
    assert "Something went wrong" not in Job.objects.get().ending
