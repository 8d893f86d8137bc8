"""The improvement plan for children, and the plain words of its actions."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.forms.ways import PlainForm
from goldenthread_web.improvement.models import PlainWords
from goldenthread_web.improvement.operations import plain as operations
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.operations.plain import TooHard
from goldenthread_web.improvement.queries.for_children import for_children
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.plans import action_for, present_plan
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.improvement.views.plans import no_part, no_plan

TITLE = "How we will do better"


def plan_for_children(request: SignedInRequest) -> HttpResponse:
    """The plan as it was approved, in plain words."""
    plan = present_plan(request.person)
    if plan is None:
        return no_plan(request)
    if sees_no_part(request.person, plan):
        return no_part(request, plan, TITLE)
    page = {
        "title": TITLE,
        "plan": plan,
        "told": for_children(plan, request.person),
        "may_edit": not why_not(permissions.check_may_edit, request.person),
        "crumbs": crumbs(),
    }
    return render(request, "improvement/for_children.html", page)


def action_for_children(request: SignedInRequest, reference: str) -> HttpResponse:
    """An action in words for children, written by a plan lead."""
    action = action_for(request.person, reference)
    held = PlainWords.objects.filter(action=action).first()
    stands = held.text if held else ""
    form = PlainForm(request.POST or None, initial={"text": stands, "was": stands})
    problem, status = "", 200
    if request.method == "POST" and form.is_valid():
        try:
            operations.in_plain_words(action=action, by=request.person, **form.cleaned_data)
        except TooHard as hard:
            form.add_error("text", str(hard))
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        except operations.TooHard as hard:
            problem, status = str(hard), 400
        except Overtaken as overtaken:
            problem, status = f"{overtaken} It says now: “{stands or 'nothing'}”.", 409
            given = form.cleaned_data
            form = PlainForm(
                {"text": stands if given["text"] == given["was"] else given["text"], "was": stands}
            )
        else:
            messages.success(request, "The words for children are kept.")
            return redirect("plan_for_children")
    page = {
        "title": f"Action {action.number} in words for children".replace("  ", " "),
        "action": action,
        "form": form,
        "problem": problem,
        "crumbs": [*crumbs(), {"words": "For children", "address": reverse("plan_for_children")}],
    }
    return render(request, "improvement/for_children_words.html", page, status=400 if form.errors else status)
