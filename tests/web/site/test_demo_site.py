"""`goldenthread demo-site`: the site of the made-up council, running, with an account for each role."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from goldenthread_web.accounts.demonstration import code_now, email_of, make_accounts, renew_accounts
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import NEEDS_A_PART, NEEDS_SECOND_STEP, Role
from goldenthread_web.commands.demo_site import STATE, command
from tests.web.accounts.people import acting, code_from

AREAS = ("service=Assessment", "team=Southmere", "team=Northfield")


@pytest.fixture(autouse=True)
def _passwords_in_no_time(settings_of_passwords: None) -> None:
    """Argon2 is slow, which is its point."""


@pytest.fixture
def settings_of_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"])


def test_each_role_has_an_account(a_database: str) -> None:
    made = make_accounts(AREAS)
    assert [account.role for account in made] == list(Role)
    for account in made:
        person = Person.objects.get(email=account.email)
        assert acting(person).areas == {account.role: frozenset({account.area})}
        assert person.check_password(account.password)
        assert bool(account.key) == (account.role in NEEDS_SECOND_STEP)
        assert bool(account.area) == (account.role in NEEDS_A_PART)
        # asked for first: it waits where the half minute ends
        expected = code_from(account.key) if account.key else None
        assert code_now(account.email) == expected
    assert len({account.password for account in made}) == len(made)


def test_what_was_shown_is_not_shown_again(a_database: str) -> None:
    first = {account.role: account for account in make_accounts(AREAS)}
    assert make_accounts(AREAS) == []
    for account in renew_accounts():
        person = Person.objects.get(email=account.email)
        assert account.area == first[account.role].area
        assert person.check_password(account.password)
        assert not person.check_password(first[account.role].password)
        assert account.key == "" or account.key != first[account.role].key


def test_a_real_council_gets_none(a_database: str) -> None:
    done = _demo_site()
    assert (done.exit_code, "a real council" in done.output) == (1, True)
    assert not Person.objects.exists()


@pytest.mark.whole
@pytest.mark.xdist_group("demo")
def test_the_site_runs_until_it_is_stopped(own_demo: Path, tmp_path: Path) -> None:
    """Started as a newcomer does: the command ends, the site answers, the analyst signs in with what was printed."""
    folder = Path(shutil.copytree(own_demo, tmp_path / "demo"))
    said = _run(folder)
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert address, said
        email, password, key = _account(said, Role.ANALYST)
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        _post(browser, f"{address[0]}/sign-in", login=email, password=password)
        page = _post(browser, f"{address[0]}/sign-in/code", code=code_from(key))
        assert "This month" in page
    finally:
        assert "was stopped" in _run(folder, "--stop")
        assert not (folder / STATE).exists()


def _demo_site(*words: str) -> Result:
    return CliRunner().invoke(command, words)


def _run(folder: Path, *words: str) -> str:
    own = {name: x for name, x in os.environ.items() if not name.startswith(("GOLDENTHREAD_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "goldenthread", "demo-site", "--workspace", str(folder), *words],
        capture_output=True, text=True, timeout=120, check=False, env=own,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _account(said: str, role: Role) -> tuple[str, str, str]:
    line = next(line for line in said.splitlines() if email_of(role) in line)
    email, password, key = line.split()[-3:]
    return email, password, key


def _post(browser: urllib.request.OpenerDirector, address: str, **given: str) -> str:
    page = browser.open(address).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, page
    body = urlencode({**given, "csrfmiddlewaretoken": token[1]}).encode()
    return str(browser.open(address, body).read().decode())
