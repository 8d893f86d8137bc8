"""A council with comments and reports in several states, for looking at pages."""

from __future__ import annotations

from goldenthread_web.accounts.roles import Role
from goldenthread_web.commentary.models import Comment, Report
from tests.web.commentary.pages import sent
from tests.web.council import Council

MONTH = "month=2023-06"
LONG = (
    "Recording changed in May: contacts that lead to an assessment within the same household now count "
    "once, in Southmere, Northgate and Kettlebury alike; "
) * 4
WRONG = (
    "Referrals are counted anew since May.\n\nIn the year to June 2023 there were 464 referrals per 10,000, and in "
    "June 2023 there were 999 referrals.\n\n- Repeat referrals fell.\n- Turnover doubled since Christmas."
)
RIGHT = "Referrals are counted anew since May.\n\n- We look at each of them within a day."


def comment(council: Council, role: Role, text: str, code: str = "repeat_referrals", **given: str) -> None:
    sent(council[role], f"/indicators/{code}/comment?{MONTH}", month="2023-05", text=text, **given)


def begun(council: Council, audience: str) -> str:
    answer = sent(
        council[Role.ANALYST], "/reports", month="2023-06", audience=audience, reason="One table was wrong"
    )
    return str(answer.headers["Location"])


def do(council: Council, role: Role, report: str, deed: str, **given: str) -> None:
    version = Report.objects.values_list("version", flat=True).get(reference=report.rsplit("/", 1)[1])
    sent(council[role], report, do=deed, version=str(version), **given)


def write(council: Council, report: str, text: str, area: str = "activity", number: int = 0) -> None:
    sent(council[Role.ANALYST], f"{report}/{area}", do="write", text=text, number=str(number))


def approved(council: Council, audience: str = "board") -> str:
    """A report that two people have approved; its address."""
    report = begun(council, audience)
    write(council, report, RIGHT)
    do(council, Role.ANALYST, report, "submit")
    for role in (Role.HEAD_OF_SERVICE, Role.DIRECTOR):
        do(council, role, report, "approve")
    return report


def addresses(council: Council) -> list[str]:
    """Everything on a stage: the addresses of the pages to look at."""
    comment(council, Role.ANALYST, "Recording changed in May.")
    comment(council, Role.HEAD_OF_SERVICE, LONG)
    first = approved(council)
    draft = begun(council, "scrutiny")
    write(council, draft, WRONG)
    write(council, draft, LONG, number=1, area="activity")
    write(council, draft, WRONG, number=2)
    sent(council[Role.HEAD_OF_SERVICE], f"{draft}/activity", do="remark", text="Say what the change was.")
    sent(council[Role.ANALYST], f"{draft}/activity", do="remark", text=LONG)
    waiting = begun(council, "operational")
    do(council, Role.ANALYST, waiting, "submit")
    do(council, Role.DIRECTOR, waiting, "send_back", reason="Say something of each area")
    said = Comment.objects.first()
    assert said is not None
    return [
        f"/indicators/repeat_referrals?{MONTH}",
        f"/comments/{said.reference}",
        "/reports",
        first,
        draft,
        f"{draft}/activity",
        "/packs/2023-06-scrutiny-1",
    ]
