"""What upkeep can't do, in words."""

from __future__ import annotations


class UpkeepError(Exception):
    """Something that was refused, or that did not work out, with what to do about it."""
