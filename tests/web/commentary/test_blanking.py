"""An earlier text that should not have been typed: who sees it, and how its words are taken away for good."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commentary import report_operations
from goldenthread_web.commentary.blanking import blank
from goldenthread_web.commentary.models import Blanked, Passage, Report
from goldenthread_web.commentary.permissions import may_see_earlier
from goldenthread_web.history.models import Line
from tests.web.commentary.conftest import TEXT, Team, written
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.pages import get, text_of

pytestmark = pytest.mark.xdist_group("demo")
TYPED = "Child 300417 was moved twice."


def rewritten(people: Team) -> Report:
    """A report of which the first text says what it should not."""
    report = written(people)
    report_operations.write(report=report, area="", text=TYPED, number=1, by=people.analyst)
    report_operations.write(report=report, area="", text=TEXT, number=2, by=people.analyst)
    return report


def test_its_words_go_and_who_took_them_away_is_kept(people: Team) -> None:
    report = rewritten(people)
    blank(report=report, area="", number=2, reason="A child's number", by=people.other_analyst)
    texts = report.passages.order_by("number").values_list("number", "text", "by__name")
    assert list(texts) == [(1, TEXT, "Ana"), (2, "", "Ana"), (3, TEXT, "Ana")]
    told = Blanked.objects.get()
    assert (told.by.name, told.role, told.reason) == ("Olu", "performance analyst", "A child's number")
    line = Line.objects.order_by("number").last()
    assert line is not None
    assert (line.action, line.reason) == ("commentary.passage.blanked", "text 2: A child's number")
    with pytest.raises(NotAllowed, match="taken away already"):
        blank(report=report, area="", number=2, reason="Again", by=people.analyst)


def test_not_the_text_that_counts_nor_without_a_reason_nor_by_others(people: Team) -> None:
    report = rewritten(people)
    for number, reason, by, words in (
        (3, "A child's number", people.analyst, "Only an earlier text"),
        (9, "A child's number", people.analyst, "Only an earlier text"),
        (2, " ", people.analyst, "Say why"),
        (2, "A child's number", people.head, "A performance analyst"),
        (2, "A child's number", people.publisher, "A performance analyst"),
    ):
        with pytest.raises(NotAllowed, match=words):
            blank(report=report, area="", number=number, reason=reason, by=by)
    assert TYPED in report.passages.values_list("text", flat=True)


def test_the_database_holds_it(people: Team) -> None:
    """No words go untold, none are put in their place, and what counts stays."""
    report = rewritten(people)
    typed = report.passages.get(number=2)
    told = {"by": people.analyst.account, "role": "x", "reason": "y"}
    for change in ({"text": ""}, {"text": "other"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Passage.objects.filter(pk=typed.pk).update(**change)
    counts = report.passages.get(number=3)
    Blanked.objects.create(passage=counts, **told)
    with pytest.raises(DatabaseError), transaction.atomic():
        Passage.objects.filter(pk=counts.pk).update(text="")
    Blanked.objects.create(passage=typed, **told)
    for change in ({"text": "other"}, {"text": "", "role": "nobody"}, {"text": "", "number": 7}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Passage.objects.filter(pk=typed.pk).update(**change)
    assert Passage.objects.filter(pk=typed.pk).update(text="") == 1
    for undone in (lambda: Blanked.objects.update(reason="z"), Blanked.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            undone()


def test_who_sees_earlier_texts(people: Team) -> None:
    board, own = Report(audience="board"), Report(audience="operational")
    assert [may_see_earlier(by, own) for by in (people.analyst, people.head, people.director)] == [True] * 3
    assert may_see_earlier(people.chair, board)
    assert not may_see_earlier(people.chair, own)
    assert not may_see_earlier(people.publisher, board)


def test_on_the_page(council: Council) -> None:
    report = str(
        sent(council[Role.ANALYST], "/reports", month="2023-06", audience="board", reason="").headers[
            "Location"
        ]
    )
    address = f"{report}/activity"
    for number, text in enumerate((TYPED, "Recording changed in May.")):
        sent(council[Role.ANALYST], address, do="write", text=text, number=str(number))
    assert TYPED in text_of(get(council[Role.DIRECTOR], address))
    for_publisher = get(council[Role.PUBLISHER], address)
    assert "Recording changed in May." in text_of(for_publisher)
    assert "300417" not in text_of(for_publisher)
    assert "Earlier texts" not in text_of(for_publisher)
    refused = sent(council[Role.ANALYST], address, status=400, do="blank", number="1", reason="")
    [problem] = refused.xpath("//div[contains(@class,'error-summary')]//li/a")
    assert refused.xpath(f"//input[@id='{problem.get('href').removeprefix('#')}']")
    sent(council[Role.DIRECTOR], address, status=403, do="blank", number="1", reason="A child's number")
    sent(council[Role.ANALYST], address, do="blank", number="1", reason="A number stood there")
    page = get(council[Role.ANALYST], address)
    assert "300417" not in text_of(page)
    assert "A number stood there" in text_of(page)
    assert not page.xpath("//button[@value='blank']")
