"""The improvement plan of the made-up council: made once, by the demonstration accounts, whole."""

import pytest
from django.utils import timezone

from goldenthread.terms.judging import Brag
from goldenthread_web.accounts.demonstration import email_of, make_accounts
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.demonstration import make_plan
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.boards import boards_for, ended_for
from goldenthread_web.improvement.queries.findings import findings
from goldenthread_web.improvement.queries.overview import overview
from goldenthread_web.improvement.queries.owed import lines_for
from goldenthread_web.improvement.queries.plans import actions_for, present_plan
from goldenthread_web.improvement.queries.rating import ratings
from tests.web.accounts.people import acting
from tests.web.council import Council

pytestmark = pytest.mark.xdist_group("demo")


def test_it_is_made_once_and_every_colour_is_in_it(council: Council) -> None:
    emails = {role: email_of(role) for role in Role}
    assert make_plan(emails) is None  # nobody is there yet who could have made it
    make_accounts(["team=Southmere Family Safeguarding", "service=Children in Care"])
    plan = make_plan(emails)
    assert plan is not None
    assert make_plan(emails) is None
    assert ImprovementPlan.objects.count() == 1
    lead = acting(plan.begun_by)
    shown = present_plan(lead)
    assert shown == plan
    actions = list(actions_for(lead, plan))
    assert {rating.brag for rating in ratings(actions).values()} == set(Brag)
    assert sum(one.actions for one in overview(plan, lead).standing) == len(actions)
    councillor = acting(Person.objects.get(email=emails[Role.COUNCILLOR]))
    assert overview(plan, councillor).standing == (), "how the work goes is not published"
    assert {rule.name for rule in findings(plan, lead)} >= {"no-lead", "no-baseline", "unserved-outcome"}
    assert Line.objects.filter(action__startswith="improvement.").count() > 30
    given = lines_for(lead, plan)
    owed = [len(line.owed) for line in given.of_plan]
    assert (len(given.by_themselves), len(given.to_check), owed) == (3, 1, [1])
    assert (plan.risks.count(), plan.register.count(), plan.assessments.count()) == (4, 4, 1)
    assert [one.was == {} for one in waiting(plan)] == [False, True, False]
    boards = boards_for(lead, plan, timezone.localdate())
    assert (len(boards.held), len(boards.planned), len(ended_for(lead, plan))) == (4, 2, 2)
    assert boards.last is not None
    assert boards.last.corrects is not None, "the last board was put off, and says why"
