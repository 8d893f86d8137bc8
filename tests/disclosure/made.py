"""Made-up cells for the tests of disclosure control."""

from collections.abc import Iterable

from goldenthread.disclosure.cells import SIDES, Cell, Key, Subject
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Unit

JUNE = Month(2023, 6)
AREA = "999"


def counted(
    group: str, number: float, month: Month = JUNE, *, of: str = "referrals", months: int = 1,
    prints: Iterable[str] = ("numerator",), **more: object,
) -> Cell:  # fmt: skip
    """A plain number of one group: of a month, or of the months up to and with it."""
    basis = Basis.MONTH if months == 1 else Basis.ROLLING_12
    subject = Subject(Key(of, AREA, group, month, basis), of, months=months, **more)  # type: ignore[arg-type]
    return Cell(subject, number, subject.per, frozenset(prints))


def share(
    group: str, number: float, over: float, month: Month = JUNE, *, of: str = "in_time", whole_of: str = "assessments",
    prints: Iterable[str] = SIDES, **more: object,
) -> Cell:  # fmt: skip
    """A percentage of one group in a month."""
    subject = Subject(
        Key(of, AREA, group, month, Basis.MONTH),
        of,
        whole_of,
        scale=100.0,
        whole=True,
        unit=Unit.PERCENT,
        **more,
    )  # type: ignore[arg-type]
    return Cell(subject, number, over, frozenset(prints))
