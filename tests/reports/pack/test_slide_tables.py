"""Tables laid out on slides: groups and age bands whole, no row cut, the largest letters that fit, a title each."""

from dataclasses import replace

import pytest

from goldenthread.charts.cells import Column, Number, Rating, Words
from goldenthread.reports.blocks import Group, Table
from goldenthread.reports.formats.pack.slide_notes import for_speaker
from goldenthread.reports.formats.pack.slide_tables import laid_out
from goldenthread.reports.formats.pack.slides import BODY, ROOM, TABLE, TEXT, row_height
from goldenthread.terms.judging import Rag
from goldenthread.terms.words import Unit

TABLES = 18  # points: the smallest letters


def test_a_group_of_a_table_that_fits_on_a_slide_is_not_parted() -> None:
    columns = (Column("Measure"), Column("Figure", is_number=True))
    rows = tuple((Words(f"Measure {n}"), Number(n, Unit.COUNT)) for n in range(6))
    table = Table("T", "A table", columns, tuple(Group(f"Area {n}", rows) for n in range(4)), "Area")
    found = laid_out(table)
    assert [[c.cells[0].text for c in part.lines if c.is_heading] for part in found] == [
        [f"Area {n}"] for n in range(4)
    ]
    assert len({part.size for part in found}) == 1


def test_a_table_takes_the_fewest_slides_and_then_the_largest_letters() -> None:
    columns = (Column("Measure"), Column("Figure", is_number=True))
    [part] = laid_out(Table("T", "A table", columns, (Group("", named("Measure ")),)))
    assert part.size == max(TABLE)
    assert len(part.lines) == 9
    [smaller] = laid_out(Table("T", "A table", columns, (Group("", named("Measure " * 10)),)))
    assert TABLES <= smaller.size < max(TABLE)
    parts = laid_out(Table("T", "A table", columns, (Group("", named("Measure " * 30)),)))
    assert [len(part.lines) for part in parts] == [5, 5], "as many on each"


def test_where_columns_find_no_room_the_least_important_go_and_no_row_is_cut() -> None:
    """A row that loses its figures or its signal says nothing."""
    columns = (
        Column("Measure"), Column("Jul 2023", is_number=True), Column("Year", is_number=True, spared=1),
        Column("Neighbours", spared=3), Column("England", spared=2), Column("Signal"),
    )  # fmt: skip
    wide = Words("as wide as they come, no less")
    rows = ((Words("Measure"), Number(93.72, Unit.PERCENT, 2, "p"), *[wide] * 3, Words("Concern, low")),)
    table = Table("T", "A table", columns, (Group("", rows, "What they show"),))
    [part] = parts = laid_out(table)
    heads = [said.text for said in part.lines[0].cells]
    assert heads == ["Measure", "Jul 2023", "Year", "Signal"]
    assert list(for_speaker(table, parts)) == [[f"Measure: Neighbours {wide.text}; England {wide.text}."]]


def test_each_slide_of_a_table_says_what_its_own_rows_show() -> None:
    columns = (Column("Measure"), Column("Figure", is_number=True))

    def of_some(rows) -> str:
        return f"from {rows[0][1].text} to {rows[-1][1].text}"

    table = Table("T", "A table", columns, (Group("", named("Measure " * 30), "all", of_some),))
    assert [part.title for part in laid_out(table)] == ["from 0 to 3", "from 4 to 7"]
    whole = replace(table, groups=(Group("", named("Measure "), "all", of_some),))
    assert [part.title for part in laid_out(whole)] == ["all"]


def test_a_measure_and_its_age_bands_stay_on_one_slide() -> None:
    columns = (Column("Measure"), Column("Figure", is_number=True))
    names = [
        f"{n} {' '.join(['word'] * 20)}{band}"
        for n in "abc"
        for band in ("", ", aged 17 to 18", ", aged 19 to 21")
    ]
    rows = tuple((Words(name), Number(1, Unit.COUNT)) for name in names)
    found = laid_out(Table("T", "A table", columns, (Group("", rows),)))
    assert len(found) > 1
    for part in found:
        first = [line.cells[0].text[0] for line in part.lines[1:]]
        assert all(first.count(letter) == 3 for letter in first)


def named(name: str) -> tuple[tuple[Words, Number], ...]:
    return tuple((Words(f"{name}{n}"), Number(n, Unit.COUNT)) for n in range(8))


def test_two_letters_at_one_number_are_explained_each() -> None:
    columns = (Column("Measure"), Column("Figure", is_number=True))
    rows = ((Words("One"), Number(1, Unit.COUNT, mark="re")), (Words("Two"), Number(2, Unit.COUNT)))
    key = (
        ("p", "not final yet: it will move"),
        ("r", "rebuilt: later"),
        ("e", "year to an earlier month: the last"),
    )
    [part] = laid_out(Table("T", "A table", columns, (Group("", rows),), key=key))
    assert part.foot == "r: rebuilt; e: year to an earlier month."


WIDE = (
    Column("Measure"), Column("Where it began", wraps=True), Column("Latest", wraps=True), Column("Target", wraps=True),
    Column("Against target"),
)  # fmt: skip


def with_targets(count: int, name: str = "Children with a health assessment in time, measure") -> Table:
    mark = ("27% (Jan 2023)", "85% r (year to Jun 2023)", "20% by Jul 2027")
    rows = tuple((Words(f"{name} {n}"), *map(Words, mark), Rating(Rag.RED)) for n in range(count))
    return Table(
        "T", "A table", WIDE, (Group("", rows),), key=(("r", "rebuilt: worked out later"), ("p", "early"))
    )


@pytest.mark.parametrize("count", [1, 5, 12, 40])
def test_where_words_may_wrap_every_slide_has_whole_rows_in_letters_of_words(count: int) -> None:
    table = with_targets(count)
    parts = laid_out(table)
    assert {part.size for part in parts} == {TEXT}
    heads = tuple(column.heading for column in WIDE)
    assert {tuple(said.text for said in part.lines[0].cells) for part in parts} == {heads}
    assert [at for part in parts for at in part.rows] == list(range(count))
    most = max(len(part.rows) for part in parts)
    assert most >= min(count, 4), "as many rows as fit"
    for part in parts:
        assert sum(part.widths) <= ROOM
        assert sum(row_height(line, part.widths, part.size) for line in part.lines) <= BODY
    if len(parts) <= 4:
        assert most - min(len(part.rows) for part in parts) <= 1


def test_a_row_that_would_fill_a_slide_is_set_in_smaller_letters_and_stays_whole() -> None:
    [part] = laid_out(with_targets(1, "Children with a health assessment in time " * 14))
    assert TABLES <= part.size < TEXT
    assert len(part.lines[0].cells) == len(WIDE)


def test_a_mark_is_told_to_the_speaker_once_and_only_where_it_stands() -> None:
    table = with_targets(12)
    told = list(for_speaker(table, laid_out(table)))
    assert told[0] == ["r means rebuilt: worked out later"]
    assert len(told) > 1
    assert not any(told[1:])
