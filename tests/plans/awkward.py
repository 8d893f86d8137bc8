"""A made-up improvement plan in which everything is as awkward as it may be."""

from datetime import date

from goldenthread.plans.plan import Action, Measure, Part, Plan, Priority, Step

ONE, TWO, THREE = "Part: one, of two (draft)", "Zweites Stück – “größer” 🌱", "An empty part"
FORMULAS = ("=1+1", "+44 1392", "-5% or less", "@home", '=HYPERLINK("http://example.org","x")', "\u2212 3")

PLAN = Plan(
    title='An "awkward" plan: July & <after>, Ł0dź',
    starts=date(2025, 10, 1),
    ends=None,
    key_outcomes=('"I am safe."', "First line\nsecond line", "• not a bullet", *FORMULAS),
    parts=(
        Part(ONE, "for approval", ("Theme 1", "Theme: 2")),
        Part(TWO),
        Part(THREE, "", ("=A1",)),
    ),
    priorities=(
        Priority(ONE, "1", "Change", "One line.\nAnd another.", ("Needs: x", "Needs\ntwo lines"), ("Outcome",)),
        Priority(ONE, "", "No number: and a colon", "", (), ("• one", "two")),
        Priority(ONE, "3", ""),
        Priority(TWO, "A", "Change", "Status: draft is what it begins with", (), ()),
    ),
    actions=(
        Action("", "", "", "Stands in no part"),
        Action(ONE, "", "0.1", "Stands in a part before any priority", by_when="July", due=date(2026, 7, 31)),
        Action(
            ONE,
            "Change",
            "1.10",
            '=SUM(A1:A9) is no formula, it\'s "text"\nwith a second line\n\nand a fourth',
            "0-3 Months",
            outcome="Outcome: yes | no",
            leads=("Deputy Director for Health and Wellbeing", "Head of Housing and Head of Care", "O'Neill, A."),
            by_when="Ongoing until July 2026",
            due=date(2026, 7, 31),
            ongoing=True,
            measure=FORMULAS,
            impact=('"I am heard.\nAnd answered."', "Second", ""),
            steps=(
                Step("Plain"),
                Step("Dated", "July 2026", date(2026, 7, 31)),
                Step("Dated by a day of its own", "July 2026", date(2026, 7, 15)),
                Step("Said but not meant", "July 2026", None),
                Step("Only a day", "", date(2026, 2, 28)),
                Step("Ends like a date [by when: never]"),
                Step("Ends in brackets [see 2.1]", "soon; or later"),
                Step("Two\nlines", "March", date(2026, 3, 31)),
                Step("", "May 2026", date(2026, 5, 31)),
            ),
            depends=("1.9", "PA2.2"),
        ),
        Action(ONE, "Change", "1.10", "", "3-6 Months", due=date(2025, 12, 1)),
        Action(ONE, "Change", "", "", "3-6 Months"),
        Action(ONE, "Change", "1.11", "Again the first horizon", "0-3 Months", by_when="May 2026"),
        Action(TWO, "Change", "A.1", "None, and not ongoing", by_when="ongoing", ongoing=False, leads=("and",)),
        Action(ONE, "Change", "1.12", "Came late", ongoing=True, impact=("• x\ny", "• z")),
        Action(ONE, "An area that is no priority", "", "Stands under an area\twith a tab"),
        Action(TWO, "", "", "For the whole part", "Horizon: long"),
    ),
    measures=(
        Measure(ONE, "Change", "% of referrals which are repeat referrals", "19%", date(2025, 3, 31), "2%", None),
        Measure(ONE, "Change", "1", "2", None, "3", None, "4"),
        Measure(TWO, "Change", "Shared by two", "", None, "-", date(2026, 3, 31), "0.27", "repeat_referrals", True),
        Measure(TWO, "Change", "Shared by two", "=1/0", None, "TBD", None, shared=True),
        Measure(TWO, "Change", "Helped", "12", None, "20", None, shared=True, unit="families &\tco",
                shared_with="The health & wellbeing plan"),
        Measure(ONE, "Change", "Came late", "none", None, "none", None),
        Measure("", "", "", "", None, "", None),
    ),
)  # fmt: skip
