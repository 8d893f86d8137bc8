"""What is told of the registers beside an improvement plan: open risks, documents that are due, unanswered findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Risk:
    """An open risk. level: high, medium or low, by likelihood times gravity (1 to 5 each)."""

    text: str
    level: str
    likelihood: int
    gravity: int
    mitigation: str = ""
    owner: str = ""
    belongs_to: str = ""
    review: date | None = None
    is_overdue: bool = False


@dataclass(frozen=True)
class Document:
    """A strategy or policy that is due or overdue. standing: how it stands, in words; day: the one that it is about."""

    name: str
    standing: str
    day: date
    is_overdue: bool = False
    owner: str = ""
    action: str = ""


@dataclass(frozen=True)
class Review:
    """A self-assessment or review, with what it found that no action answers: each finding, and why it stands open."""

    title: str
    day: date
    findings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Registers:
    """The registers as a reader sees them.

    high, medium: from which score on a risk is called so. documents: those that are due within so many days (within) or
    overdue, of `all_documents`; undated: how many are not published and have no day. reviews: None for a reader who
    does not see self-assessments; those with findings that stand open, of `all_reviews` with `all_findings`.
    """

    risks: tuple[Risk, ...]
    high: int
    medium: int
    documents: tuple[Document, ...]
    all_documents: int
    within: int
    undated: int = 0
    reviews: tuple[Review, ...] | None = None
    all_reviews: int = 0
    all_findings: int = 0

    @property
    def unanswered(self) -> int:
        return sum(len(one.findings) for one in self.reviews or ())
