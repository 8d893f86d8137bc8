from datetime import date

from goldenthread.catalogue.shared import ENTITLED, FROM_17_TO_21, NOT_IN_GROUP
from goldenthread.indicators.counting import Aged, LeaveOut, Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care_leaver import care_leaver
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cl_suitable",
    title="Care leavers in suitable accommodation",
    label="% of care leavers in suitable accommodation",
    theme=Theme.CARE_EXPERIENCED,
    order=420,
    why="A safe home is what everything else depends on.",
    counted="Those young people whose accommodation is recorded as suitable",
    over=(
        "Young people aged 17 to 21 who left care, less those abroad, deported or whose residence "
        "is not known"
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(
            care_leaver,
            where=ENTITLED,
            leave_out=(
                *NOT_IN_GROUP,
                LeaveOut(
                    care_leaver.accommodation.is_in("G", "H", "R"), "abroad, deported or residence not known"
                ),
            ),
            aged=FROM_17_TO_21,
        ),
        meeting=care_leaver.suitable.is_true(),
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    bands=(Aged(17, 18), Aged(19, 21)),
    notes=("Young people not in touch stay in, as not suitable.",),
    examples=(
        Example(
            name="Suitable, and who is left out",
            given="""
                person
                person_id | dob
                A         | 2003-01-20
                B         | 2003-01-20
                C         | 2003-01-20
                D         | 2003-01-20
                E         | 2003-01-20
                F         | 2003-01-20
                G         | 2003-01-20
                H         | 2003-01-20
                I         | 2003-01-20
                J         | 2003-01-20
                K         | 2006-07-01  # 17 tomorrow: not in the group
                L         | 2001-06-30  # 22 on the last day: not in the group
                M         | 2003-01-20

                care_leavers | as_at: 2023-06-30
                person_id | care_leaver_eligibility | care_leaver_in_touch | care_leaver_accommodation | care_leaver_accom_suitable
                A         | Former relevant         | YES                  | B                         | yes                         # suitable
                B         | Relevant                | YES                  | K                         | no
                C         | Former relevant         | YES                  | D                         |                             # not recorded: not suitable
                D         | Former relevant         | NO                   | 0                         |                             # not in touch: stays in, not suitable
                E         | Former relevant         | YES                  | G                         | yes                         # abroad: left out
                F         | Former relevant         | YES                  | H                         | no                          # deported: left out
                G         | Former relevant         | NO                   | R                         |                             # residence not known: left out
                H         | Former relevant         | DIED                 |                           |                             # left out
                I         | Former relevant         | RHOM                 | B                         | yes                         # returned home: left out
                J         | Former relevant         | YES                  |                           | yes                         # kind not recorded: stays in
                K         | Relevant                | YES                  | B                         | yes
                L         | Former relevant         | YES                  | B                         | yes
                M         | Eligible                | YES                  | B                         | yes                         # still in care
            """,
            expect=(
                Expect("2023-06", 2, 5),
                Expect("2023-06", 0, 0, breakdown="age=17-18"),
                Expect("2023-06", 2, 5, breakdown="age=19-21"),
            ),
        ),
        Example(
            name="17 to 21, by age on the last day of the month",
            given="""
                person
                person_id | dob
                A         | 2006-06-30  # 17 today
                B         | 2004-07-01  # 18, 19 tomorrow
                C         | 2004-06-30  # 19 today
                D         | 2001-07-01  # 21, 22 tomorrow

                care_leavers | as_at: 2023-06-30 | care_leaver_eligibility: Former relevant | care_leaver_accom_suitable: yes
                person_id
                A
                B
                C
                D
            """,
            expect=(
                Expect("2023-06", 4, 4),
                Expect("2023-06", 2, 2, breakdown="age=17-18"),
                Expect("2023-06", 2, 2, breakdown="age=19-21"),
            ),
        ),
    ),
)
