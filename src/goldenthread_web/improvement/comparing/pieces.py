"""The pieces of a comparison: a line of the document, a line that is gone, a day that is another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.plans import plan as read
from goldenthread.plans.comparing.matching import Found
from goldenthread_web.improvement.comparing.lines import Field
from goldenthread_web.improvement.models import Action

WITHDRAW, STAYS, MOVE = "withdraw", "stays", "move"
"""What somebody says of a line that the document leaves out, and of a date that it has otherwise."""

DEEDS = frozenset({WITHDRAW, STAYS, MOVE})


@dataclass(frozen=True)
class Pair:
    """A line of the document, and the line of the plan that it is. subject: the name of that one; "" where it is new.

    differs: the fields that differ, as they are and as they are to be. notes: what the document says and is not taken,
    with the reason. is_shut: the action is closed and stays as it was. is_out: the line is left out.
    """

    kind: str
    n: int
    found: Found
    subject: str
    called: str
    was_called: str
    differs: Mapping[str, Field]
    notes: tuple[str, ...] = ()
    is_shut: bool = False
    is_out: bool = False

    @property
    def key(self) -> str:
        """The name of its answer."""
        return f"{self.kind} {self.n}"

    @property
    def is_new(self) -> bool:
        return not self.subject and not self.is_out


@dataclass(frozen=True)
class Gone:
    """A line of the plan that the document does not have. said: what becomes of it, "" while nobody has said.

    part: the name of the part that it stands in. why: why it stays without being asked about.
    """

    kind: str
    subject: str
    called: str
    part: str
    said: str
    reason: str = ""
    why: str = ""

    @property
    def key(self) -> str:
        return f"gone {self.subject}"

    @property
    def is_open(self) -> bool:
        return not self.said and not self.why


@dataclass(frozen=True)
class Dated:
    """An action that is worked on, for which the document has another day. said: whether it is moved, or stays."""

    action: Action
    to: read.Action
    said: str

    @property
    def key(self) -> str:
        return f"date {self.action.reference}"
