"""The words of BRAG, and of the three judgements of an action: done, embedded, impact seen."""

from __future__ import annotations

from datetime import date

from goldenthread.judgement.tracking import Tracking
from goldenthread.terms.judging import Brag
from goldenthread.terms.showing import show_day

BRAG_WORDS = {
    Brag.BLUE: "Complete and evidenced",
    Brag.GREEN: "On track",
    Brag.AMBER: "At risk",
    Brag.RED: "Off track or late",
    Brag.NOT_RATED: "Not rated",
}


def days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"


def moved_words(original: date | None, due: date | None) -> str:
    """That a date was moved, as it follows on the reason; "" where it was not."""
    if original is None or original == due:
        return ""
    if due is None:
        return f" Its first date was {show_day(original)}; it has none now."
    by = (due - original).days
    way = "later" if by > 0 else "earlier"
    return f" Its date was moved: first {show_day(original)}, now {days(abs(by))} {way}."


def brag_legend(tracking: Tracking) -> tuple[tuple[str, str], ...]:
    """What each colour takes, by the choices in force. The first that fits decides, in the order of `brag_order`."""
    return (
        (_colour(Brag.BLUE), "Delivered, and somebody else has checked the evidence."),
        (
            _colour(Brag.GREEN),
            "Due later, and the lead says that it is on track or steps are done and none is late. Or delivered, with "
            f"evidence to be checked within {days(tracking.unchecked)}.",
        ),
        (_colour(Brag.AMBER), " ".join(_amber(tracking))),
        (_colour(Brag.RED), "Past its date and not delivered, or the lead says that it will be late."),
        (_colour(Brag.NOT_RATED), "It has no date, has not begun, or nobody has said how it stands."),
    )


ORDER = (
    "What is delivered is judged first, then a date that has passed, then what the lead says and steps past their "
    "date. A date that was moved counts as it is now, and the first one is told."
)


def _amber(tracking: Tracking) -> tuple[str, ...]:
    return (
        "A step is past its date, or the lead has some doubt.",
        f"Due within {days(tracking.due_soon)} and fewer than {tracking.few_steps}% of its steps are done, or nobody "
        "says that it is on track.",
        f"Nothing said for more than {days(tracking.silent)}.",
        f"Delivered more than {days(tracking.unchecked)} ago, and no evidence of it accepted.",
    )


def _colour(brag: Brag) -> str:
    """ "Blue: complete and evidenced"; "Not rated" has no colour."""
    label = BRAG_WORDS[brag]
    return label if brag is Brag.NOT_RATED else f"{brag.value.capitalize()}: {label.lower()}"
