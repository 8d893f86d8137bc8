"""What the claim check says of one claim of a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether a claim is so. One that can't be checked may be right: what it rests on is not held."""

    TRUE = "true"
    WRONG = "wrong"
    UNCHECKED = "can't be checked"


@dataclass(frozen=True)
class Ruling:
    """A verdict with its grounds.

    bound_to: the cells that the claim was held against. right: what should stand there, where it is wrong.
    why: the reason, and for a claim that can't be checked what is missing. Of one that is true: what a reader may
    take it for that it is not.
    """

    verdict: Verdict
    bound_to: str = ""
    right: str = ""
    why: str = ""


@dataclass(frozen=True)
class Finding:
    """A claim, where it stands in the text, and the ruling on it. kind: number, change, comparison, target ..."""

    line: int
    words: str
    kind: str
    verdict: Verdict
    bound_to: str
    right: str
    why: str
    sentence: str


COLUMNS = ("line", "words", "kind", "verdict", "bound_to", "right", "why", "sentence")


def wrong(findings: Iterable[Finding]) -> list[Finding]:
    """The claims that don't fit the scorecard."""
    return [finding for finding in findings if finding.verdict is Verdict.WRONG]


def easily_misread(findings: Iterable[Finding]) -> list[Finding]:
    """The claims that are true, and that say something else to whoever does not know the table: "528 referrals"."""
    return [finding for finding in findings if finding.verdict is Verdict.TRUE and finding.why]


def may_be_signed_off(findings: Iterable[Finding]) -> bool:
    """Whether a text may be signed off: no wrong claim stands in it."""
    return not wrong(findings)
