"""The pages of Data in a real browser: accessible, and nothing sticks out, wide or narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from goldenthread.workspace import Workspace
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.loads import changing, operations
from goldenthread_web.loads.models import Delivery, SettingChange
from tests.house.browser import SIZES
from tests.web.accounts.people import client_of, somebody
from tests.web.accounts.test_accessible import PLAIN
from tests.web.components.conftest import opened
from tests.web.decided import faults
from tests.web.loads.conftest import JUNE_END, june
from tests.workspace.deliveries import CONTACTS

__all__ = ["opened"]

pytestmark = pytest.mark.usefixtures("quick")
LONG = "Children_in_need_and_child_protection_extract_of_all_services_and_localities_2023-06-30_final_(2)"
FAULTY = CONTACTS + "1,A,2023-05-02\n2,B,not a day\n3,C,2023-06-31\n"
SAMPLE = (
    "hand over, wrong",
    "delivery, no reason",
    "delivery, refused",
    "data",
    "load, no reason",
    "quality",
    "settings",
    "settings, changes",
    "setting, to be decided",
    "setting, wrong",
    "job, under way",
)
"""One page of each kind. The others differ in words."""

MOVES = {
    "moved": [
        {"indicator": code, "title": title, "months": months, "first": "2022-08", "last": "2023-05", "before": before,
         "after": after}
        for code, title, months, before, after in (
            ("referrals", "Referrals", 10, "1,204", "1,310"),
            ("icpc_15", "ICPCs held within 15 working days of the section 47 enquiry starting", 1, "[x]", "78%"),
        )
    ],
    "measures": 61,
    "new": ["2023-06"],
}  # fmt: skip

SUPPOSED = {
    "moves": MOVES | {"new": []},
    "rejudged": [
        {"indicator": code, "title": title, "group": group, "what": what, "months": 12, "first": "2022-07",
         "last": "2023-06", "before": before, "after": after}
        for code, title, group, what, before, after in (
            ("referrals", "Referrals", "", "Colour against England", "Amber", "Red"),
            ("referrals", "Referrals", "", "Whether the target will be met",
             "The target may or may not be met", "Not told"),
            ("cl_suitable", "Care leavers in suitable accommodation", "age=17-18", "Figure that is judged",
             "1,204, to June 2023", "1,310, to June 2023"),
        )
    ],
    "months": 12,
    "last": "2023-06",
}  # fmt: skip


@pytest.fixture
def pages(held: Workspace, by: SignedIn, ann: Person) -> Iterator[dict[str, str]]:
    """Each page in each of its states, with the longest words that it meets."""
    Person.objects.filter(pk=ann.pk).update(name="Bartholomew Featherstonehaugh-Cholmondeley")
    with override_settings(STORAGES=PLAIN):
        yield {name: answer.content.decode() for name, answer in _answers(held, by, client_of(ann))}


def _answers(held: Workspace, by: SignedIn, browser: Client) -> Iterator[tuple[str, HttpResponse]]:
    def page(name: str, *given: str) -> HttpResponse:
        return browser.get(reverse(name, args=given))

    [(load, _)] = held.archive()
    yield "hand over", page("hand_over")
    yield "hand over, wrong", browser.post(reverse("hand_over"), {"reference_date_day": "40"})
    delivery = operations.hand_over(by=by, files=june(FAULTY), reference_date=JUNE_END)
    at = reverse("delivery", args=[delivery.reference])
    yield "delivery, being read", browser.get(at)
    yield "job, waiting", page("job", Job.objects.get().reference)
    Job.objects.update(status="under way", saying="Reading", part=3, parts=12)
    yield "job, under way", page("job", Job.objects.get().reference)
    do_all()
    delivery.refresh_from_db()
    files = [{"name": f"{LONG}.csv", "bytes": 1}, *delivery.files]
    Delivery.objects.update(found=delivery.found | {"moves": MOVES, "compared_with": ""}, files=files)
    yield "delivery, to be decided", browser.get(at)
    yield "delivery, no reason", browser.post(at, {"do": "reject", "version": delivery.version})
    yield "delivery, overtaken", browser.post(at, {"do": "accept", "version": 0})
    yield "data", page("data")
    reader = client_of(somebody("Bo", Role.BOARD_MEMBER, two_steps=False))
    yield "delivery, for a reader", reader.get(at)
    operations.accept(by=by, delivery=delivery, version=delivery.version)
    yield "delivery, being accepted", browser.get(at)
    do_all()
    yield "delivery, accepted", browser.get(at)
    refused = operations.hand_over(by=by, files=[SimpleUploadedFile(f"{LONG}.txt", b"x")])
    do_all()
    yield "delivery, refused", page("delivery", refused.reference)
    yield "load", page("load", load.id)
    yield "load, no reason", browser.post(reverse("load", args=[load.id]), {"reason": ""})
    newest = next(each.id for each, _ in held.archive() if each.id.startswith("2023-06"))
    yield "load with findings", page("load", newest)
    yield "quality", page("data_quality")
    yield "rests on", page("data_rests_on")
    yield from _settings(held, by, browser)
    operations.withdraw(by=by, load=newest, reason="Half of the visits to children in care are missing. " * 4)
    yield "load, being withdrawn", page("load", newest)
    Job.objects.filter(kind=operations.WITHDRAW).update(status="failed", ended_on=load.manifest["when"],
                                                        ending="The archive is damaged. Bring it back.")  # fmt: skip
    yield "job, failed", page("job", Job.objects.filter(kind=operations.WITHDRAW).get().reference)
    yield "jobs", page("jobs")


def _settings(held: Workspace, by: SignedIn, browser: Client) -> Iterator[tuple[str, HttpResponse]]:
    def page(name: str, *given: str) -> HttpResponse:
        return browser.get(reverse(name, args=given))

    def change(section: str, name: str, before: Any, value: Any) -> SettingChange:
        why = "The improvement board asked for it after the inspection of last autumn. " * 4
        return changing.ask(by=by, section=section, name=name, before=before, value=value, reason=why)

    yield "settings, nothing changed", page("setting_changes")
    roles = [f"{LONG} {number}" for number in range(12)]
    first = change("settings", "allocated_roles", ["CW", "ALLOCATED CASE WORKER"], roles)
    yield "setting, being worked out", page("setting_change", first.reference)
    do_all()
    first.refresh_from_db()
    changing.put(by=by, change=first, version=first.version)
    yield "setting, being put in force", page("setting_change", first.reference)
    do_all()
    yield "setting, in force", page("setting_change", first.reference)
    second = change("judgement", "amber_points", 10.0, 5.0)
    do_all()
    SettingChange.objects.filter(pk=second.pk).update(found=SUPPOSED)
    yield "setting, to be decided", page("setting_change", second.reference)
    path = held.folder / "goldenthread.toml"
    path.write_text(path.read_text().replace("# plan_gap_days = 1", "plan_gap_days = 2"))
    yield "setting, overtaken", page("setting_change", second.reference)
    yield "settings", page("data_settings")
    yield "settings, changes", page("setting_changes")
    yield "setting, form", page("change_setting", "settings", "social_work_roles")
    yield "setting, choice", page("change_setting", "judgement", "neighbours")
    yield "setting, wrong", browser.post(reverse("change_setting", args=["settings", "annualise"]), {})


@pytest.mark.acceptance("4.2")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", [SAMPLE, pytest.param((), id="all", marks=pytest.mark.whole)])
def test_every_page_is_accessible_and_whole(
    pages: dict[str, str], opened: Callable[[str], Any], names: tuple[str, ...], size: dict[str, int]
) -> None:
    """The pages of Data at 1280 and 320 px: nothing that axe finds, nothing that sticks out."""
    found = []
    for name in names or pages:
        page = opened(pages[name])
        page.set_viewport_size(size)
        found += [f"{name}: {fault}" for fault in faults(page)]
    assert not found, "\n".join(found)
