from datetime import date

from goldenthread.catalogue.shared import ENTITLED, FROM_17_TO_21, NOT_IN_GROUP
from goldenthread.indicators.counting import Aged, Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care_leaver import care_leaver
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cl_in_touch",
    title="Care leavers with whom the council is in touch",
    label="% of care leavers in touch",
    theme=Theme.CARE_EXPERIENCED,
    order=410,
    why="We cannot help a young person whom we have lost touch with.",
    counted="Those young people recorded as in touch",
    over="Young people aged 17 to 21 who left care (relevant and former relevant)",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care_leaver, where=ENTITLED, leave_out=NOT_IN_GROUP, aged=FROM_17_TO_21),
        meeting=care_leaver.in_touch == "YES",
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    bands=(Aged(17, 18), Aged(19, 21)),
    notes=("Those who refuse contact or need no more services stay in.",),
    examples=(
        Example(
            name="17 to 21 and entitled, by age on the last day of the month",
            given="""
                person
                person_id | dob
                A         | 2006-06-30  # 17 today
                B         | 2006-07-01  # 17 tomorrow: not in the group
                C         | 2004-07-01  # 18, 19 tomorrow
                D         | 2004-06-30  # 19 today
                E         | 2001-07-01  # 21, 22 tomorrow
                F         | 2001-06-30  # 22 today: not in the group
                G         |             # date of birth not recorded: not in the group
                H         | 2003-01-20
                I         | 2003-01-20
                J         | 2003-01-20
                K         | 2003-01-20

                care_leavers | as_at: 2023-06-30 | care_leaver_in_touch: YES
                person_id | care_leaver_eligibility
                A         | Relevant
                B         | Relevant
                C         | Relevant
                D         | Former relevant
                E         | Former relevant
                F         | Former relevant
                G         | Former relevant
                H         | Eligible                 # still in care: not a care leaver
                I         | Qualifying               # entitled to advice only
                J         | None
                K         |                          # not recorded
            """,
            expect=(
                Expect("2023-06", 4, 4),
                Expect("2023-06", 2, 2, breakdown="age=17-18"),
                Expect("2023-06", 2, 2, breakdown="age=19-21"),
            ),
        ),
        Example(
            name="Who is in touch, and who is left out",
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

                care_leavers | as_at: 2023-06-30 | care_leaver_eligibility: Former relevant
                person_id | care_leaver_in_touch
                A         | YES                   # in touch
                A         | NO                    # listed twice: the first row counts
                B         | NO
                C         | REFU                  # refuses contact: stays in, not in touch
                D         | NREQ                  # needs no services: stays in, not in touch
                E         | DIED                  # left out
                F         | RHOM                  # returned home for six months: left out
                G         |                       # not recorded: stays in, not in touch
            """,
            expect=(Expect("2023-06", 1, 5),),
        ),
        Example(
            name="Born on 29 February: a year older on 1 March",
            given="""
                person
                person_id | dob
                A         | 2004-02-29  # 19 on 1 March 2023

                care_leavers | care_leaver_eligibility: Former relevant | care_leaver_in_touch: YES
                person_id | as_at
                A         | 2023-02-28
                A         | 2023-03-31
            """,
            expect=(
                Expect("2023-02", 1, 1, breakdown="age=17-18"),
                Expect("2023-02", 0, 0, breakdown="age=19-21"),
                Expect("2023-03", 0, 0, breakdown="age=17-18"),
                Expect("2023-03", 1, 1, breakdown="age=19-21"),
            ),
        ),
        Example(
            name="A list up to 7 days off speaks for the month end",
            given="""
                person | dob: 2003-01-20
                person_id
                A

                care_leavers | care_leaver_eligibility: Former relevant
                person_id | as_at      | care_leaver_in_touch
                A         | 2023-03-24 | YES                   # 7 days before 31 March: speaks for it
                A         | 2023-05-08 | YES                   # 8 days after 30 April: does not
            """,
            expect=(Expect("2023-03", 1, 1), Expect("2023-04", 0, 0), Expect("2023-05", 0, 0)),
        ),
    ),
)
