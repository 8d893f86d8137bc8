"""What a measure is counted in and with which plan it is shared: words that go out with the plan and come back in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.plans.comparing.matching import Found, How
from goldenthread.plans.plan import Measure as Said
from goldenthread.plans.telling import from_data
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.comparing.pieces import Pair
from goldenthread_web.improvement.comparing.told import with_told
from goldenthread_web.improvement.fitted import fitted
from goldenthread_web.improvement.models import Measure
from goldenthread_web.improvement.operations import accepting
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.next_version import become, demo_plan, differences, handed
from tests.web.pages import get, text_of

NAME = "% of referrals which are repeat referrals"
TOLD = {"unit": "families", "shared": True, "shared_with": "The health and wellbeing plan"}


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_they_come_back_in_a_new_plan_and_wait_for_the_next_version_of_this_one(
    site: Council, form: str
) -> None:
    plan, lead, councillor = demo_plan(), site[Role.PLAN_LEAD], site[Role.COUNCILLOR]
    [measure] = Measure.objects.filter(name=NAME)
    Measure.objects.filter(pk=measure.pk).update(**TOLD)
    page = text_of(get(councillor, f"/plan/measures/{measure.reference}"))
    assert "Unit: families" in page
    assert "With The health and wellbeing plan" in page
    content = councillor.get(f"/plan/files/{form}").content
    Measure.objects.filter(pk=measure.pk).update(unit="", shared=False, shared_with="")

    draft = handed(lead, content, plan, f"plan.{form}")
    assert (NAME, "shared_with", "unit") in differences(draft)
    assert "(shared with The health and wellbeing plan)" in text_of(
        get(lead, f"/plan/drafts/{draft.reference}")
    )
    become(lead, draft)
    [change] = plan.changes.filter(subject=measure.reference)
    assert {name: change.now[name] for name in ("unit", "shared_with")} == {
        name: TOLD[name] for name in ("unit", "shared_with")
    }
    assert not Measure.objects.exclude(unit="").exists(), "words of an approved plan wait"

    new = accepting.made(fitted(from_data(draft.draft).plan).plan, by(Role.PLAN_LEAD))
    [made] = Measure.objects.filter(name=NAME, part__plan=new)
    assert {field: getattr(made, field) for field in TOLD} == TOLD


BARE = Said("", "", "Visits")
SHARED = replace(BARE, shared=True)
NAMED = replace(SHARED, shared_with="The health plan")


@pytest.mark.parametrize(
    ("held", "said", "tells", "differs", "note"),
    [
        (NAMED, SHARED, True, False, ""),  # that it is shared is no other name
        (NAMED, replace(NAMED, shared_with="The school plan"), True, True, ""),
        (NAMED, BARE, True, True, ""),
        (BARE, NAMED, True, True, ""),
        (BARE, SHARED, True, False, "does not say with which plan"),
        (SHARED, BARE, True, False, "It stays shared."),
        (SHARED, BARE, False, False, ""),  # a document that has no such column
        (SHARED, SHARED, True, False, ""),
    ],
)
def test_what_a_document_says_of_sharing_is_a_name_or_is_told(
    held: Said, said: Said, tells: bool, differs: bool, note: str
) -> None:
    found = {"shared_with": (held.shared_with, said.shared_with)}
    pair = Pair("measure", 0, Found(How.SAME, 0, False), "m-1", "Visits", "Visits",
                found if held.shared_with != said.shared_with else {})  # fmt: skip
    told = with_told(pair, held, said, tells_shared=tells)
    assert bool(told.differs) is differs
    assert note in " ".join(told.notes)
    assert bool(told.notes) is bool(note)
