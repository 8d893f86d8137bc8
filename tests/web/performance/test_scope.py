"""Who sees which part of the council, and whose children: what is out of scope is not there."""

import re

import pyarrow.parquet as pq
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.workspace import Workspace
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from tests.web.council import Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
OWN, OTHER = "team%3DSouthmere+Family+Safeguarding", "team%3DNorth+Wold+Front+Door"
THIRD = "team%3DEast+Vale+Assessment"
PAGES = ("dashboard?", "dashboard.csv?", "dashboard.xlsx?", "indicators/{}?", "indicators/{}/ledger.csv?")
CODES = ("referrals", "repeat_referrals", "assess_45", "cpp_end", "cla_end", "cl_suitable")


def children(workspace: Workspace) -> set[str]:
    return set(pq.read_table(workspace.snapshot().records("person")).column("person_id").to_pylist())


def named(content: bytes, known: set[str]) -> set[str]:
    return set(re.findall(r"[A-Za-z0-9-]{4,}", content.decode("utf-8", "replace"))) & known


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("of", ["", "&of=year"])
def test_another_team_is_not_there(council: Council, code: str, page: str, of: str) -> None:
    address = f"/{page.format(code)}month=2023-06&area={OTHER}{of}"
    answer = council[Role.TEAM_MANAGER].get(address)
    assert answer.status_code == 404
    assert b"North Wold" not in answer.content
    line = Line.objects.first()
    assert line is not None
    assert (line.action, line.outcome) == ("performance.page.asked", "refused")


@pytest.mark.parametrize("code", CODES)
def test_a_team_manager_opens_the_own_children_and_no_others(council: Council, code: str) -> None:
    known = children(council.workspace)
    manager = council[Role.TEAM_MANAGER]
    own = manager.get(f"/indicators/{code}/ledger?month=2023-06&area={OWN}")
    whole = manager.get(f"/indicators/{code}/ledger?month=2023-06")
    assert own.status_code == whole.status_code == 200
    assert not named(whole.content, known)
    assert manager.get(f"/indicators/{code}/ledger.csv?month=2023-06").status_code == 404
    assert OWN in whole.content.decode()


def test_another_teams_children_are_opened_by_a_reason_and_its_figures_stay_closed(council: Council) -> None:
    """Whoever sees children may need those of another team: the page asks why, and says nothing else of the team."""
    known = children(council.workspace)
    manager = council[Role.TEAM_MANAGER]
    asked = f"month=2023-06&area={OTHER}&of=year"
    address = f"/indicators/referrals/ledger?{asked}"
    answer = manager.get(address)
    assert answer.headers["Location"] == f"/indicators/referrals/reason?{asked}"
    reason = manager.get(answer.headers["Location"])
    assert reason.status_code == 200
    assert not named(reason.content, known)
    done = manager.post(
        answer.headers["Location"], {"reason": "A sibling of a child in my team is with them."}
    )
    assert done.headers["Location"] == address
    assert named(manager.get(address).content, known)
    assert manager.get(f"/indicators/referrals?{asked}").status_code == 404
    assert manager.get(f"/dashboard?{asked}").status_code == 404
    assert manager.get(f"/indicators/referrals/ledger?month=2023-06&area={THIRD}").status_code == 302


def test_a_team_that_is_not_there_or_a_role_that_sees_no_child_is_asked_nothing(council: Council) -> None:
    asked = "/indicators/referrals/ledger?month=2023-06&area="
    assert council[Role.TEAM_MANAGER].get(f"{asked}team%3DNowhere").status_code == 404
    assert council[Role.PLAN_LEAD].get(asked + OTHER).status_code == 404


def test_a_figure_of_the_whole_council_leads_to_any_part_with_a_reason(council: Council) -> None:
    page = get(council[Role.TEAM_MANAGER], "/indicators/referrals/ledger?month=2023-06")
    offered = page.xpath("//form[contains(@action, '/reason')]//option/@value")
    assert "team=North Wold Front Door" in offered
    assert "team=Southmere Family Safeguarding" not in offered


@pytest.mark.parametrize("page", ["/", "/dashboard"])
def test_whoever_answers_for_a_part_begins_with_it(council: Council, page: str) -> None:
    manager = council[Role.TEAM_MANAGER]
    own = get(manager, page)
    assert own.xpath("//select[@id='area']/option/@value") == [""]
    [first, *_] = own.xpath("//select[@id='area']/optgroup")
    assert first.get("label") == "My part"
    assert first.xpath("option[@selected]/@value") == ["team=Southmere Family Safeguarding"]
    assert "Southmere Family Safeguarding team" in own.xpath("string(//p[@class='lead'])")
    links = own.xpath("//main//td/a | //main//li/a | //main//tbody//th/a")
    assert links
    assert not any("Southmere" in link.text_content() for link in links)
    whole = get(manager, f"{page}?area=")
    assert "The whole council" in whole.xpath("string(//p[@class='lead'])")
    assert all(link.partition("#")[0].endswith("area=") for link in whole.xpath("//tbody//th/a/@href"))
    assert "The whole council" in get(council[Role.ANALYST], page).xpath("string(//p[@class='lead'])")


def test_a_head_of_service_sees_the_teams_of_the_service(council: Council) -> None:
    page = get(council[Role.HEAD_OF_SERVICE], "/dashboard")
    teams = page.xpath("//optgroup[@label='Teams']/option/@value")
    assert teams
    assert all(team.endswith("Children in Care") for team in teams)


@pytest.mark.parametrize(
    "role", [Role.BOARD_CHAIR, Role.COMMISSIONER, Role.PLAN_LEAD, Role.GOVERNANCE, Role.PUBLISHER]
)
def test_whoever_sees_no_children_sees_none_in_any_ledger(council: Council, role: Role) -> None:
    known = children(council.workspace)
    for code in CODES:
        answer = council[role].get(f"/indicators/{code}/ledger?month=2023-06&of=year")
        assert answer.status_code == 200
        assert not named(answer.content, known)
        assert council[role].get(f"/indicators/{code}/ledger.csv?month=2023-06").status_code == 404


def test_children_of_another_service_are_opened_by_a_reason_for_three_hours(council: Council) -> None:
    head = council[Role.HEAD_OF_SERVICE]
    address = "/indicators/referrals/ledger?month=2023-06&of=year&area=service%3DFront+Door"
    reason = address.replace("/ledger?", "/reason?")
    before = get(head, address)
    assert not before.xpath("//table")
    assert "give your reason" in before.text_content()
    refused = head.post(reason, {"reason": "no"})
    assert refused.status_code == 400
    assert "Say why in a sentence" in refused.content.decode()
    done = head.post(reason, {"reason": "A complaint names this service and I answer it."})
    assert done.headers["Location"] == address
    assert get(head, address).xpath("//table")
    assert list(Line.objects.values_list("action", flat=True)[:2]) == [
        "performance.children.seen",
        "accounts.reason.given",
    ]


def test_what_somebody_may_open_is_asked_once_for_all_parts_of_the_council(council: Council) -> None:
    """By a reason that was given, one part more is offered, and the page asks the database no more often."""
    manager = council[Role.TEAM_MANAGER]
    address = "/indicators/referrals/ledger?month=2023-06"
    with CaptureQueriesContext(connection) as before:
        page = get(manager, address)
    assert len(page.xpath("//main//a[contains(@href, 'area=')]")) == 1
    manager.post(
        f"/indicators/referrals/reason?month=2023-06&area={OTHER}",
        {"reason": "A sibling is with another team."},
    )
    with CaptureQueriesContext(connection) as after:
        page = get(manager, address)
    assert len(page.xpath("//main//a[contains(@href, 'area=')]")) == 2
    assert len(after) == len(before) <= 6
