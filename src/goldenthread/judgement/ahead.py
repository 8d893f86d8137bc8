"""How far ahead the lists of children who need attention look."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.terms.choices import Choices, choice


@dataclass(frozen=True)
class Ahead(Choices):
    """Each list holds what is overdue, and what falls due within so many days of the day that the records speak of."""

    visits: int = choice(
        7, "Visits to children on a plan and in care that fall due within so many days.", most=366
    )
    assessments: int = choice(14, "Assessments whose 45 working days run out within so many days.", most=366)
    conferences: int = choice(
        14,
        "Section 47 enquiries whose 15 working days to a conference run out within so many days.",
        most=366,
    )
    health: int = choice(28, "Health assessments that fall due within so many days.", most=366)
    two_years: int = choice(91, "Child protection plans that reach two years within so many days.", most=366)
    permanence: int = choice(28, "Permanence plans that fall due within so many days.", most=366)
    pathway: int = choice(28, "Reviews of pathway plans that fall due within so many days.", most=366)
