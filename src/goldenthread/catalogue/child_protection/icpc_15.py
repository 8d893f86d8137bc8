from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.conference import conference
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="icpc_15",
    title="Initial conferences held within 15 working days of the section 47 enquiry starting",
    label="% of conferences held within 15 working days of the section 47 enquiry",
    theme=Theme.CHILD_PROTECTION,
    order=210,
    why="A late conference leaves a child at risk without an agreed plan.",
    counted=(
        "Conferences held in the period within 15 working days of the start of the enquiry that led to them"
    ),
    over="Initial conferences held in the period",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Events(conference, dated_by=conference.icpc_date),
        meeting=conference.working_days <= 15,
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    known_as=(
        "% of ICPCs completed within 15 days of section 47",
        "% of initial conferences held within 15 working days",
    ),
    notes=(
        "The day of the start is day 0, so exactly 15 is in time.",
        "A conference with no known start counts, and counts as not in time.",
        "For a transfer in the clock starts at the referral.",
    ),
    examples=(
        Example(
            name="Exactly 15 working days, and 16, over Easter 2023",
            given="""
                s47_enquiry
                person_id | s47_start_date
                A         | 2023-04-03
                B         | 2023-04-03
                D         | 2023-03-01
                D         | 2023-04-11
                E         | 2023-04-20
                F         | 2023-04-21
                H         | 2023-04-25
                I         | 2023-02-01

                initial_cp_conference
                person_id | icpc_date
                A         | 2023-04-26  # 15 working days: in time
                B         | 2023-04-27  # 16: late
                C         | 2023-04-26  # no enquiry known: counts, not in time
                D         | 2023-04-26  # 11 from the latest of two enquiries: in time
                E         | 2023-04-20  # the same day, 0: in time
                F         | 2023-04-20  # its enquiry begins a day later, so none before it is known: not in time
                G         |             # not held: counts nowhere
                H         | 2023-05-05  # the month after
                I         | 2023-04-26  # 84 days after the only enquiry: its clock all the same, late
            """,
            expect=(Expect("2023-04", 3, 7), Expect("2023-05", 1, 1)),
        ),
        Example(
            name="The one-off bank holidays of 2022 and 2023",
            given="""
                s47_enquiry
                person_id | s47_start_date
                A         | 2022-05-16
                B         | 2022-05-16
                C         | 2022-09-05
                D         | 2022-09-05
                E         | 2023-05-02
                F         | 2023-05-02

                initial_cp_conference
                person_id | icpc_date
                A         | 2022-06-08  # 2 and 3 June were holidays: 15, in time
                B         | 2022-06-09  # 16: late
                C         | 2022-09-27  # 19 September was a holiday: 15, in time
                D         | 2022-09-28  # 16: late
                E         | 2023-05-24  # 8 May was a holiday: 15, in time
                F         | 2023-05-25  # 16: late
            """,
            expect=(Expect("2022-06", 1, 2), Expect("2022-09", 1, 2), Expect("2023-05", 1, 2)),
        ),
        Example(
            name="The enquiry that the source links starts the clock",
            given="""
                s47_enquiry
                person_id | s47_start_date | s47_enquiry_id
                A         | 2023-04-03     | S1
                A         | 2023-04-20     | S2
                B         | 2023-04-03     |
                B         | 2023-04-20     |
                C         | 2023-04-03     | S3
                C         | 2023-04-20     | S4

                initial_cp_conference
                person_id | icpc_date  | s47_enquiry_id | linked_s47_start_date
                A         | 2023-04-27 | S1             |                        # 16 from the one linked: late
                B         | 2023-04-27 |                | 2023-04-03             # 16 from the start stated: late
                C         | 2023-04-27 | S4             |                        # 5 from the one linked: in time
            """,
            expect=(Expect("2023-04", 1, 3),),
        ),
        Example(
            name="Transfers in: the clock starts at the referral",
            given="""
                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date | referral_id
                A         | 2023-04-03    |
                B         | 2023-04-03    |
                C         | 2023-03-01    | R1
                C         | 2023-04-03    | R2
                E         | 2023-03-01    |
                F         | 2023-04-27    |

                s47_enquiry
                person_id | s47_start_date
                A         | 2023-03-01
                B         | 2023-04-20
                D         | 2023-04-20
                E         | 2023-04-20

                initial_cp_conference | icpc_transfer_in: yes
                person_id | icpc_date  | referral_id | referral_date
                A         | 2023-04-26 |             |                # 15 from the referral, whatever the enquiry: in time
                B         | 2023-04-27 |             |                # 16 from the referral: late
                C         | 2023-04-26 | R1          |                # 38 from the one linked: late
                D         | 2023-04-26 |             |                # no referral known: not in time
                E         | 2023-04-26 |             | 2023-04-20     # 4 from the one stated: in time
                F         | 2023-04-27 |             |                # referred the same day, 0: in time
            """,
            expect=(Expect("2023-04", 3, 6),),
        ),
    ),
)
