"""The ways to look at the improvement plan."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.improvement.views import for_children, going, parts

urlpatterns = [
    path("plan/timeline", going.plan_timeline, name="plan_timeline"),
    path("plan/late", going.plan_late, name="plan_late"),
    path("plan/changes", going.plan_changes, name="plan_changes"),
    path("plan/done", going.plan_done, name="plan_done"),
    path("plan/next", going.plan_next, name="plan_next"),
    path("plan/parts", parts.plan_parts, name="plan_parts"),
    path("plan/for-children", for_children.plan_for_children, name="plan_for_children"),
    path(
        "plan/actions/<slug:reference>/for-children",
        for_children.action_for_children,
        name="plan_action_for_children",
    ),
]
