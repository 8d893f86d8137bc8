from datetime import date

from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.conference import conference
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="icpc",
    title="Initial child protection conferences held",
    label="Initial child protection conferences (per 10,000)",
    theme=Theme.ACTIVITY,
    order=30,
    why="A conference decides whether a child needs a child protection plan.",
    counted="Initial child protection conferences held, each child, transfers in included",
    over="Children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(conference, dated_by=conference.icpc_date)),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    notes=(
        (
            "Annex A lists conferences only beside an enquiry: a transfer in is not on it, so its "
            "figure is too low."
        ),
    ),
    examples=(
        Example(
            name="Each child and each conference counts, transfers in too",
            given="""
                initial_cp_conference
                person_id | icpc_date  | icpc_id | icpc_transfer_in
                A         | 2023-06-01 | I1      | no               # the first day of the month
                B         | 2023-06-30 | I2      | yes              # moved in on another authority's plan: counts
                C         | 2023-06-15 | I3      | no
                C         | 2023-06-15 | I4      | no               # the same child on the same day: once
                D         | 2023-06-15 | I3      | no               # a sister at the same conference: counts too
                E         | 2023-05-31 | I5      | no               # the month before
                F         | 2023-07-01 | I6      | no               # the month after
                G         |            | I7      | no               # not held: no date
            """,
            expect=(Expect("2023-05", 1), Expect("2023-06", 4), Expect("2023-07", 1)),
        ),
    ),
)
