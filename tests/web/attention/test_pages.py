"""The lists of children needing attention as each role sees them."""

import csv
import io
from datetime import date
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from goldenthread.engine.duckdb import DuckDB
from goldenthread.ledger.attention.kept import Line, Lists, lists_of
from goldenthread.ledger.attention.lists import LISTS
from goldenthread.reports.words import MARKING
from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.roles import SEES_CHILDREN, Role
from goldenthread_web.history.models import Line as HistoryLine
from tests.web.council import PARTS, Council
from tests.web.pages import get
from tests.web.performance.test_scope import children, named

pytestmark = pytest.mark.xdist_group("demo")
OWN, OTHER = "team=Southmere Family Safeguarding", "team=West Moor Children in Care"


@pytest.fixture
def lists(council: Council) -> Lists:
    found = lists_of(council.workspace)
    assert found is not None
    return found


def address(name: str = "", **asked: str) -> str:
    return f"/attention{f'/{name}' if name else ''}?{urlencode(asked)}"


def test_the_lists_with_how_many_stand_on_each(council: Council, lists: Lists) -> None:
    page = get(council[Role.ANALYST], "/attention")
    rows = {
        tr.xpath("string(th)"): [td.text_content() for td in tr.xpath("td")]
        for tr in page.xpath("//tbody/tr")
    }
    assert list(rows) == [each.title for each in LISTS]
    for each in LISTS:
        lines = lists.of(each.name)
        late = sum(line.late for line in lines)
        assert rows[each.title][:2] == [str(late), str(len(lines) - late)]
    assert page.findtext(".//header//p[@class='marking']") == MARKING
    assert show_day(lists.day) in page.text_content()
    assert "years ago" in page.text_content()  # the made-up council's records are old, and the page says so


@pytest.mark.parametrize("which", LISTS, ids=lambda each: each.name)
def test_a_list_shows_its_children_and_links_to_the_measure_that_judges_it(
    council: Council, lists: Lists, which: object
) -> None:
    page = get(council[Role.DIRECTOR], address(which.name))
    shown = {td.text_content() for td in page.xpath("//table[caption[@id='rows']]//tbody/tr/th")}
    open_lines = [line for line in lists.of(which.name) if line.open_to is None]
    assert shown - {"restricted"} == {line.child for line in open_lines}
    assert page.xpath(f"//main//a[@href='/indicators/{which.judged_by}']")
    measure = get(council[Role.DIRECTOR], f"/indicators/{which.judged_by}")
    assert measure.xpath(f"//a[contains(@href, '/attention/{which.name}?')]")


def test_no_engine_runs_for_a_page(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a page ran an engine")

    monkeypatch.setattr(DuckDB, "over", never)
    get(council[Role.ANALYST], "/attention")
    get(council[Role.ANALYST], address("visits-in-care"))
    assert council[Role.ANALYST].get("/attention/visits-in-care.xlsx").status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role not in SEES_CHILDREN])
def test_whoever_sees_no_children_finds_no_list(council: Council, role: Role) -> None:
    known = children(council.workspace)
    for there in (
        "",
        "/visits-in-care",
        "/visits-in-care.csv",
        "/visits-in-care.xlsx",
        "/reason?" + urlencode({"area": OWN}),
    ):
        answer = council[role].get("/attention" + there)
        assert answer.status_code == 404
        assert not named(answer.content, known)
    if role is Role.PLAN_LEAD:
        assert "attention" not in council[role].get("/").content.decode().lower()


def test_a_team_manager_begins_with_the_own_team_and_sees_no_other_child(
    council: Council, lists: Lists
) -> None:
    manager, known = council[Role.TEAM_MANAGER], children(council.workspace)
    assert "Southmere Family Safeguarding team" in get(manager, "/attention").text_content()
    own = {line.child for each in LISTS for line in lists.of(each.name, OWN)}
    assert own
    for each in LISTS:
        assert named(manager.get(address(each.name)).content, known) <= own
        assert manager.get(address(each.name, area="")).status_code == 404
        assert manager.get(f"/attention/{each.name}.csv?{urlencode({'area': OTHER})}").status_code == 404
    line = HistoryLine.objects.first()
    assert line is not None
    assert (line.action, line.outcome) == ("performance.page.asked", "refused")


def test_a_head_of_service_opens_the_service_and_its_teams(council: Council, lists: Lists) -> None:
    head = council[Role.HEAD_OF_SERVICE]
    page = get(head, "/attention")
    offered = page.xpath("//select[@id='area']//option/@value")
    assert PARTS[Role.HEAD_OF_SERVICE] in offered
    assert all(part.endswith("Children in Care") for part in offered)
    shown = head.get(address("visits-in-care", area=OTHER)).content
    assert named(shown, children(council.workspace)) == {
        line.child for line in lists.of("visits-in-care", OTHER)
    }


def test_another_part_is_opened_by_a_reason_and_by_nothing_else(council: Council, lists: Lists) -> None:
    manager, known = council[Role.TEAM_MANAGER], children(council.workspace)
    wanted = address("visits-in-care", area=OTHER)
    answer = manager.get(wanted)
    assert answer.headers["Location"] == "/attention/reason?" + urlencode(
        {"area": OTHER, "list": "visits-in-care"}
    )
    asks = get(manager, answer.headers["Location"])
    assert not named(asks.text_content().encode(), known)
    assert manager.post(answer.headers["Location"], {"reason": "no"}).status_code == 400
    done = manager.post(answer.headers["Location"], {"reason": "I cover for their manager this week."})
    assert done.headers["Location"] == wanted
    assert named(manager.get(wanted).content, known)
    assert [line.action for line in HistoryLine.objects.all()[:2]] == [
        "attention.children.seen", "accounts.reason.given",
    ]  # fmt: skip
    assert manager.get("/attention/reason?area=team%3DNowhere").status_code == 404


def test_looking_and_taking_along_are_remembered_without_a_childs_name(council: Council) -> None:
    known = children(council.workspace)
    council[Role.ANALYST].get(address("visits-in-care", area=OTHER))
    council[Role.ANALYST].get("/attention/visits-in-care.csv?" + urlencode({"area": OTHER}))
    took, saw = HistoryLine.objects.all()[:2]
    assert (saw.action, saw.object) == ("attention.children.seen", f"visits-in-care {OTHER}")
    assert (took.action, took.object) == ("attention.file.exported", f"visits-in-care-2023-07-31.csv {OTHER}")
    assert not named(f"{saw.object} {took.object}".encode(), known)


def test_files_hold_what_is_shown(council: Council, lists: Lists) -> None:
    analyst, expected = council[Role.ANALYST], lists.of("visits-in-care", OTHER)
    asked = urlencode({"area": OTHER, "state": "late"})
    text = analyst.get(f"/attention/visits-in-care.csv?{asked}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["child"] for row in rows} == {line.child for line in expected if line.late}
    assert {row["falls_due"] for row in rows} == {str(line.due) for line in expected if line.late}
    assert all(row["judged_by"] == "cla_visits" and row["overdue"] == "yes" for row in rows)
    book = load_workbook(io.BytesIO(analyst.get(f"/attention/visits-in-care.xlsx?{asked}").content))
    found = [
        row for row in book["List"].iter_rows(values_only=True) if row[2] in {line.child for line in expected}
    ]
    assert len(found) == len(rows)
    assert {row[0].date() for row in found} == {line.due for line in expected if line.late}


def test_a_text_that_begins_as_a_formula_stays_a_text(
    council: Council, lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = Line(
        "visits-in-care",
        "=1+1",
        "@team",
        "",
        "",
        "+w",
        "w-0",
        None,
        date(2023, 7, 1),
        True,
        None,
        "l",
        "-f",
        "s",
        1,
    )
    poisoned = Lists(lists.folder, lists.snapshot, lists.day, lists.days, {}, lists.ahead, (evil,))
    monkeypatch.setattr("goldenthread_web.attention.queries.read", lambda _: poisoned)
    monkeypatch.setattr("goldenthread_web.attention.queries._read", lambda _: poisoned)
    analyst = council[Role.ANALYST]
    row = next(
        csv.DictReader(io.StringIO(analyst.get("/attention/visits-in-care.csv").content.decode("utf-8-sig")))
    )
    assert (row["child"], row["team"], row["worker"], row["file"]) == ("'=1+1", "'@team", "'+w", "'-f")
    book = load_workbook(io.BytesIO(analyst.get("/attention/visits-in-care.xlsx").content))
    cells = [cell for row in book["List"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_restricted_record_counts_and_says_nothing(council: Council, lists: Lists) -> None:
    hidden = [line for line in lists.lines if line.open_to is not None]
    shown = council[Role.ANALYST].get(address("visits-in-care")).content
    for line in hidden:
        seen = line.seen_by(["performance analyst"])
        assert (seen.child, seen.worker, seen.file, seen.row) == ("restricted", "", "", None)
        assert line.child.encode() not in shown
    own = Line(
        "l",
        "A",
        "t",
        "",
        "",
        "W",
        "w-1",
        None,
        None,
        True,
        "director; x".replace("; ", ";"),
        "l",
        "f",
        "s",
        1,
    )
    assert own.seen_by(["director"]).child == "A"
    assert own.seen_by(["auditor"]).child == "restricted"


def test_choosing_sorting_and_turning_pages(
    council: Council, lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldenthread_web.attention.shown.PAGE", 3)
    analyst, lines = council[Role.ANALYST], lists.of("visits-in-care")

    def children_of(page: object) -> list[str]:
        return [td.text_content() for td in page.xpath("//table[caption[@id='rows']]//tbody/tr/th")]

    first = get(analyst, address("visits-in-care", sort="child"))
    names = children_of(first)
    assert names == sorted(names)
    assert len(names) == 3
    assert first.xpath("//th[@aria-sort]/a/text()") == ["Child"]
    following = first.xpath("//a[@rel='next']/@href")[0]
    assert children_of(get(analyst, f"/attention/visits-in-care{following}"))[0] > names[-1]
    one = next(line for line in lines if line.worker_key)
    of_worker = get(analyst, address("visits-in-care", area="", worker=one.worker_key))
    assert len([line for line in lines if line.worker_key == one.worker_key]) == int(
        of_worker.xpath("string(//caption[@id='rows'])").split()[0]
    )
    nobody = get(analyst, address("visits-in-care", worker="none"))
    assert f"{sum(not line.worker for line in lines)} child" in nobody.xpath("string(//caption[@id='rows'])")
    empty = get(analyst, address("visits-in-care", worker="w-nobody"))
    assert "No child is on this list with what you chose" in empty.text_content()


def test_addresses_name_workers_by_nothing_that_the_records_say(council: Council, lists: Lists) -> None:
    workers = {line.worker for line in lists.lines if line.worker}
    page = get(council[Role.ANALYST], address("visits-in-care"))
    links = " ".join(page.xpath("//main//a/@href | //main//option/@value"))
    assert not any(worker in links for worker in workers)


@pytest.mark.parametrize(
    "asked", ["area=team%3DNowhere", "sort=x", "state=x", "page=x", "page=99999999", "area=%27"]
)
def test_what_is_not_there_is_not_found(council: Council, asked: str) -> None:
    get(council[Role.ANALYST], f"/attention/visits-in-care?{asked}", status=404)
    get(council[Role.ANALYST], "/attention/none", status=404)


def test_this_month_names_the_lists_to_whoever_may_open_them(council: Council) -> None:
    assert get(council[Role.TEAM_MANAGER], "/").xpath("//a[contains(@href, '/attention/')]")
    assert not get(council[Role.TEAM_MANAGER], "/?area=").xpath("//a[contains(@href, '/attention/')]")
    assert not get(council[Role.BOARD_MEMBER], "/").xpath("//a[contains(@href, '/attention')]")


def test_before_anything_is_kept_the_page_says_what_will_be_here(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldenthread_web.attention.queries.current", lambda _: None)
    assert "No list is here yet" in get(council[Role.ANALYST], "/attention").text_content()
    get(council[Role.ANALYST], "/attention/visits-in-care", status=404)
