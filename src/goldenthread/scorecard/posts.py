"""The posts of a council: who fills them, and which are empty. Counted as every figure is, so that they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from goldenthread import catalogue
from goldenthread.indicators.counting import Count, Open
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.population import Population
from goldenthread.records.facts.post import post
from goldenthread.records.facts.worker import worker
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot
from goldenthread.scorecard.reading import read_figures
from goldenthread.terms.months import Month
from goldenthread.terms.words import Status, Unit


class PostKind(StrEnum):
    """What a line of the posts table counts. TOTAL: everyone in post. BUDGETED: the posts that are paid for."""

    PERMANENT = "permanent"
    AGENCY = "agency"
    TOTAL = "total"
    BUDGETED = "budgeted"
    VACANT = "vacant"


@dataclass(frozen=True)
class PostLine:
    """One line: full-time equivalents, and what share they are.

    of_establishment: the share of the budgeted posts, filled or not. of_in_post: the share of the people in post,
    as DfE counts agency workers. All are None where they can't be told, and unrounded where they can.
    is_kept_back: disclosure control keeps it back, or what it would follow from.
    """

    scope: str
    kind: PostKind
    amount: float | None
    of_establishment: float | None = None
    of_in_post: float | None = None
    is_kept_back: bool = False


@dataclass(frozen=True)
class Posts:
    """The posts at one month end. status: as of the figures they are. reasons: why a line, or all, can't be told."""

    month: Month
    lines: tuple[PostLine, ...]
    status: Status
    reasons: tuple[str, ...] = ()

    def line(self, scope: str, kind: PostKind) -> PostLine | None:
        return next((line for line in self.lines if (line.scope, line.kind) == (scope, kind)), None)


_SOCIAL_WORK, _ALL = "social_workers", "all_posts"
_COUNTED: Mapping[tuple[str, PostKind], Open] = {
    (_SOCIAL_WORK, PostKind.AGENCY): Open(
        worker, where=worker.social_worker.is_true() & worker.agency.is_true(), amount=worker.fte
    ),
    (_SOCIAL_WORK, PostKind.TOTAL): Open(worker, where=worker.social_worker.is_true(), amount=worker.fte),
    (_SOCIAL_WORK, PostKind.BUDGETED): Open(post, where=post.social_workers.is_true(), amount=post.fte),
    (_ALL, PostKind.AGENCY): Open(worker, where=worker.agency.is_true(), amount=worker.fte),
    (_ALL, PostKind.TOTAL): Open(worker, amount=worker.fte),
    (_ALL, PostKind.BUDGETED): Open(post, where=post.all_posts.is_true(), amount=post.fte),
}


def read_posts(snapshot: Snapshot, population: Population, month: Month) -> Posts:
    """The posts at the end of a month: of social workers, and of all staff."""
    figures = posts_figures(snapshot, population, month)
    return posts_of(figures, Settings.read(snapshot.manifest["settings"]), month)


def posts_indicators() -> list[Indicator]:
    """What is counted of the posts, as indicators that are in no catalogue."""
    return [_asking(*key, counted) for key, counted in _COUNTED.items()]


def posts_figures(snapshot: Snapshot, population: Population, month: Month) -> list[Figure]:
    """The counts that the posts table is made from, at the end of a month."""
    asked = posts_indicators()
    basis = asked[0].bases[0]
    read = read_figures(snapshot, population, asked, month, month)
    return [figure for figure in read if figure.period_end == month.end and figure.basis is basis]


def posts_of(figures: Iterable[Figure], settings: Settings, month: Month) -> Posts:
    """The posts by their counts. What is kept back of these has no amount, nor has what would follow from it."""
    found = {figure.indicator: figure for figure in figures}
    scopes = {_SOCIAL_WORK: settings.social_worker_scope, _ALL: settings.all_posts_scope}
    lines = [line for scope, name in scopes.items() for line in _lines(scope, name, found)]
    reasons = dict.fromkeys(
        reason for scope, name in scopes.items() for reason in _reasons(scope, name, found)
    )
    if all(line.amount is None for line in lines):
        return Posts(month, (), Status.NOT_AVAILABLE, tuple(reasons))
    return Posts(month, tuple(lines), _status(found), tuple(reasons))


def _code(scope: str, kind: PostKind) -> str:
    return f"posts.{scope}.{kind}"


def _asking(scope: str, kind: PostKind, counted: Open) -> Indicator:
    """The count as an indicator that is in no catalogue: what counts the agency rate counts this too."""
    like = catalogue.load()["agency_fte_establishment"]
    return replace(like, code=_code(scope, kind), unit=Unit.COUNT, measure=Count(counted))


def _amount(scope: str, kind: PostKind, found: Mapping[str, Figure]) -> float | None:
    """How many; an establishment of nothing is one that was not given."""
    amount = found[_code(scope, kind)].value
    return None if kind is PostKind.BUDGETED and not amount else amount


def _lines(scope: str, name: str, found: Mapping[str, Figure]) -> Iterator[PostLine]:
    agency, total, budgeted = (
        _amount(scope, kind, found) for kind in (PostKind.AGENCY, PostKind.TOTAL, PostKind.BUDGETED)
    )
    amounts = {
        PostKind.PERMANENT: _less(total, agency),
        PostKind.AGENCY: agency,
        PostKind.TOTAL: total,
        PostKind.BUDGETED: budgeted,
        PostKind.VACANT: _less(budgeted, total),
    }
    for kind, amount in amounts.items():
        is_person = kind in (PostKind.PERMANENT, PostKind.AGENCY, PostKind.TOTAL)
        hidden = any(found[_code(scope, part)].kept_back for part in _MADE_OF.get(kind, (kind,)))
        yield PostLine(
            name, kind, amount, _share(amount, budgeted), _share(amount, total) if is_person else None, hidden
        )


_MADE_OF = {
    PostKind.PERMANENT: (PostKind.TOTAL, PostKind.AGENCY),
    PostKind.VACANT: (PostKind.BUDGETED, PostKind.TOTAL),
}


def _less(whole: float | None, part: float | None) -> float | None:
    return None if whole is None or part is None else whole - part


def _share(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole * 100


def _reasons(scope: str, name: str, found: Mapping[str, Figure]) -> Iterator[str]:
    """Why lines can't be told: what is not loaded, or a scope that the establishment file does not have."""
    for kind in (PostKind.TOTAL, PostKind.BUDGETED):
        figure = found[_code(scope, kind)]
        if figure.value is None and not figure.kept_back:
            yield figure.reason
        elif kind is PostKind.BUDGETED and not figure.value:
            yield f"the establishment file has no posts of the scope {name!r} (the setting {_setting_of(scope)})"


def _setting_of(scope: str) -> str:
    return "social_worker_scope" if scope == _SOCIAL_WORK else "all_posts_scope"


def _status(found: Mapping[str, Figure]) -> Status:
    """The weakest standing of the figures that there are."""
    there = {figure.status for figure in found.values() if figure.value is not None}
    return next(s for s in (Status.PROVISIONAL, Status.REBUILT, Status.FINAL) if s in there)
