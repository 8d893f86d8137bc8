"""The table of the seed report (Restorative Devon, September 2023, figures to June 2023) as a scorecard.

Its figures stand as they are printed there, April to June 2023, then the year's; England and neighbours beside them.
"""

from __future__ import annotations

from goldenthread.narrative.cells import FurtherCell
from goldenthread.scorecard.card import Scorecard
from goldenthread.terms.words import Unit
from tests.narrative.made import card, row

_TABLE: tuple[tuple[str, tuple[float, ...], float, float | None, float | None], ...] = (
    ("referrals", (329, 467, 495), 464, 538, 465),
    ("section47", (133, 175, 198), 199, 180, 173),
    ("icpc", (45, 53, 60), 65, 61, 62),
    ("cpp_end", (41, 39, 38), 40, 42, 41),
    ("assessments", (373, 319, 358), 385, 518, 451),
    ("cla_end", (61, 62, 61), 57, 70, 69),
    ("cin_end", (263, 255, 263), 271, 334, 319),
    ("cla_starts", (22, 20, 23), 26.14, 26, 25),
    ("cla_ends", (11, 23, 31), 20.36, 26, 20),
    ("repeat_referrals", (23, 22, 24), 27, 22, 18),
    ("assess_case_to_close", (42, 48, 53), 41, None, None),
    ("assess_45", (71, 86, 82), 85, 85, 84),
    ("icpc_15", (65, 66, 85), 72, 79, 82),
    ("cpp_2yrs", (1, 2, 2), 2, 3, 2),
    ("cpp_repeat", (30, 28, 33), 33, 23, 24),
    ("cla_health", (87, 85, 84), 84, 89, 90),
    ("cla_permanence", (94, 98, 98), 92, None, None),
    ("cla_visits", (84, 84, 88), 86, None, None),
    ("cla_3placements", (14, 14, 15), 14, 10, 10),
    ("cl_pathway", (82, 84, 85), 84, None, None),
)
_BANDS: tuple[tuple[str, str, tuple[float, ...], float, float, float], ...] = (
    ("cl_in_touch", "17-18", (86, 85, 89), 86, 94, 95),
    ("cl_in_touch", "19-21", (94, 95, 95), 94, 92, 94),
    ("cl_suitable", "17-18", (78, 77, 82), 77, 90, 91),
    ("cl_suitable", "19-21", (82, 82, 84), 83, 88, 90),
    ("cl_eet", "17-18", (55, 55, 57), 51, 66, 69),
    ("cl_eet", "19-21", (42, 41, 41), 46, 55, 55),
)
_AGENCY = ("agency worker rate", "agency rate")
# The posts table: budgeted establishment 233 and 417 full-time equivalents.
POSTS = (
    FurtherCell(
        "Agency, social workers", "% of budgeted establishment", 117.36 / 233 * 100, Unit.PERCENT, _AGENCY,
        ("social workers",),
    ),
    FurtherCell(
        "Agency, all posts", "% of budgeted establishment", 145.36 / 417 * 100, Unit.PERCENT, _AGENCY,
        ("all posts", "all children's social care posts"),
    ),
)  # fmt: skip


def seed_card() -> Scorecard:
    """The seed's table. June's 5%, of a cohort that was not complete, is provisional, as it should have been."""
    flat = [row(code, months, year, england, sn) for code, months, year, england, sn in _TABLE]
    bands = [row(code, m, year, eng, sn, group=f"age={band}") for code, band, m, year, eng, sn in _BANDS]
    cohort = row("s47_to_icpc_cohort", (23, 30, 5), 28, 34, 35, provisional=1, judged=28)
    caseload = row("caseload_avg", (16.2, 15.94, 16.47), None, 16.3, 16.2)
    agency = row("agency_fte", (None, None, None), None, 15.4, None)
    return card([*flat, cohort, *bands, agency, caseload])
