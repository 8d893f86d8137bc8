from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.protection_plan import protection_plan
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cpp_repeat",
    title="Children starting a child protection plan who have been on one before, at any time",
    label="% of children starting a plan who have had a plan before",
    theme=Theme.CHILD_PROTECTION,
    order=230,
    why="A child who needs a second plan was not kept safe after the first.",
    counted="Plans begun in the period of children who have been on a plan before, at any time",
    over="Child protection plans begun in the period",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Events(protection_plan, dated_by=protection_plan.start_date, leave_out=(OTHER_AUTHORITY,)),
        meeting=protection_plan.earlier_plan.is_true(),
    ),
    needs=(Need.of("cp_plans.before"),),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    known_as=(
        "% of children starting a child protection plan who have been subject to a previous child protection plan",
        "Second or subsequent child protection plans",
        "% of repeat child protection plans",
        "Children who became the subject of a child protection plan for a second or subsequent time",
    ),
    notes=(
        "Plans a day apart or less count as the same plan, so a restart is not a repeat.",
        "An SSD extract holds about six years: an earlier plan before that is not seen.",
        "One Annex A workbook alone lists a child's latest plan only, so a restart in its six months looks new.",
    ),
    examples=(
        Example(
            name="On a plan before, at any time",
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola | previous_plans
                A         | 2014-03-03         | 2015-02-02       | no          |
                A         | 2023-06-01         |                  | no          |                 # eight years later: repeat
                B         | 2023-06-30         |                  | no          |                 # the first
                C         | 2023-06-15         |                  | no          | 1               # one before, says the source: repeat
                D         | 2023-06-15         |                  | no          | 0               # none before, says the source
                E         | 2022-01-10         | 2022-08-10       | yes         |
                E         | 2023-06-15         |                  | no          |                 # before: on a temporary plan of another authority, not repeat
                F         | 2023-06-15         |                  | yes         | 1               # another authority's child: left out of both
                G         | 2023-05-31         | 2023-06-20       | no          |                 # the month before
                H         | 2023-07-01         |                  | no          |                 # the month after
                I         |                    |                  | no          | 1               # no date: counts nowhere
            """,
            expect=(Expect("2023-05", 0, 1), Expect("2023-06", 2, 5), Expect("2023-07", 0, 1)),
        ),
        Example(
            name="A plan restarted 0, 1 and 2 days later",
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date
                A         | 2023-01-10         | 2023-06-12
                A         | 2023-06-12         |                   # the same day: no new plan
                B         | 2023-01-10         | 2023-06-12
                B         | 2023-06-13         |                   # the next day: no new plan
                C         | 2023-01-10         | 2023-06-12
                C         | 2023-06-14         |                   # two days later: a new plan, repeat
                D         | 2023-01-10         | 2023-07-31
                D         | 2023-06-14         |                   # begins while the other is open: no new plan
            """,
            expect=(Expect("2023-01", 0, 4), Expect("2023-06", 1, 1)),
        ),
        Example(
            name="Where the council joins plans up to 3 days apart",
            settings={"plan_gap_days": 3},
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date
                A         | 2023-01-10         | 2023-06-12
                A         | 2023-06-15         |                   # three days later: no new plan
                B         | 2023-01-10         | 2023-06-12
                B         | 2023-06-16         |                   # four days later: a new plan, repeat
            """,
            expect=(Expect("2023-06", 1, 1),),
        ),
    ),
)
