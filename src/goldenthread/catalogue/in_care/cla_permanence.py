from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_permanence import care_permanence
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_permanence",
    title="Children in care with a permanence plan",
    label="% of children in care with a permanence plan",
    theme=Theme.IN_CARE,
    order=320,
    why="Every child in care should know where they will grow up.",
    counted="Children in care on the last day of the month with a permanence plan recorded",
    over="Children in care on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18),
        meeting=Open(care_permanence, aged=UNDER_18),
    ),
    source="Local measure of the monthly report; no DfE definition",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    notes=(
        "A blank plan means that none is agreed.",
        "The same for children in care for four months or more stands beside it.",
    ),
    examples=(
        Example(
            name="A permanence plan on the last day of the month",
            given="""
                cla_episodes
                person_id | cla_episode_start_date | legal_status
                A         | 2023-01-10             | C2
                B         | 2023-01-10             | C2
                C         | 2023-01-10             | C2
                D         | 2023-01-10             | C2
                E         | 2023-01-10             | C2
                F         | 2023-01-10             | C2
                G         | 2023-01-10             | C2
                H         | 2023-01-10             | V4            # short breaks: left out
                I         | 2023-01-10             | C2            # no plan at all

                cla_care_plan
                person_id | cla_care_plan_start_date | cla_care_plan_end_date | permanence_plan
                A         | 2022-11-10               |                        | ADOPTION         # counts
                B         | 2023-06-30               |                        | RETURN HOME      # begins on the last day: counts
                C         | 2023-07-01               |                        | RETURN HOME      # begins a day later
                D         | 2023-02-10               | 2023-06-30             | RETURN HOME      # ended on the last day
                E         | 2023-02-10               | 2023-07-01             | RETURN HOME      # ends a day later: counts
                F         | 2023-02-10               |                        |                  # a plan, but no permanence agreed
                G         | 2023-02-10               | 2023-05-10             | RETURN HOME
                G         | 2023-04-10               |                        | ADOPTION         # two that overlap: one child
                H         | 2023-02-10               |                        | RETURN HOME
                I         |                          |                        | ADOPTION         # no start: not known when
            """,
            expect=(Expect("2023-04", 4, 8), Expect("2023-06", 4, 8)),
        ),
        Example(
            name="Annex A states the plan on its own date; a list up to 7 days off speaks for the month end",
            given="""
                cla_episodes
                person_id | cla_episode_start_date
                A         | 2023-01-10
                B         | 2023-01-10

                care_status
                person_id | as_at      | permanence_plan
                A         | 2023-03-24 | ADOPTION         # 7 days before 31 March: speaks for it
                B         | 2023-03-24 |                  # none agreed
                A         | 2023-05-08 | ADOPTION         # 8 days after 30 April: does not speak for it
                B         | 2023-05-08 | ADOPTION
                A         | 2023-05-29 |
                B         | 2023-05-29 | RETURN HOME
                A         | 2023-06-02 | ADOPTION         # as near to 31 May and later: this list speaks
                B         | 2023-06-02 |
                A         | 2023-06-28 | ADOPTION         # nearer to 30 June than the next: this list speaks
                B         | 2023-06-28 | ADOPTION
                A         | 2023-07-03 |
                B         | 2023-07-03 |
                A         | 2023-08-07 |
                B         | 2023-08-07 | ADOPTION         # 7 days after 31 July: speaks for it
            """,
            expect=(
                Expect("2023-03", 1, 2),
                Expect("2023-04", 0, 2),
                Expect("2023-05", 1, 2),
                Expect("2023-06", 2, 2),
                Expect("2023-07", 1, 2),
            ),
        ),
        Example(
            name="Up to the day before the 18th birthday",
            given="""
                person
                person_id | dob
                A         | 2005-07-01  # 18 tomorrow: counts
                B         | 2005-06-30  # 18 on the last day: not a child in care any more

                cla_episodes | cla_episode_start_date: 2023-01-10
                person_id
                A
                B

                cla_care_plan | cla_care_plan_start_date: 2023-02-10 | permanence_plan: LONG TERM FOSTERING
                person_id
                A
                B
            """,
            expect=(Expect("2023-05", 2, 2), Expect("2023-06", 1, 1)),
        ),
    ),
)
