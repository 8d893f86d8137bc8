"""A plan on its way from a document: read, its guesses answered, set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from goldenthread.plans.correcting import answered_with, can_be_corrected, corrected
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.telling import as_data, from_data
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import Answer, ImprovementPlan, ReadDraft
from goldenthread_web.improvement.operations.listed import with_answers, without_answered
from goldenthread_web.improvement.status import PlanStatus

_ACCEPTED = "This draft was accepted already: change the plan that it became."
_OF_ENDED = "This draft was accepted already, and the plan that it became has ended: it stays as it was."


class Overtaken(Exception):  # noqa: N818
    """Somebody else changed this meanwhile."""

    def __init__(
        self, told: str = "Somebody else changed this while you had the page open. Look at it again."
    ) -> None:
        super().__init__(told)


@operation("improvement.plan.read")
def keep(
    *,
    name: str,
    sha256: str,
    source: dict[int, str],
    draft: Draft,
    by: SignedIn,
    next_of: ImprovementPlan | None = None,
) -> ReadDraft:
    """Keep what was read of a document until it is accepted or set aside. next_of: of which it is the next version."""
    permissions.check_may_edit(by)
    if next_of is not None:
        permissions.check_not_ended(next_of)
    kept: ReadDraft = ReadDraft.objects.create(
        file_name=name,
        sha256=sha256,
        source=[list(line) for line in source.items()],
        draft=as_data(draft),
        next_of=next_of,
        by=by.account,
    )
    record("improvement.plan.read", by=by.as_by, subject=kept.reference)
    return kept


@operation("improvement.draft.answered")
def accept_guesses(*, draft: ReadDraft, guesses: Sequence[int], by: SignedIn) -> int:
    """Say of guesses that they are right. Answered ones stay as they were answered. Returns how many were new."""
    check_open(draft, by)
    known = set(range(len(draft.draft["guesses"])))
    answered = set(draft.answers.values_list("guess", flat=True))
    new = sorted((set(guesses) & known) - answered)
    Answer.objects.bulk_create(Answer(draft=draft, guess=number, right=True, by=by.account) for number in new)
    if new:
        _changed(draft, by, f"{len(new)} right")
    return len(new)


def mark_of(answer: Answer | None) -> str:
    """What is answered to a guess, as a form sends it back: another mark with each answer, "" where there is none."""
    return answer.at.isoformat() if answer else ""


@operation("improvement.draft.answered")
def correct_guess(*, draft: ReadDraft, guess: int, words: str, seen: str, by: SignedIn) -> int:
    """Put what is right in the place of what was guessed. Others of the same value are answered with it.

    Returns how much of the document stands nowhere in the plan any more, and is listed now.
    seen: the mark of what was answered to this guess when it was seen. What is answered to others is no matter.
    """
    check_open(draft, by)
    if mark_of(draft.answers.filter(guess=guess).first()) != seen:
        raise Overtaken
    read = from_data(draft.draft)
    if not 0 <= guess < len(read.guesses):
        raise NotAllowed("There is no such guess in this draft.")
    now = _corrected(draft, read, read.guesses[guess], words, by)
    draft.draft = as_data(now)
    draft.save(update_fields=["draft"])
    _ask_lines_again(draft, read, now, read.guesses[guess])
    _ask_guesses_again(draft, read, now)
    answered = (guess, *answered_with(read, guess, now))
    for number in answered:
        Answer.objects.update_or_create(
            draft=draft,
            guess=number,
            defaults={"right": False, "value": words, "by": by.account, "at": timezone.now()},
        )
    others = f", {len(answered) - 1} answered with it" if len(answered) > 1 else ""
    _changed(draft, by, f"guess {guess} corrected{others}")
    return len(now.unplaced) - len(read.unplaced)


def _ask_lines_again(draft: ReadDraft, before: Draft, now: Draft, guess: Guess) -> None:
    """Where a correction leaves lines of the document out, they are counted anew, and what they are is asked again."""
    if guess.field == "heading":
        draft.matches.filter(Q(line__startswith="part ") | Q(line__startswith="priority ")).delete()
    if len(now.plan.actions) != len(before.plan.actions):
        draft.matches.filter(line__startswith="action ").delete()
    if len(now.plan.measures) != len(before.plan.measures):
        draft.matches.filter(line__startswith="measure ").delete()
    if len(now.plan.measures) != len(before.plan.measures):
        draft.matches.filter(line__startswith="measure ").delete()


def _ask_guesses_again(draft: ReadDraft, before: Draft, now: Draft) -> None:
    """Nobody has said that what a guess shows since a correction of another is right: it is open again."""
    both = enumerate(zip(before.guesses, now.guesses, strict=False))
    draft.answers.filter(
        right=True, guess__in=[n for n, (was, is_now) in both if was.taken != is_now.taken]
    ).delete()


def _corrected(draft: ReadDraft, read: Draft, guess: Guess, words: str, by: SignedIn) -> Draft:
    """Words that can't be right are no refusal to be remembered: what is said of them has the plan's own words."""
    if not can_be_corrected(read, guess):
        raise NotAllowed("This is about more than one line. Put it right in the plan once it is accepted.")
    now = corrected(without_answered(draft, read), guess, words)
    return with_answers(draft, read, now, words.strip(), by)


@operation("improvement.draft.set_aside")
def set_aside(*, draft: ReadDraft, by: SignedIn) -> None:
    """Lay a draft aside: it becomes no plan."""
    check_open(draft, by)
    ReadDraft.objects.filter(pk=draft.pk).update(set_aside_on=timezone.now())
    record("improvement.draft.set_aside", by=by.as_by, subject=draft.reference)


def check_open(draft: ReadDraft, by: SignedIn) -> None:
    draft.refresh_from_db()
    permissions.check_may_edit(by)
    if draft.plan is not None:
        raise NotAllowed(_OF_ENDED if draft.plan.status == PlanStatus.ENDED else _ACCEPTED)
    if draft.set_aside_on is not None:
        raise NotAllowed("This draft was set aside. Read the document again.")


def _changed(draft: ReadDraft, by: SignedIn, what: str) -> Any:
    ReadDraft.objects.filter(pk=draft.pk).update(version=F("version") + 1)
    return record("improvement.draft.answered", by=by.as_by, subject=draft.reference, reason=what)
