"""Holds what people write against the figures: the claim check of `goldenthread claims` and of publishing.

The figures are those that pages show, so no engine runs. What is kept back for the public is worked out when a report
is published, and held against the text once more then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from goldenthread.disclosure.text import check_text
from goldenthread.narrative.cells import Cells
from goldenthread.narrative.checked import Told, told
from goldenthread.narrative.claims import check_against
from goldenthread.narrative.closed import loose_in
from goldenthread.narrative.finding import Finding, Verdict, easily_misread, wrong
from goldenthread.narrative.passages import heading_of, passages
from goldenthread.reports.gathering import held
from goldenthread.reports.material import Audience
from goldenthread.reports.packs.commentary import Held
from goldenthread.reports.packs.last_report import last_report
from goldenthread.reports.packs.resting import rests_on
from goldenthread.scorecard.earlier import Earlier
from goldenthread.terms.months import Month
from goldenthread.terms.words import Theme
from goldenthread.workspace.packs import packs_of
from goldenthread_web.commentary.models import Report
from goldenthread_web.commentary.queries import newest_passages
from goldenthread_web.commentary.status import ENDED
from goldenthread_web.performance.served import Served

FIRST_PAGE = ""
"""The place of what stands on the first page of a report, before its areas."""

PLACES: tuple[str, ...] = (FIRST_PAGE, *(theme.value for theme in Theme))
_HELD, _CHECKED = 6, 24


@dataclass(frozen=True)
class Problem:
    """Something that keeps a text from being signed off. line: of the text of its area, counted from 1.

    not_public: it may be so, and can't be published: it was not checked, or could point to a child.
    """

    line: int
    words: str
    why: str
    right: str = ""
    not_public: bool = False


@dataclass(frozen=True)
class Checked:
    """What the claim check says of a report's commentary as it stood in some version, held against some records.

    wrong: of each area the claims that are wrong, and what can't be published. unchecked: what nothing can be said of,
    and what is true and easily misread.
    rests: the fingerprint of each kind of thing that the figures rest on.
    """

    version: int
    snapshot: str
    claims: int
    wrong: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    unchecked: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    rests: Mapping[str, str] = field(default_factory=dict)

    @property
    def refusal(self) -> str:
        """Why it can't be signed off; "" where it can."""
        places = [name_of_place(place) for place in PLACES if self.wrong.get(place)]
        if not places:
            return ""
        found = [one for several in self.wrong.values() for one in several]
        loose = sum(one.not_public for one in found)
        told = [
            _counted(len(found) - loose, "does not hold", "do not hold"),
            _counted(loose, "can't be published as it stands", "can't be published as they stand"),
        ]
        what, where = " and ".join(filter(None, told)), ", ".join(places)
        if len(found) == 1:
            return f"{what}, in: {where}. It is marked there with what to do. Mend it first."
        return f"{what}, in: {where}. They are marked there with what to do. Mend them first."


def _counted(count: int, one: str, several: str) -> str:
    if not count:
        return ""
    return f"1 thing that is said {one}" if count == 1 else f"{count} things that are said {several}"


def name_of_place(place: str) -> str:
    """An area of the report, as people call it."""
    return place or "First page"


def check_report(found: Served, report: Report) -> Checked:
    """The whole commentary as it stands, as publishing will read it."""
    report.refresh_from_db()
    texts = {place: passage.text for place, passage in newest_passages(report).items()}
    asked = _asked(found, report)
    claims, bad, unsure = _checked(asked, as_markdown(texts))
    wrong_ones, unsure_ones = _by_place(bad, texts), _by_place(unsure, texts)
    snapshot = found.shelf.snapshot.id
    return Checked(report.version, snapshot, claims, wrong_ones, unsure_ones, _rests(asked))


def look_at(found: Served, report: Report) -> Checked:
    """The same for a page. What has ended is shown as it was: figures of today say nothing against it."""
    if report.status in ENDED:
        return Checked(report.version, report.snapshot, 0)
    return check_report(found, report)


def check_comment(found: Served, month: Month, area: str, text: str) -> list[Finding]:
    """The claims of a comment that are wrong, for the one who makes it. It is advice."""
    card = found.card(month, area)
    cells = Held(card, Earlier()).cells
    return wrong(check_against(cells, text))


def findings_of(found: Served, report: Report) -> Told:
    """What the figures say by themselves, area by area: what a commentary starts from."""
    return _told(_asked(found, report))


def offered(found: Served, report: Report, findings: Sequence[str]) -> tuple[str, ...]:
    """What of the findings a text may begin with: for the public what its check lets through, else all of it."""
    if report.audience != Audience.SCRUTINY.value:
        return tuple(findings)
    return _for_the_public(_asked(found, report), tuple(findings))


def as_markdown(texts: Mapping[str, str]) -> str:
    """The commentary as one text, with the areas as headings: the form that publishing reads."""
    return "".join(f"{line}\n" for line, _, _ in _lines(texts))


def heading_in(text: str) -> bool:
    """Whether a line of a text would be read as the heading of another area."""
    return any(heading_of(line.strip()) is not None for line in text.splitlines())


def _lines(texts: Mapping[str, str]) -> Iterator[tuple[str, str, int]]:
    """Each line of the whole text, with the area that it stands in and its number there."""
    for place in PLACES:
        text = texts.get(place, "")
        if not text:
            continue
        if place:
            yield f"## {place}", place, 0
            yield "", place, 0
        for number, line in enumerate(text.splitlines(), start=1):
            yield line, place, number
        yield "", place, 0


def _by_place(found: Sequence[Problem], texts: Mapping[str, str]) -> Mapping[str, tuple[Problem, ...]]:
    """Problems of the whole text as those of each area, with its own lines."""
    where = list(_lines(texts))
    places: dict[str, list[Problem]] = defaultdict(list)
    for one in found:
        _, place, number = where[one.line - 1]
        places[place].append(replace(one, line=max(number, 1)))
    return {place: tuple(dict.fromkeys(ones)) for place, ones in places.items()}


@dataclass(frozen=True)
class _Asked:
    """Of which report, by which figures: all that an answer rests on. packs: those published, which decide the last."""

    folder: Path
    stamp: tuple[int, ...]
    month: Month
    audience: str
    packs: tuple[str, ...]
    found: Served = field(compare=False)


def _asked(found: Served, report: Report) -> _Asked:
    workspace = found.workspace
    packs = tuple(workspace.state.packs)
    return _Asked(workspace.folder, found.stamp, Month.parse(report.month), report.audience, packs, found)


@lru_cache(maxsize=_HELD)
def _held(asked: _Asked) -> Held:
    """What the commentary of a report is held against."""
    workspace = asked.found.workspace
    last = last_report(workspace, packs_of(workspace), asked.month, asked.audience)
    return held(asked.found.reading(), asked.month, asked.found.shelf.posts(asked.month), last)


@lru_cache(maxsize=_HELD)
def _rests(asked: _Asked) -> Mapping[str, str]:
    """What the figures that are looked at rest on."""
    shelf, audience = asked.found.shelf, Audience(asked.audience)
    return rests_on(asked.found.workspace, asked.month, audience, shelf.snapshot, shelf.id)


@lru_cache(maxsize=_HELD)
def _told(asked: _Asked) -> Told:
    against = _held(asked)
    return told(against.card, against.earlier)


@lru_cache(maxsize=_CHECKED)
def _checked(asked: _Asked, text: str) -> tuple[int, tuple[Problem, ...], tuple[Problem, ...]]:
    """How many claims there are; what is wrong; what can't be checked."""
    cells = _held(asked).cells
    findings = check_against(cells, text)
    bad = [Problem(f.line, f.words, f.why, f.right) for f in wrong(findings)]
    misread = easily_misread(findings)
    unsure = [
        Problem(f.line, f.words, f"this is {f.why}" if f in misread else f.why)
        for f in findings
        if f.verdict is Verdict.UNCHECKED or f in misread
    ]
    if asked.audience == Audience.SCRUTINY.value:
        threshold = asked.found.workspace.disclosure.threshold
        bad, unsure = [*bad, *_not_for_the_public(text, cells, bad, threshold)], []
    return len(findings), tuple(bad), tuple(unsure)


@lru_cache(maxsize=_CHECKED)
def _for_the_public(asked: _Asked, findings: tuple[str, ...]) -> tuple[str, ...]:
    """Of each paragraph the sentences that may be published, each read after those that stand before it."""
    cells, threshold = _held(asked).cells, asked.found.workspace.disclosure.threshold
    paragraphs = []
    for finding in findings:
        kept = ""
        for sentence in passages(finding):
            longer = f"{kept} {sentence.text}".strip()
            if not list(_not_for_the_public(longer, cells, (), threshold)):
                kept = longer
        paragraphs.append(kept)
    return tuple(filter(None, paragraphs))


def _not_for_the_public(text: str, cells: Cells, bad: Sequence[Problem], threshold: int) -> Iterator[Problem]:
    """What publishing would refuse whatever is kept back: what can't be checked, and what points to one child."""
    told_already = {(one.line, one.words) for one in bad}
    for loose in loose_in(text, cells):
        if (loose.line, loose.words) not in told_already:
            yield Problem(loose.line, loose.words, loose.why, not_public=True)
    for sign in check_text(text, threshold, strict=True):
        yield Problem(sign.line, "", f"{sign.kind}. {sign.what_to_do}", not_public=True)
