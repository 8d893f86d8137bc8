"""What a reader is told beside the figures: of which month, of which year, under which standing; no names of ours."""

import re
from dataclasses import replace

import pytest

from goldenthread.benchmarks.printed import RELEASE
from goldenthread.charts.cells import Signal, Travel
from goldenthread.records.load import AS_KNOWN, NOT_FINAL, TOO_LOW
from goldenthread.reports import pages
from goldenthread.reports.blocks import Listing, Paragraph, Table, Terms
from goldenthread.reports.material import Audience, Material, label
from goldenthread.reports.pages import dashboard, method
from goldenthread.reports.words import CAVEAT_WORDS, PRINTED_SOURCE
from goldenthread.terms.months import Month
from goldenthread.terms.words import Status
from tests.reports.scorecards import kept_back, material


def dashboard_of(made: Material) -> Table:
    [table] = [block for block in blocks(made, "dashboard") if isinstance(block, Table)]
    return table


def blocks(made: Material, name: str):
    return next(page.blocks for page in pages.build(made).pages if page.name == name)


def said(made: Material) -> str:
    """Every word and cell of the report."""
    texts = []
    for page in pages.build(made).pages:
        for block in page.blocks:
            match block:
                case Paragraph(text=text):
                    texts.append(text)
                case Listing(items=items):
                    texts += items
                case Terms(pairs=pairs):
                    texts += [" ".join(pair) for pair in pairs]
                case Table():
                    texts += [column.heading for column in block.columns]
                    texts += [cell.text for _, row in block.rows for cell in row]
    return "\n".join(texts)


class TestDirection:
    def test_the_month_of_direction_and_signal_is_in_the_head_or_in_the_cell(self) -> None:
        made = material()
        table = dashboard_of(made)
        told = dashboard.told_of(made.card.rows, made.card.month)
        heads = [column.heading for column in table.columns]
        assert f"Direction to {told.start:%b}" in heads
        assert f"Signal of {told.start:%b}" in heads
        rows = {cells[0].text: cells for _, cells in table.rows}
        others = 0
        for row in made.card.rows:
            last = row.last_final
            assert last is not None or row.movement is None
            for cell in rows[label(row)]:
                if last is not None and isinstance(cell, Travel | Signal):
                    month = Month.of(last.period_end)
                    assert cell.text.endswith(f" {month.start:%b}") == (month != told)
                    others += month != told
        assert others > 0

    def test_an_earlier_month_is_named(self) -> None:
        made = material()
        row = next(r for r in made.card.rows if r.movement and r.signal and r.months[-1].is_final)
        early = tuple(
            replace(f, status=Status.PROVISIONAL) if f in row.months[-2:] else f for f in row.months
        )
        card = replace(
            made.card, rows=(*[r for r in made.card.rows if r is not row], replace(row, months=early))
        )
        cells = {c[0].text: c for _, c in dashboard_of(replace(made, card=card)).rows}[label(row)]
        assert next(c.text for c in cells if isinstance(c, Travel)).endswith(", to Apr")
        assert next(c.text for c in cells if isinstance(c, Signal)).endswith(", Apr")

    def test_too_few_months_for_a_signal_is_no_figure_and_not_out_of_place(self) -> None:
        made = material()
        row = replace(made.card.rows[0], signal=None, signal_words="Too few figures for a signal.")
        cells = next(
            cells for _, cells in dashboard_of(replace(made, card=replace(made.card, rows=(row,)))).rows
        )
        assert cells[-2].text == "[x]"


class TestYears:
    def test_the_year_of_every_comparator_stands_under_the_dashboard(self) -> None:
        made = material()
        row = next(r for r in made.card.rows if r.england and r.neighbours)
        assert row.england is not None
        other = replace(row, england=replace(row.england, year="30 September 2020"), neighbours=None)
        rows = tuple(other if each is row else each for each in made.card.rows)
        [terms] = [
            block
            for block in blocks(replace(made, card=replace(made.card, rows=rows)), "dashboard")
            if isinstance(block, Terms)
        ]
        assert terms.pairs == (
            ("Year to 31 March 2022", "All measures that are not named below"),
            ("30 September 2020", label(row)),
        )
        [same] = [block for block in blocks(made, "dashboard") if isinstance(block, Terms)]
        assert same.pairs == (("Year to 31 March 2022", "All measures"),)

    def test_no_page_says_that_a_year_is_beside_each_figure(self) -> None:
        assert "named beside each figure" not in said(material())


class TestStanding:
    def test_what_is_not_final_is_not_called_known_for_good(self) -> None:
        made = material()
        row = made.card.rows[0]
        states = [
            (Status.FINAL, AS_KNOWN),
            (Status.FINAL, AS_KNOWN),
            (Status.PROVISIONAL, f"{AS_KNOWN}; not final: a"),
        ]
        months = tuple(
            replace(f, status=s, reason=r) for f, (s, r) in zip(row.months[-3:], states, strict=True)
        )
        one = replace(row, months=(*row.months[:-3], *months), judged=None, year=months[-1])
        found = method._caveats(
            replace(made, card=replace(made.card, rows=(one, *made.card.rows[1:])), posts=None)
        )
        assert [s for s, why in found.items() if any(label(one) in rows for rows in why.values())] == [
            Status.PROVISIONAL
        ]
        assert not any(cause.startswith(AS_KNOWN) for cause in found[Status.PROVISIONAL])
        assert list(found) == list(CAVEAT_WORDS)

    def test_each_month_that_is_not_final_is_named_and_a_reservation_stands_elsewhere(self) -> None:
        """Two months of a measure have a day each; a bias is no reason why a month may change."""
        row = material().card.rows[0]
        *rest, before, last = (replace(f, status=Status.FINAL, reason="") for f in row.months)
        before = replace(
            before, status=Status.PROVISIONAL, reason=f"{NOT_FINAL}before 4 August; {TOO_LOW}: a"
        )
        late = replace(last, status=Status.PROVISIONAL, reason=f"{NOT_FINAL}before 5 September; {TOO_LOW}: a")
        year = replace(row.year, status=Status.FINAL, reason="")
        assert method._told(replace(row, months=(*rest, before, late), year=year, judged=None)) == {
            f"{TOO_LOW}: a": Status.FINAL,
            "May 2023 is not final: before 4 August": Status.PROVISIONAL,
            "June 2023 is not final: before 5 September": Status.PROVISIONAL,
        }
        same = replace(late, reason=before.reason)
        told = method._told(replace(row, months=(*rest, before, same), year=year, judged=None))
        assert "May 2023 and June 2023 are not final: before 4 August" in told

    def test_a_measure_with_a_month_that_is_not_there_is_told_of_what_may_change_too(self) -> None:
        row = material().card.rows[0]
        gone = replace(row.months[-2], value=None, status=Status.NOT_AVAILABLE, reason="not loaded: contacts")
        late = replace(row.months[-1], status=Status.PROVISIONAL, reason=f"{NOT_FINAL}before 4 August")
        told = method._told(replace(row, months=(*row.months[:-2], gone, late)))
        assert told["not loaded: contacts"] is Status.NOT_AVAILABLE
        assert told["June 2023 is not final: before 4 August"] is Status.PROVISIONAL

    def test_a_month_that_is_kept_back_and_not_final_is_not_called_known_for_good(self) -> None:
        row = material().card.rows[0]
        months = [replace(f, status=Status.FINAL, reason=AS_KNOWN) for f in row.months]
        hidden = replace(months[-1], status=Status.PROVISIONAL, value=None, kept_back=True)
        assert AS_KNOWN in method._told(replace(row, months=tuple(months)))
        assert AS_KNOWN not in method._told(replace(row, months=(*months[:-1], hidden)))

    def test_many_measures_of_one_reason_are_a_list_and_few_stand_in_its_line(self) -> None:
        names = dict.fromkeys(f"Measure {at}" for at in range(7))
        assert list(method._reasons({"late": names})) == [
            Paragraph("Late: 7 measures.", is_detail=True), Listing(tuple(names), is_detail=True)
        ]  # fmt: skip
        assert list(method._reasons({"late": {"One": None, "Two": None}})) == [
            Listing(("Late: One; Two.",), is_detail=True)
        ]


@pytest.mark.parametrize("audience", [Audience.SCRUTINY, Audience.BOARD])
def test_a_councillor_reads_no_code_and_no_command_and_no_name_of_a_load(audience: Audience) -> None:
    of = kept_back() if audience is Audience.SCRUTINY else material()
    rows = tuple(
        replace(row, england=row.england and replace(row.england, source=f"release {RELEASE}"))
        for row in of.card.rows
    )
    words = said(replace(of, audience=audience, card=replace(of.card, rows=rows)))
    assert PRINTED_SOURCE in words
    codes = {row.indicator.code for row in rows if "_" in row.indicator.code}
    assert set(re.findall(r"[a-z0-9_]+", words)) & (codes | set(of.settings)) == set()
    for name in (*of.loads, RELEASE, "goldenthread ", "annex-a"):
        assert name not in words
    assert words.count(of.card.snapshot) == 1, "on the page of the method, to tell what it rests on"
