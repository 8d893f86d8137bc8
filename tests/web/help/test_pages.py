"""The pages of help: for everybody who is signed in, true by the settings in force, and with nothing unpublished."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from goldenthread import catalogue
from goldenthread.judgement.improvement_legend import actions_legend, since_legend
from goldenthread.judgement.legend import legend
from goldenthread.judgement.progress_words import BRAG_WORDS
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import authorities
from goldenthread_web.accounts.roles import Role
from goldenthread_web.help import glossary, searching, urls
from goldenthread_web.help.markdown import as_html
from goldenthread_web.site.environment import read_environment
from tests.house.repository import ROOT
from tests.web.council import Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
PAGES = [
    reverse(str(one.name), args=["icpc_15"] if "<" in str(one.pattern) else []) for one in urls.urlpatterns
]


@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.ANALYST, Role.ADMINISTRATOR])
def test_everybody_reads_all_of_it_and_no_figure_stands_there(council: Council, role: Role) -> None:
    known = set(pq.read_table(council.workspace.snapshot().records("person")).column("person_id").to_pylist())
    for address in PAGES:
        page = get(council[role], address)
        assert not page.xpath("//p[@class='marking']"), address
        assert not set(re.findall(r"[A-Za-z0-9-]{4,}", page.text_content())) & known, address
        here = page.xpath("//nav[@aria-label='Main']//a[@aria-current='page']")
        assert [link.text_content() for link in here] == (["Help"] if address == "/help" else [])


def test_every_measure_has_its_page_with_its_examples(council: Council) -> None:
    listed = get(council[Role.COUNCILLOR], "/help/measures").xpath("//main//li/a/@href")
    assert sorted(listed) == sorted(f"/help/measures/{code}" for code in catalogue.load())
    for one in catalogue.load().values():
        page = get(council[Role.COUNCILLOR], f"/help/measures/{one.code}")
        text = " ".join(page.text_content().split())
        assert page.findtext(".//h1") == one.title
        assert all(example.name in text for example in one.examples)
        assert "**" not in text
        assert not page.xpath("//a[text()='See its figures']")
    assert get(council[Role.ANALYST], "/help/measures/icpc_15").xpath("//a[text()='See its figures']")
    assert council[Role.COUNCILLOR].get("/help/measures/nothing").status_code == 404


def test_without_figures_the_help_says_what_they_need(
    council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workspace.create(tmp_path / "empty", authorities()["878"])
    empty = replace(settings.ENVIRONMENT, workspace=tmp_path / "empty")
    monkeypatch.setattr(settings, "ENVIRONMENT", empty)
    page = get(council[Role.ANALYST], "/help/measures/referrals")
    assert not page.xpath("//main//a[contains(@href, '/indicators/')]")
    [link] = page.xpath("//main//a[text()='See what it needs']/@href")
    assert get(council[Role.ANALYST], link).findtext(".//h1")
    assert not get(council[Role.COUNCILLOR], "/help/measures/referrals").xpath("//a[@href=$at]", at=link)


def test_examples_are_written_as_pages_are(council: Council) -> None:
    """Days in words, heads with a capital, numbers to the right: in every table of every measure."""
    right = 0
    for code in catalogue.load():
        page = get(council[Role.COUNCILLOR], f"/help/measures/{code}")
        assert not re.search(r"\b20\d\d-\d\d(?:-\d\d)?\b", page.xpath("string(//main)")), code
        for table in page.xpath("//main//table"):
            heads = [head.text_content() for head in table.xpath(".//thead//th")]
            assert all(head[:1] == head[:1].upper() for head in heads), (code, heads)
            for line in table.xpath(".//tbody/tr"):
                assert len(line.xpath("./*")) == len(heads)
            right += len(table.xpath(".//td[@class='number']"))
            for at in range(2, len(heads) + 1):
                cells = table.xpath(f".//tbody/tr/*[{at}]")
                only = all(re.fullmatch(r"[\d,.]+%?", cell.text_content()) for cell in cells)
                assert not only or all(cell.get("class") == "number" for cell in cells), (code, heads[at - 1])
    assert right > 100


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("45 working", {"assess_45", "assess_open_45"}),
        ("ICPC_15", {"icpc_15"}),
        ("agency budget", {"agency_fte_establishment"}),
        ("zebra", set()),
    ],
)
def test_a_measure_is_found_by_its_words(asked: str, codes: set[str]) -> None:
    assert {one.code for _, ones in searching.measures(asked) for one in ones} >= codes
    if not codes:
        assert searching.measures(asked) == []


def test_what_is_looked_for_is_shown_as_text(council: Council) -> None:
    page = get(council[Role.COUNCILLOR], "/help/measures?words=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "“<script>alert(1)</script>”" in page.text_content()
    assert "No measure has all of these words" in page.text_content()
    assert page.xpath("string(//input[@name='words']/@value)") == "<script>alert(1)</script>"
    found = get(council[Role.COUNCILLOR], "/help/measures?words=rebuilt")
    assert "/help/words#rebuilt" in found.xpath("//dt/a/@href")
    assert council[Role.COUNCILLOR].get(f"/help/measures?words={'x' * 101}").status_code == 400


def test_the_glossary_is_that_of_the_repository() -> None:
    copy = ROOT / "src" / "goldenthread_web" / "help" / "glossary.md"
    assert copy.read_bytes() == (ROOT / "GLOSSARY.md").read_bytes(), "`make docs` writes the copy anew"


def test_each_word_of_the_glossary_has_a_place_of_its_own(council: Council) -> None:
    page = get(council[Role.COUNCILLOR], "/help/words")
    places = [term.place for term in glossary.terms()]
    assert len(places) == len(set(places)) > 50
    assert set(places) <= set(page.xpath("//@id"))
    bold = re.findall(r"^\*\*(.+?)\.\*\*", (ROOT / "GLOSSARY.md").read_text("utf-8"), flags=re.MULTILINE)
    assert [term.word for term in glossary.terms()] == bold


def test_it_tells_the_rules_in_force(
    council: Council, kept_council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A council that chose otherwise is told its own choices, and what is usual."""
    text = (kept_council / "goldenthread.toml").read_text("utf-8")
    for old, new in (
        ("# amber_points = 10.0", "amber_points = 7.0"),
        ("# silent = 42", "silent = 35"),
        ("# threshold = 5", "threshold = 9"),
        ("# round_to = 1", "round_to = 5"),
        ("# recording_lag_working_days = 10", "recording_lag_working_days = 23"),
    ):
        assert old in text
        text = text.replace(old, new)
    own = tmp_path / "council"
    own.mkdir()
    for name in ("state.json", "snapshots", "shelf", "packs", "loads"):
        (own / name).symlink_to(kept_council / name)
    (own / "goldenthread.toml").write_text(text, "utf-8")
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=own))
    browser = council[Role.COUNCILLOR]
    judged = " ".join(get(browser, "/help/judged").text_content().split())
    assert "7 percentage points" in judged
    assert "(usually 10)" in judged
    here = Workspace.open(own)
    actions = actions_legend(here.tracking)
    assert any("more than 35 days" in words for _, words in actions)
    for _, words in (*legend(here.judgement), *actions, *since_legend(here.judgement.method)):
        assert words in judged
    small = " ".join(get(browser, "/help/small-numbers").text_content().split())
    assert "from 1 to 9 beside children" in small
    assert "nearest multiple of 5" in small
    assert "final 23 working days" in " ".join(get(browser, "/help/final").text_content().split())


@pytest.mark.acceptance("5.9")
def test_leads_have_one_short_page_that_fits_the_site(council: Council) -> None:
    """All that a lead needs in under 250 words; what it names is called so on the page of an action."""
    page = get(council[Role.ACTION_LEAD], "/help/leading")
    said = " ".join(page.xpath("string(//main)").split())
    assert len(said.split()) < 250
    for words in ("Say how it stands", "Move the date", "Close the action", "Somebody else checks it"):
        assert words in said
    own = Workspace.open(council.workspace.folder).tracking
    assert f"{own.due_soon} days before its date" in said
    assert f"nothing was said for {own.silent} days" in said
    assert page.xpath("//a[@href='/plan/mine']")
    assert not get(council[Role.COUNCILLOR], "/help/leading").xpath("//a[@href='/plan/mine']")
    assert [mark.text_content() for mark in page.xpath("//strong[contains(@class, 'brag')]")] == list(
        BRAG_WORDS.values()
    )


def test_pages_of_figures_lead_to_it(council: Council) -> None:
    dashboard = get(council[Role.ANALYST], "/dashboard?month=2023-06")
    assert "/help/judged" in dashboard.xpath("//a[starts-with(., 'What is this?')]/@href")
    measure = get(council[Role.ANALYST], "/indicators/icpc_15?month=2023-06")
    assert "/help/measures/icpc_15" in measure.xpath("//a[starts-with(., 'What is this?')]/@href")


def test_markup_in_a_text_stays_text() -> None:
    assert "<script>" not in as_html("A <script>alert(1)</script> [x](javascript:alert(1))\n\n<b>bold</b>")
    assert "javascript" not in re.findall(r'href="([^"]*)"', as_html("[x](javascript:alert(1))"))


def test_the_accessibility_statement_names_whom_to_ask(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody reads it, signed in or not; without an address it says who can be asked all the same."""
    assert "ask whoever invited you" in get(Client(), "/accessibility").text_content()
    own = replace(settings.ENVIRONMENT, contact="access@council.example")
    monkeypatch.setattr(settings, "ENVIRONMENT", own)
    assert "write to access@council.example" in get(Client(), "/accessibility").text_content()
    assert (
        read_environment(
            {"GOLDENTHREAD_WORKSPACE": str(own.workspace), "GOLDENTHREAD_CONTACT": "access@council.example"}
        ).contact
        == "access@council.example"
    )
