"""Words of a document that found no place: put into an action of the draft, or set aside with a reason."""

from __future__ import annotations

from django.db.models import F

from goldenthread.plans.placing import put
from goldenthread.plans.reading.actions import called
from goldenthread.plans.telling import as_data, from_data
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement.models import Placing, ReadDraft
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.drafts import Overtaken, check_open
from goldenthread_web.improvement.reasons import reason_of


@operation("improvement.words.placed")
def place(
    *, draft: ReadDraft, unplaced: int, action: int, field: str, words: str, version: int, by: SignedIn
) -> Placing:
    """Put words into an action of the draft. version: of the draft as it was seen."""
    _check(draft, unplaced, version, by)
    read = from_data(draft.draft)
    # What is said of words that can't stand there has the words in it: no refusal, which the history would remember.
    changed = put(read, action, field, words)
    found = changed.plan.actions[action]
    draft.draft = as_data(changed)
    draft.save(update_fields=["draft"])
    name = called(found.number, found.text, found.line)
    made: Placing = Placing.objects.create(
        draft=draft, unplaced=unplaced, field=field, of=name[:SHORT], by=by.account
    )
    _changed(draft, by, f"{unplaced} placed")
    return made


@operation("improvement.words.placed")
def set_aside(
    *, draft: ReadDraft, unplaced: int, reason: str, everything: bool, version: int, by: SignedIn
) -> int:
    """Say why words belong nowhere in the plan; of all that have no answer yet, where it is true of everything."""
    _check(draft, unplaced, version, by)
    because = reason_of(reason, "Say why these words belong nowhere in the plan.", SHORT)
    answered = set(draft.placings.values_list("unplaced", flat=True))
    left = sorted(set(range(len(draft.draft["unplaced"]))) - answered) if everything else [unplaced]
    Placing.objects.bulk_create(
        Placing(draft=draft, unplaced=number, reason=because, by=by.account) for number in left
    )
    _changed(draft, by, f"{len(left)} set aside")
    return len(left)


def _check(draft: ReadDraft, unplaced: int, version: int, by: SignedIn) -> None:
    check_open(draft, by)
    if draft.version != version:
        raise Overtaken
    if not 0 <= unplaced < len(draft.draft["unplaced"]):
        raise NotAllowed("There are no such words in this draft.")
    if draft.placings.filter(unplaced=unplaced).exists():
        raise NotAllowed("Somebody has answered this already.")


def _changed(draft: ReadDraft, by: SignedIn, what: str) -> None:
    ReadDraft.objects.filter(pk=draft.pk).update(version=F("version") + 1)
    record("improvement.words.placed", by=by.as_by, subject=draft.reference, reason=what)
