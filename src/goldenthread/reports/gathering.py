"""Gathers all that a report is made from: the scorecard, its charts' limits, our place among neighbours, the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.disclosure.cells import Shown
from goldenthread.indicators.figure import Figure
from goldenthread.narrative.checked import told
from goldenthread.narrative.posts import cells_of_posts
from goldenthread.records.settings import Settings
from goldenthread.reports.charting import lines_of, places
from goldenthread.reports.material import Audience, Material, key_of
from goldenthread.reports.packs.commentary import Held
from goldenthread.reports.packs.last_report import LastReport
from goldenthread.scorecard.building import Reading, Wanted, read
from goldenthread.scorecard.card import Scorecard
from goldenthread.scorecard.earlier import MONTHS_BACK, Earlier, months_before, printed_in
from goldenthread.scorecard.posts import Posts, posts_figures, posts_of
from goldenthread.scorecard.published import Published, publish, spoken_of
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace


@dataclass(frozen=True)
class Gathered:
    """The material of a report, and what a commentary on it is held against.

    shown: what the report shows. whole: every figure, also those that are kept back; for people inside it is the same.
    """

    material: Material
    shown: Held
    whole: Held


@dataclass(frozen=True)
class _Known:
    """What a report may speak of: its scorecard, what the words compare with, and the posts."""

    card: Scorecard
    earlier: Earlier
    posts: Posts | None

    @property
    def held(self) -> Held:
        return Held(self.card, self.earlier, cells_of_posts(self.posts) if self.posts else ())


def gather(
    workspace: Workspace,
    month: Month,
    audience: Audience,
    wanted: Wanted | None = None,
    before: Sequence[Shown] = (),
    last: LastReport | None = None,
) -> Gathered:
    """Everything for one report. Sentences that the claim check would not pass are left out of it.

    `before`: what was published already; what is published now is held against it. `last`: the report that its words
    compare with.
    """
    since = month.plus(-MONTHS_BACK)
    wanted = wanted or Wanted()
    # What may be published of some measures rests on all of them.
    asked = replace(wanted, indicators=()) if audience is Audience.SCRUTINY else wanted
    everything = read(workspace, *spoken_of(before, since, month), asked)
    reading = everything.only(wanted.indicators)
    counts = [] if reading.wanted.area else posts_figures(reading.snapshot, workspace.population, month)
    whole = _known(reading, month, counts, _earlier(reading, month, last))
    if audience is not Audience.SCRUTINY:
        return Gathered(_material(reading, audience, whole), whole.held, whole.held)
    published = publish(everything, whole.card, whole.earlier, counts, before, workspace.disclosure)
    open_to_all = published.reading.only(wanted.indicators)
    shown = _known(open_to_all, month, published.posts, whole.earlier.among(open_to_all.figures))
    return Gathered(_material(reading, audience, shown, published), shown.held, whole.held)


def held(reading: Reading, month: Month, posts: Sequence[Figure], last: LastReport | None = None) -> Held:
    """What a commentary of a month is held against, by figures that were read already; for whoever may see them all.

    `posts`: the counts behind the posts table. `last`: as for `gather`.
    """
    return _known(reading, month, posts, _earlier(reading, month, last)).held


def _earlier(reading: Reading, month: Month, last: LastReport | None) -> Earlier:
    """What the last report printed; the year to some months before where there is none."""
    if last is None:
        return months_before(reading.card(month.plus(-MONTHS_BACK)))
    return printed_in(last.month, last.figures, reading.figures)


def _known(reading: Reading, month: Month, counts: Sequence[Figure], earlier: Earlier) -> _Known:
    settings = Settings.read(reading.snapshot.manifest["settings"])
    posts = posts_of(counts, settings, month) if counts else None
    return _Known(reading.card(month), earlier, posts)


def _material(
    reading: Reading, audience: Audience, known: _Known, published: Published | None = None
) -> Material:
    card = known.card
    words = told(card, known.earlier)
    return Material(
        card,
        audience,
        words.headlines,
        words.areas,
        {key_of(row): lines_of(row) for row in card.rows},
        dict(places(card.rows)),
        known.posts,
        loads=reading.snapshot.loads,
        settings={name: (value, Settings.meaning(name)) for name, value in card.settings.items()},
        published=published,
    )
