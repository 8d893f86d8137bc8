"""What people write of an improvement plan is looked at for what could name a child: said once, then taken."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, Update
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Two children moved closer to home", "small number"),
        ("One of them was born on 3 May 2019", "date of birth"),
        ("See 943 476 5919 for the rest", "identifier"),
    ],
)
def test_an_update_that_could_name_a_child_is_looked_at_again(
    site: Council, plan: ImprovementPlan, words: str, kind: str
) -> None:
    at = f"/plan/actions/{action_numbered(plan, '2.1').reference}/update"
    given = {"progress": "under way", "changed": words, "seen": "0"}
    page = sent(site[Role.ACTION_LEAD], at, status=400, **given)
    assert f"Look at this again ({kind})" in page.text_content()
    assert not Update.objects.exists()
    [mark] = page.xpath("//input[@name='advised']/@value")
    sent(site[Role.ACTION_LEAD], at, status=400, **given | {"changed": f"{words} now"}, advised=mark)
    sent(site[Role.ACTION_LEAD], at, **given, advised=mark)
    assert Update.objects.get().changed == words
