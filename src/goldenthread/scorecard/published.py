"""What of a workspace's figures may be published, and the proof that nothing kept back can be worked out.

Figures are kept back before anything is judged, told or drawn, so all that a published report says follows from
figures that it shows: there is nothing else that it could give away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from goldenthread import catalogue
from goldenthread.disclosure.balances import balances, nests
from goldenthread.disclosure.cells import SIDES, Cell, Key, Rules, Shown
from goldenthread.disclosure.figures import cells_of, key_of
from goldenthread.disclosure.primary import is_small_average
from goldenthread.disclosure.related import related
from goldenthread.disclosure.writing import rounded
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.scorecard.building import SIGNAL_MONTHS, Reading
from goldenthread.scorecard.card import Scorecard
from goldenthread.scorecard.earlier import Earlier
from goldenthread.scorecard.posts import posts_indicators
from goldenthread.terms.months import Month
from goldenthread.terms.showing import SUPPRESSED

if TYPE_CHECKING:
    from goldenthread.disclosure.attack import Attack
    from goldenthread.disclosure.protecting import Protected

KEPT_BACK = "kept back so that nobody can be recognised"


@dataclass(frozen=True)
class Published:
    """The figures that may be published, as a reading to make cards of, and the attack that they withstood.

    posts: the counts that the posts table is made from. asked: the cells that a report for people inside would print.
    """

    reading: Reading
    posts: tuple[Figure, ...]
    asked: frozenset[Key]
    protected: Protected

    @cached_property
    def attack(self) -> Attack:
        return self.protected.attack()

    @property
    def summary(self) -> str:
        """How much was kept back, and that it was proved, in words; for people inside."""
        texts = [shown.texts.values() for shown in self.protected.shown if shown.key in self.asked]
        hidden = sum(not text or SUPPRESSED in text for text in texts)
        return f"{len(texts):,} figures, {hidden:,} of them kept back. With their counts: {self.protected.summary}"

    @property
    def shown(self) -> tuple[Shown, ...]:
        """What the workspace records as published: what tells something, and what must stay unknown."""
        return tuple(shown for shown in self.protected.shown if shown.texts or shown.needs)


def spoken_of(before: Iterable[Shown], first: Month, last: Month) -> tuple[Month, Month]:
    """From which month's card to which figures must be read, so that all that was published before is held against
    its counts: also of months after this one, where their pack came first."""
    spans = [(shown.key.month.plus(1 - shown.subject.months), shown.key.month) for shown in before]
    begin = min((first, *(start.plus(SIGNAL_MONTHS - 1) for start, _ in spans)))
    return begin, max((last, *(end for _, end in spans)))


def publish(
    reading: Reading,
    card: Scorecard,
    earlier: Earlier,
    posts: Sequence[Figure],
    before: Sequence[Shown],
    rules: Rules,
) -> Published:
    """What may be shown of a card and of the posts' counts, given everything that has been published before.

    `earlier`: what the words compare with; of it only today's figures are told, not what was printed before. Each
    figure counts as if it were printed with its counts, so a chart or a rule may use it unrounded.
    """
    # Loading the solver takes as long as a third of a report, and most reports keep nothing back.
    from goldenthread.disclosure.protecting import protect

    printed = dict(_printed(card, earlier)) | {key_of(figure): figure for figure in posts}
    counted = [*catalogue.load().values(), *posts_indicators()]
    cells = list(_cells(reading, printed, counted))
    others, sums = related(cells, counted)
    apart = {cell.key for cell in cells if is_small_average(cell, rules)}
    apart |= {key for one in others if is_small_average(one.cell, rules) for key in one.beside}
    cells = [replace(cell, prints=frozenset()) if cell.key in apart else cell for cell in cells]
    cells += [one.cell for one in others]
    nested = balances([cell.subject for cell in cells], nests(cell.key.group for cell in cells))
    protected = protect(cells, before, [*nested, *sums], rules)
    figures, shown_posts = (
        tuple(_publishable(some, printed, protected)) for some in (reading.figures, posts)
    )
    return Published(reading.of(figures), shown_posts, frozenset(printed), protected)


def _printed(card: Scorecard, earlier: Earlier) -> Iterator[tuple[Key, Figure]]:
    for row in card.rows:
        for figure in (*row.months, row.shown_year):
            yield key_of(figure), figure
    for figure in earlier.told:
        yield key_of(figure), figure


def _cells(reading: Reading, printed: Mapping[Key, Figure], counted: Sequence[Indicator]) -> Iterator[Cell]:
    """The cells that are printed, and unprinted all other months, which must not be found out."""
    months = [f for f in reading.figures if not f.basis.is_of_year and key_of(f) not in printed]
    for cell in cells_of([*printed.values(), *months], counted):
        yield replace(cell, prints=frozenset(SIDES if cell.key in printed else ()))


def _publishable(
    figures: Iterable[Figure], printed: Mapping[Key, Figure], protected: Protected
) -> Iterator[Figure]:
    """The figures as they are published. What no cell stands for has no counts, and says only why."""
    shown = {one.key: one for one in protected.shown}
    for figure in figures:
        key = key_of(figure)
        if figure.numerator is None:
            yield figure
        elif key not in printed or SUPPRESSED in shown[key].texts.values() or not shown[key].texts:
            yield replace(
                figure, numerator=None, denominator=None, value=None, reason=KEPT_BACK, kept_back=True
            )
        else:
            yield _as_shown(figure, shown[key], protected.rules)


def _as_shown(figure: Figure, shown: Shown, rules: Rules) -> Figure:
    """The figure worked out from its counts as they are printed."""
    if rules.round_to == 1 or figure.value is None or figure.numerator is None or figure.denominator is None:
        return figure
    subject = shown.subject
    over = rounded(figure.denominator, rules) if subject.over else figure.denominator
    counted = rounded(figure.numerator, rules)
    value = counted / over * subject.scale if over else None
    return replace(figure, numerator=counted, denominator=over, value=value)
