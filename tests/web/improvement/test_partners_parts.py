"""Which parts of the plan partners see: asked when it is accepted, changed by a plan lead, closed where nobody said."""

from __future__ import annotations

import pytest

from goldenthread.plans.plan import Action as ReadAction
from goldenthread.plans.plan import Draft, Plan
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import ImprovementPlan, Part, ReadDraft
from goldenthread_web.improvement.operations import drafts, parts
from goldenthread_web.improvement.queries.partners import proposed
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import CORPORATE, OWN, PARTNERSHIP
from tests.web.pages import get, text_of

STAFF, SHARED = "Corporate support and business partnering", "Safeguarding children partnership"
TO_DO = "Ask the plan lead to mark the part that you work on"


@pytest.mark.parametrize(
    ("name", "is_proposed"),
    [
        (SHARED, True),
        ("3. Partnership plan", True),
        ("Our partners", True),
        ("Multi-agency response", True),
        (STAFF, False),
        ("HR business partners", False),
        (OWN, False),
    ],
)
def test_what_speaks_of_partners_is_proposed(name: str, is_proposed: bool) -> None:
    assert proposed([name]) == ([name] if is_proposed else [])


@pytest.fixture
def draft(site: Council) -> ReadDraft:
    """A document with a part of staff and one of the partnership; nothing of it is a guess."""
    actions = (ReadAction(part=STAFF, priority="", text="Fill the posts", number="1"),)
    actions += (ReadAction(part=SHARED, priority="", text="Meet every month", number="2"),)
    return drafts.keep(
        name="plan.md",
        sha256="",
        source={},
        draft=Draft(Plan("A plan", actions=actions)),
        by=by(Role.PLAN_LEAD),
    )


def test_it_is_asked_when_a_plan_is_accepted_with_a_proposal(site: Council, draft: ReadDraft) -> None:
    page = get(site[Role.PLAN_LEAD], f"/plan/drafts/{draft.reference}")
    assert "Partners will see everything said of a part that is ticked" in text_of(page)
    assert page.xpath("//input[@name='partners']/@value") == [STAFF, SHARED]
    assert page.xpath("//input[@name='partners'][@checked]/@value") == [SHARED]


@pytest.mark.parametrize("ticked", [(), (STAFF,), (STAFF, SHARED)])
def test_what_is_ticked_holds_whatever_the_parts_are_called(
    site: Council, draft: ReadDraft, ticked: tuple[str, ...]
) -> None:
    address = f"/plan/drafts/{draft.reference}"
    response = site[Role.PLAN_LEAD].post(address, {"do": "accept", "partners": list(ticked)})
    assert response["Location"] == "/plan"
    assert set(Part.objects.filter(for_partners=True).values_list("name", flat=True)) == set(ticked)


def _given(part: Part, *, shown: bool, was: bool) -> dict[str, str]:
    return {
        "do": "partners",
        "part": str(part.pk),
        "was": str(was),
    } | ({"shown": "on"} if shown else {})


def test_a_plan_lead_shows_a_part_to_partners_and_keeps_it_from_them(
    site: Council, plan: ImprovementPlan
) -> None:
    lead, partner = site[Role.PLAN_LEAD], site[Role.PARTNER]
    part = plan.parts.get(name=CORPORATE)
    assert "Partners will see everything said of it" in text_of(get(lead, "/plan/parts"))
    assert CORPORATE not in text_of(get(partner, "/plan/parts"))
    sent(lead, "/plan/parts", **_given(part, shown=True, was=False))
    assert CORPORATE in text_of(get(partner, "/plan/parts"))
    sent(lead, "/plan/parts", status=409, **_given(part, shown=True, was=False) | {"was": "", "shown": "on"})
    sent(lead, "/plan/parts", **_given(part, shown=False, was=True))
    assert CORPORATE not in text_of(get(partner, "/plan/parts"))
    told = Line.objects.filter(action="improvement.part.partners", outcome="done").order_by("pk")
    assert [line.object for line in told] == [
        f"{plan.reference} part 2 shown to partners",
        f"{plan.reference} part 2 kept from partners",
    ]


def test_nobody_else_says_what_partners_see(site: Council, plan: ImprovementPlan) -> None:
    part = plan.parts.get(name=CORPORATE)
    for role in (Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.ACTION_LEAD, Role.PARTNER):
        assert site[role].post("/plan/parts", _given(part, shown=True, was=False)).status_code == 404
        assert "Let partners see" not in text_of(get(site[role], "/plan/parts"))
    with pytest.raises(NotAllowed):
        parts.partners(part=part, shown=True, was=False, by=by(Role.HEAD_OF_SERVICE))
    part.refresh_from_db()
    assert not part.for_partners


def test_a_partner_without_a_part_is_told_what_to_do(site: Council, plan: ImprovementPlan) -> None:
    assert TO_DO not in text_of(get(site[Role.PARTNER], "/plan"))
    plan.parts.filter(name=PARTNERSHIP).update(for_partners=False)
    for address in ("/plan", "/plan/parts", "/plan/by/priority"):
        page = text_of(get(site[Role.PARTNER], address))
        assert TO_DO in page, address
        assert "Write each plan with the child" not in page
