"""Why a report may not be given out."""

from __future__ import annotations


class NotFitError(ValueError):
    """A report that may not be given out as it is; the message says why, where and what to do, and names no child.

    wrong_use: what was asked for was at fault, not what is loaded or written.
    """

    def __init__(self, message: str, *, wrong_use: bool = False) -> None:
        super().__init__(message)
        self.wrong_use = wrong_use
