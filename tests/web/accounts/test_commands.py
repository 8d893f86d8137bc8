"""`goldenthread people`: the first administrator, and accounts that nobody uses any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings
from django.test import Client
from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commands.people import command
from goldenthread_web.history.models import Line
from goldenthread_web.site.environment import Mode
from tests.web.accounts.people import somebody
from tests.web.history.databases import pointed_at, sqlite_at


def people(*words: str) -> Result:
    return CliRunner().invoke(command, words)


def test_the_first_administrator(a_database: str) -> None:
    result = people("invite-administrator", "Ada", "ada@council.example")
    assert result.exit_code == 0, result.output
    link = result.output.splitlines()[-1]
    assert Client().get(link).status_code == 200
    ada = Person.objects.with_role(Role.ADMINISTRATOR).get()
    assert (ada.name, ada.email) == ("Ada", "ada@council.example")
    assert set(Line.objects.values_list("person", flat=True)) == {"command line"}


def test_the_first_command_makes_the_database(tmp_path: Path, heads_kept: Path) -> None:
    """Before the site ever ran there is no table: the guide begins with this command."""
    with pointed_at(sqlite_at(tmp_path / "new.sqlite3")):
        result = people("invite-administrator", "Ada", "ada@council.example", "--port", "8123")
        assert result.exit_code == 0, result.output
        link = result.output.splitlines()[-1]
        assert link.startswith("http://127.0.0.1:8123/invitation/")
        assert Client().get(link).status_code == 200


def test_the_link_of_a_deployment_has_its_name(a_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    deployed = replace(settings.ENVIRONMENT, mode=Mode.PRODUCTION, hosts=("figures.council.example",))
    monkeypatch.setattr(settings, "ENVIRONMENT", deployed)
    result = people("invite-administrator", "Ada", "ada@council.example")
    assert result.output.splitlines()[-1].startswith("https://figures.council.example/invitation/")


def test_an_address_that_is_taken(a_database: str) -> None:
    somebody("Ada")
    result = people("invite-administrator", "Ada", "ADA@council.example")
    assert (result.exit_code, "has an account" in result.output) == (1, True)


def test_what_is_no_address(a_database: str) -> None:
    result = people("invite-administrator", "Ada", "ada")
    assert (result.exit_code, "e-mail address" in result.output) == (2, True)
    assert not Person.objects.exists()


def test_accounts_that_nobody_uses(a_database: str) -> None:
    long_ago: datetime = timezone.now() - timedelta(days=91)
    ada, tom = somebody("Ada", Role.ADMINISTRATOR), somebody("Tom", Role.ANALYST)
    Person.objects.update(open_since=long_ago)
    result = people("close-dormant", "--dry-run")
    assert f"{tom.reference}: would be closed" in result.output
    assert Person.objects.filter(is_active=True).count() == 2
    result = people("close-dormant")
    assert f"{tom.reference}: closed" in result.output
    assert f"{ada.reference}: stays open. You can't remove this person: nobody else" in result.output
    assert list(Person.objects.filter(is_active=True)) == [ada]
