"""The pages on which actions of the improvement plan are tracked."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.improvement.views import actions, evidence, leads, mine

urlpatterns = [
    path("plan/mine", mine.mine, name="plan_mine"),
    path("plan/digest", mine.digest, name="plan_digest"),
    path("plan/actions/<slug:reference>", actions.action, name="plan_action"),
    path("plan/actions/<slug:reference>/update", actions.update, name="plan_action_update"),
    path("plan/actions/<slug:reference>/leads", leads.leads, name="plan_action_leads"),
    path("plan/evidence/<slug:reference>", evidence.evidence_file, name="plan_evidence"),
]
