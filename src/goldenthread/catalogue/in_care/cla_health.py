from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Lasting, Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_health_checked import care_health_checked
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_health",
    title="Children in care for a year or more with an up-to-date health assessment",
    label="% of children in care with an up-to-date health assessment",
    theme=Theme.IN_CARE,
    order=310,
    why="Children in care have more health needs than others and depend on us to see to them.",
    counted="Those with a completed assessment in the last 12 months (6 months while under 5)",
    over="Children in care for at least 12 months on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(
            care,
            leave_out=(SHORT_BREAK,),
            lasting=Lasting(">=", since=care.start_date, months=12),
            aged=UNDER_18,
        ),
        meeting=Open(
            care_health_checked,
            lasting=Lasting(">=", since=care_health_checked.care_start_date, months=12),
            aged=UNDER_18,
        ),
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    notes=(
        "A refused assessment counts as not done.",
        "DfE asks for two in the year while under 5; one in 6 months is close to it, not the same.",
    ),
    examples=(
        Example(
            name="An assessment in the last 12 months, or in the last 6 while under 5",
            given="""
                person
                person_id | dob
                A         | 2010-01-20
                B         | 2010-01-20
                C         | 2018-07-01  # 5 tomorrow
                D         | 2018-07-01  # 5 tomorrow
                E         | 2018-06-30  # 5 on the last day of the month
                F         | 2010-01-20
                G         | 2010-01-20
                H         |             # date of birth not recorded
                I         | 2010-01-20
                J         | 2010-01-20
                K         | 2010-01-20
                L         | 2005-06-30  # 18 on the last day: not a child in care any more
                M         | 2005-07-01  # 18 tomorrow: counts

                cla_episodes
                person_id | cla_episode_start_date | legal_status
                A         | 2020-01-10             | C2
                B         | 2020-01-10             | C2
                C         | 2020-01-10             | C2
                D         | 2020-01-10             | C2
                E         | 2020-01-10             | C2
                F         | 2020-01-10             | C2
                G         | 2020-01-10             | C2
                H         | 2020-01-10             | C2
                I         | 2020-01-10             | C2
                J         | 2020-01-10             | C2
                K         | 2020-01-10             | V4            # short breaks: left out
                L         | 2020-01-10             | C2
                M         | 2020-01-10             | C2

                cla_health
                person_id | health_check_date | health_check_type | health_check_status
                A         | 2022-06-30        | Health Assessment | Completed            # exactly 12 months: up to date
                B         | 2022-06-29        | Health Assessment | Completed            # a day more: not
                C         | 2022-12-30        | Health Assessment | Completed            # exactly 6 months: up to date
                D         | 2022-12-29        | Health Assessment | Completed            # a day more: not
                E         | 2022-12-29        | Health Assessment | Completed            # 5 today, so 12 months count: up to date
                F         | 2023-03-10        | Health Assessment | Refused              # not done
                G         | 2023-03-10        | Dental Check      | Completed            # not a health assessment
                H         | 2022-12-10        | Health Assessment | Completed            # age not known, so 12 months count: up to date
                I         | 2022-08-10        | Health Assessment | Completed
                I         | 2023-03-10        | Health Assessment | Completed
                I         | 2023-03-10        | Health Assessment | Completed            # two, one recorded twice: one child up to date
                J         | 2023-07-01        | Health Assessment | Completed            # a day after the last day: not yet
                J         |                   | Health Assessment | Completed            # no date
                K         | 2023-03-10        | Health Assessment | Completed
                L         | 2023-03-10        | Health Assessment | Completed
                M         | 2023-03-10        | Health Assessment | Completed
            """,
            expect=(Expect("2023-06", 6, 11),),
        ),
        Example(
            name="In care for 12 months",
            given="""
                cla_episodes
                person_id | cla_episode_start_date | cla_episode_start_reason | cla_episode_ceased_date | cla_episode_ceased_reason
                A         | 2022-06-30             | S                        |                         |                            # exactly 12 months: counts
                B         | 2022-07-01             | S                        |                         |                            # a day less: not yet
                C         | 2020-01-10             | S                        | 2023-06-30              | E4A                        # left on the last day
                D         | 2020-01-10             | S                        | 2023-01-10              | E4A
                D         | 2023-01-11             | S                        |                         |                            # back after a day at home: 12 months start again
                E         | 2020-01-10             | S                        | 2023-01-10              | X1
                E         | 2023-01-10             | L                        |                         |                            # a new legal status: care goes on

                cla_health | health_check_type: Health Assessment | health_check_status: Completed
                person_id | health_check_date
                A         | 2023-05-10
                B         | 2023-05-10
                C         | 2023-05-10
                D         | 2023-05-10
                E         | 2023-05-10
            """,
            expect=(Expect("2023-06", 2, 2), Expect("2023-07", 3, 3)),
        ),
        Example(
            name="Around 29 February",
            given="""
                person
                person_id | dob
                A         | 2010-01-20
                B         | 2010-01-20
                C         | 2010-01-20
                D         | 2010-01-20
                E         | 2020-02-29  # 5 on 1 March 2025
                F         | 2020-02-29  # 5 on 1 March 2025

                cla_episodes
                person_id | cla_episode_start_date | cla_episode_ceased_date
                A         | 2023-02-28             | 2024-03-10               # 12 months on 29 February 2024: counts
                B         | 2023-03-01             | 2024-03-10               # a day less: not yet
                C         | 2020-01-10             | 2024-03-10
                D         | 2024-02-29             |                          # 12 months on 1 March 2025: not on 28 February
                E         | 2022-01-10             |
                F         | 2022-01-10             |

                cla_health | health_check_type: Health Assessment | health_check_status: Completed
                person_id | health_check_date
                A         | 2023-02-28         # 12 months before 29 February 2024: up to date
                B         | 2023-05-10
                C         | 2023-02-27         # a day more: not
                D         | 2024-12-10
                E         | 2024-08-28         # 6 months before 28 February 2025: up to date
                F         | 2024-08-27         # a day more: not, until the child is 5
            """,
            expect=(Expect("2024-02", 1, 4), Expect("2025-02", 1, 2), Expect("2025-03", 3, 3)),
        ),
    ),
)
