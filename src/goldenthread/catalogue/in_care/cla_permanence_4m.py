from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Lasting, Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_permanence import care_permanence
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_permanence_4m",
    title="Children in care for four months or more with a permanence plan",
    label="% of children in care 4 months or more with a permanence plan",
    theme=Theme.IN_CARE,
    order=325,
    why="The plan is due by the second review, about four months after a child comes into care.",
    counted="Those with a permanence plan recorded",
    over="Children in care for at least four months on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(
            care,
            leave_out=(SHORT_BREAK,),
            lasting=Lasting(">=", since=care.start_date, months=4),
            aged=UNDER_18,
        ),
        meeting=Open(
            care_permanence,
            lasting=Lasting(">=", since=care_permanence.care_start_date, months=4),
            aged=UNDER_18,
        ),
    ),
    source="Local measure of the monthly report; no DfE definition",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    examples=(
        Example(
            name="In care for exactly four months, and a day less",
            given="""
                person
                person_id | dob
                F         | 2005-07-01  # 18 tomorrow: counts
                G         | 2005-06-30  # 18 on the last day: not a child in care any more

                cla_episodes
                person_id | cla_episode_start_date | cla_episode_ceased_date | cla_episode_ceased_reason | legal_status
                A         | 2023-02-28             |                         |                           | C2            # four months on 30 June: counts
                B         | 2023-03-01             |                         |                           | C2            # a day less: not yet
                C         | 2022-01-10             |                         |                           | C2            # without a permanence plan
                D         | 2022-01-10             |                         |                           | V4            # short breaks: left out
                E         | 2022-01-10             | 2023-05-10              | E4A                       | C2
                E         | 2023-05-11             |                         |                           | C2            # back after a day: four months start again
                F         | 2022-01-10             |                         |                           | C2
                G         | 2022-01-10             |                         |                           | C2

                cla_care_plan | cla_care_plan_start_date: 2023-03-10 | permanence_plan: ADOPTION
                person_id
                A
                B
                D
                E
                F
                G
            """,
            expect=(Expect("2023-05", 2, 3), Expect("2023-06", 2, 3), Expect("2023-07", 2, 3)),
        ),
        Example(
            name="Four months that end in February",
            given="""
                cla_episodes
                person_id | cla_episode_start_date
                A         | 2022-10-28              # four months on 28 February: counts
                B         | 2022-10-29              # on 1 March: not yet
                C         | 2022-10-31              # on 1 March: not yet
            """,
            expect=(Expect("2023-02", 0, 1), Expect("2023-03", 0, 3)),
        ),
    ),
)
