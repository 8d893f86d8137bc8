"""Rows of a table of measures that stand over others, and rows that hold several: nothing becomes one in silence."""

from collections.abc import Callable

import pytest

from goldenthread.plans.correcting import can_be_corrected, choices, corrected
from goldenthread.plans.correcting.groups import OVER
from goldenthread.plans.correcting.withdrawn import NO_MEASURE
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.groups import MAY_BE_OVER
from goldenthread.plans.reading.reader import draft_of, read_text
from goldenthread.plans.reading.tidy import tidied
from tests.plans.accounting import lost

Cells = tuple[str, ...]
TITLE = "Southmoor improvement plan 2030/31"
HEAD: Cells = ("Measure", "Baseline", "Target", "Owner")


def _cells(*rows: Cells) -> Draft:
    made = tuple(Row(2 + n, (*row, "")[:4], frozenset()) for n, row in enumerate((HEAD, *rows)))
    return draft_of(tidied([Heading(1, 1, TITLE), Table(2, made)]))


def _text(*rows: Cells) -> Draft:
    lines = ["| " + " | ".join(cell.replace("\n", "<br>") for cell in (*row, "")[:4]) + " |" for row in rows]
    return read_text("\n".join([f"# {TITLE}\n", f"| {' | '.join(HEAD)} |", "|--|--|--|--|", *lines]))


def _said(draft: Draft) -> list[tuple[str, str, str]]:
    return [(each.name, each.baseline, each.target) for each in draft.plan.measures]


def _asked(draft: Draft, field: str) -> list[Guess]:
    return [each for each in draft.guesses if each.field == field]


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("read", [_cells, _text])
@pytest.mark.parametrize(
    ("over", "first", "second"),
    [
        ("Visits on time:", "CIN", "CP"),
        ("Visits on time", "- CIN", "- CP"),
        ("Visits on time", "– CIN", "– CP"),
    ],
)
def test_measures_below_a_row_that_stands_over_them_are_of_its_kind_and_asked(
    read: Callable[..., Draft], over: str, first: str, second: str
) -> None:
    draft = read(
        (over, "", ""), (first, "70%", "90%"), (second, "80%", "95%"), ("% Plans shared", "5%", "9%")
    )
    assert _said(draft) == [
        ("Visits on time: CIN", "70%", "90%"),
        ("Visits on time: CP", "80%", "95%"),
        ("% Plans shared", "5%", "9%"),
    ]
    assert len(_asked(draft, "name")) == 2


def test_names_that_stand_below_two_rows_are_of_their_kinds() -> None:
    rows = (
        ("Visits", "", ""),
        ("CIN", "1%", "2%"),
        ("Plans", "", ""),
        ("CIN", "3%", "4%"),
        ("CP", "5%", "6%"),
    )
    assert [each[0] for each in _said(_cells(*rows))] == ["Visits: CIN", "Plans: CIN", "Plans: CP"]


def test_a_row_without_values_over_short_names_is_asked_and_put_right() -> None:
    rows = (("Visits on time", "", ""), ("CIN", "70%", "90%"), ("CP", "80%", "95%"), ("Complaints", "", ""))
    draft = _cells(*rows)
    assert [each[0] for each in _said(draft)] == ["Visits on time", "CIN", "CP", "Complaints"]
    [guess] = _asked(draft, "measure row")
    assert (guess.of, guess.why, choices(draft, guess)) == ("Visits on time", MAY_BE_OVER, (OVER, NO_MEASURE))
    now = corrected(draft, guess, OVER)
    assert [each[0] for each in _said(now)] == ["Visits on time: CIN", "Visits on time: CP", "Complaints"]
    assert {each.of for each in now.guesses if each.field == "indicator"} >= {each[0] for each in _said(now)}
    assert not can_be_corrected(now, now.guesses[draft.guesses.index(guess)])
    left = corrected(draft, guess, NO_MEASURE)
    assert [each[0] for each in _said(left)] == ["CIN", "CP", "Complaints"]
    assert lost("Visits on time", left) == []


@pytest.mark.parametrize(
    "rows",
    [
        (("Complaints", "", ""), ("Visits", "", "")),  # none has values
        (("Complaints", "4", ""), ("Visits", "3", "2")),
        (("Number of complaints", "", ""), ("% Visits", "3%", "2%"), ("% Plans", "5%", "2%")),
        (("Complaints", "", "", "Head of QA"), ("% Visits", "3%", "2%"), ("% Plans", "5%", "2%")),
        (("Complaints", "-", "-"), ("% Visits", "3%", "2%"), ("% Plans", "5%", "2%")),
    ],
)
def test_measures_that_nobody_has_counted_yet_are_not_asked(rows: tuple[Cells, ...]) -> None:
    draft = _cells(*rows)
    assert [each[0] for each in _said(draft)] == [row[0] for row in rows]
    assert _asked(draft, "measure row") == []


@pytest.mark.parametrize(
    ("rows", "asked", "is_over"),
    [
        ((("Complaints", "", ""), ("Children missing from care homes", "3", "2")), ["Complaints"], True),
        ((("Complaints", "", ""), ("% Visits", "3%", "2%")), ["Complaints"], True),
        ((("Contact, referral and assessment services", "", ""), ("Visits", "3", "2"), ("% Plans", "5%", "")),
         ["Contact, referral and assessment services"], True),
        ((("Front door", "", ""), ("Timeliness", "", ""), ("% contacts", "3%", "")),
         ["Front door", "Timeliness"], False),
        ((("% contacts", "3%", ""), ("Source: ChAT, March 2026", "", "")), ["Source: ChAT, March 2026"], False),
    ],
)  # fmt: skip
def test_a_name_alone_beside_measures_with_values_is_asked(
    rows: tuple[Cells, ...], asked: list[str], is_over: bool
) -> None:
    """It may be a heading or a note, and is left out by one answer; or one that nobody has counted yet."""
    draft = _cells(*rows)
    guesses = _asked(draft, "measure row")
    assert [each.of for each in guesses] == asked
    assert choices(draft, guesses[0]) == ((OVER, NO_MEASURE) if is_over else (NO_MEASURE,))
    left = corrected(draft, guesses[0], NO_MEASURE)
    assert asked[0] not in [each[0] for each in _said(left)]
    assert lost(" ".join(cell for row in rows for cell in row), left) == []


SHARES: tuple[Cells, ...] = (
    ("% contacts in 1 day", "80%", "95%"),
    ("% assessments in 45 days", "75%", "90%"),
)
WHOLE = (("Contacts that are decided within one day", "80%", ""), ("Number of reviews", "90", "98"))


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("read", [_cells, _text])
@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        ((("Front door", "", ""), *SHARES), ["Front door"]),
        (
            (("Help and protection of children and families", "", ""), *SHARES),
            ["Help and protection of children and families"],
        ),
        ((("Front door", "", ""), *WHOLE), ["Front door"]),
        (
            (
                ("Front door", "", ""),
                SHARES[0],
                ("Children in care", "", ""),
                ("% reviews on time", "90%", ""),
            ),
            ["Front door", "Children in care"],
        ),
    ],
)
def test_a_row_alone_over_whole_names_is_asked_and_put_right(
    read: Callable[..., Draft], rows: tuple[Cells, ...], headings: list[str]
) -> None:
    draft = read(*rows)
    assert [each[0] for each in _said(draft)] == [row[0] for row in rows]
    assert [each.of for each in _asked(draft, "measure row")] == headings
    wanted, kind = [], ""
    for name, *values in rows:
        kind = name if name in headings else kind
        wanted += [f"{kind}: {name}"] if any(values) else []
    for guess in _asked(draft, "measure row"):
        draft = corrected(draft, guess, OVER)
    assert [each[0] for each in _said(draft)] == wanted


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("read", [_cells, _text])
@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ((("Front door:", "", ""), *SHARES), [f"Front door: {each[0]}" for each in SHARES]),
        (
            (("Homes", "", ""), ("% seen", "1%", ""), ("Care", "", ""), ("% seen", "2%", "")),
            ["Homes: % seen", "Care: % seen"],
        ),
        ((("Care:", "", ""), ("Visits:", "", ""), ("CIN", "3", "2")), ["Care:", "Visits: CIN"]),
        (
            (("Visits:", "", ""), ("CIN", "3", ""), ("Front door", "", "")),
            ["Visits: CIN", "Visits: Front door"],
        ),
    ],
)
def test_no_row_that_stands_over_others_is_lost(
    read: Callable[..., Draft], rows: tuple[Cells, ...], wanted: list[str]
) -> None:
    draft = read(*rows)
    assert [each[0] for each in _said(draft)] == wanted
    assert lost(" ".join(cell for row in rows for cell in row), draft) == []
    assert {each.of for each in draft.guesses if each.field in ("name", "measure row")} == set(wanted)


def test_a_row_that_may_stand_over_shares_is_of_no_kind_that_shares_end() -> None:
    draft = _cells(("Visits:", "", ""), ("CIN", "3", ""), ("Front door", "", ""), *SHARES)
    assert [each[0] for each in _said(draft)] == ["Visits: CIN", "Front door", *(each[0] for each in SHARES)]
    assert [each.of for each in _asked(draft, "measure row")] == ["Front door"]


def test_a_last_row_that_stands_over_nothing_is_not_lost() -> None:
    assert [each[0] for each in _said(_cells(("Visits", "3", "2"), ("Voice of the child:", "", "")))][
        1:
    ] != []


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (("% ok\n% shared", "70%\n60%", "90%\n80%"), [("% ok", "70%", "90%"), ("% shared", "60%", "80%")]),
        (("% ok\n% shared", "70%\n60%", "90%"), [("% ok", "70%", "90%"), ("% shared", "60%", "90%")]),
        (
            ("Visits:\nin time\nalone", "70%\n60%", ""),
            [("Visits: in time", "70%", ""), ("Visits: alone", "60%", "")],
        ),
        (
            ("Visits (a) in time (b) alone", "(a) 80% (b) 70%", "(a) 95% (b) 90%"),
            [("Visits: in time", "80%", "95%"), ("Visits: alone", "70%", "90%")],
        ),
    ],
)
def test_a_row_of_several_measures_is_several_and_asked(
    row: Cells, wanted: list[tuple[str, str, str]]
) -> None:
    draft = _cells((*row, "Head of QA"))
    assert _said(draft) == wanted
    assert len(_asked(draft, "name")) == 2
    assert ["Head of QA" in each.text for each in draft.unplaced] == [True]


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (("Visits on time", "70%\n60%", "90%"), ["baseline"]),  # one name
        (("% ok\n% shared\n% seen", "70%\n60%\n50%", "90%\n80%"), ["baseline", "target"]),
        (("Visits\non time", "70%", "90%"), []),  # one value
        (("Visits on time", "70%\n2029/30", "90%"), []),  # whose year stands below it
        (("Visits on time", "70%\n(June 2030)", "90%"), []),
    ],
)
def test_more_values_than_names_are_asked_and_kept_in_one(row: Cells, fields: list[str]) -> None:
    draft = _cells(row)
    assert len(draft.plan.measures) == 1
    assert [each.field for each in draft.guesses if "More than one value" in each.why] == fields
    assert lost(" ".join(row), draft) == []


def test_values_that_lines_of_a_text_put_together_are_asked() -> None:
    draft = _text(("% ok\n% shared", "70%\n60%", "90%\n80%"))
    assert [each.field for each in draft.guesses if "More than one value" in each.why] == [
        "baseline",
        "target",
    ]
    marked = _text(("Visits (a) in time (b) alone", "(a) 8% (b) 7%", ""))
    assert [each[:2] for each in _said(marked)] == [("Visits: in time", "8%"), ("Visits: alone", "7%")]
