from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_visited import care_visited
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_visits",
    title="Children in care with an up-to-date social work visit",
    label="% of children in care with an up-to-date visit",
    theme=Theme.IN_CARE,
    order=330,
    why="A child in care should see their social worker often enough to be heard.",
    counted=(
        "Children in care on the last day of the month seen in the last 42 days (3 months in a "
        "settled long-term foster home), or placed less than 7 days before"
    ),
    over="Children in care on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18),
        meeting=Open(care_visited, aged=UNDER_18),
    ),
    source="Care Planning Regulations 2010, regulation 28, as we understand it; limits are settings",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    notes=(
        "Being up to date on the day is not the same as every visit of the month having been on time.",
        "Annex A does not say that the carer stayed the same when the kind of placement changed: its first 7 days "
        "then count as visited, and the year of a long-term home begins anew.",
    ),
    examples=(
        Example(
            name="Seen in the last 42 days, or placed less than 7 days before",
            given="""
                cla_episodes
                person_id | cla_episode_start_date | legal_status
                A         | 2022-01-10             | C2
                B         | 2022-01-10             | C2
                C         | 2022-01-10             | C2
                D         | 2022-01-10             | C2
                E         | 2022-01-10             | C2
                F         | 2022-01-10             | C2
                G         | 2022-01-10             | C2
                H         | 2022-01-10             | V4            # short breaks: left out
                I         | 2022-01-10             | C2

                cla_placement
                person_id | cla_placement_start_date | cla_placement_start_reason | cla_placement_type
                E         | 2023-06-24               | P                          | U6                  # placed 6 days before: not yet due
                F         | 2023-06-23               | P                          | U6                  # placed 7 days before: due
                G         | 2023-01-10               | P                          | U6
                G         | 2023-06-24               | U                          | U4                  # stays with the same carer: due
                H         | 2023-06-24               | P                          | U6

                cla_visits
                person_id | cla_visit_date | cla_visit_seen
                A         | 2023-05-19     | yes             # 42 days before 30 June: up to date
                B         | 2023-05-18     | yes             # 43: not
                C         | 2023-06-20     | no              # not seen
                D         | 2023-06-20     |                 # a visit without a word on being seen: up to date
                D         | 2023-06-28     |                 # a second visit does not count twice
                G         | 2023-05-10     | yes
                H         | 2023-06-20     | yes
                I         | 2023-07-01     | yes             # after the last day: not
                I         |                | yes             # no date
            """,
            expect=(Expect("2023-06", 3, 8),),
        ),
        Example(
            name="In a long-term foster home for a year: seen in the last 3 months",
            given="""
                person
                person_id | dob
                G         | 2005-06-30  # 18 on the last day: not a child in care any more
                H         | 2005-07-01  # 18 tomorrow: counts

                cla_episodes | cla_episode_start_date: 2022-01-10
                person_id
                A
                B
                C
                D
                E
                F
                G
                H
                I

                cla_placement
                person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_start_reason | cla_placement_type
                A         | 2022-06-30               |                        | P                          | U1                  # a year on 30 June 2023
                B         | 2022-06-30               |                        | P                          | U4
                C         | 2022-07-01               |                        | P                          | U4                  # not yet a year
                D         | 2022-01-10               |                        | P                          | U6                  # not long-term
                E         | 2022-01-10               | 2023-02-10             | P                          | U6
                E         | 2023-02-10               |                        | U                          | U4                  # with the same carer for over a year, now long-term
                F         | 2022-01-10               | 2023-06-20             | P                          | U4
                F         | 2023-06-20               |                        | P                          | U6                  # has left the long-term home
                I         | 2022-01-10               | 2023-07-01             | P                          | U6
                I         | 2023-07-01               |                        | U                          | U4                  # long-term from tomorrow: 42 days count
                G         | 2022-01-10               |                        | P                          | U4

                cla_visits | cla_visit_seen: yes
                person_id | cla_visit_date
                A         | 2023-03-30      # exactly 3 months: up to date
                B         | 2023-03-29      # a day more: not
                C         | 2023-04-10      # 42 days count: not
                D         | 2023-04-10      # 42 days count: not
                E         | 2023-04-10      # up to date
                F         | 2023-04-10      # 42 days count: not
                I         | 2023-04-10      # not
                G         | 2023-04-10
                H         | 2023-06-10      # up to date, as any child would be
            """,
            expect=(Expect("2023-06", 3, 8),),
        ),
    ),
)
