from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Rate
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_end",
    title="Children in care at the end of the period",
    label="Children in care at period end (per 10,000)",
    theme=Theme.ACTIVITY,
    order=60,
    why="These are the children for whom the council is a parent.",
    counted="Children in care on the last day of the month, aged under 18, short breaks left out",
    over="Children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18)),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(
        Example(
            name="In care on the last day of the month",
            given="""
                cla_episodes
                person_id | cla_episode_start_date | cla_episode_ceased_date | legal_status
                A         | 2023-01-10             |                         | C2           # still in care
                B         | 2023-06-30             |                         | V2           # comes in on the last day: counts
                C         | 2023-07-01             |                         | V2           # comes in a day later
                D         | 2023-01-10             | 2023-07-01              | C2           # leaves a day later: still counts
                E         | 2023-01-10             | 2023-06-30              | C2           # leaves on the last day: no longer counts
                F         | 2023-01-10             |                         | V3           # short breaks: left out
                G         | 2023-01-10             |                         | V4           # short breaks: left out
                H         | 2023-01-10             |                         | V1           # short breaks, older code: left out
                I         | 2023-01-10             |                         |              # legal status not recorded: counts
                J         | 2023-06-20             | 2023-06-10              | C2           # ends before it starts: counts nowhere
                K         |                        |                         | C2           # no start date: counts nowhere
            """,
            expect=(Expect("2023-06", 4),),
        ),
        Example(
            name="Up to the day before the 18th birthday",
            given="""
                person
                person_id | dob
                A         | 2005-07-01  # 18 tomorrow: counts
                B         | 2005-06-30  # 18 on the last day of the month: no longer counts
                C         |             # date of birth not recorded: counts

                cla_episodes
                person_id | cla_episode_start_date
                A         | 2020-01-10
                B         | 2020-01-10
                C         | 2020-01-10
                D         | 2020-01-10              # not among the persons: age not known, counts
            """,
            expect=(Expect("2023-05", 4), Expect("2023-06", 3)),
        ),
        Example(
            name="Born on 29 February: 18 on 1 March",
            given="""
                person
                person_id | dob
                A         | 2004-02-29
                B         | 2004-02-28  # 18 on 28 February

                cla_episodes
                person_id | cla_episode_start_date
                A         | 2020-01-10
                B         | 2020-01-10
            """,
            expect=(Expect("2022-01", 2), Expect("2022-02", 1), Expect("2022-03", 0)),
        ),
        Example(
            name="The legal status of an SSD extract stands in a table of its own",
            given="""
                cla_episodes
                person_id | cla_episode_start_date
                A         | 2023-01-10
                B         | 2023-01-10
                C         | 2023-01-10
                D         | 2023-01-10
                E         | 2023-01-10

                legal_status
                person_id | legal_status | legal_status_start_date
                A         | V4           | 2023-01-10               # from the day the episode began: a short break
                B         | V4           | 2023-01-11               # a day later: not the status the episode began with
                C         | C2           | 2020-01-10
                C         | V3           | 2022-01-10               # the latest one before counts: a short break
                D         | V3           |                          # no date: not known when
                E         | C2           | 2023-01-10               # two on one day: the first row counts, no short break
                E         | V4           | 2023-01-10
            """,
            expect=(Expect("2023-06", 3),),
        ),
    ),
)
