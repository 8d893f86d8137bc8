"""Where lines of the improvement plan are changed, added and withdrawn, and its versions approved."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.improvement.views import comparing, editing, steps, unplaced, versions, withdrawing

urlpatterns = [
    path("plan/edit/<slug:kind>/<slug:reference>", editing.edit, name="plan_edit"),
    path("plan/edit/<slug:kind>/<slug:reference>/withdraw", withdrawing.withdraw, name="plan_line_withdraw"),
    path("plan/add/<slug:kind>", editing.add, name="plan_add"),
    path("plan/actions/<slug:reference>/withdraw", withdrawing.withdraw, name="plan_action_withdraw"),
    path("plan/actions/<slug:reference>/steps", steps.action_steps, name="plan_action_steps"),
    path("plan/versions", versions.plan_versions, name="plan_versions"),
    path("plan/drafts/<slug:reference>/unplaced/<int:number>", unplaced.place, name="plan_unplaced"),
    path("plan/drafts/<slug:reference>/compared", comparing.compared, name="plan_compared"),
    path(
        "plan/drafts/<slug:reference>/compared/<slug:kind>/<int:number>", comparing.match, name="plan_match"
    ),
]
