"""A program sees what its person sees: other teams, other people's reports and children are not there."""

from __future__ import annotations

import re

import pyarrow.parquet as pq
import pytest

from goldenthread.workspace import Workspace
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, Role
from goldenthread_web.api.endpoints import ENDPOINTS
from goldenthread_web.history.models import Line
from goldenthread_web.performance import files
from tests.web.api.asking import program_of
from tests.web.council import Council

pytestmark = pytest.mark.xdist_group("demo")
OTHER, OWN = "team%3DNorth+Wold+Front+Door", "team%3DSouthmere+Family+Safeguarding"
OF_AN_AREA = ("/figures?area=", "/figures.csv?area=", "/scorecard?area=")
EVERY = [one.path.format(code="referrals", name="2023-06-scrutiny-1") for one in ENDPOINTS] + [
    "/figures?indicator=referrals&by=team&per_page=5000",
    "/figures?indicator=cla_end&by=ethnicity&per_page=5000",
]


def names_of_children(workspace: Workspace) -> set[str]:
    return set(pq.read_table(workspace.snapshot().records("person")).column("person_id").to_pylist())


@pytest.mark.parametrize("role", [Role.TEAM_MANAGER, Role.PLAN_LEAD, Role.BOARD_CHAIR, Role.HEAD_OF_SERVICE])
@pytest.mark.parametrize("asked", OF_AN_AREA)
def test_another_team_is_not_there(council: Council, role: Role, asked: str) -> None:
    answer = program_of(role).get(asked + OTHER)
    assert answer.status_code == 404
    assert b"North Wold" not in answer.content
    line = Line.objects.first()
    assert line is not None
    assert (line.action, line.outcome, line.role) == ("performance.page.asked", "refused", role.value)


@pytest.mark.parametrize("asked", OF_AN_AREA)
def test_the_own_team_is(council: Council, asked: str) -> None:
    assert program_of(Role.TEAM_MANAGER).get(asked + OWN).status_code == 200


def test_groups_are_those_that_somebody_sees(council: Council) -> None:
    asked = "/figures?indicator=referrals&by=team&per_page=5000"
    groups = {role: {one["group"] for one in program_of(role).json(asked)["figures"]}
              for role in (Role.ANALYST, Role.TEAM_MANAGER, Role.PLAN_LEAD)}  # fmt: skip
    assert groups[Role.PLAN_LEAD] == set()
    assert groups[Role.TEAM_MANAGER] == {"team=Southmere Family Safeguarding"}
    assert len(groups[Role.ANALYST]) > 2
    areas = {one["area"] for one in program_of(Role.TEAM_MANAGER).json("/areas")["areas"]}
    assert groups[Role.TEAM_MANAGER] == {area for area in areas if area.startswith("team=")}


@pytest.mark.parametrize("role", [Role.PARTNER, Role.COUNCILLOR, Role.ADMINISTRATOR])
def test_who_reads_what_is_published_reads_nothing_else(
    council: Council, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = program_of(role)
    for address in EVERY:
        is_open = address.startswith(("/published", "/indicators", "/openapi"))
        assert program.get(address).status_code == (200 if is_open else 404), address
    [pack] = program.json("/published")["packs"]
    assert pack["audience"] == "scrutiny"
    monkeypatch.setattr(files, "_may_read", lambda person, _pack: bool(person.roles & READERS_OF_FIGURES))
    assert program.json("/published")["packs"] == []
    for address in ("figures", "figures.csv", "figures.meta.csv"):
        assert program.get(f"/published/2023-06-scrutiny-1/{address}").status_code == 404


@pytest.mark.parametrize("role", [Role.ANALYST, Role.TEAM_MANAGER, Role.COUNCILLOR, Role.PARTNER])
def test_no_child_is_named_anywhere_to_anybody(council: Council, role: Role) -> None:
    known = names_of_children(council.workspace)
    assert known
    program = program_of(role)
    for address in EVERY:
        text = program.get(address).content.decode()
        assert not set(re.findall(r"[A-Za-z0-9-]{4,}", text)) & known, address
