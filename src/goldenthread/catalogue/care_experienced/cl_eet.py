from datetime import date

from goldenthread.catalogue.shared import ENTITLED, FROM_17_TO_21, NOT_IN_GROUP
from goldenthread.indicators.counting import Aged, Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care_leaver import care_leaver
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cl_eet",
    title="Care leavers in education, employment or training",
    label="% of care leavers in education, employment or training",
    theme=Theme.CARE_EXPERIENCED,
    order=430,
    why="Learning and work open the way to an independent life.",
    counted="Those young people in education, employment or training, full or part time",
    over="Young people aged 17 to 21 who left care (relevant and former relevant)",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care_leaver, where=ENTITLED, leave_out=NOT_IN_GROUP, aged=FROM_17_TO_21),
        meeting=care_leaver.activity.is_in("F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5"),
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    bands=(Aged(17, 18), Aged(19, 21)),
    notes=("Activity not known counts as not in education, employment or training.",),
    examples=(
        Example(
            name="Every activity, one by one",
            given="""
                person | dob: 2003-01-20
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
                J
                K
                L
                M
                N
                O

                care_leavers | as_at: 2023-06-30 | care_leaver_eligibility: Former relevant | care_leaver_in_touch: YES
                person_id | care_leaver_activity
                A         | F1                    # full time in higher education: counts
                B         | F2                    # full time in other education: counts
                C         | F3                    # full time in training or employment, older code: counts
                D         | F4                    # full time in training or an apprenticeship: counts
                E         | F5                    # full time in employment: counts
                F         | P1                    # the same part time: counts
                G         | P2
                H         | P3
                I         | P4
                J         | P5
                K         | G4                    # ill or disabled: stays in, does not count
                L         | G5                    # other circumstances: stays in, does not count
                M         | G6                    # pregnant or a parent: stays in, does not count
                N         | 0                     # not known: stays in, does not count
                O         |                       # not recorded: stays in, does not count
            """,
            expect=(Expect("2023-06", 10, 15),),
        ),
        Example(
            name="Who is in the group",
            given="""
                person
                person_id | dob
                A         | 2006-06-30  # 17 today
                B         | 2006-07-01  # 17 tomorrow: not in the group
                C         | 2004-07-01  # 18, 19 tomorrow
                D         | 2004-06-30  # 19 today
                E         | 2001-07-01  # 21, 22 tomorrow
                F         | 2001-06-30  # 22 today: not in the group
                G         | 2003-01-20
                H         | 2003-01-20
                I         | 2003-01-20
                J         | 2003-01-20

                care_leavers | as_at: 2023-06-30 | care_leaver_activity: F1
                person_id | care_leaver_eligibility | care_leaver_in_touch
                A         | Relevant                | YES
                B         | Relevant                | YES
                C         | Relevant                | YES
                D         | Former relevant         | YES
                E         | Former relevant         | YES
                F         | Former relevant         | YES
                G         | Former relevant         | DIED                  # left out
                H         | Former relevant         | RHOM                  # returned home: left out
                I         | Eligible                | YES                   # still in care: not a care leaver
                J         | Former relevant         | NO                    # not in touch: stays in
            """,
            expect=(
                Expect("2023-06", 5, 5),
                Expect("2023-06", 2, 2, breakdown="age=17-18"),
                Expect("2023-06", 3, 3, breakdown="age=19-21"),
            ),
        ),
    ),
)
