"""Self-assessments, gap analyses and reviews: what they found, and which action answers it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.workspace.problem import WorkspaceError
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.drafted import plan_of
from goldenthread_web.improvement.forms.words import not_kept
from goldenthread_web.improvement.models import SelfAssessment
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.permissions import check_may_edit
from goldenthread_web.improvement.queries.before import findings_before
from goldenthread_web.improvement.queries.plans import actions_for, present_plan
from goldenthread_web.improvement.registers import assessing
from goldenthread_web.improvement.registers.forms import AssessmentForm, FindingForm, FindingsForm
from goldenthread_web.improvement.registers.permissions import (
    KEEPERS_OF_ASSESSMENTS,
    check_may_keep_assessments,
)
from goldenthread_web.improvement.registers.queries import (
    assessment_of,
    assessments_for,
    findings_of,
    is_answered,
)
from goldenthread_web.improvement.views.kept_files import handed_out
from goldenthread_web.improvement.views.plans import no_plan
from goldenthread_web.improvement.views.risks import crumbs
from goldenthread_web.performance.permissions import OutOfReach

_WORDS = "Self-assessments"


def assessments(request: SignedInRequest) -> HttpResponse:
    """All of them, the newest first, with how many findings no action answers."""
    plan = plan_of(request)
    if plan is None:
        return no_plan(request)
    found = assessments_for(plan)
    refused = why_not(check_may_keep_assessments, request.person, plan)
    page = {
        "title": "Self-assessments, gap analyses and reviews",
        "plan": plan,
        "assessments": found,
        "open": sum(one.open for one in found),  # type: ignore[attr-defined]
        "may_add": not refused,
        "who_adds": refused,
        "crumbs": crumbs(),
    }
    return render(request, "improvement/assessments.html", page)


def assessment_new(request: SignedInRequest) -> HttpResponse:
    """Put one down, with its file or a link, and what it found."""
    plan = present_plan(request.person)
    if plan is None:
        return redirect("plan")
    posted = request.method == "POST"
    form = AssessmentForm(request.POST, request.FILES) if posted else AssessmentForm()
    problem, status = "", 400 if form.errors else 200
    if posted and form.is_valid():
        try:
            made = assessing.add(plan=plan, by=request.person, **form.cleaned_data)
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        except WorkspaceError as fault:
            problem, status = str(fault), 507
        else:
            messages.success(request, "It is kept. Say now which action answers each finding.")
            return redirect("plan_assessment", made.reference)
    page = {
        "title": "Put a self-assessment down", "form": form, "problem": problem, "button": "Put it down",
        "may": True, "has_file": True, "crumbs": crumbs(_WORDS, "plan_assessments"),
    }  # fmt: skip
    return render(request, "improvement/register_edit.html", page, status=status)


def assessment(request: SignedInRequest, reference: str) -> HttpResponse:
    """What it found, those that no action answers first."""
    them = assessment_of(request.person, reference)
    refused = why_not(check_may_keep_assessments, request.person, them.plan)
    form = FindingsForm(request.POST or None)
    problem, status = "", 400 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            assessing.add_findings(assessment=them, findings=form.cleaned_data["findings"], by=request.person)
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        else:
            messages.success(request, "The findings are kept.")
            return redirect("plan_assessment", reference)
    found = findings_of(them)
    page = {
        "title": them.title,
        "assessment": them,
        "open": [one for one in found if not is_answered(one)],
        "answered": [one for one in found if is_answered(one)],
        "changed": findings_before(request.person, them).items(),
        "may": not refused,
        "form": None if refused else form,
        "not_kept": not_kept(form, is_shown=not refused),
        "problem": problem or (form.is_bound and refused),
        "crumbs": crumbs(_WORDS, "plan_assessments"),
    }
    return render(request, "improvement/assessment.html", page, status=status)


def finding(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """What answers a finding: an action, or a reason why none is needed."""
    them = assessment_of(request.person, reference)
    one = them.findings.select_related("action", "assessment__plan").filter(order=number).first()
    refused = why_not(check_may_keep_assessments, request.person, them.plan)
    is_sent = request.method == "POST" and bool(request.person.roles & KEEPERS_OF_ASSESSMENTS)
    if one is None or (refused and not is_sent):
        raise OutOfReach(reference)
    actions = list(actions_for(request.person, them.plan).prefetch_related(None))
    form = FindingForm(request.POST or None, initial=FindingForm.of(one), actions=actions, tied=one.action)
    problem, status = refused, 403 if refused else 400 if form.errors else 200
    if request.method == "POST" and not refused and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("text", "none_because", "version")}
        given["action"] = form.actions.get(form.cleaned_data["action"])
        try:
            assessing.answer(finding=one, by=request.person, **given)
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        except Overtaken as overtaken:
            begin = form.again(FindingForm.of(one))
            form, problem, status = (
                FindingForm(initial=begin, actions=actions, tied=one.action),
                str(overtaken),
                409,
            )
        else:
            messages.success(request, "It is kept.")
            return redirect("plan_assessment", reference)
    page = {
        "title": f"Finding {one.order}", "finding": one, "form": None if refused else form, "problem": problem,
        "not_kept": not_kept(form, is_shown=not refused),
        "is_overtaken": status == 409, "may_add_action": not why_not(check_may_edit, request.person),
        "crumbs": [*crumbs(_WORDS, "plan_assessments"),
                   {"words": them.title, "address": reverse("plan_assessment", args=[reference])}],
    }  # fmt: skip
    return render(request, "improvement/finding.html", page, status=status)


def assessment_file(request: SignedInRequest, reference: str) -> HttpResponse:
    """The file, as it was given: to be saved, never shown by the site."""
    them: SelfAssessment = assessment_of(request.person, reference)
    if not them.file_name:
        raise OutOfReach(reference)
    back = reverse("plan_assessment", args=[reference])
    return handed_out(request, them, called="improvement.assessment.opened", back=back)
