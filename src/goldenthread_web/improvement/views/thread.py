"""The golden thread as a page that is walked both ways, and the lines that carry an action on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread import catalogue
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.drafted import asked, carried, plan_of
from goldenthread_web.improvement.forms.links import ChangeLinkForm, LinkForm
from goldenthread_web.improvement.forms.words import not_kept
from goldenthread_web.improvement.models import Action, Link, Measure
from goldenthread_web.improvement.operations import links
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.operations.links import check_may_add, check_may_link
from goldenthread_web.improvement.permissions import check_may_edit
from goldenthread_web.improvement.queries.chain import chain
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.plans import action_for
from goldenthread_web.improvement.queries.thread import thread as woven
from goldenthread_web.improvement.status import LinkKind, PlanStatus
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.improvement.views.plans import no_part
from goldenthread_web.performance.chosen import Chosen
from goldenthread_web.performance.permissions import OutOfReach
from goldenthread_web.performance.served import served


def thread(request: SignedInRequest) -> HttpResponse:
    """One line of the plan, what stands above it and what it carries below."""
    plan = plan_of(request)
    if plan is None:
        return redirect("plan")  # which says how to begin
    if sees_no_part(request.person, plan):
        return no_part(request, plan, "Golden thread")
    found = woven(request.person, plan, request.GET.get("at", ""))
    thing = found.here.thing if found.here else None
    is_ended = plan.status == PlanStatus.ENDED
    action = thing if isinstance(thing, Action) else thing.action if isinstance(thing, Link) else None
    check = check_may_link if isinstance(thing, Link) else check_may_add
    page = {
        "title": f"Golden thread: {found.here.words}" if found.here else "Golden thread",
        "thread": found,
        "action": thing if isinstance(thing, Action) else None,
        "measure": thing if isinstance(thing, Measure) else None,
        "link": thing if isinstance(thing, Link) else None,
        "may_link": action is not None and not why_not(check, request.person, action),
        "may_edit": not is_ended and not why_not(check_may_edit, request.person),
        "is_ended": is_ended,
        "opens": (opens := _opens(request, thing)),
        "chain": chain(found, opens),
        "crumbs": _crumbs(found.here is not None, asked(request)),
    }
    return render(request, "improvement/thread.html", page)


def _opens(request: SignedInRequest, thing: object) -> str:
    """Where the figure of a measure opens: its rule and counts, and its children for those who may see them."""
    if not isinstance(thing, Measure) or thing.indicator not in catalogue.load():
        return ""
    found = served() if request.person.roles & READERS_OF_FIGURES else None
    if found is None or found.card(found.month).row(thing.indicator) is None:
        return ""
    return f"{reverse('ledger', args=[thing.indicator])}?{Chosen(found.month).query}&of=year"


def _crumbs(is_inside: bool, draft: str) -> list[dict[str, str]]:
    thread = {"words": "Golden thread", "address": reverse("plan_thread") + draft}
    return [*crumbs(draft=draft), *([thread] if is_inside else [])]


def link_new(request: SignedInRequest, reference: str) -> HttpResponse:
    """Say what carries an action on."""
    action = action_for(request.person, reference)
    page = _Page(request, action, "Say what carries it on", check_may_add)
    form = LinkForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return page.shown(form, status=400 if form.errors else 200)
    given = dict(form.cleaned_data)
    try:
        links.make(action=action, kind=LinkKind(given.pop("kind")), by=request.person, **given)
    except NotAllowed as refusal:
        return page.shown(form, problem=str(refusal), status=403)
    messages.success(request, "It stands in the golden thread, below its action.")
    return redirect(_at(action))


def link(request: SignedInRequest, reference: str) -> HttpResponse:
    """A line that carries an action on, changed or finished."""
    them = Link.objects.filter(reference=reference).select_related("action").first()
    if them is None:
        raise OutOfReach(reference)
    action = action_for(request.person, them.action.reference)
    page = _Page(request, action, "Change what carries it on", check_may_link)
    if request.method != "POST":
        return page.shown(ChangeLinkForm(initial=ChangeLinkForm.of(them)), now=them)
    form = ChangeLinkForm(request.POST)
    if not form.is_valid():
        return page.shown(form, now=them, status=400)
    try:
        given = {name: value for name, value in form.cleaned_data.items() if name != "opened"}
        links.change(link=them, by=request.person, **given)
    except NotAllowed as refusal:
        return page.shown(form, now=them, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        again = ChangeLinkForm(initial=form.again(ChangeLinkForm.of(them)))
        return page.shown(again, now=them, problem=str(overtaken), status=409)
    messages.success(request, "It is kept.")
    return redirect(_at(action))


def _at(action: Action) -> str:
    """Where an action stands in the thread of its plan."""
    of_plan = carried(action.part.plan)
    return f"{reverse('plan_thread')}{of_plan}{'&' if of_plan else '?'}at={action.reference}"


@dataclass(frozen=True)
class _Page:
    """The page of a form for what carries an action on. check: what whoever sends it is asked for."""

    request: SignedInRequest
    action: Action
    title: str
    check: Callable[[SignedIn, Action], None]

    def shown(
        self, form: BaseForm, *, now: Link | None = None, problem: str = "", status: int = 200
    ) -> HttpResponse:
        """The form; where nothing can be sent the reason, and the words that were, so that they are not lost.

        now: the line as it stands, of one that is there. A withdrawn action stands in no thread: back leads to its
        own page.
        """
        action = self.action
        own = reverse("plan_action", args=[action.reference])
        refused = why_not(self.check, self.request.person, action)
        page = {
            "title": self.title,
            "action": action,
            "form": None if refused else form,
            "not_kept": not_kept(form, is_shown=not refused),
            "now": now if refused or status == 409 else None,
            "refused": refused,
            "problem": problem or (form.is_bound and refused),
            "back": own if action.withdrawn_on else _at(action),
        }
        return render(self.request, "improvement/link.html", page, status=status)
