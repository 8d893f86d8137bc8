"""The pages of accounts and of the history in a real browser: accessible, and nothing sticks out, wide or narrow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from goldenthread_web.accounts import areas, operations
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import CommandLine
from goldenthread_web.accounts.roles import Role
from tests.house.browser import SIZES
from tests.web.accounts.people import client_of, somebody
from tests.web.components.conftest import opened
from tests.web.decided import faults

__all__ = ["opened"]

LONG = "Assessment and Family Support, North Wold and the Coastal Parishes"

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture
def pages(a_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Each page in each of its states, with the longest words that it meets."""
    parts = [(part, areas.label(part)) for part in ("", f"service={LONG}", "team=Duty")]
    monkeypatch.setattr("goldenthread_web.accounts.forms.areas", lambda: parts)
    with override_settings(STORAGES=PLAIN):
        yield {name: answer.content.decode() for name, answer in _answers()}


def _answers() -> Iterator[tuple[str, HttpResponse]]:
    ada = somebody("Ada", Role.ADMINISTRATOR, Role.GOVERNANCE)
    tom = somebody("Tom", Role.HEAD_OF_SERVICE, area=f"service={LONG}")
    Person.objects.filter(pk=tom.pk).update(
        name="Bartholomew Featherstonehaugh-Cholmondeley",
        email=f"{'bartholomew.' * 4}f@social-care.council.example",
    )
    gone = somebody("Rem", Role.AUDITOR)
    operations.remove(person=gone, reason="left the council", version=0, by=CommandLine())
    browser = client_of(ada)
    one = reverse("person", args=[tom.reference])
    yield "people", browser.get(reverse("people"))
    yield "nobody found", browser.get(reverse("people") + "?role=partner")
    yield "invite", browser.get(reverse("invite"))
    yield (
        "invite, wrong",
        browser.post(reverse("invite"), {"email": "x", "role": "administrator", "area": "team=Duty"}),
    )
    yield "person", browser.get(one)
    yield "removed person", browser.get(reverse("person", args=[gone.reference]))
    yield "oneself", browser.get(reverse("person", args=[ada.reference]))
    yield (
        "refused",
        browser.post(
            one, {"do": "appoint", "version": 0, "role": "head of service", "area": f"service={LONG}"}
        ),
    )
    yield (
        "race",
        browser.post(one, {"do": "appoint", "version": 9, "role": "auditor", "area": f"service={LONG}"}),
    )
    link = browser.post(one, {"do": "link", "version": 0})
    yield "link", link
    [address] = re.findall(r"/invitation/[\w-]+", link.content.decode())
    yield "invitation", Client().get(address)
    yield "invitation, wrong", Client().post(address, {"password": "short", "again": "other"})
    yield "link ended", Client().get(reverse("invitation", args=["none"]))
    yield "history", browser.get(reverse("history"))
    yield "history, wrong", browser.get(reverse("history") + "?day_day=x")
    yield "history, nothing", browser.get(reverse("history") + f"?person={tom.reference}")


@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_accessible_and_whole(
    pages: dict[str, str], opened: Callable[[str], Any], size: dict[str, int]
) -> None:
    found = []
    for name, content in pages.items():
        page = opened(content)
        page.set_viewport_size(size)
        found += [f"{name}: {fault}" for fault in faults(page)]
    assert not found, "\n".join(found)
