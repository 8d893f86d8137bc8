"""What every page knows: the council, who is signed in, and where this person can go."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.reports.words import MARKING
from goldenthread.workspace import Workspace
from goldenthread_web.accounts.people import signs_in_by_two_steps
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.site.access import SIGNED_IN, TABLE

NAVIGATION = (
    ("home", "This month"),
    ("dashboard", "Dashboard"),
    ("plan", "Improvement plan"),
    ("attention", "Children needing attention"),
    ("reports", "Commentary"),
    ("packs", "Published reports"),
    ("data", "Data"),
    ("people", "People"),
    ("usage", "Use of the dashboards"),
    ("history", "History"),
    ("help", "Help"),
)
"""The pages that every page leads to, each shown to whoever may use it."""

BELOW = {
    "dashboard": ("indicator", "ledger", "reason", "comment_new", "comment"),
    "plan": (
        "plan_by", "plan_read", "plan_draft", "plan_check", "plan_report", "plan_report_file",
        "plan_report_made",
        "plan_mine", "plan_digest", "plan_action", "plan_action_update", "plan_action_leads",
        "plan_timeline", "plan_late", "plan_changes", "plan_done", "plan_next", "plan_parts", "plan_for_children",
        "plan_action_for_children",
        "plan_thread", "plan_link_new", "plan_link",
        "plan_measure", "plan_measure_enter", "plan_figure", "plan_measure_feed", "plan_measure_actions",
        "plan_measure_counted", "plan_series", "plan_series_new", "plan_series_hand_over", "plan_figure_file",
        "plan_action_measures", "plan_measure_end",
        "plan_edit", "plan_add", "plan_action_withdraw", "plan_action_steps", "plan_versions", "plan_unplaced",
        "plan_boards", "plan_board_new", "plan_board",
        "plan_line_withdraw", "plan_compared", "plan_match",
        "plan_risks", "plan_risk_new", "plan_risk", "plan_documents", "plan_document_new", "plan_document",
        "plan_assessments", "plan_assessment_new", "plan_assessment", "plan_finding",
    ),
    "attention": ("attention_list", "attention_reason"),
    "reports": ("report", "report_area"),
    "packs": ("pack",),
    "data": (
        "hand_over", "delivery", "load", "data_quality", "data_rests_on", "data_settings",
        "setting_changes", "setting_change", "change_setting", "jobs", "job",
    ),
    "people": ("person", "invite"),
    "help": (
        "help_measures", "help_measure", "help_words", "help_judged", "help_final", "help_small_numbers",
        "help_leading", "help_keyboard",
    ),
}  # fmt: skip
"""The pages that belong to each of these: there too the way around shows where a reader is."""

UNPUBLISHED = frozenset(
    {
        "home", "dashboard", "indicator", "ledger", "reason", "attention", "attention_list", "attention_reason",
        "comment_new", "comment", "reports", "report", "report_area",
        "data", "delivery", "load", "data_quality", "setting_change",
    }
)  # fmt: skip
"""The pages with figures before small numbers are kept back: each is marked, as a report of such figures is."""
TO_READ_ALOUD = frozenset({"plan_for_children", "plan_template"})
"""What of the improvement plan tells nobody how the work goes. Every other page does, to those who see the work."""


def of_every_page(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "person", None)
    name, made_up = _council()
    return {
        "council": name,
        "made_up": made_up,
        "person": person,
        "council_sign_in": settings.COUNCIL_SIGN_IN,
        "marking": MARKING if _is_unpublished(_route(request), person) else "",
        "navigation": list(_navigation(request, person)) if person and signs_in_by_two_steps(person) else [],
        "idle_minutes": int(settings.IDLE.total_seconds() // 60),
        "accessibility_contact": settings.ENVIRONMENT.contact,
    }


def _is_unpublished(route: str, person: Any) -> bool:
    """Whether a page shows what is not published: of the improvement plan, how the work goes and what is said of it."""
    if route == "plan" or route.startswith("plan_"):
        return bool(person) and sees_work(person) and route not in TO_READ_ALOUD
    return route in UNPUBLISHED


@cache
def _council() -> tuple[str, bool]:
    workspace = Workspace.open(settings.ENVIRONMENT.workspace)
    return workspace.name, workspace.made_up


def _route(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _navigation(request: HttpRequest, person: Any) -> Any:
    here = _route(request)
    for route, words in NAVIGATION:
        who = TABLE[route]["GET"]
        if route == "home":
            who = READERS_OF_FIGURES  # everybody else is led from there to the published reports
        if who is SIGNED_IN or person.roles & who:
            yield {
                "address": reverse(route),
                "words": words,
                "is_here": route == here,
                "is_around": here in BELOW.get(route, ()),
            }
