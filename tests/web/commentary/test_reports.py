"""The commentary of a report on its pages: written beside the findings, checked, remarked on, signed off."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goldenthread.reports.material import Audience
from goldenthread.reports.packs.making import Order, make
from goldenthread.reports.packs.problem import NotFitError
from goldenthread.terms.months import Month
from goldenthread.workspace.packs import packs_of
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commentary.checking import PLACES, as_markdown, check_report
from goldenthread_web.commentary.models import Approval, Passage, Remark, Report
from goldenthread_web.commentary.report_views import SLUGS
from goldenthread_web.commentary.status import Status
from goldenthread_web.performance.served import served
from tests.web.commentary.conftest import person_of
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
WRONG = "In the year to June 2023 there were 464 referrals per 10,000."
AREA = "activity"


def begun(council: Council, audience: str = "board", reason: str = "") -> str:
    """The address of a report that the analyst has begun."""
    answer = sent(council[Role.ANALYST], "/reports", month="2023-06", audience=audience, reason=reason)
    return str(answer.headers["Location"])


def write(council: Council, report: str, text: str, number: int = 0, *, status: int = 302) -> Any:
    address = f"{report}/{AREA}"
    return sent(council[Role.ANALYST], address, status=status, do="write", text=text, number=str(number))


def do(council: Council, role: Role, report: str, deed: str, *, status: int = 302, **given: str) -> Any:
    found = Report.objects.get(reference=report.rsplit("/", 1)[1])
    return sent(council[role], report, status=status, do=deed, version=str(found.version), **given)


def test_findings_stand_beside_the_text_and_wrong_claims_are_marked_with_what_is_right(
    council: Council,
) -> None:
    report = begun(council)
    page = get(council[Role.ANALYST], f"{report}/{AREA}")
    findings = page.xpath("//section[@aria-labelledby='findings']/p/text()")
    assert any("referrals" in finding.lower() for finding in findings)
    write(council, report, f"We know our figures.\n\n{WRONG} We answer each within a day.")
    for address in (f"{report}/{AREA}", report):
        page = get(council[Role.HEAD_OF_SERVICE], address)
        [mark] = page.xpath("//mark[@class='wrong']")
        assert "464" in mark.text_content()
        right = mark.xpath("string(following-sibling::span[@class='right'][1])")
        assert right.startswith("Not right: Right is: "), right
        assert page.xpath("string(//div[@class='said'])").startswith("We know our figures.")
    page = do(council, Role.ANALYST, report, "submit", status=403)
    assert "does not hold, in: Activity" in page.xpath("string(//div[contains(@class,'error-summary')])")


@pytest.mark.whole
def test_what_is_offered_for_the_public_can_be_signed_off(council: Council) -> None:
    """Of the findings only the sentences that the public's own check lets through: an analyst can submit them."""
    report = begun(council, audience="scrutiny", reason="One table was wrong")
    offered = 0
    for slug in SLUGS:
        page = get(council[Role.ANALYST], f"{report}/{slug}")
        for begin in page.xpath("//a[starts-with(., 'Begin the text with')]/@href"):
            page = get(council[Role.ANALYST], f"{report}/{slug}{begin}")
            text = page.xpath("string(//textarea[@name='text'])").strip()
            found = " ".join(page.xpath("//section[@aria-labelledby='findings']/p/text()"))
            assert all(sentence in found for sentence in text.replace("\n\n", " ").split(". "))
            sent(council[Role.ANALYST], f"{report}/{slug}", do="write", text=text, number="0")
            offered += len(text.split("\n\n"))
    assert offered > 10
    page = get(council[Role.ANALYST], report)
    assert "Nothing is wrong" in page.text_content()
    do(council, Role.ANALYST, report, "submit")


def test_what_can_not_be_published_is_not_called_wrong(council: Council) -> None:
    """A bare rate is true and reads as a count: the refusal says that it can't be published, and why."""
    report = begun(council, audience="scrutiny", reason="One table was wrong")
    page = get(council[Role.ANALYST], f"{report}/{AREA}")
    said = page.xpath("string(//section[@aria-labelledby='findings'])")
    rate = re.search(
        r"Referrals to children's social care were ([\d,]+) per 10,000 in the year to June 2023", said
    )
    assert rate, said
    write(council, report, f"Referrals were {rate[1]} in the year to June 2023.")
    page = do(council, Role.ANALYST, report, "submit", status=403)
    refusal = page.xpath("string(//div[contains(@class,'error-summary')])")
    assert "1 thing that is said can't be published as it stands, in: Activity" in refusal
    assert "hold" not in refusal
    [right] = page.xpath("//mark[@class='wrong']/following-sibling::span[@class='right'][1]")
    assert "Not for the public: " in right.text_content()
    assert "say “per 10,000”" in right.text_content()


def test_the_findings_themselves_can_be_signed_off(council: Council) -> None:
    """What the figures say passes the check of the page, so an analyst can begin with it."""
    report = begun(council)
    for slug in (AREA, "children-in-care", "child-protection"):
        page = get(council[Role.ANALYST], f"{report}/{slug}")
        [begin] = page.xpath("//a[.='Begin the text with these sentences']/@href")
        page = get(council[Role.ANALYST], f"{report}/{slug}{begin}")
        text = page.xpath("string(//textarea[@name='text'])").strip()
        found = page.xpath("//section[@aria-labelledby='findings']/p[contains(@class,'finding')]/text()")
        assert text.split("\n\n") == found
        assert not Passage.objects.filter(area=slug).exists()
        sent(council[Role.ANALYST], f"{report}/{slug}", do="write", text=text, number="0")
    page = get(council[Role.ANALYST], report)
    assert not page.xpath("//mark|//ul[contains(@class,'wrongs')]"), page.xpath("//mark/..")[0].text_content()
    do(council, Role.ANALYST, report, "submit")
    assert Report.objects.get().status == Status.SUBMITTED


def test_the_page_checks_as_publishing_does(council: Council) -> None:
    """The same text, held against the figures of pages and against those of the engine: the same findings."""
    report = begun(council)
    texts = {
        "": "Agency workers were 12.3% of social workers in post.",
        "Activity": f"{WRONG} Repeat referrals fell.",
        "Child protection": "Conferences were up from 10% at the last report.",
    }
    slugs = {"": "first-page", "Activity": AREA, "Child protection": "child-protection"}
    for place, text in texts.items():
        sent(council[Role.ANALYST], f"{report}/{slugs[place]}", do="write", text=text, number="0")
    found = served()
    assert found is not None
    checked = check_report(found, Report.objects.get())
    order = Order(Month(2023, 6), Audience.BOARD, commentary=(as_markdown(texts), "the text"))
    with pytest.raises(NotFitError) as refused:
        make(council.workspace, order, packs_of(council.workspace))
    wrong = [problem for place in PLACES for problem in checked.wrong.get(place, ())]
    assert wrong
    for problem in wrong:
        assert f"{problem.words!r} does not fit the scorecard; right is: {problem.right}" in str(
            refused.value
        )
    assert str(refused.value).count("does not fit the scorecard") == len(wrong)


def test_for_scrutiny_nothing_unchecked_is_submitted(council: Council) -> None:
    reason = "A figure was wrong"
    report = begun(council, "scrutiny", reason)
    write(council, report, "One boy aged 7 was placed twice. Turnover doubled at Elm House.")
    page = get(council[Role.ANALYST], f"{report}/{AREA}")
    wrongs = page.xpath("//ul[contains(@class,'wrongs')]/li") + page.xpath("//mark[@class='wrong']")
    assert len(wrongs) >= 2
    do(council, Role.ANALYST, report, "submit", status=403)
    shown = get(council[Role.ANALYST], report).xpath("string(//dl)")
    assert f"2023-06-scrutiny-1: {reason}" in " ".join(shown.split())


def test_a_correction_asks_for_a_reason(council: Council) -> None:
    page = sent(
        council[Role.ANALYST], "/reports", status=400, month="2023-06", audience="scrutiny", reason=""
    )
    [problem] = page.xpath("//div[contains(@class,'error-summary')]//li/a")
    assert "Say why it is corrected" in problem.text_content()
    [field] = page.xpath(f"//input[@id='{problem.get('href').removeprefix('#')}']")
    assert (field.get("name"), "govuk-input--error" in field.get("class")) == ("reason", True)
    assert not Report.objects.exists()


def test_signed_off_by_two_others_on_pages(council: Council) -> None:
    report = begun(council)
    write(council, report, "Recording changed in May.")
    do(council, Role.ANALYST, report, "submit")
    home = get(council[Role.DIRECTOR], "/")
    waiting = home.xpath("//main//section[@aria-labelledby='waiting']//a/@href")
    assert waiting == [report]
    sections = home.xpath("//main//section/@aria-labelledby")
    assert sections.index("waiting") < sections.index("concern"), "what waits for somebody comes first"
    sent(council[Role.HEAD_OF_SERVICE], f"{report}/{AREA}", do="remark", text="Say what changed.")
    do(council, Role.HEAD_OF_SERVICE, report, "approve")
    page = do(council, Role.HEAD_OF_SERVICE, report, "approve", status=403)
    assert "You have approved this already" in page.text_content()
    do(council, Role.BOARD_CHAIR, report, "approve")
    assert Report.objects.get().status == Status.APPROVED
    assert not get(council[Role.DIRECTOR], "/").xpath("//section[@aria-labelledby='waiting']")
    assert get(council[Role.PUBLISHER], "/").xpath("//section[@aria-labelledby='waiting']//a/@href") == [
        report
    ]
    page = get(council[Role.ANALYST], f"{report}/{AREA}")
    assert "Say what changed." in page.text_content()
    write(council, report, "Recording changed in May: contacts count as referrals.", 1)
    assert Report.objects.get().status == Status.DRAFT
    waits = get(council[Role.ANALYST], "/").xpath("string(//section[@aria-labelledby='waiting'])")
    assert "Back to draft: The text was changed." in waits
    assert get(council[Role.ANALYST], report).text_content().count("Taken back:") == 2


def test_two_who_write_see_both(council: Council) -> None:
    report = begun(council)
    write(council, report, "Mine.")
    page = write(council, report, "Hers.", status=409)
    assert "Mine." in page.xpath("string(//div[@class='govuk-inset-text'])")
    assert page.xpath("//textarea[@name='text']/text()")[0].strip() == "Hers."
    assert page.xpath("//input[@name='number']/@value") == ["1"]
    write(council, report, "Ours.", 1)
    assert [p.text for p in Passage.objects.all()] == ["Mine.", "Ours."]


@pytest.mark.parametrize("line", ["## Child protection", "# x", "  ###### Workforce  "])
def test_a_text_makes_no_headings(council: Council, line: str) -> None:
    report = begun(council)
    page = write(council, report, f"A line.\n{line}\nAnother.", status=400)
    assert "Begin no line with" in page.xpath("string(//div[contains(@class,'error-summary')])")
    assert not Passage.objects.exists()


@pytest.mark.acceptance("4.4")
def test_markup_is_text_everywhere(council: Council) -> None:
    """Markup in every text of a report's commentary is shown as text."""
    report = begun(council)
    nasty = "<script>alert(1)</script> {{ 7|add:7 }} <img src=x onerror=alert(1)>"
    write(council, report, nasty)
    sent(council[Role.ANALYST], f"{report}/{AREA}", do="remark", text=nasty)
    do(council, Role.ANALYST, report, "submit")
    do(council, Role.DIRECTOR, report, "send_back", reason=nasty)
    for address in (report, f"{report}/{AREA}", "/reports"):
        page = get(council[Role.ANALYST], address)
        assert not page.xpath("//main//script|//main//img")
    assert nasty in get(council[Role.ANALYST], f"{report}/{AREA}").text_content()


FORGED = {
    "status": "approved",
    "approver": "1",
    "person": "1",
    "by": "p-000000000000",
    "role": "director",
    "edition": "9",
    "pack": "x",
    "snapshot": "s-2",
    "begun_by": "1",
}


@pytest.mark.acceptance("4.4")
def test_a_forged_status_or_approver_gets_nothing(council: Council) -> None:
    """A forged status, approver, role or pack in a form gets nothing."""
    report = begun(council)
    write(council, report, "Recording changed.")

    def forge(role: Role, deed: str) -> int:
        version = Report.objects.values_list("version", flat=True).get()
        given = FORGED | {"do": deed, "version": str(version), "reason": "x"}
        return int(council[role].post(report, given).status_code)

    before = list(Report.objects.values())
    for role in (Role.ANALYST, Role.PUBLISHER, Role.DIRECTOR):
        assert forge(role, "approve") == 403
        assert forge(role, "publish") == 403
    assert list(Report.objects.values()) == before
    assert forge(Role.ANALYST, "submit") == 302
    found = Report.objects.get()
    assert (found.status, found.edition, found.pack) == ("submitted", 1, "")
    assert forge(Role.HEAD_OF_SERVICE, "approve") == 302
    [approval] = Approval.objects.all()
    assert (approval.person, approval.role) == (person_of(Role.HEAD_OF_SERVICE), "head of service")
    for deed in ("", "published", "finish", "__class__"):
        assert forge(Role.DIRECTOR, deed) == 404


@pytest.mark.parametrize("role", [Role.PARTNER, Role.COUNCILLOR, Role.ADMINISTRATOR, Role.TEAM_MANAGER])
def test_drafts_are_not_there_for_others(council: Council, role: Role) -> None:
    report = begun(council)
    for address in ("/reports", report, f"{report}/{AREA}"):
        get(council[role], address, status=404)


def test_a_board_chair_sees_the_boards_alone(council: Council) -> None:
    operational, board = begun(council, "operational"), begun(council)
    page = get(council[Role.BOARD_CHAIR], "/reports")
    assert page.xpath("//tbody//a/@href") == [board]
    get(council[Role.BOARD_CHAIR], operational, status=404)
    get(council[Role.BOARD_CHAIR], f"{operational}/{AREA}", status=404)
    sent(council[Role.BOARD_CHAIR], f"{operational}/{AREA}", status=404, do="remark", text="x")
    assert not Remark.objects.exists()
