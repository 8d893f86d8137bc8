"""A draft with a guess put right: what somebody writes, or chooses, in the place of what was taken."""

from goldenthread.plans.correcting import columns, headings, lines, tables, whole
from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.plan import Draft, Guess

__all__ = ["CorrectionError", "can_be_corrected", "choices", "corrected"]


def can_be_corrected(draft: Draft, guess: Guess) -> bool:
    """Whether a guess is about one thing of the plan. Others are put right in the plan itself."""
    is_about = any(kind.is_about(draft.plan, guess) for kind in (lines, whole, headings, tables))
    return is_about or columns.is_about(draft, guess)


def choices(draft: Draft, guess: Guess) -> tuple[str, ...]:
    """What may stand in a guess's place, where that is chosen and not written; empty where it is written."""
    if headings.is_about(draft.plan, guess):
        return headings.choices(draft.plan, guess)
    if tables.is_about(draft.plan, guess):
        return tables.choices(draft.plan, guess)
    return columns.choices(draft, guess)


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft with what stands in a guess's place. Words that can't stand there are an error in words."""
    words = words.strip()
    if lines.is_about(draft.plan, guess):
        return lines.corrected(draft, guess, words)
    if whole.is_about(draft.plan, guess):
        return whole.corrected(draft, guess, words)
    if headings.is_about(draft.plan, guess):
        return headings.corrected(draft, guess, words)
    if tables.is_about(draft.plan, guess):
        return tables.corrected(draft, guess, words)
    if columns.is_about(draft, guess):
        return columns.corrected(draft, guess, words)
    raise CorrectionError("This is about more than one line: put it right in the plan once it is accepted.")
