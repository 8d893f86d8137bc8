"""The pages of help. They tell how things are done here, and no figure."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread import catalogue
from goldenthread.catalogue.pages import page as page_of
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, Role
from goldenthread_web.help import glossary, judged, searching
from goldenthread_web.help.forms import SearchForm
from goldenthread_web.help.markdown import as_html
from goldenthread_web.performance.served import served


def start(request: SignedInRequest) -> HttpResponse:
    """Where help begins: what there is, and a box to look for it."""
    return render(request, "help/start.html", {"title": "Help", "form": SearchForm()})


def measures(request: SignedInRequest) -> HttpResponse:
    """Every measure, or those that somebody looks for, with the words of the glossary that fit."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data["words"].strip() if form.is_valid() else ""
    found = searching.measures(asked)
    context = {
        "title": "What is measured",
        "form": form,
        "asked": asked,
        "themes": found,
        "count": sum(len(ones) for _, ones in found),
        "words": searching.words(asked),
        "crumbs": _crumbs(),
    }
    return render(request, "help/measures.html", context, status=200 if form.is_valid() else 400)


def measure(request: SignedInRequest, code: str) -> HttpResponse:
    """One measure: its words, its rule, its source and worked examples with made-up children."""
    found = catalogue.load().get(code)
    if found is None:
        raise Http404
    reads_figures = bool(request.person.roles & READERS_OF_FIGURES)
    context = {
        "title": found.title,
        "text": as_html(page_of(found)),
        "code": code,
        "reads_figures": reads_figures,
        "has_figures": reads_figures and served() is not None,
        "crumbs": [*_crumbs(), {"address": reverse("help_measures"), "words": "What is measured"}],
    }
    return render(request, "help/measure.html", context)


def words(request: SignedInRequest) -> HttpResponse:
    """The glossary."""
    context = {"title": "What the words mean", "sections": glossary.sections(), "crumbs": _crumbs()}
    return render(request, "help/words.html", context)


def how_judged(request: SignedInRequest) -> HttpResponse:
    """Colours, arrows, signals and targets, by the council's own choices."""
    context = {"title": "How figures are judged", "shown": judged.judged(), "crumbs": _crumbs()}
    return render(request, "help/judged.html", context)


def how_final(request: SignedInRequest) -> HttpResponse:
    """Final, provisional, rebuilt, not available."""
    context = {
        "title": "How final a figure is",
        "standings": judged.standings(),
        "marks": judged.marks(),
        "days": judged.workspace().settings.recording_lag_working_days,
        "crumbs": _crumbs(),
    }
    return render(request, "help/final.html", context)


def small_numbers(request: SignedInRequest) -> HttpResponse:
    """How small numbers are kept back in what is published."""
    rules = judged.workspace().disclosure
    context = {"title": "How small numbers are kept back", "rules": rules, "crumbs": _crumbs()}
    return render(request, "help/small_numbers.html", context)


def leading(request: SignedInRequest) -> HttpResponse:
    """What the lead of an action does, on one screen."""
    reads_plan = bool(request.person.roles & (READERS_OF_FIGURES | {Role.PARTNER}))
    context = {
        "title": "Leading an action",
        "colours": judged.colours(),
        "reads_plan": reads_plan,
        "crumbs": _crumbs(),
    }
    return render(request, "help/leading.html", context)


def keyboard(request: SignedInRequest) -> HttpResponse:
    """How the site is used without a mouse."""
    return render(request, "help/keyboard.html", {"title": "Using the keyboard", "crumbs": _crumbs()})


def _crumbs() -> list[dict[str, str]]:
    return [{"address": reverse("help"), "words": "Help"}]
