"""Makes the API's answers of what the pages show: the same figures, and to each person no more of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from goldenthread import catalogue
from goldenthread.benchmarks import comparison
from goldenthread.indicators import figure as kept
from goldenthread.indicators.indicator import Indicator
from goldenthread.reports.groups import group_words
from goldenthread.reports.words import MARKING
from goldenthread.scorecard import card
from goldenthread.scorecard.shelf import AREAS
from goldenthread.terms.months import Month
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.api import answers
from goldenthread_web.api.endpoints import NotUnderstood
from goldenthread_web.performance.permissions import OutOfReach, areas_seen, belongs_to
from goldenthread_web.performance.served import WHOLE_COUNCIL, Served, served
from goldenthread_web.performance.words import area_words

Asked = dict[str, Any]


@dataclass(frozen=True)
class Chosen:
    """Figures that were asked for, in an order of their own, with the state of the records that they are of."""

    figures: Sequence[kept.Figure]
    snapshot: str


def what_is_served() -> Served:
    """The figures that there are; before the first load there is nothing."""
    found = served()
    if found is None:
        raise Http404
    return found


def figures(person: SignedIn, asked: Asked) -> Chosen:
    """The kept figures of the months that there is something of."""
    found = what_is_served()
    code, area, by = asked["indicator"], asked["area"], asked["by"]
    _check_together(code, area, by)
    if by:
        of_code = found.shelf.breakdowns(code)
        seen = _groups_seen(person, found, by, of_code)
        listed = [figure for figure in of_code if figure.breakdown in seen]
    else:
        check_area(person, found, area)
        listed = [figure for figure in found.shelf.figures(area) if code in (None, figure.indicator)]
    first = max(asked["first"] or found.first_known, found.first_known)
    last = min(asked["last"] or found.shelf.last, found.shelf.last)
    basis = asked["basis"]
    chosen = [
        figure
        for figure in listed
        if first.end <= figure.period_end <= last.end and basis in (None, figure.basis)
    ]
    return Chosen(sorted(chosen, key=_order), found.shelf.snapshot.id)


def _check_together(code: str | None, area: str, by: str | None) -> None:
    if code is not None and code not in catalogue.load():
        raise NotUnderstood({"indicator": "There is no measure with this code. See /indicators."})
    if by and code is None:
        raise NotUnderstood({"by": "The groups of one measure at a time: name it with indicator."})
    if by and area:
        raise NotUnderstood({"by": "Groups are of the whole council: leave area out."})


def _groups_seen(person: SignedIn, found: Served, by: str, listed: Iterable[kept.Figure]) -> set[str]:
    """The groups of one kind; of the parts of the council those whose figures this person sees."""
    groups = {figure.breakdown for figure in listed if figure.breakdown.startswith(f"{by}=")}
    return groups & set(areas_seen(person, found.areas, found.teams)) if by in AREAS else groups


def check_area(person: SignedIn, found: Served, area: str) -> None:
    """A part of the council that is not there, or not for this person, is not found."""
    if area not in (WHOLE_COUNCIL, *found.areas):
        raise Http404
    if area and area not in areas_seen(person, found.areas, found.teams):
        raise OutOfReach(area)


def _order(figure: kept.Figure) -> tuple[Any, ...]:
    known = catalogue.load()[figure.indicator]
    return (known.order, known.code, figure.breakdown, figure.period_end, figure.basis)


def figure_answer(figure: kept.Figure) -> answers.Figure:
    return answers.Figure(
        figure.indicator, figure.breakdown, group_words(figure.breakdown), str(Month.of(figure.period_end)),
        figure.period_end, figure.basis, figure.numerator, figure.denominator, figure.value, figure.unit,
        figure.status, figure.kept_back, figure.reason,
    )  # fmt: skip


def scorecard(person: SignedIn, month: Month | None, area: str) -> answers.Scorecard:
    """The scorecard that the dashboard shows."""
    found = what_is_served()
    check_area(person, found, area)
    one = found.material(month_of(found, month), area).card
    return answers.Scorecard(
        MARKING, one.authority, one.authority_name, one.made_up, str(one.month), one.area, one.reference_date,
        one.snapshot, one.neighbour_model, tuple(_row(row) for row in one.rows),
    )  # fmt: skip


def month_of(found: Served, month: Month | None) -> Month:
    """The month that was asked for, if there is a scorecard of it."""
    if month is not None and month not in found.months:
        raise Http404
    return month or found.month


def _row(row: card.Row) -> answers.Row:
    one = row.indicator
    return answers.Row(
        one.code, one.label, one.theme, row.group, one.better, one.decimals,
        figure_answer(row.shown_year), tuple(figure_answer(figure) for figure in row.months),
        row.judged is not None, row.unjudged,
        _comparator(row.england), _comparator(row.neighbours), _comparator(row.target),
        row.movement, row.direction, row.signal, row.signal_words, row.assurance,
    )  # fmt: skip


def _comparator(against: card.Against | None) -> answers.Comparator | None:
    if against is None:
        return None
    return answers.Comparator(
        against.name, against.value, against.year, against.source, against.rag, against.rule, against.n,
        against.missing,
    )  # fmt: skip


def benchmarks(month: Month | None) -> answers.Benchmarks:
    """What the month's figures are held against, in full."""
    found = what_is_served()
    one = found.card(month_of(found, month))
    return answers.Benchmarks(
        str(one.month), tuple(_benchmark(row) for row in one.rows if row.published is not None)
    )


def _benchmark(row: card.Row) -> answers.Benchmark:
    one = row.published
    assert one is not None, "asked of rows that were published of"  # noqa: S101
    return answers.Benchmark(
        row.indicator.code, row.group, one.release, one.period, row.indicator.unit, one.model,
        _published(one.england), _published(one.region), _published(one.own),
        tuple(answers.Published(n.place, n.name, n.value, n.why_missing) for n in one.neighbours),
        one.sn_mean, one.sn_median, one.sn_n,
    )  # fmt: skip


def _published(place: comparison.Published | None) -> answers.Published | None:
    if place is None:
        return None
    missing = comparison.reason(place) if place.value is None else ""
    return answers.Published(place.place, place.name, place.value, missing)


def indicators() -> answers.Indicators:
    return answers.Indicators(tuple(indicator(one) for one in catalogue.load().values()))


def indicator(one: Indicator) -> answers.Indicator:
    month, year = one.bases
    return answers.Indicator(
        one.code, one.title, one.label, one.theme, one.why, one.counted, one.over, one.unit, one.better,
        month, year, tuple(f"age={band.label}" for band in one.bands), one.source, one.notes,
    )  # fmt: skip


def indicator_of(code: str) -> answers.Indicator:
    found = catalogue.load().get(code)
    if found is None:
        raise Http404
    return indicator(found)


def months() -> answers.Months:
    found = what_is_served()
    known_on = found.card(found.month).reference_date
    return answers.Months(
        tuple(map(str, found.months)), str(found.month), str(found.first_known), known_on,
        found.shelf.snapshot.id,
    )  # fmt: skip


def areas(person: SignedIn) -> answers.Areas:
    found = what_is_served()
    listed = (WHOLE_COUNCIL, *areas_seen(person, found.areas, found.teams))
    return answers.Areas(
        tuple(answers.Area(area, area_words(area), "".join(belongs_to(area, found.teams))) for area in listed)
    )
