"""What a document says of a measure that is there, and that is not taken: it is told beside what differs."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.plans import plan as read
from goldenthread_web.improvement.comparing.pieces import Pair


def with_told(pair: Pair, held: read.Measure, said: read.Measure, *, tells_shared: bool) -> Pair:
    """A measure of the document and the one of the plan that it is. tells_shared: whether the document says of any of
    its measures that it is shared."""
    if "shared_with" in pair.differs and said.shared and not said.shared_with:
        # It says that it is shared, and not with which plan: the name stays.
        pair = replace(pair, differs={n: each for n, each in pair.differs.items() if n != "shared_with"})
    notes = filter(None, (_of_feed(held, said), _of_sharing(held, said, tells_shared=tells_shared)))
    return replace(pair, notes=(*pair.notes, *notes))


def _of_feed(held: read.Measure, said: read.Measure) -> str:
    """What feeds a measure is decided on the site."""
    if not said.indicator or said.indicator == held.indicator:
        return ""
    return (
        f"The document ties it to {said.indicator}. What feeds it stays as it is; it is changed on its page."
    )


def _of_sharing(held: read.Measure, said: read.Measure, *, tells_shared: bool) -> str:
    """With which plan it is shared is a word of the plan; that it is, without a name, is none."""
    if said.shared_with or held.shared_with or said.shared == held.shared:
        return ""
    if said.shared:
        return "The document has it as shared, and does not say with which plan. Say it on its page."
    return (
        "The document does not have it as shared with another plan. It stays shared." if tells_shared else ""
    )
