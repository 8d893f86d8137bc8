"""What becomes of a line on which something hangs, as people are told it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Tie:
    """What becomes of a line on which something hangs. now: what it goes on as; "" where it is taken out.

    who: the actions that serve a saying, or the person whose account a lead is, as people call them; references: in
    the history. left: the actions that serve no saying at all any more. key: of the saying. keep: the actions on which
    its words stay, and held: these words.
    """

    of: str
    was: str
    now: str
    who: tuple[str, ...]
    references: tuple[str, ...]
    left: tuple[str, ...] = ()
    key: str = ""
    keep: tuple[str, ...] = ()
    held: str = ""

    @property
    def is_back(self) -> bool:
        """Whether a change before took the line out, and this one puts it back: then nothing is untied."""
        return self.was == self.now

    @property
    def said(self) -> str:
        """In a sentence or a few."""
        who = in_a_row(self.who)
        if self.of == "leads":
            if self.now:
                return f"“{self.was}” goes on as “{self.now}”, with the account of {who}."
            return f"“{self.was}” is no lead any more, and the account of {who} leads this action no more."
        serve, action = ("serves", "action") if len(self.who) == 1 else ("serve", "actions")
        if self.now:
            how = "is put back" if self.is_back else f"goes on as “{self.now}”"
            return f"“{self.was}” {how}. {action.capitalize()} {who} {serve} it as before."
        lost = f"“{self.was}” is taken out. {action.capitalize()} {who} {serve} it no more."
        return " ".join(filter(None, (lost, self._left(), self._kept())))

    def _left(self) -> str:
        """Which of these actions serve no saying at all any more."""
        if not self.left:
            return ""
        if len(self.left) < len(self.who):
            return f"No saying is left that {in_a_row(self.left)} {'serves' if len(self.left) == 1 else 'serve'}."
        return "It serves no other saying." if len(self.who) == 1 else "None of them serves another saying."

    def _kept(self) -> str:
        """On which of them its words stay: those that held before, if it was put otherwise since."""
        if not self.keep:
            return ""
        words = "its words" if self.held == self.was else f"“{self.held}”, the words approved before,"
        one = len(self.keep) == 1
        who = "It" if one else "They"
        if len(self.keep) < len(self.who):
            who = f"{'Action' if one else 'Actions'} {in_a_row(self.keep)}"
        return f"{who} {'keeps' if one else 'keep'} {words} as {'its' if one else 'their'} own words for children."


def told_after(was: str, held: str) -> str:
    """The same of a saying that a version took out, once that version holds: by the rule, and not action by action."""
    words = "its words" if held == was else f"“{held}”, the words approved before,"
    return (
        f"“{was}” was taken out. Actions that served it kept {words} as their own words for children, unless they had "
        "others for it or were unticked with this version."
    )


def in_a_row(several: Collection[str]) -> str:
    """Several names as people say them: 1.1, 1.2 and 2.1."""
    *first, last = several
    return f"{', '.join(first)} and {last}" if first else last
