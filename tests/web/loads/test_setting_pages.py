"""The pages of settings: what each shows to whom, the form, the decision, and what is refused."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldenthread.workspace import Workspace
from goldenthread.workspace.config import CHOICES
from goldenthread.workspace.writing import writing
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads import changing
from goldenthread_web.loads.change_status import Standing
from goldenthread_web.loads.models import SettingChange
from goldenthread_web.loads.places import settings_to_decide
from tests.web.accounts.people import acting, client_of, somebody
from tests.web.loads.test_accessible import SUPPOSED
from tests.web.loads.test_settings import AMBER, LAG, SMALL, VISITS, asked, by_hand, value
from tests.web.pages import Page, checked, get, text_of

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def browser(ann: Person, held: Workspace) -> Client:
    return client_of(ann)


def row_of(page: Page, name: str) -> str:
    """What the page of settings says of one of them."""
    [row] = [row for row in page.iter("div") if row.xpath(f".//span[text()='{name}']") and row.xpath("./dd")]
    return " ".join(row.text_content().split())


def form_of(of: dict[str, Any] = LAG) -> str:
    return reverse("change_setting", args=[of["section"], of["name"]])


def at(change: SettingChange) -> str:
    return reverse("setting_change", args=[change.reference])


def decide(browser: Client, change: SettingChange, deed: str, **other: Any) -> Any:
    change.refresh_from_db()
    return browser.post(at(change), {"version": change.version, "do": deed, **other})


def test_a_setting_is_changed_on_its_pages(browser: Client, reader: Client, held: Workspace) -> None:
    page = get(browser, reverse("data_settings"))
    assert form_of() in page.xpath("//main//a/@href")
    get(browser, form_of())
    given = {"before": "10", "value": " 0 ", "reason": "Records come in at once now"}
    answer = browser.post(form_of(), given, follow=True)
    change = SettingChange.objects.get()
    assert answer.redirect_chain[-1][0] == at(change)
    assert "being worked out what it moves" in text_of(checked(answer, at(change)))
    do_all()
    said = text_of(get(browser, at(change)))
    for words in (
        "From10",
        "To0",
        "WhyRecords come in at once now",
        "by Ann",
        "Put it in force",
        "Leave it",
    ):
        assert words in said
    assert "A change waits (recording_lag_working_days): to 0, to be decided." in row_of(
        get(reader, reverse("data_settings")), "recording_lag_working_days"
    )
    assert decide(browser, change, "put").status_code == 302
    do_all()
    assert value(held) == 0
    assert "Ann put it in force on" in text_of(get(reader, at(change)))
    told = row_of(get(reader, reverse("data_settings")), "recording_lag_working_days")
    assert "0 Chosen here" in told
    assert "Ann changed it (recording_lag_working_days) on" in told
    assert "from 10: Records come in at once now" in told
    by_hand(held, "recording_lag_working_days = 0", "recording_lag_working_days = 4")
    told = row_of(get(reader, reverse("data_settings")), "recording_lag_working_days")
    assert "Changed in goldenthread.toml since Ann changed it" in told
    assert "Ann, " in text_of(get(reader, reverse("setting_changes")))


def test_what_it_moves_stands_in_tables(browser: Client, by: SignedIn) -> None:
    change = asked(by)
    SettingChange.objects.update(found=SUPPOSED)
    said = text_of(get(browser, at(change)))
    assert "Of 61 measures, 2 have figures that would be different." in said
    assert (
        "In the reports of July 2022 to June 2023, something would be said otherwise of 2 measures:" in said
    )
    assert "Figure that is judged: 1 Colour against England: 1" in said
    assert "Colour against England 12 July 2022 June 2023 Amber Red" in said
    assert "aged 17 to 18" in said
    SettingChange.objects.update(
        found=SUPPOSED | {"rejudged": [], "moves": {"moved": [], "measures": 61, "new": []}}
    )
    said = text_of(get(browser, at(change)))
    assert "No figure of the 61 measures moves." in said
    assert "nothing would be said otherwise" in said
    assert "Reports that were published never change." in said


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Standing.IN_FORCE, ("What it moved", "2 had figures that became different",
                             "something came to be said otherwise of 2 measures", "Last month, before")),
        (Standing.LEFT, ("What it would have moved", "2 had figures that would have been different",
                         "something would have been said otherwise of 2 measures", "Last month, as it was")),
    ],
)  # fmt: skip
def test_what_was_decided_is_spoken_of_as_past(
    browser: Client, by: SignedIn, status: Standing, words: tuple[str, ...]
) -> None:
    change = asked(by)
    SettingChange.objects.update(
        found=SUPPOSED, status=status, decided_by=by.account, decided_on=timezone.now()
    )
    page = get(browser, at(change))
    said = text_of(page)
    for each in words:
        assert each in said
    assert "would be" not in said
    assert page.xpath("//td[contains(@data-label, 'Last month')]/span[@class='rag amber']/text()")
    assert page.xpath("//td[contains(@data-label, 'Last month')]/span[@class='rag red']/text()")


@pytest.mark.parametrize(
    ("of", "words"),
    [(SMALL, "What is kept back in a report"), (VISITS, "Which children stand on the lists"),
     (AMBER, "Nothing is loaded yet")],
    ids=lambda given: given if isinstance(given, str) else given["section"],
)  # fmt: skip
def test_what_it_concerns_is_said_where_no_figure_moves(
    browser: Client, by: SignedIn, of: dict[str, Any], words: str
) -> None:
    assert words in text_of(get(browser, at(asked(by, of))))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ("Enter the new value", "Say why")),
        ({"value": "often", "reason": "x"}, ("is a whole number",)),
        ({"value": "367", "reason": "x"}, ("from 0 to 366",)),
        ({"value": "10", "reason": "x"}, ("That is what it is now",)),
        ({"value": "9", "reason": "x" * 501}, ("500 letters or fewer",)),
        ({"value": "9", "reason": "x", "before": "["}, ("Open the page again",)),
        ({"value": "9", "reason": "x", "before": "[" * 2_000}, ("Open the page again",)),
    ],
)
def test_what_is_wrong_with_the_form_is_said(
    browser: Client, given: dict[str, str], words: tuple[str, ...]
) -> None:
    answer = browser.post(form_of(), {"before": "10", **given})
    page = checked(answer, form_of())
    assert page.findtext(".//title").startswith("Error: ")
    summary = page.xpath("//*[contains(@class, 'govuk-error-summary')]")[0].text_content()
    assert all(each in summary for each in words)
    assert not SettingChange.objects.exists()


def test_every_setting_has_a_form_that_gives_back_what_it_is(browser: Client, held: Workspace) -> None:
    """What is sent as it came is what it is now; so each form shows the value that is in force."""
    for section, kind in CHOICES.items():
        for name in kind().as_dict():
            address = reverse("change_setting", args=[section, name])
            page = get(browser, address)
            given = {box.get("name"): box.text for box in page.iter("textarea")}
            for box in page.xpath("//main//input"):
                if box.get("type") != "radio" or box.get("checked") is not None:
                    given[box.get("name")] = box.get("value")
            answer = browser.post(address, given | {"reason": "Nothing"})
            assert "That is what it is now." in answer.content.decode(), f"{section}.{name}"


def test_a_choice_of_words_is_chosen_and_several_stand_on_lines(browser: Client, held: Workspace) -> None:
    for section, name, before, given, after in (
        ("judgement", "neighbours", '"mean"', "median", "median"),
        ("settings", "temporary_placements_count", "false", "true", True),
        ("settings", "allocated_roles", '["CW", "ALLOCATED CASE WORKER"]', "CW\r\n<b>Key</b>\r\n",
         ["CW", "<b>Key</b>"]),
    ):  # fmt: skip
        address = reverse("change_setting", args=[section, name])
        browser.post(address, {"before": before, "value": given, "reason": "So <i>it</i> is"})
        do_all()
        change = SettingChange.objects.get(name=name)
        assert change.after == after
        for page in (at(change), reverse("data_settings"), reverse("setting_changes")):
            answer = browser.get(page).content
            assert b"<b>Key" not in answer
            assert b"<i>it" not in answer
        decide(browser, change, "put")
        do_all()
        assert getattr(Workspace.open(held.folder).choices(section), name) == (
            tuple(after) if isinstance(after, list) else after
        )


def test_who_looks_on_sees_who_decides_and_no_button(reader: Client, by: SignedIn) -> None:
    change = asked(by)
    page = get(reader, at(change))
    assert "A performance analyst of the whole council decides" in text_of(page)
    assert not page.xpath("//main//form")
    page = get(reader, reverse("data_settings"))
    assert not [link for link in page.xpath("//main//a/@href") if link == form_of(AMBER)]
    assert reader.get(form_of()).status_code in (403, 404)
    assert decide(reader, change, "put").status_code in (403, 404)
    change.refresh_from_db()
    assert change.status == "to be decided"


def test_an_analyst_of_a_part_is_told_who_may(held: Workspace, by: SignedIn) -> None:
    change = asked(by)
    part = client_of(somebody("Part", Role.ANALYST, area="service=Assessment"))
    for answer in (
        part.get(form_of(AMBER)),
        part.post(form_of(AMBER), {"before": "10.0", "value": "5", "reason": "x"}),
        decide(part, change, "put"),
    ):
        assert answer.status_code == 403
        assert (
            "Only a performance analyst of the whole council can change settings" in answer.content.decode()
        )
    assert not get(part, at(change)).xpath("//main//form")
    assert SettingChange.objects.count() == 1


def test_the_loser_of_a_race_is_told(browser: Client, by: SignedIn, held: Workspace) -> None:
    change = asked(by)
    seen = change.version
    decide(browser, change, "leave")
    answer = decide(browser, change, "put", version=seen)
    assert answer.status_code == 409
    assert "This was decided while" in text_of(checked(answer, at(change)))
    answer = browser.post(form_of(), {"before": "7", "value": "9", "reason": "x"})
    assert answer.status_code == 409
    assert "This setting was changed while" in text_of(checked(answer, form_of()))
    asked(by)
    assert "Decide about that change first" in text_of(get(browser, form_of()))
    answer = browser.post(form_of(), {"before": "10", "value": "9", "reason": "x"})
    assert answer.status_code == 403
    assert "waits already" in text_of(checked(answer, form_of()))


def test_what_was_worked_out_beside_another_file_is_worked_out_again(
    browser: Client, by: SignedIn, held: Workspace
) -> None:
    change = asked(by)
    by_hand(held, "# plan_gap_days = 1", "plan_gap_days = 2")
    page = get(browser, at(change))
    assert "Work it out again before you decide" in text_of(page)
    assert page.xpath("//main//button/@value") == ["again", "leave"]
    decide(browser, change, "again")
    do_all()
    assert get(browser, at(change)).xpath("//main//button/@value") == ["put", "leave"]
    by_hand(held, "# recording_lag_working_days = 10", "recording_lag_working_days = 2")
    page = get(browser, at(change))
    assert "The setting itself was changed" in text_of(page)
    assert page.xpath("//main//button/@value") == ["leave"]
    by_hand(held, "recording_lag_working_days = 2", "# recording_lag_working_days = 10")
    decide(browser, change, "again")
    do_all()
    path = held.folder / "goldenthread.toml"
    path.write_bytes((held.folder / "staged" / change.reference / "goldenthread.toml").read_bytes())
    page = get(browser, at(change))
    assert "goldenthread.toml says it already" in text_of(page)
    assert page.xpath("//main//button/@value") == ["put"]


def test_what_is_not_there_is_not_found(browser: Client, by: SignedIn) -> None:
    change = asked(by)
    for address in (
        reverse("setting_change", args=["s-0"]),
        reverse("change_setting", args=["settings", "nothing"]),
        reverse("change_setting", args=["authority", "code"]),
        reverse("change_setting", args=["dashboard", "own"]),
    ):
        assert browser.get(address).status_code == 404
    assert decide(browser, change, "nothing").status_code == 404
    assert decide(browser, change, "put", version="x").status_code == 404


def test_this_month_names_what_waits_for_a_decision(by: SignedIn) -> None:
    change = asked(by)
    for person, count in ((by, 1), (acting(somebody("Dora", Role.DIRECTOR)), 0)):
        [*sections] = settings_to_decide(SimpleNamespace(person=person))  # type: ignore[arg-type]
        items = [item for section in sections for item in section.items]
        assert [item.address for item in items] == [at(change)] * count


def test_before_anybody_changed_a_setting_the_page_says_so(reader: Client) -> None:
    assert "Nobody has changed a setting here yet" in text_of(get(reader, reverse("setting_changes")))


def test_a_page_works_nothing_out_while_the_file_says_otherwise(reader: Client, held: Workspace) -> None:
    """Between the change of the file and the figures, and where somebody else is changing the workspace."""
    before = held.state
    by_hand(held, "# recording_lag_working_days = 10", "recording_lag_working_days = 2")
    with writing(held.folder):
        for route in ("data", "data_quality", "data_rests_on", "data_settings"):
            get(reader, reverse(route))
    assert held.state == before


def test_long_work_leads_to_the_change(browser: Client, by: SignedIn) -> None:
    change = asked(by)
    page = get(browser, reverse("jobs"))
    assert "Working out what a setting moves" in text_of(page)
    assert changing.WORK_OUT not in text_of(page)
    assert change.reference in at(change)
