from datetime import date

from goldenthread.catalogue.shared import HOLDS_CHILDREN
from goldenthread.indicators.counting import Mean, Open
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.worker import worker
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="caseload_avg",
    title="Average number of children for each social worker who holds any",
    label="Average caseload",
    theme=Theme.WORKFORCE,
    order=520,
    why="A worker with too many children cannot know each of them.",
    counted="Children held by social workers at the month end",
    over="Full-time equivalents of social workers who have children allocated to them",
    unit=Unit.MEAN,
    better=Better.LOWER,
    measure=Mean(
        top=Open(worker, where=HOLDS_CHILDREN, amount=worker.children),
        bottom=Open(worker, where=HOLDS_CHILDREN, amount=worker.fte),
    ),
    source="DfE, Children's social work workforce: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    known_as=("Average caseload of social workers",),
    notes=(
        "Agency workers are included.",
        ("Children held are as HR states; where it does not, those whom the records allocate to the worker."),
    ),
    needs=(Need.of("workers.cases") | Need.of("involvements") | Need.of("allocations"),),
    examples=(
        Example(
            name="As HR states the children held",
            given="""
                workers | month_end: 2023-06-30
                worker_id | role                | agency | fte | cases
                W1        | Social worker       | no     | 1.0 | 18
                W2        | Social worker       | yes    | 0.5 | 9      # agency workers are included
                W3        | Senior practitioner | no     | 0.5 | 1      # one child is enough
                W4        | Social worker       | no     | 1.0 | 0      # holds none: left out of both
                W5        | Social worker       | no     | 0.0 | 4      # not at work: left out of both
                W6        | Personal adviser    | no     | 1.0 | 20     # not a social work role
                W7        | Social worker       | no     |     | 4      # hours not recorded: left out of both
                W8        | Social worker       | no     | 1.0 |        # not stated, and nobody allocated: left out
            """,
            expect=(Expect("2023-05", 0, 0), Expect("2023-06", 28, 2)),
        ),
        Example(
            name="Not stated by HR: the open children whom the records allocate",
            given="""
                workers | month_end: 2023-06-30 | role: Social worker
                worker_id | fte | cases
                W1        | 1.0 |
                W2        | 1.0 | 3      # as stated, whatever the records say

                involvements
                person_id | worker_id | role | involvement_start_date | involvement_end_date
                A         | W1        | CW   | 2023-01-10             |                       # in need: counts
                B         | W1        | CW   | 2023-06-30             |                       # on a plan, allocated on the last day: counts
                C         | W1        | ALLOCATED CASE WORKER | 2023-01-10 | 2023-07-01       # in care, allocated for one more day: counts
                C         | W1        | ALLOCATED CASE WORKER | 2023-02-10 |                  # the same child twice: once
                D         | W1        | CW   | 2023-07-01             |                       # allocated a day later
                E         | W1        | CW   | 2023-01-10             | 2023-06-30            # no longer allocated
                F         | W1        | IRO  | 2023-01-10             |                       # not the allocated worker
                G         | W1        | CW   | 2023-01-10             |                       # closed on the last day
                H         | W1        | CW   | 2023-01-10             |                       # no further action
                I         | W1        | CW   | 2023-01-10             |                       # another authority's plan
                J         | W1        | CW   | 2023-01-10             |                       # short breaks only
                K         | W1        | CW   | 2023-01-10             |                       # referred a day later
                L         | W1        | CW   | 2023-01-10             |                       # in need from the last day on: counts
                A         | W2        | CW   | 2023-01-10             |

                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date | close_date | referral_nfa
                A         | 2023-01-10    | 2023-07-01 | no
                D         | 2023-01-10    |            | no
                E         | 2023-01-10    |            | no
                F         | 2023-01-10    |            | no
                G         | 2023-01-10    | 2023-06-30 | no
                H         | 2023-06-10    |            | yes
                K         | 2023-07-01    |            | no
                L         | 2023-06-30    |            |

                cp_plans
                person_id | cp_plan_start_date | cp_plan_ola
                B         | 2023-01-10         | no
                I         | 2023-01-10         | yes

                cla_episodes
                person_id | cla_episode_start_date | legal_status
                C         | 2023-01-10             | C2
                J         | 2023-01-10             | V4
            """,
            expect=(Expect("2023-06", 7, 2),),
        ),
        Example(
            name="Annex A names the worker on each list of open children",
            given="""
                workers | month_end: 2023-06-30 | role: Social worker | fte: 1.0
                worker_id
                W1

                allocations
                person_id | as_at      | worker_id
                A         | 2023-06-28 | W1         # the list nearest to 30 June: counts
                B         | 2023-06-28 | W1         # closed by then
                C         | 2023-05-31 | W1         # only on the list of May

                cin_episodes | is_referral: no | is_episode: yes
                person_id | referral_date | close_date
                A         | 2023-01-10    |
                B         | 2023-01-10    | 2023-06-20
                C         | 2023-01-10    |
            """,
            expect=(Expect("2023-06", 1, 1),),
        ),
        Example(
            name="Where the council names another role of the allocated worker",
            settings={"allocated_roles": ("16PLUS",)},
            given="""
                workers | month_end: 2023-06-30 | role: Social worker | fte: 1.0
                worker_id
                W1

                involvements | worker_id: W1 | involvement_start_date: 2023-01-10
                person_id | role
                A         | 16PLUS  # counts
                B         | CW

                cin_episodes | is_referral: yes | is_episode: yes | referral_date: 2023-01-10
                person_id
                A
                B
            """,
            expect=(Expect("2023-06", 1, 1),),
        ),
    ),
)
