from datetime import date

from goldenthread.catalogue.shared import NO_FURTHER_ACTION
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_birth_date",
    title="Date of birth: how complete",
    label="% with date of birth recorded",
    theme=Theme.DATA_QUALITY,
    order=620,
    why="Without it no figure by age holds.",
    counted="Those with date of birth recorded",
    over="Episodes of need open on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(need_episode, leave_out=(NO_FURTHER_ACTION,)),
        meeting=need_episode.birth_date.is_known(),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    notes=(
        "Annex A has one column for dates of birth and expected ones: once the expected day has passed, an unborn "
        "child looks born.",
    ),
    examples=(
        Example(
            name="With a date of birth, among episodes of need open on the last day",
            given="""
                person
                person_id | dob        | expected_dob
                A         | 2010-01-20 |               # recorded
                B         |            |               # not recorded
                C         |            | 2023-09-01    # not yet born: an expected date is not a date of birth
                D         | 2010-01-20 |
                E         | 2010-01-20 |

                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date | close_date | referral_nfa
                A         | 2023-06-30    |            | no
                B         | 2023-01-10    | 2023-07-01 | no
                C         | 2023-01-10    |            | no
                D         | 2023-01-10    |            | yes           # no further action: left out
                E         | 2023-01-10    | 2023-06-30 | no            # closed on the last day
                F         | 2023-01-10    |            |               # not among the persons: not recorded
            """,
            expect=(Expect("2023-06", 1, 4),),
        ),
    ),
)
