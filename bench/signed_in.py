"""Signs somebody of each role in on the site of GOLDENTHREAD_WORKSPACE, and prints the cookies as JSON, by role."""

from __future__ import annotations

import json
import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread_web.site.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from goldenthread.scorecard.shelf import shelf_of  # noqa: E402
from goldenthread.workspace import Workspace  # noqa: E402
from goldenthread_web.accounts.demonstration import make_accounts  # noqa: E402
from goldenthread_web.accounts.models import Person  # noqa: E402


def main() -> None:
    shelf = shelf_of(Workspace.open(settings.ENVIRONMENT.workspace))
    assert shelf is not None, "the figures are kept before the site is measured"
    print(json.dumps({account.role.value: _cookie(account.email) for account in make_accounts(shelf.areas)}))


def _cookie(email: str) -> str:
    """What a browser sends in which this person is signed in, the second step set up."""
    browser = Client()
    browser.force_login(Person.objects.get(email=email))
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={browser.cookies[name].value}"


if __name__ == "__main__":
    main()
