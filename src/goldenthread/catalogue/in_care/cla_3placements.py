from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_three_placements import care_three_placements
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_3placements",
    title="Children in care with three or more placements in the last 12 months",
    label="% of children in care with three or more placements in the year",
    theme=Theme.IN_CARE,
    order=340,
    why="Every move costs a child people and places they know.",
    counted=(
        "Children in care on the last day of the month with three or more placements in the 12 "
        "months to that day"
    ),
    over="Children in care on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18),
        meeting=Open(care_three_placements, aged=UNDER_18),
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    known_as=(
        "% of children who had three or more placements in the year",
        "Children in care with three or more placements",
    ),
    notes=(
        "The placement open at the start of the 12 months is number one.",
        "Same-carer moves, temporary placements (a setting) and short breaks do not count.",
        "DfE's yearly figure is for the year to 31 March; this one rolls.",
    ),
    examples=(
        Example(
            name="The third placement at the edge of the 12 months",
            given="""
                cla_episodes
                person_id | cla_episode_start_date
                A         | 2020-01-10
                B         | 2020-01-10
                C         | 2020-01-10
                D         | 2020-01-10

                cla_placement
                person_id | cla_placement_start_date | cla_placement_end_date
                A         | 2020-01-10               | 2022-07-01              # open on 30 June 2022, when the 12 months began: number one
                A         | 2022-07-01               | 2023-01-10
                A         | 2023-01-10               |                         # number three
                B         | 2020-01-10               | 2022-06-30              # over on 30 June 2022: not in the 12 months to 30 June 2023
                B         | 2022-06-30               | 2023-01-10
                B         | 2023-01-10               |                         # number two (three until May)
                C         | 2020-01-10               | 2022-12-01
                C         | 2022-12-01               | 2023-06-30
                C         | 2023-06-30               |                         # number three, on the last day of June
                D         | 2020-01-10               | 2022-12-01
                D         | 2022-12-01               | 2023-07-01
                D         | 2023-07-01               |                         # number three, a day later
            """,
            expect=(Expect("2023-05", 2, 4), Expect("2023-06", 2, 4), Expect("2023-07", 2, 4)),
        ),
        Example(
            name="What is not a new placement",
            given="""
                cla_episodes
                person_id | cla_episode_start_date | cla_episode_ceased_date | cla_episode_ceased_reason | legal_status
                A         | 2020-01-10             |                         |                           | C2
                B         | 2020-01-10             |                         |                           | C2
                C         | 2020-01-10             |                         |                           | C2
                D         | 2020-01-10             |                         |                           | C2
                E         | 2020-01-10             |                         |                           | C2
                F         | 2022-09-01             | 2022-12-01              | E8                        | V4
                F         | 2023-05-01             |                         |                           | V2
                G         | 2020-01-10             | 2022-05-01              | E4A                       | V2
                G         | 2023-01-10             |                         |                           | V2

                cla_placement
                person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_start_reason | cla_placement_type
                A         | 2020-01-10               | 2023-01-10             | S                          | U6
                A         | 2023-01-10               | 2023-02-10             | P                          | U6
                A         | 2023-02-10               | 2023-03-10             | U                          | U4                  # the same carer
                A         | 2023-03-10               | 2023-04-10             | T                          | U4                  # the same carer
                A         | 2023-04-10               |                        | L                          | U4                  # a new legal status alone: two
                B         | 2020-01-10               | 2023-01-10             | S                          | U6
                B         | 2023-01-10               | 2023-02-10             | P                          | U6
                B         | 2023-02-10               | 2023-03-10             | P                          | A3                  # placed for adoption with the carer
                B         | 2023-03-10               |                        | P                          | A5                  # the same: two
                C         | 2020-01-10               | 2023-01-10             | S                          | U6
                C         | 2023-01-10               | 2023-01-20             | P                          | T0                  # a holiday: temporary
                C         | 2023-01-20               |                        | P                          | U6                  # two
                D         | 2020-01-10               | 2023-03-10             | S                          | U6
                D         | 2023-02-10               | 2023-02-10             | P                          | K2                  # under a day
                D         | 2023-03-10               |                        | P                          | U6                  # two
                E         |                          | 2023-01-10             | S                          | U6                  # no start: not known when
                E         | 2023-01-10               | 2023-03-10             | P                          | U6
                E         | 2023-03-10               |                        | P                          | U6                  # two
                F         | 2022-09-01               | 2022-10-01             | S                          | U6                  # short breaks
                F         | 2022-10-01               | 2022-12-01             | P                          | U6                  # short breaks
                F         | 2023-05-01               |                        | S                          | U6                  # one
                G         | 2020-01-10               |                        | S                          | U6                  # no end: over when care ended in May 2022
                G         | 2023-01-10               | 2023-03-10             | S                          | U6
                G         | 2023-03-10               |                        | P                          | U6                  # two
            """,
            expect=(Expect("2023-06", 0, 7),),
        ),
        Example(
            name="What counts as a placement of the 12 months",
            given="""
                cla_episodes
                person_id | cla_episode_start_date | cla_episode_ceased_date | cla_episode_ceased_reason
                A         | 2022-01-10             | 2022-12-10              | E4A
                A         | 2023-03-10             |                         |
                B         | 2020-01-10             |                         |
                C         | 2020-01-10             |                         |
                D         | 2020-01-10             | 2023-01-10              | E4A
                D         | 2023-01-10             |                         |

                cla_placement
                person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type
                A         | 2022-01-10               | 2022-08-10             | U6
                A         | 2022-08-10               | 2022-12-10             | U6                  # an earlier time in care counts
                A         | 2023-03-10               |                        | U6                  # three
                B         | 2020-01-10               | 2023-02-10             | U6
                B         | 2023-02-10               | 2023-02-10             | K2                  # under a day: does not count ...
                B         | 2023-02-10               | 2023-03-10             | U6                  # ... but the one that begins that day does
                B         | 2023-03-10               |                        | U6                  # three
                C         | 2020-01-10               | 2023-01-10             |                     # kind not recorded: counts
                C         | 2023-01-10               | 2023-01-11             | U6                  # a whole day: counts
                C         | 2023-01-11               |                        | U6                  # three
                D         | 2020-01-10               | 2023-01-10             | U6                  # left care ...
                D         | 2023-01-10               | 2023-03-10             | U6                  # ... and was back the same day: counts
                D         | 2023-03-10               |                        | U6                  # three
            """,
            expect=(Expect("2023-06", 4, 4),),
        ),
        Example(
            name="Where the council counts temporary placements",
            settings={"temporary_placements_count": True},
            given="""
                cla_episodes
                person_id | cla_episode_start_date
                A         | 2020-01-10

                cla_placement
                person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type
                A         | 2020-01-10               | 2023-01-10             | U6
                A         | 2023-01-10               | 2023-01-20             | T0
                A         | 2023-01-20               |                        | U6                  # three
            """,
            expect=(Expect("2023-06", 1, 1),),
        ),
        Example(
            name="Annex A states the number, on its own date only",
            given="""
                person
                person_id | dob
                E         | 2005-07-01  # 18 tomorrow: counts
                F         | 2005-06-30  # 18 on the last day: not a child in care any more

                cla_episodes
                person_id | cla_episode_start_date | legal_status
                A         | 2020-01-10             | C2
                B         | 2020-01-10             | C2
                C         | 2020-01-10             | C2
                D         | 2020-01-10             | V4            # short breaks: left out
                E         | 2020-01-10             | C2
                F         | 2020-01-10             | C2

                cla_placement
                person_id | cla_placement_start_date | cla_placement_end_date
                B         | 2020-01-10               | 2023-01-10
                B         | 2023-01-10               | 2023-02-10             # a list does not say that the carer stayed the same ...
                B         | 2023-02-10               |                        # three, but for what the list states

                care_status | as_at: 2023-06-30
                person_id | placements_12m
                A         | 3               # counts
                B         | 2               # ... so the number that it states holds on its date
                C         |                 # not stated
                D         | 5
                E         | 4               # counts
                F         | 4
            """,
            expect=(Expect("2023-05", 1, 5), Expect("2023-06", 2, 4), Expect("2023-07", 1, 3)),
        ),
    ),
)
