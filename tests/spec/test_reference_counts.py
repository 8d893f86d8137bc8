"""How the reference engine counts: months, sides, bands and breakdowns."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread import catalogue
from goldenthread.engine import reference
from goldenthread.engine.reference.breakdown import is_aged
from goldenthread.indicators.counting import Aged
from goldenthread.records.settings import Settings
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown
from tests.spec.reference import records

JUNE = Month(2023, 6)


def counted(code: str, given: str, by: Breakdown | None = None, authority: str = "A") -> dict[str, float]:
    """Numerators of June by group."""
    found = reference.count([catalogue.load()[code]], records(given, authority), [JUNE], Settings(), by)
    return {key.breakdown: number for key, number in found.items() if key.part == "numerator"}


REFERRALS = """
    cin_episodes
    person_id | referral_date | is_referral | is_episode | team
    A         | 2023-06-01    | yes         | yes        | North
    B         | 2023-06-30    | yes         | yes        | South
    C         | 2023-05-31    | yes         | yes        | South
    D         | 2023-07-01    | yes         | yes        | South
    E         | 2023-06-15    | yes         | yes        |

    person
    person_id | dob        | sex | ethnicity
    A         | 2022-06-02 | F   | WBRI
    B         | 2022-06-30 | M   |
    E         |            |     |

    disability
    person_id | disability_code
    A         | MOB
    B         | NONE

    teams
    team  | service | locality | from_date  | to_date
    North | Old     | East     |            |
    North | New     | West     | 2023-06-01 |
    South | Duty    | East     |            | 2023-06-29
"""


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (None, {"": 3}),
        (Breakdown.TEAM, {"team=North": 1, "team=South": 1, "team=not recorded": 1}),
        (Breakdown.SERVICE, {"service=New": 1, "service=not recorded": 2}),
        (Breakdown.LOCALITY, {"locality=West": 1, "locality=not recorded": 2}),
        (Breakdown.SEX, {"sex=F": 1, "sex=M": 1, "sex=not recorded": 1}),
        (Breakdown.ETHNICITY, {"ethnicity=WBRI": 1, "ethnicity=not recorded": 2}),
        (Breakdown.DISABILITY, {"disability=yes": 1, "disability=no": 1, "disability=not recorded": 1}),
        (Breakdown.AGE, {"age=under 1": 1, "age=1-4": 1, "age=unborn or not known": 1}),
    ],
    ids=str,
)
def test_events_of_a_month_by_group(by: Breakdown | None, groups: dict[str, float]) -> None:
    assert counted("referrals", REFERRALS, by) == groups


def test_each_authority_is_counted_by_itself() -> None:
    one, other = records(REFERRALS, "A"), records(REFERRALS, "B")
    both = {name: one[name] + other[name] for name in one}
    found = reference.count([catalogue.load()["referrals"]], both, [JUNE], Settings())
    assert {key.authority: number for key, number in found.items()} == {"A": 3, "B": 3}


def test_a_stock_stands_where_its_team_is_on_the_day() -> None:
    given = """
    cp_plans
    person_id | cp_plan_start_date | cp_plan_end_date | team
    A         | 2022-01-10         |                  | North
    B         | 2023-06-30         |                  | North
    C         | 2022-01-10         | 2023-06-30       | North

    teams
    team  | locality | from_date
    North | East     |
    North | West     | 2023-06-30
    """
    assert counted("cpp_end", given) == {"": 2}
    assert counted("cpp_end", given, Breakdown.LOCALITY) == {"locality=West": 2}


@pytest.mark.parametrize(
    ("born", "aged", "counts"),
    [
        (date(2005, 7, 1), Aged(high=17), True),
        (date(2005, 6, 30), Aged(high=17), False),
        (date(2004, 2, 29), Aged(19, 21), True),
        (date(2023, 7, 1), Aged(high=17), True),  # not yet born
        (date(2023, 7, 1), Aged(0, 17), False),
        (None, Aged(high=17), True),
        (None, Aged(0, 17), False),
    ],
)
def test_ages_on_the_last_day_of_june(born: date | None, aged: Aged, counts: bool) -> None:
    assert is_aged(aged, born, JUNE.end) is counts


def test_born_on_29_february_a_year_older_on_1_march() -> None:
    born = date(2004, 2, 29)
    assert not is_aged(Aged(19, 19), born, date(2023, 2, 28))
    assert is_aged(Aged(19, 19), born, date(2023, 3, 1))


def test_age_bands_stand_beside_the_whole() -> None:
    given = """
    care_leavers | as_at: 2023-06-30 | care_leaver_eligibility: Former relevant | care_leaver_in_touch: YES
    person_id
    A
    B
    C

    person
    person_id | dob
    A         | 2005-06-30
    B         | 2004-06-30
    C         | 2001-06-30
    """
    indicator = catalogue.load()["cl_in_touch"]
    assert counted(indicator.code, given) == {"": 2, "age=17-18": 1, "age=19-21": 1}
    alone = replace(indicator, bands=())
    found = reference.count([alone], records(given), [JUNE], Settings())
    assert {key.breakdown for key in found} == {""}
