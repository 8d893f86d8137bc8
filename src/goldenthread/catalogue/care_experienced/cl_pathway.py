from datetime import date

from goldenthread.catalogue.shared import ENTITLED, FROM_17_TO_21, NOT_IN_GROUP
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.care_leaver import care_leaver
from goldenthread.terms.condition import months_before
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cl_pathway",
    title="Care leavers whose pathway plan has been reviewed in the last six months",
    label="% of pathway plans up to date",
    theme=Theme.CARE_EXPERIENCED,
    order=440,
    why="The pathway plan is the young person's own plan for becoming independent.",
    counted="Those young people whose pathway plan was reviewed in the last 6 months",
    over="Young people aged 17 to 21 who left care (relevant and former relevant)",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care_leaver, where=ENTITLED, leave_out=NOT_IN_GROUP, aged=FROM_17_TO_21),
        meeting=care_leaver.pathway_review_date >= months_before(care_leaver.start_date, 6),
    ),
    source="Statutory duty to review at least every six months, as we understand it; no DfE measure",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    needs=(Need.of("care_leavers.pathway"),),
    notes=("Needs the column of the later Annex A layout, or SSD.",),
    examples=(
        Example(
            name="Reviewed in the last 6 months",
            given="""
                person
                person_id | dob
                A         | 2006-06-30  # 17 today
                B         | 2001-07-01  # 22 tomorrow
                C         | 2003-01-20
                D         | 2003-01-20
                E         | 2006-07-01  # 17 tomorrow: not in the group
                F         | 2001-06-30  # 22 today: not in the group
                G         | 2005-07-20
                H         | 2003-01-20
                I         | 2003-01-20

                care_leavers | as_at: 2023-06-30
                person_id | care_leaver_eligibility | care_leaver_in_touch | pathway_plan_review_date
                A         | Relevant                | YES                  | 2022-12-30                # exactly 6 months before: up to date
                B         | Former relevant         | YES                  | 2022-12-29                # a day more: not
                C         | Former relevant         | YES                  |                           # never reviewed
                D         | Former relevant         | NO                   | 2023-06-30                # not in touch: stays in; up to date
                E         | Relevant                | YES                  | 2023-03-10
                F         | Former relevant         | YES                  | 2023-03-10
                G         | Eligible                | YES                  | 2023-03-10                # still in care: not a care leaver
                H         | Former relevant         | DIED                 | 2023-03-10                # left out
                I         | Former relevant         | RHOM                 | 2023-03-10                # returned home: left out
            """,
            expect=(Expect("2023-06", 2, 4),),
        ),
        Example(
            name="6 months that begin at the end of August; a list that is a few days late",
            given="""
                person | dob: 2003-01-20
                person_id
                A
                B

                care_leavers | as_at: 2023-03-02 | care_leaver_eligibility: Former relevant
                person_id | pathway_plan_review_date
                A         | 2022-08-28                # 6 months before 28 February, for which the list speaks: up to date
                B         | 2022-08-27                # a day more: not
            """,
            expect=(Expect("2023-02", 1, 2),),
        ),
    ),
)
