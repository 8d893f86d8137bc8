"""What the files of several releases have in common."""

from __future__ import annotations

from goldenthread.benchmarks.layout import POPULATION, Layout, Period, Series
from goldenthread.terms.words import Unit

AGES = ("17-18", "19-21")
HAD_HEALTH_ASSESSMENT = "Had their annual health assessment"
HEALTH_ASSESSMENTS = "Health assessments: Children looked after all ages"
SUITABLE = "Accommodation considered suitable"
IN_TOUCH = "Local authority in touch with care leaver"
IN_EET = "Total in education, employment or training"
THREE_PLACEMENTS = "With 3 or more placements during the year"
# Two releases on, the youngest and oldest years of one age band may be written in either way.
AGED = {"17-18": "Aged 17 to 18", "19-21": "Aged 19 to 21"}
YEARS = {"17-18": "17 to 18 years", "19-21": "19 to 21 years"}

IN_TIME_ICPC = ("Duration_0-10_days", "Duration_11-15_days")
LATE_ICPC = ("Duration_16-20_days", "Duration_21+_days")


def category(label: str, column: str = "category") -> tuple[tuple[str, str]]:
    """The one label that every row of a wide file carries: by it a file that changed its subject is known."""
    return ((column, label),)


def populations(newest: int) -> Layout:
    """The children of each place, by which a release divides."""
    children = Series(
        POPULATION,
        Unit.COUNT,
        Period.MID_YEAR,
        value="population_estimate",
        rows=(("age_group", "Children aged 0 to 17 years"),),
    )
    return Layout("populations", "ONS mid-year population estimates", newest, (children,))


def enquiries(newest: int, section47_rate: str = "", icpc_rate: str = "") -> Layout:
    """Section 47 enquiries and conferences; without the names of rate columns the rates are worked out."""
    rows = category("Section 47s and Initial Child Protection Conferences")
    year = Period.YEAR_TO_MARCH
    return Layout(
        "section47_icpc",
        "section 47 enquiries and initial child protection conferences (c4)",
        newest,
        (
            Series(
                "section47",
                Unit.PER_10000,
                year,
                section47_rate,
                ("Section47",),
                rows=rows,
                by_population=True,
            ),
            Series("icpc", Unit.PER_10000, year, icpc_rate, ("ICPC",), rows=rows, by_population=True),
            Series("s47_to_icpc_ratio", Unit.PERCENT, year, "", ("ICPC",), ("Section47",), rows=rows),
            Series("icpc_15", Unit.PERCENT, year, "", IN_TIME_ICPC, ("ICPC",), rows=rows, rest=LATE_ICPC),
        ),
    )


def repeat_plans(newest: int, category_column: str) -> Layout:
    """Child protection plans that are not a child's first."""
    return Layout(
        "repeat_plans",
        "child protection plans that are a second or subsequent plan (d3)",
        newest,
        (
            Series(
                "cpp_repeat",
                Unit.PERCENT,
                Period.YEAR_TO_MARCH,
                "CPP_subsequent_percent",
                ("CPP_subsequent",),
                ("CPP_start",),
                rows=category(
                    "Child Protection Plans which are a second or subsequent plan", category_column
                ),
                hidden_is_small=True,
            ),
        ),
    )


def long_plans(newest: int, *, with_rate: bool) -> Layout:
    """Child protection plans by how long they have been open; from it the rate too, where no file gives it."""
    rows = category("Child Protection Plans by length of time")
    two_years = Series(
        "cpp_2yrs",
        Unit.PERCENT,
        Period.AT_MARCH,
        "2_years_or_more_percent",
        ("2_years_or_more",),
        ("CPP_At31",),
        rows=rows,
        hidden_is_small=True,
    )
    rate = Series(
        "cpp_end", Unit.PER_10000, Period.AT_MARCH, "", ("CPP_At31",), rows=rows, by_population=True
    )
    return Layout(
        "plans_by_length",
        "child protection plans by length of time (d5)",
        newest,
        (two_years, rate) if with_rate else (two_years,),
    )


def referrals(newest: int, category_column: str) -> Layout:
    """Referrals as DfE published them until 2024, with rates."""
    rows = category("Referrals and Re-referrals", category_column)
    year = Period.YEAR_TO_MARCH
    return Layout(
        "referrals",
        "referrals and re-referrals (c1)",
        newest,
        (
            Series(
                "referrals",
                Unit.PER_10000,
                year,
                "Referrals_rate",
                ("Referrals",),
                rows=rows,
                by_population=True,
            ),
            Series(
                "repeat_referrals",
                Unit.PERCENT,
                year,
                "Re_referrals_percent",
                ("Re_referrals",),
                ("Referrals",),
                rows=rows,
            ),
            Series(
                "referrals_nfa",
                Unit.PERCENT,
                year,
                "No_Further_Action_percent",
                ("No_Further_Action",),
                ("Referrals",),
                rows=rows,
            ),
        ),
    )


def children_in_need(newest: int, rate: str = "") -> Layout:
    """Children in need at the year's end; without the name of a rate column the rate is worked out."""
    return Layout(
        "children_in_need",
        "children in need (b1)",
        newest,
        (
            Series(
                "cin_end",
                Unit.PER_10000,
                Period.AT_MARCH,
                rate,
                ("At31_episodes",),
                rows=category("Children in Need"),
                by_population=True,
            ),
        ),
        marks=("Started_episodes", "Ended_episodes"),
    )


def children_looked_after(newest: int, label_column: str, count: str, at: str) -> Layout:
    """Children looked after, starting and ceasing, with the population that this file divides by."""

    def series(indicator: str, period: Period, label: str) -> Series:
        return Series(
            indicator,
            Unit.PER_10000,
            period,
            "rate_per_10000",
            (count,),
            ("population_estimate",),
            rows=((label_column, label),),
        )

    return Layout(
        "children_looked_after",
        "children looked after: numbers and rates",
        newest,
        (
            series("cla_end", Period.AT_MARCH, f"Children looked after {at} 31 March each year"),
            series("cla_starts", Period.YEAR_TO_MARCH, "Children starting to be looked after each year"),
            series("cla_ends", Period.YEAR_TO_MARCH, "Children ceasing to be looked after each year"),
        ),
    )


def placements(newest: int, column: str, group: str, count: str, percent: str) -> Layout:
    """Children in care who moved often. A file may speak of two years too: the group tells them apart."""
    three = Series(
        "cla_3placements",
        Unit.PERCENT,
        Period.YEAR_TO_MARCH,
        percent,
        (count,),
        (count,),
        rows=(("cla_group", group), (column, THREE_PLACEMENTS)),
        over=(("cla_group", group), (column, "Total children")),
        hidden_is_small=True,
    )
    return Layout("placements", "children looked after: stability of placements", newest, (three,))


def care_leavers(
    indicator: str,
    newest: int,
    labels: tuple[str, str, str],
    ages: dict[str, str],
    columns: tuple[str, str, str],
) -> Layout:
    """Care experienced young people by age band.

    `labels`: the column of the label, the label that counts, the label of the total. `columns`: those of the
    age, the number and the percentage.
    """
    label_column, counted, everyone = labels
    age_column, count, percent = columns
    series = tuple(
        Series(
            indicator,
            Unit.PERCENT,
            Period.YEAR_TO_MARCH,
            percent,
            (count,),
            (count,),
            f"age={band}",
            rows=((age_column, words), (label_column, counted)),
            over=((age_column, words), (label_column, everyone)),
        )
        for band, words in ages.items()
    )
    return Layout(indicator, f"care leavers: {counted}", newest, series)


def workforce(newest: int, agency_rate: str, employed: str, joint: dict[str, str] | None = None) -> Layout:
    """Social workers on 30 September. DfE's agency rate is agency over agency and employed."""
    day = Period.AT_SEPTEMBER
    return Layout(
        "workforce",
        "children's social work workforce",
        newest,
        (
            Series("agency_fte", Unit.PERCENT, day, agency_rate, ("agency_fte",), ("agency_fte", employed)),
            Series("caseload_avg", Unit.MEAN, day, "caseload_fte", ("cases",), ("case_holders_fte",)),
        ),
        joint=joint or {},
    )
