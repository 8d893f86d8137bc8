"""A document that is to be the next version of a plan: of which one, and which of its lines is which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.comparing.compared import Comparison
from goldenthread_web.improvement.comparing.pieces import MOVE, STAYS, WITHDRAW
from goldenthread_web.improvement.comparing.sides import NEW, OUT, Level, newest_mark, sides
from goldenthread_web.improvement.models import ImprovementPlan, Matched, ReadDraft
from goldenthread_web.improvement.operations.drafts import Overtaken, check_open
from goldenthread_web.improvement.operations.tracking import REASON
from goldenthread_web.improvement.reasons import reason_of

_LONGEST = 500
"""So many letters of a reason stand in one line of the history."""


class Answered(Overtaken):
    """Somebody else answered some of the lines meanwhile. answers: what was said of these."""

    def __init__(self, answers: Sequence[Matched]) -> None:
        super().__init__()
        self.answers = answers


@operation("improvement.draft.compared")
def choose(*, draft: ReadDraft, plan: ImprovementPlan | None, by: SignedIn) -> None:
    """Say of which plan a document is to be the next version; of none: it is to be a plan of its own."""
    check_open(draft, by)
    if plan is not None:
        permissions.check_not_ended(plan)
    if draft.next_of_id == (plan.pk if plan else None):
        return
    draft.matches.all().delete()  # what was said beside another plan says nothing here
    ReadDraft.objects.filter(pk=draft.pk).update(next_of=plan, version=F("version") + 1)
    record(
        "improvement.draft.compared",
        by=by.as_by,
        subject=draft.reference,
        reason=plan.reference if plan else "a plan of its own",
    )


@operation("improvement.draft.compared")
def answer(*, draft: ReadDraft, said: Mapping[str, str], seen: str, reason: str = "", by: SignedIn) -> int:
    """Say what lines are, by the names of their answers. An answer can be given anew until the document is accepted.

    seen: the mark of the newest answer when the lines were seen; one that is newer is not written over. What is
    answered to other lines is no matter. reason: why lines of the plan are withdrawn.
    """
    check_open(draft, by)
    comparison = Comparison(sides(draft, plan_of(draft)))
    because = ""
    if WITHDRAW in said.values():
        because = reason_of(reason, "Say why these lines are withdrawn.", REASON)
    for line, words in said.items():
        _check(comparison, line, words)
    held = {one.line: one for one in draft.matches.filter(line__in=list(said)).select_related("by")}
    reasons = {line: because if words == WITHDRAW else "" for line, words in said.items()}
    new = {
        line: words
        for line, words in said.items()
        if line not in held or (held[line].said, held[line].reason) != (words, reasons[line])
    }
    if later := [held[line] for line in new if line in held and newest_mark([held[line]]) > seen]:
        raise Answered(later)
    for line, words in new.items():
        given = {"said": words, "reason": reasons[line], "by": by.account, "at": timezone.now()}
        Matched.objects.update_or_create(draft=draft, line=line, defaults=given)
    if new:
        ReadDraft.objects.filter(pk=draft.pk).update(version=F("version") + 1)
    for several in _told(new, held):
        record("improvement.draft.compared", by=by.as_by, subject=draft.reference, reason=several)
    return len(said)


def _told(new: Mapping[str, str], held: Mapping[str, Matched]) -> Iterator[str]:
    """What was said of lines, by their names, and what before: as much at a time as a line of the history holds."""
    told = ""
    for line, words in new.items():
        was = f" (was {held[line].said})" if line in held else ""
        one = f"{line}: {words}{was}"
        if told and len(told) + len(one) + 2 > _LONGEST:
            yield told
            told = ""
        told = f"{told}; {one}" if told else one
    if told:
        yield told


def plan_of(draft: ReadDraft) -> ImprovementPlan:
    if draft.next_of is None:
        raise NotAllowed("This document is to be a plan of its own. Accept it as one.")
    permissions.check_not_ended(draft.next_of)
    return draft.next_of


def _check(comparison: Comparison, line: str, words: str) -> None:
    kind, _, rest = line.partition(" ")
    level = next((each for each in comparison.levels if each.kind == kind), None)
    if level is not None and rest.isascii() and rest.isdecimal() and int(rest) < len(level.found):
        _check_line(level, int(rest), words)
    elif kind == "gone" and any(one.subject == rest and not one.why for one in comparison.gone):
        _check_one_of(words, (WITHDRAW, STAYS))
    elif kind == "date" and any(one.key == line for one in comparison.dated):
        _check_one_of(words, (MOVE, STAYS))
    else:
        raise NotAllowed("This line is not asked about any more. Look at the page again.")


def _check_line(level: Level, n: int, words: str) -> None:
    if words == NEW or (words == OUT and level.kind != "part"):
        return
    if words not in level.subjects:
        raise NotAllowed("Choose a line of the improvement plan, or say that this one is new.")
    of = level.subjects.index(words)
    if any(found.of == of and not found.is_open and other != n for other, found in enumerate(level.found)):
        raise NotAllowed("Another line of the document is that line of the plan already.")


def _check_one_of(words: str, several: tuple[str, ...]) -> None:
    if words not in several:
        raise NotAllowed("Choose one of the answers.")
