"""A draft with a guess put right: what somebody writes, or chooses, in the place of what was taken."""

from goldenthread.plans.correcting import (
    columns,
    groups,
    headings,
    lines,
    rests,
    rows,
    second_rows,
    tables,
    values,
    whole,
    withdrawn,
)
from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.plan import Draft, Guess

__all__ = ["CorrectionError", "answered_with", "can_be_corrected", "choices", "corrected"]

_OF_A_LINE = (lines, rests, rows, withdrawn)
_KINDS = (*_OF_A_LINE, whole, headings, tables)


def can_be_corrected(draft: Draft, guess: Guess) -> bool:
    """Whether a guess is about one thing of the plan. Others are put right in the plan itself."""
    is_about = any(kind.is_about(draft.plan, guess) for kind in _KINDS)
    return (
        is_about
        or second_rows.is_about(guess)
        or any(each.is_about(draft, guess) for each in (values, columns))
    )


def choices(draft: Draft, guess: Guess) -> tuple[str, ...]:
    """What may stand in a guess's place, where that is chosen and not written; empty where it is written."""
    if rests.is_about(draft.plan, guess):
        return rests.choices(guess)
    if rows.is_about(draft.plan, guess):
        return rows.choices(draft.plan, guess)
    if groups.is_about(draft.plan, guess):
        return groups.choices(draft.plan, guess)
    if withdrawn.is_about(draft.plan, guess):
        return withdrawn.choices()
    if headings.is_about(draft.plan, guess):
        return headings.choices(draft.plan, guess)
    if tables.is_about(draft.plan, guess):
        return tables.choices(draft.plan, guess)
    if second_rows.is_about(guess):
        return second_rows.choices()
    return values.choices(draft, guess) or columns.choices(draft, guess)


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft with what stands in a guess's place. Words that can't stand there are an error in words."""
    words = words.strip()
    if lines.is_about(draft.plan, guess):
        return lines.corrected(draft, guess, words)
    if rests.is_about(draft.plan, guess):
        return rests.corrected(draft, guess, words)
    if rows.is_about(draft.plan, guess):
        return rows.corrected(draft, guess, words)
    if groups.is_about(draft.plan, guess):
        return groups.corrected(draft, guess, words)
    if withdrawn.is_about(draft.plan, guess):
        return withdrawn.corrected(draft, guess, words)
    if whole.is_about(draft.plan, guess):
        return whole.corrected(draft, guess, words)
    if headings.is_about(draft.plan, guess):
        return headings.corrected(draft, guess, words)
    if tables.is_about(draft.plan, guess):
        return tables.corrected(draft, guess, words)
    if second_rows.is_about(guess):
        return second_rows.corrected(draft, guess, words)
    if values.is_about(draft, guess):
        return values.corrected(draft, guess, words)
    if columns.is_about(draft, guess):
        return columns.corrected(draft, guess, words)
    raise CorrectionError("This is about more than one line: put it right in the plan once it is accepted.")


def answered_with(draft: Draft, number: int, now: Draft | None = None) -> tuple[int, ...]:
    """The other guesses, by their numbers, that are answered where one is put right: what they were about is as
    somebody wrote it, or is in the plan no more. now: the draft with that one put right."""
    guess, plan = draft.guesses[number], draft.plan
    is_row = rows.is_about(plan, guess)

    def is_answered(n: int, other: Guess) -> bool:
        if now and _is_of_a_line(draft, other) and not _is_of_a_line(now, now.guesses[n]):
            return True
        if is_row and not (now and _is_of_a_line(now, now.guesses[n])):
            return lines.action_of(plan, other) == lines.action_of(plan, guess)
        return lines.is_of_the_same(plan, guess, other)

    return tuple(n for n, other in enumerate(draft.guesses) if n != number and is_answered(n, other))


def _is_of_a_line(draft: Draft, guess: Guess) -> bool:
    return any(kind.is_about(draft.plan, guess) for kind in _OF_A_LINE)
