"""The register of strategies and policies."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.drafted import plan_of
from goldenthread_web.improvement.forms.words import not_kept
from goldenthread_web.improvement.models import ImprovementPlan, Measure, Register
from goldenthread_web.improvement.operations import evidence
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.permissions import sees_part
from goldenthread_web.improvement.queries.before import said_before
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.plans import parts_for, present_plan
from goldenthread_web.improvement.registers import operations
from goldenthread_web.improvement.registers.forms import DocumentForm
from goldenthread_web.improvement.registers.permissions import check_may_keep
from goldenthread_web.improvement.registers.queries import (
    actions_to_choose,
    documents_for,
    line_of,
    shown_document,
    unwritten,
)
from goldenthread_web.improvement.status import EDITORS, MeasureKind
from goldenthread_web.improvement.views.plans import no_part, no_plan
from goldenthread_web.improvement.views.risks import crumbs, may_add, who_keeps


def documents(request: SignedInRequest) -> HttpResponse:
    """All strategies and policies, what is overdue first."""
    plan, title = plan_of(request), "Strategies and policies"
    if plan is None:
        return no_plan(request)
    if sees_no_part(request.person, plan):
        return no_part(request, plan, title)
    found = documents_for(request.person, plan, timezone.localdate())
    page = {
        "title": title,
        "plan": plan,
        "documents": found,
        "published": sum(one.document.published_on is not None for one in found),
        "overdue": sum(one.is_overdue for one in found),
        "unwritten": unwritten(plan) if not why_not(check_may_keep, request.person, plan) else (),
        "may_add": may_add(request, plan),
        "who_adds": who_keeps(request, plan),
        "crumbs": crumbs(),
    }
    return render(request, "improvement/documents.html", page)


def _form(
    request: SignedInRequest,
    plan: ImprovementPlan,
    data: Any = None,
    initial: dict[str, object] | None = None,
    *,
    of: Register | None = None,
) -> DocumentForm:
    by = request.person
    measures = Measure.objects.filter(part__in=parts_for(by, plan), kind=MeasureKind.DOCUMENT.value)
    return DocumentForm(
        data, initial=initial, actions=actions_to_choose(by, plan), is_free=bool(by.roles & EDITORS),
        measures=list(measures), held=of.measure if of else None, tied=of.action if of else None,
    )  # fmt: skip


def document_new(request: SignedInRequest) -> HttpResponse:
    """Put a strategy or policy into the register."""
    plan = present_plan(request.person)
    if plan is None:
        return redirect("plan")
    posted = request.POST if request.method == "POST" else None
    seen = Measure.objects.filter(part__in=parts_for(request.person, plan))
    measure = seen.filter(reference=request.GET.get("measure", "")).first()
    begin: dict[str, object] = {"measure": measure.reference, "name": measure.name[:300]} if measure else {}
    form = _form(request, plan, posted, begin)
    may, problem, status = may_add(request, plan), "", 400 if form.errors else 200
    sent = not_kept(form, is_shown=may)
    if posted is not None and not may:
        form, problem, status = _form(request, plan), who_keeps(request, plan), 403
    elif posted is not None and form.is_valid():
        try:
            made = operations.add_document(plan=plan, given=form.given, by=request.person)
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        else:
            messages.success(request, f"It stands in the register.{_evidence(request, form)}")
            return redirect("plan_document", made.reference)
    page = {
        "title": "Put a document into the register", "form": form, "problem": problem, "button": "Put it in",
        "may": may, "not_kept": sent,
        "crumbs": crumbs("Strategies and policies", "plan_documents"),
    }  # fmt: skip
    return render(request, "improvement/register_edit.html", page, status=status)


def document(request: SignedInRequest, reference: str) -> HttpResponse:
    """A strategy or policy, changed by whoever keeps it."""
    them = line_of(Register, request.person, reference)
    if request.method != "POST":
        return _page(request, them)
    form = _form(request, them.plan, request.POST, of=them)
    if not form.is_valid():
        return _page(request, them, form, status=400)
    version = form.cleaned_data["version"] or 0
    try:
        operations.change_document(document=them, given=form.given, version=version, by=request.person)
    except NotAllowed as refusal:
        return _page(request, them, form, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        again = _form(request, them.plan, initial=form.again(DocumentForm.of(them)), of=them)
        return _page(request, them, again, problem=str(overtaken), status=409)
    messages.success(request, f"It is kept.{_evidence(request, form)}")
    return redirect("plan_document", reference)


def _evidence(request: SignedInRequest, form: DocumentForm) -> str:
    """Give what was published as evidence of its action, where that was asked for; and say what came of it."""
    action, given = form.chosen, form.given
    if not form.cleaned_data["as_evidence"] or action is None:
        return ""
    if action.evidence.filter(link=given.link, taken_back=None).exists():
        return " Its action has this link as evidence already."
    try:
        evidence.give(action=action, words=given.name, link=given.link, by=request.person)
    except NotAllowed as refusal:
        return f" It was not given as evidence: {refusal}"
    return " It waits as evidence of its action, to be checked by somebody else."


def _page(
    request: SignedInRequest,
    them: Register,
    form: DocumentForm | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    refused = why_not(check_may_keep, request.person, them.plan, them.action)
    measure = them.measure
    page = {
        "title": them.name,
        "document": them,
        "measure": measure if measure and sees_part(request.person, measure.part) else None,
        "shown": shown_document(them, timezone.localdate()),
        "before": said_before(request.person, them),
        "edit": (form or _form(request, them.plan, initial=DocumentForm.of(them), of=them))
        if not refused
        else None,
        "form": None if refused else form,
        "not_kept": not_kept(form, is_shown=not refused),
        "problem": problem or (form and refused),
        "is_overtaken": status == 409,
        "crumbs": crumbs("Strategies and policies", "plan_documents"),
    }
    return render(request, "improvement/document.html", page, status=status)
