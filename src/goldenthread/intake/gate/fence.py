"""Limits that a process puts on itself before it touches a hostile file; they cannot be lifted again."""

from __future__ import annotations

import contextlib
import ctypes
import resource

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
GRACE_SECONDS = 5
"""The signal of the first limit says what happened; that of the second says nothing."""


def fence(limits: dict[str, int]) -> None:
    """No network where the system allows it, bounded memory, processor time and output, no core file."""
    _leave_the_network()
    seconds = limits["cpu_seconds"]
    for kind, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_AS, limits["parse_bytes"], limits["parse_bytes"]),
        (resource.RLIMIT_CPU, seconds, seconds + GRACE_SECONDS),
        (resource.RLIMIT_FSIZE, limits["output_bytes"], limits["output_bytes"]),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def _leave_the_network() -> None:
    """Move to an empty network, as its owner or in a user space of our own; a bonus, not a condition."""
    with contextlib.suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None).unshare
        if unshare(CLONE_NEWNET) != 0:
            unshare(CLONE_NEWNET | CLONE_NEWUSER)
