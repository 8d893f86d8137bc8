"""One case of every operation of the improvement plan: what people write into it has the secret word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldenthread.plans.figures.asked import Counted
from goldenthread.plans.plan import Action as ReadAction
from goldenthread.plans.plan import Draft, Guess, Plan, Unplaced
from goldenthread.plans.plan import Step as ReadStep
from goldenthread.reports.improvement.told import Reader
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.comparing.compared import Comparison
from goldenthread_web.improvement.comparing.sides import sides
from goldenthread_web.improvement.editing.kinds import KINDS, line_for
from goldenthread_web.improvement.editing.words import mark_of, waiting
from goldenthread_web.improvement.models import Action, FigureFile, ImprovementPlan, Measure, Meeting
from goldenthread_web.improvement.operations import (
    accepting,
    adding,
    approving,
    becoming,
    comparing,
    dismissing,
    drafts,
    editing,
    ending,
    entered,
    evidence,
    leads,
    links,
    measures,
    parts,
    placing,
    plain,
    series,
    steps,
    tracking,
    versions,
)
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.queries.whole import whole
from goldenthread_web.improvement.registers import assessing, boards
from goldenthread_web.improvement.registers import operations as registers
from goldenthread_web.improvement.reporting import long
from goldenthread_web.improvement.reporting.orders import order
from goldenthread_web.improvement.status import Brag, Confidence, Embedded, LinkKind, MeasureKind, Progress
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, make_plan, measure_named

SECRET = "Zebra"
"""Stands in everything that people write below, and nowhere else."""

SAID = f"{SECRET} families were heard"
Case = tuple[str, Callable[[], Any]]


def drafted() -> Draft:
    lines = tuple(ReadAction("Own", "", str(n), f"{SAID} {n}") for n in (1, 2))
    guesses = tuple(Guess(n, str(n), "due", "", f"{SECRET}: no date") for n in (1, 2))
    left = tuple(Unplaced(n, SAID, f"{SECRET}: prose") for n in (3, 4))
    return Draft(Plan(f"{SECRET} plan", parts=(), actions=lines), guesses, left)


def of_drafts() -> Iterator[Case]:
    """From a document to a plan that is approved."""
    lead, held = by(Role.PLAN_LEAD), {}

    def keep() -> None:
        name = f"{SECRET}.docx"
        held["draft"] = drafts.keep(name=name, sha256="", source={1: SAID}, draft=drafted(), by=lead)

    def accept() -> None:
        held["plan"] = accepting.accept(draft=held["draft"], by=lead)

    def place() -> None:
        given = {"unplaced": 0, "action": 0, "field": "outcome", "words": SAID}
        placing.place(draft=held["draft"], **given, version=2, by=lead)

    def leave() -> None:
        given = {"unplaced": 1, "reason": SAID, "everything": False}
        placing.set_aside(draft=held["draft"], **given, version=3, by=lead)

    yield "drafts.keep", keep
    yield "drafts.set_aside", lambda: drafts.set_aside(draft=held["draft"], by=lead)
    keep()
    yield "drafts.accept_guesses", lambda: drafts.accept_guesses(draft=held["draft"], guesses=[0], by=lead)
    yield "placing.place", place
    yield "placing.set_aside", leave
    yield (
        "drafts.correct_guess",
        lambda: drafts.correct_guess(draft=held["draft"], guess=1, words="July 2031", seen="", by=lead),
    )
    yield "accepting.accept", accept
    yield "approving.approve", lambda: approving.approve(plan=held["plan"], version=1, by=by(Role.DIRECTOR))


def of_the_next_version() -> Iterator[Case]:
    """A second document beside a draft, of which it becomes the next version."""
    lead, plan = by(Role.PLAN_LEAD), make_plan(person_of(Role.PLAN_LEAD))
    read = whole(plan)
    first = replace(read.actions[0], text=SAID, steps=(ReadStep(SAID),))
    others = [one for one in read.actions[1:] if one.number != "1.2"]
    document = Draft(replace(read, actions=(first, *others)))
    name = f"{SECRET}.docx"
    draft = drafts.keep(name=name, sha256="", source={1: SAID}, draft=document, by=lead)
    gone = {f"gone {action_numbered(plan, '1.2').reference}": "withdraw"}
    same = {"action 0": action_numbered(plan, "1.1").reference}
    yield "comparing.choose", lambda: comparing.choose(draft=draft, plan=plan, by=lead)
    yield "comparing.answer", lambda: comparing.answer(draft=draft, said=same, seen="", by=lead)
    comparing.answer(draft=draft, said=gone, seen="", reason=SAID, by=lead)

    def become() -> None:
        seen = becoming.mark_of_comparison(Comparison(sides(draft, plan)))
        becoming.become(draft=draft, seen=seen, by=lead)

    yield "becoming.become", become


def of_an_action(action: Action) -> Iterator[Case]:
    """An action from its first update to its closing, and back."""
    lead, plan_lead, auditor = by(Role.ACTION_LEAD), by(Role.PLAN_LEAD), by(Role.AUDITOR)
    on = {"action": action}
    given = Given(Progress.DELIVERED, Confidence.ON_TRACK, SAID, SAID, SAID)
    file = SimpleUploadedFile(f"{SECRET}.txt", SAID.encode())
    yield "tracking.update", lambda: tracking.update(**on, given=given, seen=0, by=lead)
    with_it = {"shown": evidence.Shown(SAID, link="https://a.example/"), "seen": 1}
    yield (
        "evidence._update_and_give",
        lambda: evidence.update_and_give(**on, given=given, **with_it, by=lead),
    )
    step = action.steps.create(text=SAID)
    yield "tracking.tick", lambda: tracking.tick(step=step, done=True, by=lead)
    to = timezone.localdate() + timedelta(days=99)
    yield "tracking.move", lambda: tracking.move(**on, to=to, reason=SAID, was=action.due, by=lead)
    rated = {"brag": Brag.RED, "reason": SAID, "seen": 0, "by": plan_lead}
    yield "tracking.override", lambda: tracking.override(**on, **rated)
    yield (
        "tracking.take_back",
        lambda: tracking.take_back(**on, seen=action.overrides.get().pk, by=plan_lead),
    )
    yield "evidence._give", lambda: evidence.give(**on, words=SAID, file=file, by=lead)
    yield (
        "evidence.check",
        lambda: evidence.check(evidence=action.evidence.first(), accepted=True, reason=SAID, by=auditor),
    )
    yield (
        "evidence.take_back",
        lambda: evidence.take_back(evidence=action.evidence.last(), reason=SAID, by=lead),
    )
    yield "tracking.embed", lambda: tracking.embed(**on, state=Embedded.PARTLY, seen_by=SAID, seen=0, by=lead)
    yield "tracking.close", lambda: tracking.close(**on, by=lead)
    yield "tracking.reopen", lambda: tracking.reopen(**on, reason=SAID, by=plan_lead)
    action.leads.create(words=SAID)
    named = {"person": person_of(Role.DIRECTOR), "was": "", "by": plan_lead}

    def nobody() -> list[leads.Chosen]:
        return [leads.Chosen(action.leads.get(words=SAID), None, person_of(Role.DIRECTOR).reference)]

    yield "leads.tie", lambda: leads.tie(lead=action.leads.get(words=SAID), **named)
    yield "leads.tie_all", lambda: leads.tie_all(**on, chosen=nobody(), by=plan_lead)
    told = {"text": SAID, "service": SAID, "owner": SAID, "due": None, "by": lead}
    yield "links.make", lambda: links.make(**on, kind=LinkKind.TEAM, **told)

    def change() -> None:
        link = action.links.get()
        links.change(
            link=link, seen=links.mark_of(link), finished=True, due=None, text=f"{SAID} now", by=lead
        )

    yield "links.change", change


def of_words(plan: ImprovementPlan, action: Action) -> Iterator[Case]:
    """Lines of an approved plan changed, and the next version of it approved; who watches a part; plain words."""
    lead, reference = by(Role.PLAN_LEAD), action.reference

    def line() -> editing.Line:
        return line_for(lead, "action", reference)

    def change(words: str = SAID) -> Any:
        return editing.change(line=line(), given={"text": words}, seen=mark_of(line().words), by=lead)

    yield "editing.change", change
    again = change(f"{SAID} again")
    yield "editing.take_back", lambda: editing.take_back(change=again, by=lead)
    new = line().words | {"text": SAID, "number": "2.9"}
    yield "adding.add", lambda: adding.add(kind=KINDS["action"], plan=plan, given=new, by=lead)
    gone = {"reason": SAID, "by": lead}
    yield "editing.withdraw", lambda: editing.withdraw(line=line(), seen=mark_of(line().words), **gone)
    rows = [steps.Row(0, SAID, "July 2031")]
    mark = steps.mark_of_steps(action.steps.all(), steps.rests_on(action))
    yield (
        "steps.change_steps",
        lambda: steps.change_steps(action=action, rows=rows, on=[], seen=mark, by=lead),
    )
    yield (
        "versions.approve_next",
        lambda: versions.approve_next(
            plan=plan, seen=versions.mark_of_waiting(list(waiting(plan))), by=by(Role.DIRECTOR)
        ),
    )
    part = action.part
    watched = {"body": f"The {SECRET} board", "was": part.monitored_by, "by": lead}
    yield "parts.watched", lambda: parts.watched(part=part, **watched)
    yield "parts.partners", lambda: parts.partners(part=part, shown=True, was=False, by=lead)
    said = {"text": f"We see the {SECRET}.", "was": "", "by": lead}
    yield "plain.in_plain_words", lambda: plain.in_plain_words(action=action, **said)


def of_registers(plan: ImprovementPlan, action: Action) -> Iterator[Case]:
    """Risks, strategies and policies, self-assessments with what answers their findings."""
    lead = by(Role.PLAN_LEAD)
    risk, document = registers.GivenRisk(SAID, 3, 4, SAID, SAID), registers.GivenDocument(SAID, SAID)
    yield "registers.add_risk", lambda: registers.add_risk(plan=plan, given=risk, by=lead)
    kept = {"risk": plan.risks.get(), "by": lead}
    yield "registers.change_risk", lambda: registers.change_risk(**kept, given=risk, version=1)
    yield "registers.close_risk", lambda: registers.close_risk(**kept, reason=SAID, version=2)
    yield "registers.reopen_risk", lambda: registers.reopen_risk(**kept, version=3)
    yield "registers.add_document", lambda: registers.add_document(plan=plan, given=document, by=lead)
    held = {"document": plan.register.get(), "by": lead}
    yield "registers.change_document", lambda: registers.change_document(**held, given=document, version=1)
    found = {"title": SAID, "kind": SAID, "on": date(2023, 1, 1), "findings": [SAID], "link": ""}
    yield "assessing._add", lambda: assessing.add(plan=plan, **found, file=None, by=lead)
    one = plan.assessments.get()
    yield (
        "assessing.add_findings",
        lambda: assessing.add_findings(assessment=one, findings=[SAID], by=lead),
    )
    said = {"finding": one.findings.first(), "text": SAID, "action": action, "none_because": ""}
    yield "assessing.answer", lambda: assessing.answer(**said, version=1, by=lead)


def of_boards(plan: ImprovementPlan) -> Iterator[Case]:
    """A meeting of a board put down, corrected and taken back."""
    lead, day = by(Role.BOARD_SECRETARY), timezone.localdate()
    said = boards.GivenMeeting(day, words=SAID)
    yield "boards.put_down", lambda: boards.put_down(plan=plan, given=said, by=lead)
    kept = {"meeting": Meeting.objects.get(), "reason": SAID, "by": lead}
    later = boards.GivenMeeting(day + timedelta(days=7), words=SAID)
    yield "boards.correct", lambda: boards.correct(**kept, plan=plan, given=later)
    kept["meeting"] = Meeting.objects.get(ended_on=None)
    yield "boards.take_back", lambda: boards.take_back(**kept)


def of_reports(plan: ImprovementPlan) -> Iterator[Case]:
    """A report that takes long is asked for; taken it is by a page."""
    lead, day = by(Role.PLAN_LEAD), timezone.localdate()
    yield "long.ask", lambda: long.ask(order=order(lead, plan, "pdf", Reader.BOARD, day, None), by=lead)


def of_measures(plan: ImprovementPlan, action: Action) -> Iterator[Case]:
    """A measure that somebody feeds, and what is dismissed of the plan check."""
    lead = by(Role.PLAN_LEAD)
    measure, other = measure_named(plan, "Staff who"), measure_named(plan, "Social work")
    fed = {"fed_by": SAID, "version": 1, "by": lead}
    yield "measures.feed", lambda: measures.feed(measure=measure, kind=MeasureKind.SURVEY, **fed)
    yield (
        "measures.tie_actions",
        lambda: measures.tie_actions(measure=measure, added=[action], removed=[], by=lead),
    )
    yield (
        "measures.tie_measures",
        lambda: measures.tie_measures(action=action, added=[other], removed=[], by=lead),
    )
    given = entered.Given(Month.of(date(2023, 5, 1)), 50.0, SAID, SAID)
    yield "entered.enter", lambda: entered.enter(measure=measure, given=given, replaces="", by=lead)
    yield (
        "entered.check",
        lambda: entered.check(
            entered=measure.entered.get(), accepted=False, reason=SAID, by=by(Role.DIRECTOR)
        ),
    )
    row = entered.Handed(measure, replace(given, month=Month.of(date(2023, 4, 1))), "", 7)
    handed = {"name": f"{SECRET}.xlsx", "sha256": "", "by": lead}
    yield "entered.hand_over", lambda: entered.hand_over(rows=[row], **handed)
    file = {"file": FigureFile.objects.first, "by": by(Role.DIRECTOR)}
    yield "entered.accept_all", lambda: entered.accept_all(file=file["file"](), by=file["by"])
    way = series.Way(Counted.PERCENT, Better.HIGHER, two_numbers=False)
    own = measure_named(plan, "Health assessments")
    yield "series.count", lambda: series.count(measure=own, way=way, version=own.version, by=lead)
    named = series.Named(SAID, SAID, SAID, SAID)
    made: list[Measure] = []

    def begin() -> None:
        made.append(series.begin(part=own.part, named=named, way=way, by=lead))

    yield "series.begin", begin
    yield (
        "series.feed_by_series",
        lambda: series.feed_by_series(measure=own, series=made[0], version=own.version, by=lead),
    )
    over = {"measure": made[0], "month": Month(2031, 5), "reason": SAID, "by": lead}
    yield "ending.end", lambda: ending.end(**over)
    yield "ending.take_up", lambda: ending.take_up(**over)
    found = {"plan": plan, "rule": "no-lead", "where": SAID, "by": lead}
    yield "dismissing.dismiss", lambda: dismissing.dismiss(**found, reason=SAID)
    yield "dismissing.take_back", lambda: dismissing.take_back(**found)


def of_everything(plan: ImprovementPlan) -> Iterator[Case]:
    """Each operation once, in an order in which each can be done."""
    action, other = action_numbered(plan, "2.1"), action_numbered(plan, "1.2")
    yield from of_an_action(action)
    yield from of_measures(plan, action)
    yield from of_words(plan, other)
    yield from of_registers(plan, other)
    yield from of_boards(plan)
    yield from of_reports(plan)
    yield from of_the_next_version()
    yield from of_drafts()
