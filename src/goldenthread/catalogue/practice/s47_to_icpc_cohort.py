from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.section47 import section47
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="s47_to_icpc_cohort",
    title="Section 47 enquiries started in the period that led to an initial conference",
    label="% of section 47 enquiries that progress to a conference",
    theme=Theme.PRACTICE,
    order=120,
    why="Shows whether enquiries are started for the children who need protection.",
    counted="Enquiries started in the period that led to an initial conference, whenever it was held",
    over="Section 47 enquiries started in the period",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Events(section47, dated_by=section47.s47_start_date),
        meeting=section47.icpc_date.is_known(),
    ),
    source="Local measure of the monthly report; no DfE definition",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    follow_up=15,
    notes=(
        (
            "Follows a cohort forward: recent months are incomplete until 15 working days and the "
            "recording lag have passed."
        ),
        "Not comparable with DfE's figure, which is the ratio.",
    ),
    needs=(Need.of("s47_enquiry.conferences"),),
    examples=(
        Example(
            name="An enquiry leads to a conference at most 60 days later, before the next enquiry",
            given="""
                s47_enquiry
                person_id | s47_start_date
                A         | 2023-06-05      # conference 17 days later: yes
                B         | 2023-06-01      # conference exactly 60 days later: yes
                C         | 2023-06-01      # conference 61 days later: no
                D         | 2023-06-01      # another enquiry before the conference: no
                D         | 2023-06-20      # the conference is this one's: yes
                E         | 2023-06-05      # conference the same day: yes
                F         | 2023-06-05      # conference the day before: no
                G         | 2023-06-05      # the conference is a transfer in: no
                H         | 2023-06-05
                H         | 2023-06-05      # the same child on the same day: one enquiry; no conference
                I         | 2023-05-31      # the month before
                J         |                 # no start date: counts nowhere

                initial_cp_conference
                person_id | icpc_date  | icpc_transfer_in
                A         | 2023-06-22 |                   # a conference without a word on a transfer
                B         | 2023-07-31 | no
                C         | 2023-08-01 | no
                D         | 2023-06-28 | no
                E         | 2023-06-05 | no
                F         | 2023-06-04 | no
                G         | 2023-06-10 | yes
                I         | 2023-06-10 | no
                J         | 2023-06-10 | no
                K         |            | no                # not held
            """,
            expect=(Expect("2023-05", 1, 1), Expect("2023-06", 4, 9)),
        ),
        Example(
            name="Where the source links them, the link decides",
            given="""
                s47_enquiry
                person_id | s47_start_date | s47_enquiry_id
                A         | 2023-06-05     | S1              # linked by its number, 117 days later: yes
                B         | 2023-06-01     |                 # the conference states this start: yes
                B         | 2023-06-20     |                 # the latest before it, but not the one stated: no
                C         | 2023-06-05     | S2              # linked by its number to another child's: no
                D         | 2023-06-05     | S3              # linked and a transfer in: yes

                initial_cp_conference
                person_id | icpc_date  | s47_enquiry_id | linked_s47_start_date | icpc_transfer_in
                A         | 2023-09-30 | S1             |                       | no
                B         | 2023-06-28 |                | 2023-06-01            | no
                E         | 2023-06-28 | S2             |                       | no
                D         | 2023-06-28 | S3             |                       | yes
            """,
            expect=(Expect("2023-06", 3, 5),),
        ),
    ),
)
