"""Makes the large improvement plan on the site of GOLDENTHREAD_WORKSPACE, and prints the name of one of its actions."""

from __future__ import annotations

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread_web.site.settings"
django.setup()

from bench import big_plan  # noqa: E402
from goldenthread_web.accounts.demonstration import email_of  # noqa: E402
from goldenthread_web.accounts.models import Person  # noqa: E402
from goldenthread_web.accounts.roles import Role  # noqa: E402
from goldenthread_web.improvement.models import Action  # noqa: E402


def main() -> None:
    lead, approver, ours = (
        Person.objects.get(email=email_of(role)) for role in (Role.PLAN_LEAD, Role.DIRECTOR, Role.ACTION_LEAD)
    )
    plan = big_plan.make(lead, approver, ours=ours)
    print(Action.objects.filter(part__plan=plan)[20].reference)


if __name__ == "__main__":
    main()
