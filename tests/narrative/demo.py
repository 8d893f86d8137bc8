"""A made-up council's scorecard for June 2023: what the demo has, with its targets, March to June and the year."""

from __future__ import annotations

from goldenthread.scorecard.card import Scorecard
from goldenthread.terms.judging import Variation
from tests.narrative.made import JUNE, card, row

# Months from March to June, the year; England, neighbours, target; the counts behind June.
_TABLE = (
    ("referrals", "", (642.95, 356.09, 478.09, 547.33), 484.13, 538, 465, None, (166, 36395)),
    ("section47", "", (220.91, 164.86, 247.29, 247.29), 207.17, 180, 173, 180, (75, 36395)),
    ("icpc", "", (46.16, 52.75, 72.54, 62.65), 53.3, 61, 62, None, (19, 36395)),
    ("cpp_end", "", (39.84, 38.74, 37.09, 36.54), 41.7, 42, 41, None, (133, 36395)),
    ("assessments", "", (501.17, 389.06, 464.9, 408.85), 415.17, 518, 451, None, (124, 36395)),
    ("cla_end", "", (57.7, 57.97, 57.97, 58.52), 55.09, 70, 69, None, (213, 36395)),
    ("cin_end", "", (296.74, 287.4, 280.53, 285.2), 278.2, 334, 319, None, (1038, 36395)),
    ("cla_starts", "", (29.67, 23.08, 32.97, 23.08), 26.65, 26, 25, None, (7, 36395)),
    ("cla_ends", "", (19.78, 19.78, 32.97, 16.49), 23.35, 26, 20, None, (5, 36395)),
    ("repeat_referrals", "", (28.72, 26.85, 24.83, 33.73), 29.06, 22, 18, 24, (56, 166)),
    ("s47_to_icpc_cohort", "", (23.88, 36, 25.33, 25.33), 25.6, None, None, None, (19, 75)),
    ("assess_case_to_close", "", (40.13, 40.68, 48.23, 43.55), 43.81, None, None, None, (54, 124)),
    ("assess_45", "", (85.53, 86.44, 83.69, 85.48), 84.84, 85, 84, 90, (106, 124)),
    ("icpc_15", "", (71.43, 62.5, 59.09, 73.68), 68.04, 79, 82, 80, (14, 19)),
    ("cpp_2yrs", "", (2.76, 3.55, 2.96, 3.01), 1.92, 3, 2, 2, (4, 133)),
    ("cpp_repeat", "", (21.43, 50, 38.1, 14.29), 30.41, 23, 24, 22, (2, 14)),
    ("cla_health", "", (84.44, 85.4, 84.78, 82.64), 86.96, 89, 90, 92, (119, 144)),
    ("cla_permanence", "", (88.1, 88.15, 88.63, 89.2), 88.94, None, None, 95, (190, 213)),
    ("cla_visits", "", (77.62, 85.31, 81.52, 83.1), 80.96, None, None, 95, (177, 213)),
    ("cla_3placements", "", (15.71, 17.06, 16.59, 15.49), 15.92, 10, 10, None, (33, 213)),
    ("cla_u16_unregistered", "", (2, 2, 1, 0), 1.25, None, None, 0, (0, 1)),
    ("cl_in_touch", "", (90.48, 89.42, 90.48, 91.26), 88.72, None, None, None, (94, 103)),
    ("cl_in_touch", "age=17-18", (78.95, 76.47, 78.12, 76.67), 77.49, 94, 95, None, (23, 30)),
    ("cl_in_touch", "age=19-21", (97.01, 95.71, 95.89, 97.26), 94.44, 92, 94, None, (71, 73)),
    ("cl_suitable", "", (78.1, 76.7, 80.77, 80), 75.72, None, None, None, (80, 100)),
    ("cl_suitable", "age=17-18", (73.68, 69.7, 77.42, 67.86), 69.78, 90, 91, None, (19, 28)),
    ("cl_suitable", "age=19-21", (80.6, 80, 82.19, 84.72), 78.72, 88, 90, None, (61, 72)),
    ("cl_eet", "", (41.9, 41.35, 42.86, 42.72), 41.6, None, None, None, (44, 103)),
    ("cl_eet", "age=17-18", (55.26, 52.94, 59.38, 53.33), 50.71, 66, 69, 60, (16, 30)),
    ("cl_eet", "age=19-21", (34.33, 35.71, 35.62, 38.36), 36.96, 55, 55, 50, (28, 73)),
    ("cl_pathway", "", (80.95, 80.77, 79.05, 81.55), 82.24, None, None, None, (84, 103)),
    ("agency_fte", "", (28.23, 25.52, 25.52, 25.4), 29.99, 15.4, None, 15, (15.8, 62.2)),
    ("caseload_avg", "", (16.76, 16.21, 15.76, 16.09), 15.83, 16.3, 16.2, 15, (1001, 62.2)),
)
_NOT_FINAL = "s47_to_icpc_cohort"


def demo_card() -> Scorecard:
    """Everything but the cohort that is not complete is final."""
    return card(
        [
            row(code, months, year, england, neighbours, target, group=group, counts={JUNE: counts},
                provisional=code == _NOT_FINAL, judged=26.44, signal=Variation.COMMON)
            for code, group, months, year, england, neighbours, target, counts in _TABLE
        ]
    )  # fmt: skip
