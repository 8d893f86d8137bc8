"""Priorities and parts added, renamed and withdrawn on the site: at once in a draft, else by a version."""

from __future__ import annotations

import pytest
from django.utils import timezone

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.others import MEASURE
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.models import Change, ImprovementPlan, Measure, Part, Priority
from goldenthread_web.improvement.operations import approving
from goldenthread_web.improvement.queries.whole import whole
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import OWN, PARTNERSHIP, action_numbered, make_plan, measure_named
from tests.web.improvement.test_editing import asking_little, edit_of
from tests.web.improvement.test_not_lost import closed
from tests.web.improvement.waiting import added, put, withdraw
from tests.web.pages import filled, get, text_of

VERSIONS = "/plan/versions"
ADD = "/plan/add/priority"


def part_key(plan: ImprovementPlan, name: str) -> str:
    return f"part-{plan.parts.get(name=name).pk}"


def approve(site: Council) -> None:
    [seen] = get(site[Role.DIRECTOR], VERSIONS).xpath("//input[@name='seen']/@value")
    sent(site[Role.DIRECTOR], VERSIONS, do="approve", seen=seen)


def test_in_a_draft_a_new_priority_is_there_at_once(site: Council) -> None:
    plan, lead = make_plan(person_of(Role.PLAN_LEAD)), site[Role.PLAN_LEAD]
    given = filled(get(lead, ADD)) | {"part": part_key(plan, OWN), "number": "3", "name": "Care that lasts",
                                      "statement": "Children stay.", "needs": "Too many moves\nToo far away",
                                      "outcomes": "A home"}  # fmt: skip
    sent(lead, ADD, status=400, **given | {"name": " "})
    sent(lead, ADD, status=403, **given | {"name": "The front door"})
    sent(lead, ADD, **given)
    made = Priority.objects.get(name="Care that lasts")
    assert (made.number, made.statement, made.part.name) == ("3", "Children stay.", OWN)
    assert [one.text for one in made.needs.all()] == ["Too many moves", "Too far away"]
    assert [one.text for one in made.outcomes.all()] == ["A home"]
    assert "Care that lasts" in text_of(get(lead, "/plan"))
    assert [one.name for one in whole(plan).priorities if one.part == OWN][-1] == "Care that lasts"
    assert Change.objects.get().holds_since
    assert "Care that lasts" in text_of(get(lead, VERSIONS))


def test_in_an_approved_plan_it_waits_and_so_does_an_action_in_it(
    site: Council, plan: ImprovementPlan
) -> None:
    lead = site[Role.PLAN_LEAD]
    get(lead, "/help")
    with asking_little():
        page = get(lead, ADD)
    sent(lead, ADD, **filled(page) | {"part": part_key(plan, OWN), "name": "Care that lasts"})
    assert not Priority.objects.filter(name="Care that lasts").exists()
    waits = Change.objects.get()
    new = filled(get(lead, "/plan/add/action")) | {
        "text": "Ask each child",
        "number": "3.1",
        "place": waits.subject,
    }
    sent(lead, "/plan/add/action", **new)
    again = {"text": "Ask each carer", "number": "3.1", "place": part_key(plan, OWN)}
    page = sent(lead, "/plan/add/action", status=403, **new | again)
    assert "Another action has this number (3.1)" in text_of(page)
    sent(lead, "/plan/add/action", **new | again | {"place": part_key(plan, PARTNERSHIP)})
    words = text_of(get(site[Role.DIRECTOR], VERSIONS))
    assert f"{OWN}: Care that lasts" in words, "the action says where it is to stand"
    page = sent(lead, VERSIONS, status=403, do="take back", change=waits.reference)
    assert "Take that back first" in text_of(page)
    path = f"/plan/edit/priority/{waits.subject}"
    sent(lead, path, **filled(get(lead, path)) | {"statement": "They stay."})
    approve(site)
    made = Priority.objects.get(name="Care that lasts")
    assert made.statement == "They stay."
    assert [one.number for one in made.actions.all()] == ["3.1"]
    assert "Ask each child" in text_of(get(lead, "/plan/by/priority"))


def test_a_part_is_renamed_and_added(site: Council, plan: ImprovementPlan) -> None:
    lead, own = site[Role.PLAN_LEAD], plan.parts.get(name=PARTNERSHIP)
    path = f"/plan/edit/part/part-{own.pk}"
    sent(lead, path, status=403, **filled(get(lead, path)) | {"name": OWN})
    sent(lead, path, **filled(get(lead, path)) | {"name": "Working together", "serves": "The health plan"})
    sent(lead, "/plan/add/part", **filled(get(lead, "/plan/add/part")) | {"name": "Schools"})
    subject = Change.objects.get(now__name="Schools").subject
    sent(lead, ADD, **filled(get(lead, ADD)) | {"part": subject, "name": "Every child in class"})
    assert "Part: Partnership" in text_of(get(lead, VERSIONS))
    approve(site)
    own.refresh_from_db()
    assert (own.name, own.for_partners, own.monitored_by) == (
        "Working together",
        True,
        "The partnership board",
    )
    assert [one.text for one in own.serves.all()] == ["The health plan"]
    assert Part.objects.get(name="Schools").priorities.get().name == "Every child in class"
    assert site[Role.ACTION_LEAD].get(path).status_code in (403, 404)


def test_a_priority_is_withdrawn_when_nothing_stands_in_it(site: Council, plan: ImprovementPlan) -> None:
    lead, action = site[Role.PLAN_LEAD], action_numbered(plan, "2.1")
    priority = action.priority
    assert priority
    path = f"/plan/edit/priority/priority-{priority.pk}/withdraw"
    page = sent(lead, path, status=403, **filled(get(lead, path)) | {"reason": "It is law now"})
    assert "Actions stand under the priority “2. Plans that work”" in text_of(page)
    sent(lead, edit_of(action), **filled(get(lead, edit_of(action))) | {"place": part_key(plan, OWN)})
    page = sent(lead, path, status=403, **filled(get(lead, path)) | {"reason": "It is law now"})
    assert "Measures stand under the priority “2. Plans that work”" in text_of(page)
    measure = measure_named(plan, "Staff who finished")
    gone = f"/plan/edit/measure/{measure.reference}/withdraw"
    sent(lead, gone, **filled(get(lead, gone)) | {"reason": "The course has ended"})
    sent(lead, path, **filled(get(lead, path)) | {"reason": "It is law now"})
    assert Measure.objects.filter(pk=measure.pk).exists(), "until the version is approved it is there"
    approve(site)
    assert not Priority.objects.filter(pk=priority.pk).exists()
    assert Priority.everything.get(pk=priority.pk).withdrawn_on
    assert "Plans that work" not in text_of(get(lead, "/plan"))
    words = text_of(get(site[Role.ANALYST], VERSIONS))
    assert "2. Plans that work" in words
    assert "It is law now" in words
    assert "The course has ended" in text_of(get(lead, f"/plan/measures/{measure.reference}"))
    assert "Staff who finished" not in text_of(get(lead, "/plan/series"))
    assert lead.get(f"/plan/edit/priority/priority-{priority.pk}").status_code == 410


def test_a_new_line_stands_in_its_place_in_documents_too(site: Council) -> None:
    """After the others of its priority; a new priority at the end of its part, wherever other parts stand."""
    plan, lead = make_plan(person_of(Role.PLAN_LEAD)), site[Role.PLAN_LEAD]
    first = plan.parts.order_by("order")[0]
    priority = first.priorities.order_by("order")[0]
    sent(lead, ADD, **filled(get(lead, ADD)) | {"part": part_key(plan, first.name), "name": "Brand new"})
    new = Priority.objects.get(name="Brand new")
    for kind, words in (
        ("action", {"text": "Ring back", "by_when": "July 2030"}),
        ("measure", {"name": "Calls"}),
    ):
        for at in (priority, new):
            page = f"/plan/add/{kind}"
            sent(lead, page, **filled(get(lead, page)) | words | {"place": f"priority-{at.pk}"})
    read = whole(plan)
    assert [one.name for one in read.priorities if one.part == first.name][-1] == "Brand new"
    assert {one.part for one in read.priorities[: first.priorities.count()]} == {first.name}
    for lines, said in ((read.actions, "Ring back"), (read.measures, "Calls")):
        words = [getattr(one, "text", "") or getattr(one, "name", "") for one in lines]
        under = [one.priority for one in lines]
        at = [n for n, word in enumerate(words) if word == said]
        assert [under[n] for n in at] == [priority.name, "Brand new"]
        assert priority.name not in under[at[0] + 1 :], "it is the last of its priority"


def _emptied(plan: ImprovementPlan) -> Priority:
    """A priority that nothing stands in any more: its action and its measure wait to stand elsewhere, or to go."""
    priority = action_numbered(plan, "2.1").priority
    assert priority
    put("action", action_numbered(plan, "2.1").reference, place=part_key(plan, OWN))
    withdraw("measure", measure_named(plan, "Staff who finished").reference)
    return priority


def test_nothing_is_put_into_a_priority_that_is_to_be_withdrawn(site: Council, plan: ImprovementPlan) -> None:
    """Neither a new line nor one that is moved: the version could not be approved then."""
    lead, priority = site[Role.PLAN_LEAD], _emptied(plan)
    own = f"priority-{priority.pk}"
    opened = {kind: filled(get(lead, f"/plan/add/{kind}")) for kind in ("action", "measure")}
    withdraw("priority", own)
    for kind, words in (("action", {"text": "Ring back"}), ("measure", {"name": "Calls"})):
        page = f"/plan/add/{kind}"
        assert own not in get(lead, page).xpath("//select[@name='place']/option/@value")
        again = sent(lead, page, status=400, **opened[kind] | words | {"place": own})
        assert "What you chose can't be chosen any more" in text_of(again)
    edit = edit_of(action_numbered(plan, "1.1"))
    sent(lead, edit, status=400, **filled(get(lead, edit)) | {"place": own})
    with pytest.raises(NotAllowed, match=r"“2\. Plans that work” is to be withdrawn with the next version"):
        added(plan, "measure", **dict.fromkeys(MEASURE.fields, "") | {"name": "Calls", "place": own})
    approve(site)
    assert not Priority.objects.filter(pk=priority.pk).exists()


@pytest.mark.parametrize("kind", ["action", "measure"])
def test_a_priority_stays_where_something_that_left_it_comes_back(
    site: Council, plan: ImprovementPlan, kind: str
) -> None:
    """Taken back with the change by which it left: the version could not be approved else."""
    lead, priority = site[Role.PLAN_LEAD], _emptied(plan)
    withdraw("priority", f"priority-{priority.pk}")
    left = Change.objects.get(kind=kind)
    sent(lead, VERSIONS, do="take back", change=left.reference)
    said = text_of(get(lead, VERSIONS))
    assert (
        "Something stands again in the priority “2. Plans that work”, so it is not withdrawn either." in said
    )
    assert [one.kind for one in waiting(plan)] == [one for one in ("action", "measure") if one != kind]
    approve(site)
    priority.refresh_from_db()
    assert priority.withdrawn_on is None


def test_whoever_approves_takes_back_what_a_closed_action_left(site: Council, plan: ImprovementPlan) -> None:
    priority = _emptied(plan)
    withdraw("priority", f"priority-{priority.pk}")
    closed(action_numbered(plan, "2.1"))
    sent(site[Role.DIRECTOR], VERSIONS, do="take back", change=Change.objects.get(kind="action").reference)
    approve(site)
    priority.refresh_from_db()
    assert priority.withdrawn_on is None


@pytest.mark.parametrize("kind", ["action", "measure", "priority"])
def test_what_is_to_be_withdrawn_is_not_put_otherwise_before_that_is_taken_back(
    site: Council, plan: ImprovementPlan, kind: str
) -> None:
    lead, priority = site[Role.PLAN_LEAD], _emptied(plan)
    subject = {
        "action": action_numbered(plan, "1.1").reference,
        "measure": measure_named(plan, "Repeat referrals").reference,
        "priority": f"priority-{priority.pk}",
    }[kind]
    edit, field = f"/plan/edit/{kind}/{subject}", "text" if kind == "action" else "name"
    opened = filled(get(lead, edit)) | {field: "Other words"}
    withdraw(kind, subject)
    page = sent(lead, edit, status=403, **opened)
    assert (
        f"That this {kind} is withdrawn waits for the next version. A plan lead takes that back"
        in text_of(page)
    )
    assert "Other words" in [one.text_content() for one in page.xpath("//p[@class='said']")]
    sent(lead, edit, do="take back", change=Change.objects.filter(subject=subject).latest("pk").reference)
    sent(lead, edit, **filled(get(lead, edit)) | {field: "Other words"})


def test_a_change_of_a_plan_that_ended_meanwhile_is_told_as_overtaken(
    site: Council, plan: ImprovementPlan
) -> None:
    put("priority", f"priority-{plan.parts.all()[0].priorities.all()[0].pk}", name="Care")
    change = Change.objects.get()
    other = make_plan(person_of(Role.PLAN_LEAD))
    approving.approve(plan=other, version=other.version, by=by(Role.DIRECTOR))
    page = sent(site[Role.PLAN_LEAD], VERSIONS, status=409, do="take back", change=change.reference)
    assert "Somebody else changed this while you had the page open" in text_of(page)


def test_whoever_approves_is_told_which_priority_is_not_left(site: Council, plan: ImprovementPlan) -> None:
    """What waits by another way than the pages is refused as a whole, and named."""
    priority = _emptied(plan)
    withdraw("priority", f"priority-{priority.pk}")
    Change.objects.filter(kind="action").update(
        dropped_on=timezone.now(), dropped_by=by(Role.PLAN_LEAD).account
    )
    [seen] = get(site[Role.DIRECTOR], VERSIONS).xpath("//input[@name='seen']/@value")
    page = sent(site[Role.DIRECTOR], VERSIONS, status=403, do="approve", seen=seen)
    assert "Actions stand under the priority “2. Plans that work”" in text_of(page)
    plan.refresh_from_db()
    assert plan.edition == 1
