"""Why a report may not be given out."""

from __future__ import annotations


class NotFitError(ValueError):
    """A report that may not be given out as it is; the message says why, where and what to do, and names no child."""
