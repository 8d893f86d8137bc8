"""Tables that may be none of the plan's own, by the heading above them or by what they lack: each is asked."""

import pytest

from goldenthread.plans.correcting import can_be_corrected, choices, corrected
from goldenthread.plans.correcting.tables import LEFT_OUT
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table
from goldenthread.plans.reading.reader import draft_of
from goldenthread.plans.reading.tidy import tidied

Cells = tuple[str, ...]
TITLE = Heading(1, 1, "Southmoor improvement plan 2030/31")
HEAD: Cells = ("Ref", "Action", "Lead", "By when")
PLAN: tuple[Cells, ...] = (
    HEAD, ("1.1", "Renew the guide", "Head of Care", "June 2030"), ("1.2", "Tell all", "Director", "May 2030"),
)  # fmt: skip
OTHER: tuple[Cells, ...] = (("Meeting", "Action", "By whom"), ("3 March", "Send minutes", "Clerk"))


def _table(line: int, *rows: Cells) -> Table:
    return Table(line, tuple(Row(n, row, frozenset()) for n, row in enumerate(rows, start=line)))


def _read(*blocks: Block) -> Draft:
    return draft_of(tidied([TITLE, *blocks]))


def _plan(above: str, *rows: Cells) -> Draft:
    first = (Heading(2, 2, "Priority 1: Homes"), _table(3, *PLAN))
    return _read(*first, Heading(9, 2, above), _table(10, *rows))


def _asked(draft: Draft) -> list[Guess]:
    return [each for each in draft.guesses if each.field == "table"]


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize(
    "above", ["Appendix 2: Recommendations", "Annex B", "Action log", "Appendix 3: Completed actions"]
)
def test_a_table_beside_the_plan_is_asked_and_can_be_left_out(above: str) -> None:
    draft = _plan(above, HEAD, ("7", "Send minutes", "Clerk", "June 2030"))
    [guess] = _asked(draft)
    assert above in guess.why
    assert can_be_corrected(draft, guess)
    assert choices(draft, guess) == (LEFT_OUT,)
    now = corrected(draft, guess, LEFT_OUT)
    assert [each.text for each in now.plan.actions] == ["Renew the guide", "Tell all"]
    assert any("Send minutes" in each.text for each in now.unplaced)


@pytest.mark.parametrize("above", ["Communications plan", "Actions already completed", "Who meets when"])
def test_a_table_is_asked_by_its_heading_or_by_itself_and_never_not_at_all(above: str) -> None:
    draft = _plan(above, *OTHER)
    about = [each for each in draft.guesses if each.line in (9, 10) and each.field in ("heading", "table")]
    assert len(about) == 1
    assert can_be_corrected(draft, about[0])


def test_a_table_with_neither_numbers_nor_dates_is_asked_where_the_others_have_both() -> None:
    [guess] = _asked(_read(Heading(2, 2, "Priority 1: Homes"), _table(3, *PLAN), _table(10, *OTHER)))
    assert "neither a number nor a date" in guess.why
    dated = (HEAD, ("", "Send minutes", "Clerk", "June 2030"))
    assert _asked(_read(Heading(2, 2, "Priority 1: Homes"), _table(3, *PLAN), _table(10, *dated))) == []


def test_a_plan_that_is_all_in_its_appendix_is_its_own() -> None:
    draft = _read(
        Heading(2, 2, "Appendix A: Actions"),
        _table(3, *PLAN),
        _table(10, *PLAN[:1], ("2", "Do it", "PSW", "")),
    )
    assert len(draft.plan.actions) == 3
    assert _asked(draft) == []


def test_a_priority_below_an_appendix_is_of_the_plan() -> None:
    below = (
        Heading(9, 2, "Appendix A"),
        Heading(10, 3, "Priority 2: Care"),
        _table(11, HEAD, ("2.1", "Do it", "PSW", "May")),
    )
    assert _asked(_read(Heading(2, 2, "Priority 1: Homes"), _table(3, *PLAN), *below)) == []
