"""The figures that an action is meant to move, for the page of an action."""

from __future__ import annotations

from typing import Any

from django import template

from goldenthread.judgement.since import Since
from goldenthread_web.accounts.permissions import why_not
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.figures.of_action import figures_of
from goldenthread_web.improvement.models import Action

register = template.Library()


@register.filter
def says_its_label(since: Since) -> bool:
    """Whether the sentences begin with the few words that stand above them elsewhere: then they are said once."""
    return since.words.startswith(since.label)


@register.inclusion_tag("improvement/figures_of_action.html", takes_context=True)
def action_figures(context: dict[str, Any], action: Action) -> dict[str, object]:
    """What each measure of an action did since it was delivered, as this reader may see it."""
    person = context["person"]
    return {
        "action": action,
        "figures": figures_of(action, person),
        "sees_work": permissions.sees_work(person),
        "may_edit": not why_not(permissions.check_may_edit, person),
    }
