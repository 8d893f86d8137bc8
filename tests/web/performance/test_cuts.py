"""The dashboard in its three cuts: which measures, for whom first, and how one comes from one to another."""

import csv
import io

import pytest

from goldenthread import catalogue
from goldenthread.judgement.cuts import CUT_WORDS, Cut, Cuts
from goldenthread_web.accounts.roles import Role
from tests.web.council import Council
from tests.web.pages import Page, get

pytestmark = pytest.mark.xdist_group("demo")
JUNE = "month=2023-06"
FIRST = {
    Role.DIRECTOR: Cut.LEADERSHIP,
    Role.ANALYST: Cut.LEADERSHIP,
    Role.GOVERNANCE: Cut.LEADERSHIP,
    Role.TEAM_MANAGER: Cut.OWN,
    Role.HEAD_OF_SERVICE: Cut.OWN,
    Role.AUDITOR: Cut.OWN,
    Role.BOARD_MEMBER: Cut.HEADLINE,
    Role.COMMISSIONER: Cut.HEADLINE,
    Role.PLAN_LEAD: Cut.HEADLINE,
}


def measures(page: Page) -> set[str]:
    return {
        link.split("/")[2].partition("?")[0] for link in page.xpath("//table[@class='dashboard']//th/a/@href")
    }


def here(page: Page) -> list[str]:
    return page.xpath("//nav[@aria-label='Cuts of the dashboard']//a[@aria-current]/text()")


@pytest.mark.parametrize("role", FIRST)
def test_each_role_begins_with_a_cut_and_finds_the_others(council: Council, role: Role) -> None:
    page = get(council[role], f"/dashboard?{JUNE}")
    assert here(page) == [CUT_WORDS[FIRST[role]]]
    links = page.xpath("//nav[@aria-label='Cuts of the dashboard']//a")
    assert [link.text for link in links] == list(CUT_WORDS.values())
    for link, words in zip(links, CUT_WORDS.values(), strict=True):
        assert here(get(council[role], f"/dashboard{link.get('href')}")) == [words]


def test_a_cut_holds_its_measures_and_the_files_hold_the_same(council: Council) -> None:
    analyst, known = council[Role.ANALYST], catalogue.load()
    cuts = Cuts()
    for cut in Cut:
        expected = {code for code, one in known.items() if cuts.shows(cut, code, in_report=one.in_report)}
        shown = measures(get(analyst, f"/dashboard?{JUNE}&cut={cut}"))
        assert shown == expected
        text = analyst.get(f"/dashboard.csv?{JUNE}&cut={cut}").content.decode("utf-8-sig")
        assert {row["indicator"] for row in csv.DictReader(io.StringIO(text))} == shown
    assert measures(get(analyst, f"/dashboard?{JUNE}&cut=leadership")) == set(known)


def test_a_team_managers_own_is_the_own_team_and_stays_so_when_something_else_is_chosen(
    council: Council,
) -> None:
    page = get(council[Role.TEAM_MANAGER], f"/dashboard?{JUNE}")
    assert "Southmere Family Safeguarding team" in page.xpath("string(//p[@class='lead'])")
    assert page.xpath("//form//input[@name='cut']/@value") == ["own"]
    assert page.xpath("//a[contains(@href, 'dashboard.csv')]/@href")[0].count("cut=own") == 1
    links = page.xpath("//nav[@aria-label='Cuts of the dashboard']//a/@href")
    assert [link.endswith("area=") for link in links] == [True, True, False]


def test_whoever_answers_for_no_part_is_asked_to_choose_one(council: Council) -> None:
    page = get(council[Role.ANALYST], f"/dashboard?{JUNE}&cut=own")
    assert "Choose a service or a team" in page.text_content()
    chosen = get(council[Role.ANALYST], f"/dashboard?{JUNE}&cut=own&area=service%3DAssessment")
    assert "Choose a service or a team" not in chosen.text_content()


def test_a_cut_that_there_is_not_is_not_found(council: Council) -> None:
    get(council[Role.ANALYST], "/dashboard?cut=purple", status=404)


@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.PARTNER])
def test_whoever_reads_what_is_published_has_no_dashboard(council: Council, role: Role) -> None:
    for cut in Cut:
        assert council[role].get(f"/dashboard?cut={cut}").status_code == 404
