"""Words of a document that found no place, while the column in which they stand is put right."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.plans.correcting.columns import PUT, field_of
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.actions import called
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Placing, ReadDraft
from goldenthread_web.improvement.models.shared import SHORT


def without_answered(draft: ReadDraft, read: Draft) -> Draft:
    """The draft in which words that have an answer are those of no column: they are put nowhere a second time."""
    answered = _answered(draft)
    unplaced = (replace(each, why="") if n in answered else each for n, each in enumerate(read.unplaced))
    return replace(read, unplaced=tuple(unplaced))


def with_answers(draft: ReadDraft, read: Draft, now: Draft, words: str, by: SignedIn) -> Draft:
    """The draft after a correction, with why words are listed that had an answer before. Those that the correction
    has put into an action have theirs now. words: what was chosen."""
    answered, field = _answered(draft), field_of(words)
    unplaced = list(now.unplaced)
    made = []
    for n, before in enumerate(read.unplaced):
        if n in answered:
            unplaced[n] = before
        elif unplaced[n].why == PUT != before.why:
            begun = (each for each in now.plan.actions if each.line <= before.line)
            action = max(begun, key=lambda each: each.line)
            name = called(action.number, action.text, action.line)[:SHORT]
            made.append(Placing(draft=draft, unplaced=n, field=field, of=name, by=by.account))
    Placing.objects.bulk_create(made)
    return replace(now, unplaced=tuple(unplaced))


def _answered(draft: ReadDraft) -> set[int]:
    return set(draft.placings.values_list("unplaced", flat=True))
