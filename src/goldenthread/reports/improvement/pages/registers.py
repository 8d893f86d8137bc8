"""What may keep the plan from working: open risks, documents that are due or overdue, findings that nothing answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.charts.cells import Cell, Column, Day, Number, Words
from goldenthread.judgement.saying import listed
from goldenthread.reports.blocks import Block, Group, Heading, Listing, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.counting import many
from goldenthread.reports.improvement.registers import Document, Registers, Review, Risk
from goldenthread.reports.improvement.told import Told
from goldenthread.reports.shortening import first_words
from goldenthread.terms.showing import show_day
from goldenthread.terms.words import Unit

RISKS, DOCUMENTS, FINDINGS = "Risks", "Documents", "Findings"
TITLE = "Risks, documents and findings"
NOTHING_DONE, NOBODY, WHOLE_PLAN, NO_DAY, NO_ACTION = (
    "Nothing is said",
    "Nobody is named",
    "The plan as a whole",
    "No date",
    "No single action",
)
_ON_SLIDES = 8
_LETTERS = 80  # of the name of a row on a slide
_UNANSWERED = "Findings that no action answers"


def pages(told: Told) -> Iterator[Page]:
    if told.registers is not None:
        found = told.registers
        title = "Risks and documents" if found.reviews is None else TITLE
        yield Page("registers", title, tuple(_blocks(found)), is_wide=True, shown=tuple(_shown(found)))


def risks_said(found: Registers) -> str:
    """The open risks, counted."""
    if not found.risks:
        return "No risk stands open in the register."
    levels = [
        f"{count} {level.lower()}"
        for level in ("High", "Medium", "Low")
        if (count := sum(one.level == level for one in found.risks))
    ]
    late = sum(one.is_overdue for one in found.risks)
    overdue = f"; {late} should have been looked at again by now" if late else ""
    return f"{many(len(found.risks), 'open risk')}: {listed(levels)}{overdue}."


def documents_said(found: Registers) -> str:
    """The strategies and policies, counted: what is overdue, what is due soon, what has no day."""
    late = sum(one.is_overdue for one in found.documents)
    soon = len(found.documents) - late
    said = [
        *([f"{late} {'is' if late == 1 else 'are'} overdue"] if late else []),
        *([f"{soon} {'is' if soon == 1 else 'are'} due within {found.within} days"] if soon else []),
        *([f"{found.undated} not published yet {_has(found.undated)} no date"] if found.undated else []),
    ]
    if not found.all_documents:
        return "No strategy or policy stands in the register."
    if not said:
        return f"No strategy or policy is overdue or due within {found.within} days."
    return f"Of {_documents(found.all_documents)}, {listed(said)}."


def findings_said(found: Registers) -> str:
    """What no action answers, counted; where nothing was found or nobody looked, that."""
    if not found.all_reviews:
        return "No self-assessment or review stands in the register."
    if not found.all_findings:
        return "No self-assessment or review in the register has a finding."
    if not found.unanswered:
        return "Every finding of a self-assessment or review has an action, or a reason why it needs none."
    verb = "is" if found.unanswered == 1 else "are"
    return f"{many(found.unanswered, 'finding')} of self-assessments and reviews {verb} not answered by any action."


def unshown(found: Registers | None) -> Iterator[str]:
    """What is said of registers where no slide shows them, as there is nothing to show."""
    if found is None:
        return
    if not found.risks:
        yield risks_said(found)
    if not found.documents:
        yield documents_said(found)
    if found.reviews is not None and not found.unanswered:
        yield findings_said(found)


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _documents(count: int) -> str:
    return "1 strategy or policy" if count == 1 else f"{count:,} strategies and policies"


def _blocks(found: Registers) -> Iterator[Block]:
    yield Paragraph(risks_said(found), is_lead=True)
    if found.risks:
        key = (("Score", f"Likelihood (1 to 5) × gravity (1 to 5). {_levels(found)}"),)
        rows = tuple(_risk(one) for one in found.risks)
        yield Table(RISKS, "Open risks, the highest first", _RISKS, (Group("", rows),), key=key)
    yield Heading("Strategies and policies that are due")
    yield Paragraph(documents_said(found))
    if found.documents:
        rows = tuple(_document(one) for one in found.documents)
        yield Table(DOCUMENTS, "What is overdue stands first", _DOCUMENTS, (Group("", rows),))
    if found.reviews is None:
        return
    yield Heading(_UNANSWERED)
    yield Paragraph(findings_said(found))
    if found.unanswered:
        caption = "What self-assessments and reviews found and nothing answers"
        yield Table(FINDINGS, caption, _FINDINGS, tuple(_groups(found)), grouped_by="Self-assessment")


def _levels(found: Registers) -> str:
    return f"From {found.high} on high, from {found.medium} on medium, below low."


_RISKS = (
    Column("Risk"),
    Column("Level"),
    Column("Likelihood", is_number=True, spared=4),
    Column("Gravity", is_number=True, spared=5),
    Column("Score", is_number=True),
    Column("What is done about it", spared=1),
    Column("Owner", spared=2),
    Column("Belongs to", spared=3),
    Column("Looked at again"),
    Column("Overdue"),
)
_LOOKED_AT = 8
_ON_SLIDE = (0, 1, 4, _LOOKED_AT, 9)
"""Which of these stand on a slide; the speaker has the others."""

_SHOWN_RISKS = tuple(replace(_RISKS[at], wraps=at == _LOOKED_AT) for at in _ON_SLIDE)
_DOCUMENTS = (
    Column("Document"),
    Column("How it stands"),
    Column("Date"),
    Column("Owner", spared=1),
    Column("Action", spared=2),
)
_SHOWN_DOCUMENTS = tuple(replace(column, wraps=at > 0) for at, column in enumerate(_DOCUMENTS[:3]))
_FINDINGS = (Column("What was found"), Column("Why it stands open"))


def _risk(one: Risk) -> tuple[Cell, ...]:
    return (
        Words(one.text),
        Words(one.level),
        Number(one.likelihood, Unit.COUNT),
        Number(one.gravity, Unit.COUNT),
        Number(one.likelihood * one.gravity, Unit.COUNT),
        Words(one.mitigation or NOTHING_DONE),
        Words(one.owner or NOBODY),
        Words(one.belongs_to or WHOLE_PLAN),
        Day(one.review) if one.review else Words(NO_DAY),
        Words("Yes" if one.is_overdue else "No"),
    )


def _document(one: Document) -> tuple[Cell, ...]:
    return (
        Words(one.name),
        Words(one.standing),
        Day(one.day),
        Words(one.owner or NOBODY),
        Words(one.action or NO_ACTION),
    )


def _groups(found: Registers) -> Iterator[Group]:
    for review in found.reviews or ():
        if review.findings:
            yield Group(_named(review), tuple((Words(text), Words(why)) for text, why in review.findings))


def _named(review: Review) -> str:
    return f"{review.title}, {show_day(review.day)}"


def _shown(found: Registers) -> Iterator[Block]:
    """Slides show the highest risks, what is overdue, and the findings: the report has all of it."""
    if found.risks:
        title = _and_more(risks_said(found), len(found.risks))
        rows = tuple(_risk_shown(one) for one in found.risks[:_ON_SLIDES])
        yield Listing(tuple(map(_spoken, found.risks)), is_detail=True)
        yield Table(RISKS, title, _SHOWN_RISKS, (Group("", rows),), message=title)
    if found.documents:
        title = _and_more(documents_said(found), len(found.documents))
        yield Listing(tuple(f"{one.name}: {one.owner or NOBODY}." for one in found.documents), is_detail=True)
        rows = tuple(_document_shown(one) for one in found.documents[:_ON_SLIDES])
        yield Table(DOCUMENTS, title, _SHOWN_DOCUMENTS, (Group("", rows),), message=title)
    if found.unanswered:
        yield from _findings_shown(found)


def _and_more(said: str, count: int) -> str:
    """A title; and where slides show some of what it counts, where the others stand."""
    rest = count - _ON_SLIDES
    return (
        f"{said.rstrip('.')}: {_ON_SLIDES} of them; {rest:,} more in the report"
        if rest > 0
        else said.rstrip(".")
    )


def _risk_shown(one: Risk) -> tuple[Cell, ...]:
    _, *cells = (_risk(one)[at] for at in _ON_SLIDE)
    return Words(first_words(one.text, _LETTERS)), *cells


def _document_shown(one: Document) -> tuple[Cell, ...]:
    _, *cells = _document(one)[:3]
    return Words(first_words(one.name, _LETTERS)), *cells


def _findings_shown(found: Registers) -> Iterator[Block]:
    yield Heading(_UNANSWERED)
    yield Paragraph(findings_said(found))
    whole = [f"{text} ({_named(review)})" for review in found.reviews or () for text, _ in review.findings]
    shown = [first_words(one, 2 * _LETTERS) for one in whole[:_ON_SLIDES]]
    if rest := len(whole) - len(shown):
        shown.append(f"{rest:,} more in the report.")
    yield Listing(tuple(shown))
    if left := tuple(one for one in whole if one not in shown):
        yield Listing(left, is_detail=True)


def _spoken(one: Risk) -> str:
    done = (one.mitigation or NOTHING_DONE).rstrip(".")
    return f"{one.text.rstrip('.')}. {done}. Owner: {one.owner or NOBODY}. {one.belongs_to or WHOLE_PLAN}."
