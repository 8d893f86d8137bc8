"""The kinds of long work that there are. Each app registers its own when it is made ready (`AppConfig.ready`)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goldenthread_web.accounts.roles import Role

if TYPE_CHECKING:
    from goldenthread_web.jobs.work import Work

Run = Callable[["Work"], str]
"""Does a job and says in words how it ended.

It may be killed at any instant, and is then called again for the same job: it finds what is done already, and does the
rest. It calls `work.say` between steps, often; where a step can't be taken back, `work.make_final` just before it.
"""


@dataclass(frozen=True)
class Kind:
    """One kind of work. words: what it does, as a heading. roles: who may see each job of it, beside who asked for it.

    address: the page of what a job is about, by its opaque name; None where there is none.
    left: told what a job was about that ended without being done, in the transaction in which it ends.
    """

    name: str
    words: str
    run: Run
    roles: frozenset[Role] = frozenset()
    address: Callable[[str], str] | None = None
    left: Callable[[str], None] | None = None


_KINDS: dict[str, Kind] = {}
_CHORES: list[Callable[[], None]] = []


def register(kind: Kind) -> None:
    _KINDS[kind.name] = kind


def at_each_look(chore: Callable[[], None]) -> None:
    """Have something small done each time that the worker looks for jobs, such as a look into a folder."""
    if chore not in _CHORES:
        _CHORES.append(chore)


def chores() -> tuple[Callable[[], None], ...]:
    """What is to be done at each look."""
    return tuple(_CHORES)


def get(name: str) -> Kind:
    """The kind with a name. A job of a kind that is gone can be looked at still."""
    return _KINDS.get(name) or Kind(name, "Work of an earlier version", _unknown)


def seen_by(roles: Collection[Role]) -> list[str]:
    """The kinds whose jobs somebody with these roles may see."""
    return [kind.name for kind in _KINDS.values() if kind.roles & set(roles)]


def _unknown(_work: Work) -> str:
    raise NotDone("This version of goldenthread does not know this kind of work. Ask for it again.")


class NotDone(Exception):  # noqa: N818
    """Work that can't be done, in words that say what to do. It ends the job."""


class TryLater(Exception):  # noqa: N818
    """Work that can't be done now, in words, and that may be possible soon. The job waits, and is tried again."""
