"""Who sees which part of the council, and whose children: what is out of scope is not there."""

import re

import pyarrow.parquet as pq
import pytest

from goldenthread.workspace import Workspace
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from tests.web.pages import get
from tests.web.performance.conftest import Council

pytestmark = pytest.mark.xdist_group("demo")
OWN, OTHER = "team%3DSouthmere+Family+Safeguarding", "team%3DNorth+Wold+Front+Door"
PAGES = (
    "dashboard?", "dashboard.csv?", "dashboard.xlsx?", "indicators/{}?", "indicators/{}/ledger?",
    "indicators/{}/ledger.csv?", "indicators/{}/reason?",
)  # fmt: skip
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
