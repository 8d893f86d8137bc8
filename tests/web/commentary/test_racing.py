"""Many who write at the same moment: nothing is lost, and each hears of what came before."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.commentary import comment_operations, publishing, report_operations
from goldenthread_web.commentary.comment_operations import Overtaken
from goldenthread_web.commentary.models import Approval, Comment, Passage, Report, Step, Wording
from goldenthread_web.commentary.report_operations import WrittenOver
from goldenthread_web.commentary.status import Status
from goldenthread_web.history import heads, queries
from goldenthread_web.jobs.models import Job
from tests.web.commentary.conftest import Team, approved, begun, holds, submitted

EDITS, THREADS = 100, 5


@pytest.mark.acceptance("4.5")
def test_a_hundred_racing_edits_of_a_text_lose_nothing(people: Team) -> None:
    """Everybody writes from the same text. One is first; each other sees it, brings both together, and tries again."""
    report = begun(people)
    authors = (people.analyst, people.other_analyst)

    def write(edit: int) -> int:
        mine, seen, text, tries = f"[{edit}]", 0, f"[{edit}]", 0
        own = Report.objects.get(pk=report.pk)
        try:
            while True:
                tries += 1
                try:
                    report_operations.write(report=own, area="", text=text, number=seen, by=authors[edit % 2])
                except WrittenOver as over:
                    seen, text = over.passage.number, over.passage.text + mine
                else:
                    return tries
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        tries = list(pool.map(write, range(EDITS)))
    assert sum(tries) > EDITS, "some were overtaken"
    numbers = list(Passage.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, EDITS + 1))
    last = Passage.objects.get(number=EDITS).text
    assert sorted(last.strip("[]").split("][")) == sorted(str(edit) for edit in range(EDITS))
    assert Report.objects.get().version == EDITS
    assert list(queries.faults(heads.read())) == []


def test_racing_corrections_of_a_comment_keep_every_wording(people: Team) -> None:
    comment = comment_operations.comment(
        indicator="referrals", group="", area="", month="2023-05", text="First.", teams={}, by=people.analyst
    )

    def correct(edit: int) -> str:
        own = Comment.objects.get(pk=comment.pk)
        try:
            comment_operations.correct(comment=own, text=f"Edit {edit}", version=1, by=people.analyst)
        except Overtaken as over:
            return f"overtaken by {over.comment.version}"
        finally:
            connections.close_all()
        return "kept"

    with ThreadPoolExecutor(THREADS) as pool:
        ends = Counter(pool.map(correct, range(THREADS)))
    assert ends == {"kept": 1, "overtaken by 2": THREADS - 1}
    assert Wording.objects.count() == 2


def _at_once(*work: object) -> list[str]:
    """Each in a thread of its own, all let go at the same moment: how each ended."""
    start = Barrier(len(work))

    def run(one: object) -> str:
        start.wait()
        try:
            one()  # type: ignore[operator]
        except (NotAllowed, report_operations.Overtaken) as refusal:
            return str(refusal)
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(work)) as pool:
        return list(pool.map(run, work))


@pytest.mark.acceptance("4.5")
def test_of_two_publishers_one_wins_and_the_other_reads_so(people: Team) -> None:
    """Two publishers at the same moment: one wins, and the other reads so."""
    report = approved(people)
    checked = holds(report)

    def ask(by: SignedIn) -> object:
        own = Report.objects.get(pk=report.pk)
        return lambda: publishing.ask(report=own, version=own.version, checked=checked, by=by)

    ends = _at_once(ask(people.publisher), ask(people.other_publisher))
    assert sorted(ends) == ["Another publisher is publishing this report now.", "done"]
    assert Report.objects.get().status == Status.PUBLISHING
    assert Job.objects.count() == 1
    assert Step.objects.filter(now=Status.PUBLISHING.value).count() == 1


def test_one_report_is_published_at_a_time(people: Team) -> None:
    first, second = approved(people), approved(people, "board")

    def ask(report: Report, by: SignedIn) -> object:
        return lambda: publishing.ask(report=report, version=report.version, checked=holds(report), by=by)

    ends = _at_once(ask(first, people.publisher), ask(second, people.other_publisher))
    assert sorted(end.partition(" is being published")[0] for end in ends) in (
        ["The report June 2023, for our own use,", "done"],
        ["The report June 2023, for the board,", "done"],
    )
    assert Report.objects.filter(status=Status.PUBLISHING.value).count() == 1


@pytest.mark.parametrize("round_", range(3))
def test_an_approval_and_a_change_at_once_never_approve_the_change(people: Team, round_: int) -> None:
    report = submitted(people)
    seen = holds(report)
    one, other = (Report.objects.get(pk=report.pk) for _ in range(2))
    _at_once(
        lambda: report_operations.approve(report=one, version=one.version, checked=seen, by=people.head),
        lambda: report_operations.write(
            report=other, area="", text=f"Changed {round_}.", number=1, by=people.analyst
        ),
    )
    report.refresh_from_db()
    assert report.status == Status.DRAFT
    assert not Approval.objects.filter(taken_back_on=None).exists()
