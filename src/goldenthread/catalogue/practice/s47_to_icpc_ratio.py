from datetime import date

from goldenthread.indicators.counting import Events, Ratio
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.conference import conference
from goldenthread.records.facts.section47 import section47
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="s47_to_icpc_ratio",
    title="Initial conferences held for each 100 section 47 enquiries started",
    label="Conferences held as % of section 47 enquiries started",
    theme=Theme.PRACTICE,
    order=125,
    why="The form in which DfE publishes it, so the one to compare with England.",
    counted="Initial conferences held in the period",
    over="Section 47 enquiries started in the period",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Ratio(
        top=Events(conference, dated_by=conference.icpc_date),
        bottom=Events(section47, dated_by=section47.s47_start_date),
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    notes=("The conferences of a month mostly come from enquiries of the month before.",),
    examples=(
        Example(
            name="Conferences of the month over enquiries of the month, linked or not",
            given="""
                s47_enquiry
                person_id | s47_start_date
                A         | 2023-05-22      # the month before: not below the line
                B         | 2023-06-01      # the first day
                C         | 2023-06-30      # the last day; its conference comes later
                D         | 2023-06-12
                D         | 2023-06-12      # the same child on the same day: once
                E         | 2023-07-01      # the month after

                initial_cp_conference
                person_id | icpc_date  | icpc_transfer_in
                A         | 2023-06-01 | no                # counts, though its enquiry was in May
                B         | 2023-06-30 | no
                B         | 2023-06-30 | no                # the same child on the same day: once
                C         | 2023-07-01 | no                # the month after
                F         | 2023-06-15 | yes               # a transfer in without an enquiry: counts
                G         |            | no                # not held
            """,
            expect=(Expect("2023-05", 0, 1), Expect("2023-06", 3, 3), Expect("2023-07", 1, 1)),
        ),
    ),
)
