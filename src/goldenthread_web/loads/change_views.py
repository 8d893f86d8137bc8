"""The pages of settings: what is in force and who changed it, changing one, and what that moves."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldenthread.terms.choices import ChoiceError
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.jobs.queries import newest_about
from goldenthread_web.loads import changing, chosen, permissions, queries
from goldenthread_web.loads.change_forms import ChangeForm, DecideForm
from goldenthread_web.loads.change_shown import moving
from goldenthread_web.loads.changing import ChangedMeanwhile
from goldenthread_web.loads.models import SettingChange
from goldenthread_web.loads.pages import page_of_data
from goldenthread_web.loads.tense import tense_of

DEEDS = {"put": changing.put, "leave": changing.leave, "again": changing.work_out_again}


def settings(request: SignedInRequest) -> HttpResponse:
    """Every choice of the council's as it is in force, with its default and who changed it."""
    page = {
        "sections": chosen.sections(queries.workspace()),
        "has_changes": chosen.changes().exists(),
        "may_choose": not why_not(permissions.check_may_choose, request.person),
    }
    return page_of_data(request, "loads/settings.html", "Settings", page)


def changes(request: SignedInRequest) -> HttpResponse:
    """Every change that was asked for on the site, the newest first."""
    page = {"title": "Changes of settings", "back": reverse("data_settings"), "changes": chosen.changes()}
    return render(request, "loads/setting_changes.html", page)


def change_one(request: SignedInRequest, section: str, name: str) -> HttpResponse:
    """One setting is asked for otherwise, and a job works out what that moves."""
    workspace = queries.workspace()
    found = chosen.setting(workspace, section, name)
    if found is None:
        raise Http404
    refusal = why_not(permissions.check_may_choose, request.person)
    if refusal:
        return _form(request, found, None, problem=refusal, status=403)
    form = ChangeForm(workspace, section, name, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _form(request, found, form)
    given = form.cleaned_data
    try:
        asked = changing.ask(
            by=request.person,
            section=section,
            name=name,
            before=given["before"],
            value=given["value"],
            reason=given["reason"],
        )
    except ChoiceError as fault:
        form.add_error("value", str(fault))
        return _form(request, found, form)
    except ChangedMeanwhile as fault:
        return _form(request, found, ChangeForm(workspace, section, name), problem=str(fault), status=409)
    except NotAllowed as fault:
        return _form(request, found, form, problem=str(fault), status=403)
    return redirect("setting_change", asked.reference)


def change(request: SignedInRequest, reference: str) -> HttpResponse:
    """One change: from what to what, why, what it moves; and the decision."""
    found = get_object_or_404(chosen.changes(), reference=reference)
    if request.method != "POST":
        return _page(request, found)
    deed, form = DEEDS.get(request.POST.get("do", "")), DecideForm(request.POST)
    if deed is None or not form.is_valid():
        raise Http404
    try:
        deed(by=request.person, change=found, version=form.cleaned_data["version"])
    except ChangedMeanwhile as fault:
        return _page(request, _now(found), problem=str(fault), status=409)
    except NotAllowed as fault:
        return _page(request, _now(found), problem=str(fault), status=403)
    return redirect("setting_change", reference)


def _now(found: SettingChange) -> SettingChange:
    return chosen.changes().get(pk=found.pk)


def _form(
    request: SignedInRequest,
    found: chosen.Setting,
    form: ChangeForm | None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "title": "Change a setting",
        "back": reverse("data_settings"),
        "setting": found,
        "form": form,
        "problem": problem,
    }
    return render(request, "loads/change_setting.html", page, status=status)


def _page(
    request: SignedInRequest, found: SettingChange, *, problem: str = "", status: int = 200
) -> HttpResponse:
    page: dict[str, Any] = {
        "title": "Change of a setting",
        "back": reverse("data_settings"),
        "change": found,
        "meaning": chosen.meaning(found),
        "before": chosen.value_words(found.before),
        "after": chosen.value_words(found.after),
        "moving": moving(found, queries.workspace()),
        "tense": tense_of(found.status),
        "job": newest_about(found.reference),
        "may_choose": not why_not(permissions.check_may_choose, request.person),
        "form": DecideForm(initial={"version": found.version}, auto_id=False),
        "problem": problem,
    }
    return render(request, "loads/setting_change.html", page, status=status)
