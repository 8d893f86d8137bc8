from datetime import date

from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.worker import worker
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="agency_fte",
    title="Agency social workers as a share of all social workers in post",
    label="% agency social workers (full-time equivalent)",
    theme=Theme.WORKFORCE,
    order=510,
    why="Children need a worker who stays.",
    counted="Full-time equivalents of agency social workers at the month end",
    over="Full-time equivalents of agency and employed social workers at the month end",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Open(worker, where=worker.social_worker.is_true(), amount=worker.fte),
        meeting=worker.agency.is_true(),
    ),
    source="DfE, Children's social work workforce: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    known_as=("% FTE agency workers",),
    notes=(
        "Which roles are social work is a setting.",
        "The share of the budgeted establishment is another figure and stands beside it.",
    ),
    decimals=1,
    examples=(
        Example(
            name="Full-time equivalents, agency over all social workers",
            given="""
                workers | month_end: 2023-06-30
                worker_id | role                         | agency | fte
                W1        | Social worker                | yes    | 1.0
                W2        | Senior practitioner          | yes    | 0.5
                W3        | Social worker                | no     | 1.0
                W4        | Advanced social worker       | no     | 0.5
                W5        | Newly qualified social worker | no    | 0.5
                W6        | Experienced social worker    |        | 0.5  # not recorded: not agency
                W7        | Team manager                 | yes    | 1.0  # not a social work role
                W8        |                              | yes    | 1.0  # role not recorded
                W9        | Social worker                | yes    | 0.0  # not at work: adds nothing
                W10       | Social worker                | no     |      # hours not recorded: adds nothing
                W1        | Social worker                | yes    | 1.0  # listed twice: once
            """,
            expect=(Expect("2023-05", 0, 0), Expect("2023-06", 1.5, 4), Expect("2023-07", 0, 0)),
        ),
        Example(
            name="Where the council names other roles",
            settings={"social_work_roles": ("Social worker", "Independent reviewing officer")},
            given="""
                workers | month_end: 2023-06-30
                worker_id | role                          | agency | fte
                W1        | Independent reviewing officer | yes    | 1.0
                W2        | Social worker                 | no     | 1.0
                W3        | Senior practitioner           | no     | 1.0  # not among the roles named
            """,
            expect=(Expect("2023-06", 1, 2),),
        ),
    ),
)
