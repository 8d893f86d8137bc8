"""The pages of Data: what each shows to whom, and what is refused."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldenthread.workspace import Workspace
from goldenthread.workspace.problem import DiskFullError
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.files.names import plain
from goldenthread_web.history.models import Line
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads import arriving, operations
from goldenthread_web.loads.models import Delivery
from goldenthread_web.loads.places import to_decide
from goldenthread_web.loads.status import Status
from tests.web.accounts.people import acting, client_of, somebody
from tests.web.loads.conftest import JUNE_END, june, read
from tests.web.pages import get, text_of
from tests.workspace.conftest import MADE_UP
from tests.workspace.deliveries import CONTACTS, JUNE

pytestmark = pytest.mark.usefixtures("quick")
FAULTY = CONTACTS + "1,A,2023-05-02\n2,B,not a day\n"


@pytest.fixture
def browser(ann: Person, held: Workspace) -> Client:
    return client_of(ann)


def at(delivery: Delivery) -> str:
    return reverse("delivery", args=[delivery.reference])


def test_files_are_handed_over_in_a_form(browser: Client) -> None:
    address = reverse("hand_over")
    get(browser, address)
    day = {"reference_date_day": "30", "reference_date_month": "6", "reference_date_year": "2023"}
    answer = browser.post(address, {"uploads": june(), **day}, follow=True)
    delivery = Delivery.objects.get()
    assert answer.redirect_chain[-1][0] == at(delivery)
    assert "Its files are being read" in answer.content.decode()
    assert (len(delivery.files), delivery.reference_date) == (3, JUNE_END)
    do_all()
    assert "accept or reject it" in text_of(get(browser, at(delivery)))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Choose the files to hand over"),
        ({"uploads": [*june(), june()[0]]}, "Two files are called ssd_person.csv"),
        ({"uploads": june(), "reference_date_year": "2093"}, "must be today or in the past"),
        ({"uploads": june(), "reference_date_day": "31"}, "Enter a real date"),
    ],
)
def test_what_is_wrong_with_the_form_is_said(browser: Client, given: dict[str, Any], words: str) -> None:
    day = {"reference_date_day": "30", "reference_date_month": "6", "reference_date_year": "2023"}
    for file in given.get("uploads", ()):
        file.seek(0)
    page = browser.post(reverse("hand_over"), {**day, **given})
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not Delivery.objects.exists()


def test_the_page_of_a_delivery_says_what_it_would_change(
    browser: Client, by: SignedIn, delivery: Delivery
) -> None:
    said = text_of(get(browser, at(delivery)))
    for words in (
        "To be decided",
        "Extract in the Standard Safeguarding Dataset, as at 30 June 2023",
        "Beside the last of its kind, as at 31 May 2023",
        "0 children are new, and 0 are no longer in it",
        "ssd_contacts.csv",
    ):
        assert words in said
    [row] = [row for row in get(browser, at(delivery)).iter("tr") if "Contacts" in row.text_content()]
    assert [cell.text_content().strip() for cell in row.iter("td")] == ["3", "2", "+1"]


MOVED = {
    "measures": 61, "new": ["2023-06"],
    "moved": [{"indicator": "referrals", "title": "Referrals", "months": 2, "first": "2023-04", "last": "2023-05",
               "before": "495", "after": "471"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.STAGED, "What it would change Figures of June 2023 would be new. Of 61 measures, 1 has figures of "
         "earlier months that would be different. Last month, now Last month, with it"),
        (Status.ACCEPTED, "What it changed Figures of June 2023 were new. Of 61 measures, 1 had figures of "
         "earlier months that became different. Last month, before Last month, after"),
        (Status.REJECTED, "What it would have changed Figures of June 2023 would have been new. Of 61 measures, 1 had "
         "figures of earlier months that would have been different. Last month, as it was Last month, with it"),
    ],
)  # fmt: skip
def test_what_was_decided_is_spoken_of_as_past(
    browser: Client, by: SignedIn, delivery: Delivery, status: Status, words: str
) -> None:
    decided = {} if status == Status.STAGED else {"decided_by": by.account, "decided_on": timezone.now()}
    reason = "Wrong" if status == Status.REJECTED else ""
    Delivery.objects.update(
        found={**(delivery.found or {}), "moves": MOVED}, status=status, reason=reason, **decided
    )
    page = get(browser, at(delivery))
    heads = [head.text_content() for head in page.xpath("//table[.//td[@data-label='Months']]//thead//th")]
    said = text_of(page)
    told, _, columns = words.partition("Last month, ")
    assert told.strip() in said
    assert f"Last month, {columns}" == " ".join(heads[-2:])
    assert all(f'data-label="{head}"' in browser.get(at(delivery)).content.decode() for head in heads[-2:])
    assert ("would" in said) is (status != Status.ACCEPTED)


def test_a_file_that_is_not_what_its_name_says(browser: Client, by: SignedIn) -> None:
    """What was found and what to do stand apart; in the list it is told from another that could not be used."""
    for name in ("annex_a.xlsx", "odd.csv"):
        operations.hand_over(by=by, files=[SimpleUploadedFile(name, b"Not,a,workbook\n1,2,3\n")])
    do_all()
    broken = next(found for found in Delivery.objects.all() if found.names == ["annex_a.xlsx"])
    page = get(browser, at(broken))
    [row] = [row for row in page.iter("tr") if "Keeps it out" in row.text_content()]
    [found] = [cell.text_content() for cell in row.iter("th")]
    what_to_do = row.xpath("string(td[@data-label='What to do'])")
    assert "Its name ends in .xlsx, and what is in it is a text file: it may be damaged." in found
    assert what_to_do == "Export it again from where it comes, as an Excel workbook, and hand over that."
    listed = text_of(get(browser, reverse("data")))
    assert "1 file that can't be used" in listed
    assert "annex_a.xlsx" in listed
    assert "odd.csv" in listed


def test_accepting_and_rejecting_are_buttons(browser: Client, by: SignedIn, delivery: Delivery) -> None:
    page = browser.post(at(delivery), {"do": "reject", "version": delivery.version, "reason": ""})
    assert "Say why" in page.content.decode()
    assert browser.post(at(delivery), {"do": "burn"}).status_code == 404
    stale = browser.post(at(delivery), {"do": "accept", "version": 0})
    assert (stale.status_code, "This delivery was decided" in stale.content.decode()) == (409, True)
    assert browser.post(at(delivery), {"do": "accept", "version": delivery.version}).status_code == 302
    assert "being taken into force" in text_of(get(browser, at(delivery)))
    do_all()
    assert "Ann accepted it" in text_of(get(browser, at(delivery)))
    again = browser.post(at(delivery), {"do": "accept", "version": delivery.version + 2})
    assert (again.status_code, "was accepted" in again.content.decode()) == (403, True)


def test_rejected_it_says_why(browser: Client, by: SignedIn, delivery: Delivery) -> None:
    browser.post(
        at(delivery), {"do": "reject", "version": delivery.version, "reason": "Wrong <b>extract</b>"}
    )
    assert "Ann rejected it on" in text_of(get(browser, at(delivery)))
    assert "Wrong <b>extract</b>" in text_of(get(browser, at(delivery)))  # as text


def test_findings_are_counted_for_all_and_handed_out_to_those_who_load(
    browser: Client, reader: Client, by: SignedIn
) -> None:
    delivery = read(by, FAULTY)
    assert delivery.deliveries[0]["findings"]
    for who in (browser, reader):
        assert "What was found" in text_of(get(who, at(delivery)))
    address = reverse("delivery_findings", args=[delivery.reference])
    assert reader.get(address).status_code == 404
    answer = browser.get(address)
    rows = list(csv.DictReader(b"".join(answer).decode().splitlines()))
    assert {row["file"] for row in rows} == {"ssd_contacts.csv"}
    assert "attachment" in answer.headers["Content-Disposition"]
    assert Line.objects.filter(action="loads.findings.exported", object=delivery.reference).count() == 1


def test_who_does_not_load_sees_no_file_name_and_no_button(
    reader: Client, by: SignedIn, delivery: Delivery
) -> None:
    said = text_of(get(reader, at(delivery)))
    assert "ssd_contacts.csv" not in said
    assert "Accept this delivery" not in said
    assert reader.post(at(delivery), {"do": "accept", "version": delivery.version}).status_code == 404
    assert reader.get(reverse("hand_over")).status_code == 404
    delivery.refresh_from_db()
    assert delivery.status == "to be decided"


def test_an_analyst_of_a_part_is_told_who_may(held: Workspace) -> None:
    browser = client_of(somebody("Part", Role.ANALYST, area="service=Assessment"))
    page = browser.post(reverse("hand_over"), {"uploads": june()})
    assert (page.status_code, "analyst of the whole council" in page.content.decode()) == (403, True)
    assert not Delivery.objects.exists()


def test_the_first_page_lists_what_waits_and_what_is_in_force(
    browser: Client, by: SignedIn, delivery: Delivery
) -> None:
    said = text_of(get(browser, reverse("data")))
    assert "The newest records speak of 31 May 2023." in said
    assert "Waiting" in said
    operations.accept(by=by, delivery=delivery, version=delivery.version)
    do_all()
    said = text_of(get(browser, reverse("data")))
    assert "The newest records speak of 30 June 2023. Figures rest on 2 loads." in said
    assert "Handed over before" in said


def test_a_load_is_withdrawn_on_its_page(browser: Client, held: Workspace) -> None:
    [(load, _)] = held.archive()
    address = reverse("load", args=[load.id])
    assert "Contacts" in text_of(get(browser, address))
    assert "Say why" in browser.post(address, {"reason": ""}).content.decode()
    browser.post(address, {"reason": "Taken from the test system"})
    assert "It is being withdrawn" in text_of(get(browser, address))
    do_all()
    assert "Ann withdrew it on" in text_of(get(browser, address))
    assert "Nothing is loaded yet" in text_of(get(browser, reverse("data")))
    assert "Withdrawn" in text_of(get(browser, reverse("data") + "?show=all"))
    refused = browser.post(address, {"reason": "Again"})
    assert (refused.status_code, "withdrawn already" in refused.content.decode()) == (403, True)


def test_what_is_not_there_is_not_found(browser: Client) -> None:
    for place in ("deliveries", "loads"):
        for name in ("none", "..%2F..%2Fstate.json", "%00", "x" * 5_000):
            assert browser.get(f"/data/{place}/{name}").status_code == 404
            assert browser.get(f"/data/{place}/{name}/findings.csv").status_code == 404


def test_before_anything_is_loaded_each_page_says_how_to_start(
    on_sqlite: str, ann: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "empty"
    Workspace.create(folder, MADE_UP)
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=folder))
    browser = client_of(ann)
    assert "Begin with handing over files" in text_of(get(browser, reverse("data")))
    assert "Nothing is loaded yet" in text_of(get(browser, reverse("data_quality")))
    assert "the first comes with the first load" in text_of(get(browser, reverse("data_rests_on")))
    get(browser, reverse("data_settings"))


def test_what_figures_rest_on(reader: Client) -> None:
    said = text_of(get(reader, reverse("data_rests_on")))
    assert "1,000" in said
    assert "Mid-2022, made up" in said
    assert "Current" in said


def test_settings_show_what_is_in_force_beside_the_default(reader: Client, held: Workspace) -> None:
    file = held.folder / "goldenthread.toml"
    file.chmod(0o600)
    file.write_text(file.read_text().replace("# care_visit_days = 42", "care_visit_days = 40"))
    page = get(reader, reverse("data_settings"))
    rows = {
        row.xpath(".//span")[0].text: row.find("dd").text_content()
        for row in page.iter("div")
        if row.xpath("./dd")
    }
    assert rows["care_visit_days"] == "40 Chosen hereThe default is 42.Changed in goldenthread.toml."
    assert rows["cp_visit_working_days"] == "10"


def test_quality_is_counted_by_rule_and_month(browser: Client, by: SignedIn) -> None:
    delivery = read(by, FAULTY)
    operations.accept(by=by, delivery=delivery, version=delivery.version)
    do_all()
    page = get(browser, reverse("data_quality"))
    assert [th.text_content() for th in page.xpath("//thead//th")][1:] == ["May 2023", "Jun 2023", "All"]
    found = delivery.deliveries[0]["findings"][0]
    [row] = [row for row in page.iter("tr") if found["meaning"] in row.text_content()]
    assert [cell.text_content() for cell in row.iter("td")] == ["0", str(found["count"]), str(found["count"])]


def test_an_upload_that_is_too_large_is_refused_before_it_is_read(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "LARGEST_DELIVERY", 100)
    assert browser.post(reverse("hand_over"), {"uploads": june()}).status_code == 413
    assert not Delivery.objects.exists()


def test_who_may_not_load_sends_no_more_than_a_form_has(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent is read for the words beside it; of a file that is larger nothing touches the disk."""
    written: list[int] = []

    class Counted(io.BytesIO):
        def write(self, raw: Any, /) -> int:
            written.append(super().write(raw))
            return written[-1]

    monkeypatch.setattr(arriving.tempfile, "TemporaryFile", lambda **_: Counted())
    assert reader.post(reverse("hand_over"), {"uploads": june()}).status_code == 404
    assert sum(written) > 100
    written.clear()
    monkeypatch.setattr(arriving, "OF_OTHERS", 50)
    assert reader.post(reverse("hand_over"), {"uploads": june()}).status_code == 404
    assert not written
    assert not Delivery.objects.exists()


def test_a_full_disk_while_files_are_sent_is_said(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(arriving, "need_space", full)
    page = browser.post(reverse("hand_over"), {"uploads": june()})
    assert (page.status_code, "The disk is full" in page.content.decode()) == (507, True)


def test_names_of_files_are_names_and_nothing_else() -> None:
    assert plain("../../etc/passwd") == "passwd"
    assert plain("list 7 (June).csv") == "list 7 (June).csv"
    assert plain("<script>.xlsx") == "_script_.xlsx"
    assert plain("\u202e.csv") != ".csv"
    assert plain("...") == "file"
    assert len(plain("x" * 300 + ".xlsx")) <= 101
    assert plain("x" * 300 + ".xlsx").endswith(".xlsx")


def test_nothing_of_a_child_is_on_any_page(browser: Client, reader: Client, by: SignedIn) -> None:
    marked = "Zebedee-4711"
    delivery = operations.hand_over(
        by=by, files=june(JUNE + f"4,{marked},2023-06-20\n5,{marked},no day\n"), reference_date=JUNE_END
    )
    do_all()
    pages = [at(delivery), *(reverse(name) for name in ("data", "jobs", "data_quality", "data_rests_on"))]
    pages.append(reverse("job", args=[Job.objects.get().reference]))
    for address in pages:
        for who in (browser, reader):
            assert marked.encode() not in who.get(address).content


def test_this_month_names_what_waits_for_a_decision(
    browser: Client, reader: Client, by: SignedIn, ann: Person, delivery: Delivery
) -> None:
    for person, count in ((by, 1), (acting(somebody("Dora", Role.DIRECTOR)), 0)):
        [*sections] = to_decide(SimpleNamespace(person=person))  # type: ignore[arg-type]
        items = [item for section in sections for item in section.items]
        assert [item.address for item in items] == [at(delivery)] * count
