"""The pages: posts on both bases, our place among neighbours, every comparison, pace, the rules, what is kept back."""

import re
from dataclasses import replace

import pytest

from goldenthread.benchmarks.printed import NOTE
from goldenthread.charts.cells import Number, Words
from goldenthread.charts.chart import Chart
from goldenthread.charts.sparkline import Sparkline
from goldenthread.judgement import trajectory
from goldenthread.judgement.legend import legend
from goldenthread.records.load import AS_KNOWN
from goldenthread.reports import pages
from goldenthread.reports.blocks import Charts, Listing, Note, Paragraph, Table, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.material import Audience, Material, key_of, label
from goldenthread.reports.pages import posts as posts_page
from goldenthread.reports.words import causes
from goldenthread.scorecard.posts import PostKind
from goldenthread.terms.judging import Rag
from goldenthread.terms.words import Better, Status
from tests.reports.scorecards import NEIGHBOURS, material


@pytest.fixture(scope="module")
def made() -> Material:
    return material()


def page_of(of: Material, name: str) -> Page:
    return next(page for page in pages.build(of).pages if page.name == name)


def table_of(of: Material, page: str, name: str) -> Table:
    return next(b for b in page_of(of, page).blocks if isinstance(b, Table) and b.name == name)


def row_of(table: Table, name: str) -> dict[str, object]:
    """The cells of a row by the headings of their columns."""
    row = next(row for _, row in table.rows if row[0].text == name)
    return {column.heading: cell for column, cell in zip(table.columns, row, strict=True)}


def charts_of(of: Material) -> list[Chart]:
    return [chart for b in pages.build(of).blocks if isinstance(b, Charts) for chart in b.charts]


def said(of: Material, page: str) -> str:
    """All words of a page."""
    texts: list[str] = []
    for block in page_of(of, page).blocks:
        match block:
            case Paragraph(text=text) | Note(text=text):
                texts.append(text)
            case Listing(items=items):
                texts += items
            case Terms(pairs=pairs):
                texts += [" ".join(pair) for pair in pairs]
    return "\n".join(texts)


def test_months_that_are_not_final_are_no_end_of_a_change(made: Material) -> None:
    """The words at a sparkline go to the last final month, and tell the others by themselves."""
    row = next(r for r in made.card.rows if not r.months[-1].is_final and r.months[-1].value is not None)
    cell = row_of(table_of(made, "dashboard", "Dashboard"), label(row))["Months up to 24"]
    assert isinstance(cell, Sparkline)
    from_to, not_final = cell.text.split(". ")
    assert from_to.endswith("in May 2023")
    assert not_final.startswith("Not final yet: ")
    assert not_final.endswith("in Jun 2023.")
    assert cell.final == (True,) * 23 + (False,)


class TestPosts:
    def test_each_line_is_named_and_has_both_bases(self, made: Material) -> None:
        table = table_of(made, "posts", "Posts")
        rows = [[cell.text for cell in row] for heading, row in table.rows if heading == "Social workers"]
        assert rows == [
            ["Permanent", "110.71", "47.5%", "48.5%"],
            ["Agency", "117.36", "50.4%", "51.5%"],
            ["Total in post", "228.07", "97.9%", "100.0%"],
            ["Budgeted establishment", "233.00", "100.0%", "[z]"],
            ["Vacant", "4.93", "2.1%", "[z]"],
        ]
        assert set(posts_page.KINDS) == set(PostKind)

    def test_what_they_come_to_is_said_first_and_what_is_not_known_at_the_end(self, made: Material) -> None:
        words = said(made, "posts")
        assert words.startswith(
            "Social workers: 228.07 of 233.00 budgeted posts are filled, 117.36 of them by agency workers "
            "(50.4% of the establishment); 4.93 are vacant."
        )
        assert "All posts:" not in words, "its establishment is not known"
        assert words.endswith("'All posts' (the setting all_posts_scope).")

    def test_without_lines_there_is_no_page_and_the_method_says_why(self, made: Material) -> None:
        assert made.posts is not None
        why = "not loaded: staff (the HR file)"
        none = replace(made, posts=replace(made.posts, lines=(), status=Status.NOT_AVAILABLE, reasons=(why,)))
        assert "posts" not in [page.name for page in pages.build(none).pages]
        assert "Not loaded: staff (the HR file): the posts table." in said(none, "method")

    def test_what_is_kept_back_has_its_mark_and_its_key(self, made: Material) -> None:
        assert made.posts is not None
        lines = tuple(
            replace(line, amount=None, of_establishment=None, of_in_post=None, is_kept_back=True)
            if line.kind in (PostKind.AGENCY, PostKind.PERMANENT) else line
            for line in made.posts.lines
        )  # fmt: skip
        public = replace(made, audience=Audience.SCRUTINY, posts=replace(made.posts, lines=lines))
        table = table_of(public, "posts", "Posts")
        assert [[c.text for c in row] for _, row in table.rows][1] == ["Agency", "[c]", "[c]", "[c]"]
        assert "[c]" in dict(table.key)


class TestBenchmarks:
    def test_rank_quarter_and_who_is_counted_stand_beside_the_figures(self, made: Material) -> None:
        row = next(
            r for r in made.card.rows if r.neighbours and r.judged and r.indicator.better is Better.LOWER
        )
        ranked = made.neighbours[key_of(row)].ranked
        cells = row_of(table_of(made, "benchmarks", "Benchmarks"), label(row))
        assert cells["Rank"].text == f"{ranked.rank} of {ranked.of}"
        assert ranked.of == 10, "nine of the ten have a figure, and we"
        assert cells["Counted of the ten"].text == "9"
        assert cells["Theirs is of"].text == "year to 31 March 2022"
        assert row.neighbours is not None
        assert cells["Neighbours mean"].value == row.neighbours.value

    def test_a_measure_without_a_figure_of_ours_has_no_rank(self, made: Material) -> None:
        row = next(r for r in made.card.rows if r.neighbours and not r.judged)
        cells = row_of(table_of(made, "benchmarks", "Benchmarks"), label(row))
        assert [cells[name].text for name in ("Ours", "Rank", "Quarter of councils")] == ["[x]"] * 3

    def test_where_we_are_among_the_last_and_the_best_is_a_short_list(self, made: Material) -> None:
        """A measure a line, with its place; only of measures of which one way is better; a quarter of what is said."""
        lists = [block for block in page_of(made, "benchmarks").blocks if isinstance(block, Terms)]
        assert lists
        neither = {label(row) for row in made.card.rows if row.indicator.better is Better.NEITHER}
        for block in lists:
            assert block.title.startswith("Goldshire (made up): in the ")
            assert block.title.endswith(" quarter of councils")
            assert not {name for name, _ in block.pairs} & neither
            assert all(place.endswith(" councils") for _, place in block.pairs)
        everything = [said(made, page.name) for page in pages.build(made).pages]
        everything += [f"{chart.message} {chart.finding}" for chart in charts_of(made)]
        assert not re.findall(r"[Qq]uarter(?! of (?:the councils|councils|them))", " ".join(everything))

    def test_the_model_the_neighbours_and_those_left_out_are_named(self, made: Material) -> None:
        words = said(made, "benchmarks")
        assert "by the model of April 2021: Ashford, Bexton" in words
        assert "left out of the mean: Jarrow: suppressed by DfE." in words

    def test_a_few_charts_are_drawn_where_we_are_red_beside_neighbours_and_two_are_for_slides(
        self, made: Material
    ) -> None:
        ranking = [chart for chart in charts_of(made) if chart.kind == "Neighbours"]
        red = {label(row) for row in made.card.rows if row.neighbours and row.neighbours.rag is Rag.RED}
        assert 2 < len(ranking) <= 4 < len(red)
        assert {chart.subject for chart in ranking} < red
        assert [chart.is_news for chart in ranking] == [True, True] + [False] * (len(ranking) - 2)

    def test_each_neighbours_own_figure_is_there(self, made: Material) -> None:
        table = table_of(made, "benchmarks", "Neighbours by measure")
        assert [column.name for column in table.columns] == ["Measure", *NEIGHBOURS]
        for row in (r for r in made.card.rows if key_of(r) in made.neighbours):
            cells = row_of(table, label(row))
            assert {name: getattr(cells[name], "value", None) for name in NEIGHBOURS} == made.neighbours[
                key_of(row)
            ].figures

    def test_where_only_their_mean_is_known_it_says_that_there_is_no_rank(self, made: Material) -> None:
        printed = replace(made, neighbours={})
        assert "only their mean is known here, so there is no rank" in said(printed, "benchmarks")
        cells = [row for _, row in table_of(printed, "benchmarks", "Benchmarks").rows]
        assert {row[2].text for row in cells} == {"[x]"}


def test_every_comparison_has_a_line_with_its_source_and_rule(made: Material) -> None:
    table = table_of(made, "comparisons", "Compared")
    assert len(list(table.rows)) == sum(len(row.against) for row in made.card.rows)
    for row in made.card.rows:
        lines = [cells for heading, cells in table.rows if heading == label(row)]
        assert [line[4].text for line in lines] == [against.source for against in row.against]
        assert [line[6].text for line in lines] == [against.rule for against in row.against]


class TestAreas:
    def test_a_chart_says_the_year_the_signal_the_assurance_and_the_pace(self, made: Material) -> None:
        row = next(r for r in made.card.rows if r.target and r.pace and r.judged and r.signal_words)
        told = "If nothing changes, single months will be as good as the target of 9: it lies above the limits, 1 to 8."
        lines = {**made.lines, key_of(row): replace(made.lines[key_of(row)], assurance=told)}
        chart = next(c for c in charts_of(replace(made, lines=lines)) if c.subject == label(row))
        assert row.pace is not None
        assert row.target is not None
        parts = [row.signal_words, told, f"Target: {row.target.year}.", row.pace.rule]
        assert all(part in chart.finding for part in parts)

    def test_each_chart_says_which_way_is_good_once_and_why_the_measure_matters(self, made: Material) -> None:
        row = next(r for r in made.card.rows if r.indicator.better is Better.LOWER and r.judged)
        said = replace(row, signal_words="Concern: June 2023 is above the upper limit, 31%. Lower is better.")
        of = replace(
            made, card=replace(made.card, rows=tuple(said if r is row else r for r in made.card.rows))
        )
        chart = next(c for c in charts_of(of) if c.subject == label(row) and c.kind == "Months")
        assert chart.finding.lower().count("lower is better") == 1
        assert row.indicator.why in chart.notes

    def test_figures_that_are_all_the_same_need_no_picture(self, made: Material) -> None:
        row = next(r for r in made.card.rows if r.target is None and r.judged)
        same = replace(row, months=tuple(replace(figure, value=7.0) for figure in row.months))
        card = replace(made.card, rows=(same, *made.card.rows[1:]))
        assert label(row) in {chart.subject for chart in charts_of(made)}
        assert label(row) not in {chart.subject for chart in charts_of(replace(made, card=card))}
        assert label(row) in said(replace(made, card=card), row.indicator.theme.name.lower())

    def test_those_who_run_the_service_see_a_chart_of_what_stands_beside_the_table_too(
        self, made: Material
    ) -> None:
        row = made.card.rows[0]
        beside = replace(row, indicator=replace(row.indicator, in_report=False))
        of = replace(made, card=replace(made.card, rows=(beside, *made.card.rows[1:])))
        drawn = {
            audience: label(row) in {chart.subject for chart in charts_of(replace(of, audience=audience))}
            for audience in Audience
        }
        assert drawn == {Audience.OPERATIONAL: True, Audience.BOARD: False, Audience.SCRUTINY: False}

    def test_a_measure_with_a_figure_in_one_month_alone_is_told_in_words(self, made: Material) -> None:
        row = next(r for r in made.card.rows if r.target and r.months[-2].value is not None)
        months = tuple(f if f is row.months[-2] else replace(f, value=None) for f in row.months)
        card = replace(made.card, rows=(replace(row, months=months),))
        one = replace(made, card=card)
        assert charts_of(one) == []
        assert "Only May 2023 has a figure: " in said(one, row.indicator.theme.name.lower())


class TestMethod:
    def test_each_load_has_a_line_with_its_day_and_its_kind(self, made: Material) -> None:
        rows = [[cell.text for cell in row] for _, row in table_of(made, "method", "Loads").rows]
        assert rows == [
            ["30 June 2023", "Workforce", "2023-06-30-hr-4dc43a7a"],
            ["30 June 2023", "Annex A", "2023-06-30-annex-a-0fa7d6bd"],
        ]

    def test_the_rule_of_ranks_is_there_for_each_way_that_is_good(self, made: Material) -> None:
        words = said(made, "method")
        for where in ("higher is better", "lower is better", "neither is better"):
            assert f"Rank, where {where} Rank 1 is the " in words

    def test_where_there_is_no_rank_there_is_no_rule_of_ranks(self, made: Material) -> None:
        assert "Rank 1" not in said(replace(made, neighbours={}), "method")

    def test_the_rules_in_force_are_printed(self, made: Material) -> None:
        words = said(made, "method")
        for name, rule in legend(made.card.judgement):
            assert f"{name} {rule}" in words
        assert trajectory.RULE in words

    def test_population_neighbours_and_releases_are_named(self, made: Material) -> None:
        rows = (
            replace(
                made.card.rows[0], year=replace(made.card.rows[0].year, population="mid-2022, release 2024")
            ),
        )
        words = said(replace(made, card=replace(made.card, rows=(*rows, *made.card.rows[1:]))), "method")
        assert "Population mid-2022, release 2024, aged 0 to 17" in words
        assert f"Neighbours model of April 2021: {', '.join(NEIGHBOURS)}" in words

    def test_how_many_measures_wait_to_be_final_is_said(self, made: Material) -> None:
        waits = sum(row.months[-1].status is Status.PROVISIONAL for row in made.card.rows)
        assert waits > 0
        assert f"June 2023 of {waits} of {len(made.card.rows)} measures: shown, not judged" in said(
            made, "method"
        )

    def test_which_command_to_type_is_for_people_inside(self, made: Material) -> None:
        """A councillor is told what the comparison rests on, and not how files are loaded."""
        with_note = replace(made, card=replace(made.card, findings=(NOTE,)))
        assert "goldenthread benchmarks load" in said(with_note, "method")
        for audience in (Audience.SCRUTINY, Audience.BOARD):
            words = said(replace(with_note, audience=audience), "method")
            assert "as one report printed them in September 2023." in words
            assert "goldenthread" not in words

    def test_a_setting_that_is_a_number_is_one(self, made: Material) -> None:
        value = {row[2].text: row[1] for _, row in table_of(made, "method", "Settings").rows}
        assert isinstance(value["recording_lag_working_days"], Number)
        assert value["recording_lag_working_days"].text == "10"
        assert isinstance(value["temporary_placements_count"], Words)
        year = replace(made, settings={"population_year": (2022, "The mid-year of the estimate.")})
        [[_, shown, _], *_] = [row for _, row in table_of(year, "method", "Settings").rows]
        assert shown == Words("2022")

    def test_when_a_dated_list_is_final_is_said_where_the_recording_time_is(self, made: Material) -> None:
        meaning = {row[2].text: row[0].text for _, row in table_of(made, "method", "Settings").rows}
        assert "rests on a dated list alone is final with the list" in meaning["recording_lag_working_days"]
        assert "What rests on a dated list alone is final with the list" in said(made, "method")
        known = replace(made.card.rows[0].months[-1], status=Status.FINAL, reason=AS_KNOWN)
        assert causes(known) == [AS_KNOWN]
        assert causes(replace(known, status=Status.PROVISIONAL)) == [AS_KNOWN]


def test_the_slide_of_reds_leaves_out_none(made: Material) -> None:
    """Also a measure that no neighbour publishes is red against England."""
    row = next(row for row in made.card.rows if row.england and row.neighbours)
    assert row.england
    assert row.neighbours
    neither = replace(row, england=None, neighbours=replace(row.neighbours, rag=Rag.GREEN))
    alone = replace(row, england=replace(row.england, rag=Rag.RED), neighbours=None)
    two = replace(made, card=replace(made.card, rows=(neither, alone)))
    [table] = [block for block in page_of(two, "benchmarks").shown or () if isinstance(block, Table)]
    assert table.message == "1 measure is red against England or our neighbours"


def test_a_single_figure_is_told_in_words_and_not_drawn(made: Material) -> None:
    row = next(
        r for r in made.card.rows if r.target and r.indicator.in_report and r.months[-1].value is not None
    )
    gone = tuple(replace(figure, value=None, kept_back=True) for figure in row.months[:-1])
    alone = replace(row, months=(*gone, row.months[-1]))
    of = replace(made, card=replace(made.card, rows=(alone,)))
    assert not [chart for chart in charts_of(of) if chart.kind == "Months"]
    assert label(row) in said(of, row.indicator.theme.name.lower().replace("_", "-"))
