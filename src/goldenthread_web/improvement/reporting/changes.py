"""What changed in a plan since a day, as a report tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goldenthread.judgement.progress_words import BRAG_WORDS
from goldenthread.judgement.saying import listed
from goldenthread.reports.improvement.counting import many
from goldenthread.reports.improvement.told import Changed, Changes
from goldenthread.terms.judging import Brag
from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.figures.changed import ChangedFigures, changed_figures
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure
from goldenthread_web.improvement.queries import changes as queries
from goldenthread_web.improvement.queries.changed import reasons_of
from goldenthread_web.improvement.queries.changes import Decided
from goldenthread_web.improvement.queries.risks_since import ChangedRisk
from goldenthread_web.improvement.status import Brag as GivenBrag

_DELIVERED, _CLOSED = "Delivered", "Closed, evidence checked"
_WITHDRAWN = "Withdrawn: the plan does without"
_LATE, _LATE_AS_APPROVED = "Newly past their dates", "Newly past the date that was approved"


def board_changes(plan: ImprovementPlan, measures: Sequence[Measure], by: SignedIn, since: date) -> Changes:
    """All that was said and decided, without who did it; and the figures of measures that are others now."""
    found = queries.changes(plan, by, since)
    figures = changed_figures(measures, by, since)
    kinds = (
        (
            "The plan",
            (f"Version {edition}.0 was approved on {show_day(day)}." for edition, day in found.approved),
        ),
        (_DELIVERED, map(_delivered, found.delivered)),
        (_CLOSED, (_named(one.action) for one in found.closed)),
        ("Opened again", map(_because, found.reopened)),
        (_WITHDRAWN, _withdrawn(found.withdrawn)),
        (_LATE, (_due(one, one.due) for one in found.newly_late)),
        ("Dates that were moved", map(_moved, found.moved)),
        ("Rated by a person (override)", map(_rated, found.overridden)),
        ("Rated by the rules again", (_named(one.action) for one in found.taken_back)),
        ("Said of practice", map(_practice, found.practice)),
        ("Risks", map(_risk, found.risks)),
        ("Figures", _figures(figures)),
    )
    return Changes(since, tuple(_summary(found)), tuple(_kinds(kinds)))


def published_changes(
    actions: Sequence[Action], withdrawn: Iterable[Action], since: date, today: date
) -> Changes:
    """What was delivered or closed and still is, what was withdrawn, and what is newly past the date that was approved.

    withdrawn: all that ever were, which are not among the actions.
    """
    gone = [one for one in withdrawn if one.withdrawn_on and one.withdrawn_on >= since]
    delivered = [one for one in actions if one.delivered_on and one.delivered_on >= since]
    closed = [one for one in actions if one.closed_on and one.closed_on >= since]
    late = [
        one for one in actions
        if one.delivered_on is None and one.original_due and since <= one.original_due < today
    ]  # fmt: skip
    kinds = (
        (_DELIVERED, map(_delivered, delivered)),
        (_CLOSED, (_named(one) for one in closed)),
        (_WITHDRAWN, map(_gone, gone)),
        (_LATE_AS_APPROVED, (_due(one, one.original_due) for one in late)),
    )
    counted = (
        (len(delivered), "delivered"),
        (len(closed), "closed"),
        (len(gone), "withdrawn"),
        (len(late), "newly past the date that was approved"),
    )
    summary = _counts(
        since, counted, "was delivered, closed or withdrawn, or passed the date that was approved"
    )
    return Changes(since, (summary,), tuple(_kinds(kinds)))


def _kinds(kinds: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Changed]:
    for heading, said in kinds:
        if listed_ := tuple(said):
            yield Changed(heading, listed_)


def _summary(found: queries.Changes) -> Iterator[str]:
    yield _counts(
        found.since,
        (
            (len(found.delivered), "delivered"),
            (len(found.closed), "closed"),
            (len(found.reopened), "opened again"),
            (len(found.withdrawn), "withdrawn"),
            (len(found.newly_late), "newly past its date"),
            (len({one.action.pk for one in found.moved}), "given another date"),
            (len(found.overridden), "rated by a person"),
        ),
    )
    updates = found.said.updates
    said = f"{many(updates, 'update')} of {many(found.said.actions)}." if updates else "No update was given."
    silent = "is" if found.silent == 1 else "are"
    yield (
        f"{said} Nobody said anything of {many(found.silent)} that {silent} not delivered."
        if found.silent
        else said
    )


def _counts(
    since: date,
    counted: Iterable[tuple[int, str]],
    nothing: str = "was delivered, closed, moved or withdrawn",
) -> str:
    said = [f"{count} {words}" for count, words in counted if count]
    if not said:
        return f"Since {show_day(since)} no action {nothing}."
    return f"Since {show_day(since)}, of the actions: {listed(said)}."


def _named(action: Action) -> str:
    return f"{action.called.rstrip('.')}."


def _delivered(action: Action) -> str:
    on = action.delivered_on
    return f"{_named(action)} On {show_day(on)}." if on else _named(action)


def _gone(action: Action) -> str:
    on = action.withdrawn_on
    return f"{_named(action)} On {show_day(on)}." if on else _named(action)


def _withdrawn(actions: Sequence[Action]) -> Iterator[str]:
    """Each with the reason that was given for it."""
    because = reasons_of(actions)
    for action in actions:
        reason = because.get(action.reference, "")
        yield f"{_gone(action)} {reason}".strip()


def _due(action: Action, day: date | None) -> str:
    return f"{_named(action)} It was due on {show_day(day)}." if day else _named(action)


def _because(one: Decided) -> str:
    return f"{_named(one.action)} {one.decision.reason}"


def _moved(one: Decided) -> str:
    was, to = one.decision.was, one.decision.to
    days = f"from {show_day(was)} to" if was else "to"
    return f"{_named(one.action)} Moved {days} {show_day(to) if to else 'no date'}: {one.decision.reason}"


def _rated(one: Decided) -> str:
    word = BRAG_WORDS[Brag[GivenBrag(one.decision.what).name]]
    return f"{_named(one.action)} {word}: {one.decision.reason}"


def _practice(one: Decided) -> str:
    return f"{_named(one.action)} {one.decision.what.capitalize()}: {one.decision.reason}"


def _risk(one: ChangedRisk) -> str:
    return f"{one.risk.text.rstrip('.')}. {' '.join(one.words)}"


def _figures(found: ChangedFigures) -> Iterator[str]:
    for one in found.changed:
        now, was = (f"{each.text} ({each.when.lower()})" for each in (one.now, one.was))
        yield f"{one.measure.name}: {now}, was {was}."
    for new in found.entered:
        yield f"{new.measure.name}: {new.now}{f', was {new.was}' if new.was else ''}."
