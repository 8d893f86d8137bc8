"""The golden thread as one chain, from what children should be able to say to the children behind a figure."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread_web.improvement.models import Action, Link, Measure
from goldenthread_web.improvement.queries.thread import OUTCOME, PRIORITY, Knot, Thread


@dataclass(frozen=True)
class Station:
    """A place of the chain. knots: what stands there on the thread that is shown. address: where it leads, if not
    to a knot.
    """

    name: str
    knots: tuple[Knot, ...] = ()
    is_here: bool = False
    address: str = ""

    @property
    def one(self) -> Knot | None:
        """What stands here, where it is one thing alone."""
        return self.knots[0] if len(self.knots) == 1 else None


_NAMES = {
    OUTCOME: "What children should be able to say",
    PRIORITY: "Priority",
    "action": "Action",
    "link": "Plan of a service or team",
    "measure": "Measure",
}
_FIGURE, _CHILDREN = "Figure", "Children"


def chain(thread: Thread, opens: str = "") -> list[Station]:
    """The stations with what stands at each. opens: where the figure of the measure opens ("": nowhere here)."""
    below = [each for one in thread.below for each in (one, *one.below)] if thread.here else []
    found: dict[str, dict[str, Knot]] = {kind: {} for kind in _NAMES}
    for knot in (*thread.above, *below):
        if kind := _kind(knot):
            found[kind][knot.at] = knot
    here = _kind(thread.here) if thread.here else ""
    stations = [
        Station(name, (thread.here,), is_here=True)
        if thread.here and kind == here
        else Station(name, tuple(found[kind].values()))
        for kind, name in _NAMES.items()
    ]
    return [*stations, Station(_FIGURE, address=opens), Station(_CHILDREN)]


def _kind(knot: Knot) -> str:
    """Which station a line of the thread stands at; "": at none, such as a priority of the council."""
    for kind, of in (("action", Action), ("link", Link), ("measure", Measure)):
        if isinstance(knot.thing, of):
            return kind
    return next((kind for kind in (OUTCOME, PRIORITY) if knot.at.startswith(f"{kind}-")), "")
