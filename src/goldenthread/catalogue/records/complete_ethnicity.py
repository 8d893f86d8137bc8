from datetime import date

from goldenthread.catalogue.shared import ETHNICITY_KNOWN, NO_FURTHER_ACTION
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_ethnicity",
    title="Ethnicity: how complete",
    label="% with ethnicity recorded",
    theme=Theme.DATA_QUALITY,
    order=610,
    why="Without it no one can tell whether all children are served alike.",
    counted="Those with ethnicity recorded",
    over="Episodes of need open on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(need_episode, leave_out=(NO_FURTHER_ACTION,)),
        meeting=need_episode.ethnicity.is_in(*ETHNICITY_KNOWN),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    examples=(
        Example(
            name="Every ethnic group is recorded; not obtained and missing are not",
            given="""
                person
                person_id | ethnicity
                A         | WBRI
                B         | WIRI
                C         | WIRT
                D         | WOTH
                E         | WROM
                F         | MWBC
                G         | MWBA
                H         | MWAS
                I         | MOTH
                J         | AIND
                K         | APKN
                L         | ABAN
                M         | AOTH
                N         | BCRB
                O         | BAFR
                P         | BOTH
                Q         | CHNE
                R         | OOTH
                S         | REFU       # refused to say: recorded
                T         | NOBT       # not obtained
                U         |            # missing
                V         | WBRI

                cin_episodes | is_referral: yes | is_episode: yes | referral_date: 2023-06-30
                person_id | referral_nfa
                A         | no
                B         | no
                C         | no
                D         | no
                E         | no
                F         | no
                G         | no
                H         | no
                I         | no
                J         | no
                K         | no
                L         | no
                M         | no
                N         | no
                O         | no
                P         | no
                Q         | no
                R         | no
                S         | no
                T         | no
                U         |
                V         | yes           # no further action: left out
            """,
            expect=(Expect("2023-05", 0, 0), Expect("2023-06", 19, 21)),
        ),
    ),
)
