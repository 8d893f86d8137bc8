"""The pages of figures as each role sees them."""

import csv
import io
import re
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from goldenthread.reports.words import MARKING
from goldenthread.scorecard.building import Wanted, read_scorecard
from goldenthread.scorecard.shelf import shelf_of
from goldenthread.terms.judging import Rag, Variation
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show
from goldenthread.workspace import Workspace
from goldenthread.workspace.packs import Pack
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, Role
from goldenthread_web.history.models import Line
from goldenthread_web.performance import files
from goldenthread_web.performance.words import area_choices, area_words
from tests.web.council import Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
JUNE = "month=2023-06"
TEAM = "area=team%3DSouthmere+Family+Safeguarding"


@pytest.mark.parametrize("role", Role)
def test_everybody_gets_to_a_page_of_their_own(council: Council, role: Role) -> None:
    if role in READERS_OF_FIGURES:
        page = get(council[role], "/")
        assert page.findtext(".//h1") == "This month: June 2023"
    else:
        assert council[role].get("/").headers["Location"] == "/packs"
        assert get(council[role], "/packs").findtext(".//h1") == "Published reports"


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/dashboard?area=service%3DAssessment",
        "/indicators/referrals",
        f"/indicators/referrals/ledger?{JUNE}",
    ],
)
def test_figures_that_are_not_published_are_marked_as_reports_are(council: Council, address: str) -> None:
    assert get(council[Role.HEAD_OF_SERVICE], address).findtext(".//header//p[@class='marking']") == MARKING


def test_what_is_published_has_no_mark(council: Council) -> None:
    for address, status in (("/packs", 200), ("/indicators/none", 404)):
        assert MARKING not in get(council[Role.ANALYST], address, status=status).text_content()


def test_the_dashboard_shows_the_scorecard(council: Council) -> None:
    page = get(council[Role.BOARD_MEMBER], f"/dashboard?{JUNE}&cut=leadership")
    card = read_scorecard(council.workspace, Month(2023, 6))
    rows = page.xpath("//table[@class='dashboard']//tr[td]")
    assert len(rows) == len(card.rows)
    red = sum(against.rag is Rag.RED for row in card.rows for against in row.against)
    assert len(page.xpath("//td/span[@class='rag red']")) == red
    shown = {tr.xpath("string(th)"): tr.xpath("td[contains(@class,'year')]")[0].text_content() for tr in rows}
    row = card.row("referrals")
    assert row is not None
    assert row.shown_year.value is not None
    expected = show(row.shown_year.value, row.indicator.unit, row.indicator.decimals)
    assert shown[row.indicator.label].startswith(expected)


def test_a_signal_is_called_the_same_on_every_page(council: Council) -> None:
    """What the dashboard calls doubtful is of no concern on the first page, but stands in a list of its own."""
    dashboard = get(council[Role.ANALYST], f"/dashboard?{JUNE}&cut=leadership&area=")
    rows = dashboard.xpath("//tr[td/span[contains(@class,'signal')]]")
    said = {
        row.xpath("string(th/a)"): row.xpath("string(td/span[contains(@class,'signal')])").strip()
        for row in rows
    }
    first = get(council[Role.ANALYST], f"/?{JUNE}&area=")
    found = {
        item.xpath("string(a)"): item.xpath("string(span[contains(@class,'signal')])").strip()
        for item in first.xpath("//li[span[contains(@class,'signal')]]")
    }
    assert "Doubtful" in found.values()
    assert found == {label: words for label, words in said.items() if not words.startswith("No signal")}
    doubtful = {label for label, words in found.items() if words == "Doubtful"}
    assert doubtful == set(first.xpath("//section[@aria-labelledby='doubtful']//li/a/text()"))


def test_what_is_chosen_is_shown_and_stays_in_the_links(council: Council) -> None:
    page = get(council[Role.ANALYST], f"/dashboard?{JUNE}&{TEAM}&show=red&column=months&column=Target")
    assert page.xpath("//option[@selected]/@value") == [
        "2023-06",
        "team=Southmere Family Safeguarding",
        "red",
    ]
    heads = [" ".join(th.text_content().split()) for th in page.xpath("//thead/tr[1]/th")]
    assert heads == ["Measure", "Apr 2023", "May 2023", "Jun 2023", "Year to Jun", "Target"]
    for link in page.xpath("//table//tbody//th/a/@href"):
        assert "team%3DSouthmere+Family+Safeguarding" in link


def test_nothing_that_is_chosen_finds_nothing_and_says_so(council: Council) -> None:
    shelf = shelf_of(council.workspace)
    assert shelf is not None
    quiet = next(area for area in shelf.areas if not _has_signal(council.workspace, area))
    page = get(council[Role.ANALYST], f"/dashboard?{JUNE}&show=signals&{urlencode({'area': quiet})}")
    assert "No measure is like that in June 2023" in page.text_content()
    assert not page.xpath("//table")


def _has_signal(workspace: Workspace, area: str) -> bool:
    card = read_scorecard(workspace, Month(2023, 6), Wanted(area=area))
    return any(row.signal not in (None, Variation.COMMON) for row in card.rows)


@pytest.mark.parametrize(
    "asked",
    [
        "month=2023-13",
        "month=1999-01",
        "month=x",
        "area=team%3DNowhere",
        "area=%27%3B--",
        "show=purple",
        "area=age%3D0",
    ],
)
def test_what_is_not_there_is_not_found(council: Council, asked: str) -> None:
    get(council[Role.ANALYST], f"/dashboard?{asked}", status=404)


def test_an_age_band_leads_to_its_own_place_on_the_page_of_its_measure(council: Council) -> None:
    page = get(council[Role.ANALYST], f"/dashboard?{JUNE}")
    links = [link for link in page.xpath("//tbody//th/a/@href") if "#" in link]
    assert links
    for link in links:
        address, _, place = link.partition("#")
        section = get(council[Role.ANALYST], address).get_element_by_id(place)
        assert "aged" in section.findtext("h2")


def test_groups_have_names_and_their_order_and_nobody_stands_in_a_row(council: Council) -> None:
    page = get(council[Role.ANALYST], f"/indicators/repeat_referrals?{JUNE}")

    def groups(title: str) -> list[str]:
        return page.xpath(f"//table[caption='{title}']/tbody//th/text()")

    ages = [
        int(name.split()[0].replace("under", "0"))
        for name in groups("By age")
        if name[0] != "u" or "1" in name
    ]
    assert ages == sorted(ages)
    assert set(groups("By sex")) <= {"Male", "Female", "Unknown", "not recorded"}
    assert "White British" in groups("By ethnicity")
    assert not any(
        [td.text_content() for td in row.xpath("td")][1:] == ["0", "0"]
        for row in page.xpath("//div[@class='splits']//tbody/tr")
    )


def test_the_ways_around_lead_to_different_pages(council: Council) -> None:
    page = get(council[Role.COUNCILLOR], "/packs")
    assert page.xpath("//nav[@aria-label='Main']//a/text()") == [
        "Improvement plan",
        "Published reports",
        "Help",
    ]
    assert not re.search(r"Published on \d{4}-", page.text_content())


def test_from_a_red_figure_to_its_rows(council: Council) -> None:
    """A newcomer follows links alone: from the first page to the children behind a red figure."""
    analyst = council[Role.ANALYST]
    home = get(analyst, "/")
    link = home.xpath("//section[@aria-labelledby='red']//a/@href")[0]
    measure = get(analyst, link)
    figure = measure.xpath("//a[starts-with(normalize-space(), 'What is counted')]/@href")[0]
    rows = get(analyst, figure)
    assert rows.xpath("//table//tbody/tr")
    seen = Line.objects.first()
    assert seen is not None
    assert seen.action == "performance.children.seen"


def test_the_ledgers_rows_are_the_figures_counts(council: Council) -> None:
    card = read_scorecard(council.workspace, Month(2023, 6))
    row = card.row("referrals")
    assert row is not None
    page = get(council[Role.ANALYST], f"/indicators/referrals/ledger?{JUNE}")
    assert page.findtext(".//caption").split(",")[0] == f"{row.months[-1].numerator:.0f} rows"


@pytest.mark.parametrize("code", ["assess_45", "cla_visits", "complete_ethnicity"])
def test_a_low_share_opens_to_those_who_are_missing(council: Council, code: str) -> None:
    """Whoever follows a red figure wants the children who were not seen, not those who were."""
    row = read_scorecard(council.workspace, Month(2023, 6)).row(code)
    assert row is not None
    figure = row.months[-1]
    assert figure.denominator is not None
    page = get(council[Role.ANALYST], f"/indicators/{code}/ledger?{JUNE}")
    first = page.xpath("//nav[@aria-label='Rows']//a")[0]
    missing = f"{figure.denominator - figure.numerator:.0f} rows"
    assert first.text_content() == f"Below the line and not above it ({missing})"
    assert first.get("aria-current") == "true"
    assert page.findtext(".//caption").split(",")[0] == missing
    assert "Above the line stands: " in page.text_content()


def test_a_ledger_has_the_columns_in_which_something_stands(council: Council) -> None:
    def heads(code: str, part: str) -> list[str]:
        page = get(council[Role.ANALYST], f"/indicators/{code}/ledger?{JUNE}&part={part}")
        return [head.text_content() for head in page.xpath("//thead//th")]

    assert heads("assess_45", "numerator") == ["Date", "Child", "File", "Sheet", "Row"]
    assert heads("agency_fte", "denominator")[:3] == ["Date", "Worker", "Why"]
    assert heads("agency_fte_establishment", "denominator")[1] == "Post"
    assert heads("audits_good", "denominator")[1] == "Figure given"


def test_rows_that_add_amounts_say_so_and_a_list_of_a_day_has_one_day(council: Council) -> None:
    page = get(council[Role.ANALYST], f"/indicators/audits_good/ledger?{JUNE}&part=denominator")
    [part] = [a.text_content() for a in page.xpath("//nav[@aria-label='Rows']//a[@aria-current]")]
    lead = page.xpath("string(//p[@class='lead'])")
    assert f"counted below the line: {part.rpartition(' ')[2].rstrip(')')}" in lead
    assert ", which come to " in part
    assert "not above it" not in page.text_content(), "two numbers that were given name nobody"
    assert {td.text for td in page.xpath("//tbody/tr/td[1]")} == {"30 June 2023"}


def test_the_files_hold_what_the_page_shows(council: Council) -> None:
    analyst = council[Role.ANALYST]
    answer = analyst.get(f"/dashboard.csv?{JUNE}&show=red")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    page = get(analyst, f"/dashboard?{JUNE}&show=red")
    assert len({(line["indicator"], line["group"]) for line in lines}) == len(page.xpath("//tr[td]"))
    book = load_workbook(io.BytesIO(analyst.get(f"/dashboard.xlsx?{JUNE}&show=red").content))
    assert book.sheetnames == ["Dashboard", "Words"]
    numbers = [
        cell.value for row in book["Dashboard"].iter_rows(min_row=6, min_col=3, max_col=5) for cell in row
    ]
    assert any(isinstance(value, int | float) for value in numbers)
    assert Line.objects.filter(action="performance.file.exported").count() == 2


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"/dashboard.csv?{JUNE}", "dashboard-2023-06.csv"),
        (f"/dashboard.xlsx?{JUNE}", "dashboard-2023-06.xlsx"),
        (f"/indicators/referrals/ledger.csv?{JUNE}", "referrals-2023-06.csv"),
    ],
)
def test_a_file_that_is_not_for_publication_says_so(council: Council, address: str, name: str) -> None:
    """Text has no place for a marking among its columns: the file's name has it, and a header."""
    answer = council[Role.ANALYST].get(address)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="official-sensitive-{name}"'
    assert answer.headers["X-Marking"] == "Official-sensitive: not for publication"
    pack = council[Role.ANALYST].get("/packs/2023-06-scrutiny-1/figures.csv")
    assert "sensitive" not in pack.headers["Content-Disposition"]
    assert "X-Marking" not in pack.headers
    inside = Pack("2023-06-board-1", Month(2023, 6), "board", 1, "", "", "")
    assert files.file_name("figures.csv", files.marking_of(inside)) == "official-sensitive-figures.csv"


def test_published_reports_are_given_as_they_were_published(council: Council) -> None:
    page = get(council[Role.COUNCILLOR], "/packs")
    [address] = [link for link in page.xpath("//a/@href") if link.endswith("report.html")]
    answer = council[Role.COUNCILLOR].get(address)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    name = address.split("/")[2]
    assert answer.content == (council.workspace.folder / "packs" / name / "pack" / "report.html").read_bytes()
    for wrong in (f"/packs/{name}/..%2Frecord.json", f"/packs/{name}/record.json", "/packs/no/report.html"):
        get(council[Role.COUNCILLOR], wrong, status=404)


def test_a_dashboard_asks_the_database_little(council: Council) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = f"/dashboard?{JUNE}"
    council[Role.ANALYST].get(address)
    with CaptureQueriesContext(connection) as asked:
        council[Role.ANALYST].get(address)
    assert len(asked) <= 6


def test_parts_of_no_name_are_told_apart() -> None:
    """What is chosen stands alone in a closed list: the kind of part stands with it."""
    areas = ["service=Assessment", "service=not recorded", "locality=not recorded", "team=not recorded"]
    names = [name for _, choices in area_choices(areas) for _, name in choices]
    assert names == ["Assessment", "Service not recorded", "Locality not recorded", "Team not recorded"]
    assert area_words("locality=not recorded") == "Locality not recorded"


def test_the_marks_at_figures_of_a_measure_have_a_key(council: Council) -> None:
    """Each mark that stands on the page is explained there, and no other."""
    seen = set()
    for code in ("s47_to_icpc_cohort", "referrals", "agency_fte"):
        page = get(council[Role.DIRECTOR], f"/indicators/{code}?{JUNE}")
        tables = page.xpath("//main//table[not(ancestor::section[@id='same'])]")
        marks = {
            letter
            for table in tables
            for mark in table.xpath(".//*[@class='mark']/text()")
            for letter in mark
        }
        key = {mark.strip() for mark in page.xpath("//div[@class='key']//b/text()")}
        assert {mark for mark in key if mark.isalpha()} == marks, code
        seen |= marks
    assert "p" in seen


def test_full_time_equivalents_have_one_decimal_down_a_column(council: Council) -> None:
    page = get(council[Role.DIRECTOR], f"/indicators/agency_fte?{JUNE}")
    for caption in page.xpath("//caption[starts-with(@id, 'figures-') or starts-with(@id, 'split-')]"):
        cells = caption.xpath("..//tbody//td[contains(@class, 'number')][position() > 1]/text()")
        assert cells
        assert all(re.fullmatch(r"[\d,]+\.\d", cell) for cell in cells), caption.text_content()
    whole = get(council[Role.DIRECTOR], f"/indicators/referrals?{JUNE}")
    assert all(
        re.fullmatch(r"[\d,]+", cell)
        for cell in whole.xpath(
            "//caption[starts-with(@id, 'figures-')]/..//tbody//td[contains(@class, 'number')][position() > 1]/text()"
        )
    )
