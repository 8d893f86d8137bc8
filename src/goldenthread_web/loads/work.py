"""The long work of loads: reading a delivery, accepting it, withdrawing a load. Each can be killed at any instant."""

from __future__ import annotations

from goldenthread.records.load import Source
from goldenthread.scorecard.moving import Moves, moves
from goldenthread.scorecard.shelf import shelf_of
from goldenthread.workspace import Standing, Workspace
from goldenthread.workspace.loading import Progress
from goldenthread.workspace.staging import Staged, discard, stage
from goldenthread.workspace.staging import accept as accept_staged
from goldenthread.workspace.state import InForce
from goldenthread_web.jobs.work import Work
from goldenthread_web.loads import arriving, operations
from goldenthread_web.loads.in_words import fill_pages, in_words, open_workspace
from goldenthread_web.loads.models import Delivery
from goldenthread_web.loads.status import Status
from goldenthread_web.loads.told import told


def read(work: Work) -> str:
    """Read, check and compare what was handed over."""
    delivery = Delivery.objects.get(reference=work.about)
    if delivery.status != Status.RECEIVED:
        return _WORDS[Status(delivery.status)]  # whoever read it was killed a moment after
    workspace = open_workspace()
    work.say("Reading", 0, len(delivery.files))
    with in_words(), arriving.opened(delivery.reference, delivery.names) as paths:
        staged = stage(
            workspace,
            delivery.reference,
            paths,
            Source(delivery.source) if delivery.source else None,
            delivery.reference_date,
            who=work.by.person,
            progress=_progress(work),
        )
        found = told(staged, _moves(work, workspace, staged), workspace.state.snapshot)
    status = _status(staged)
    operations.note_read(by=work.by, reference=delivery.reference, status=status, found=found)
    return _WORDS[status]


def accept(work: Work) -> str:
    """Take a delivery into force, and have the pages show its figures."""
    delivery = Delivery.objects.get(reference=work.about)
    workspace = open_workspace()
    if delivery.status != Status.ACCEPTED:
        work.say("Taking it into force")
        with in_words():
            accept_staged(workspace, delivery.reference, who=work.by.person, progress=_progress(work))
        operations.note_accepted(by=work.by, reference=delivery.reference)
    discard(workspace, delivery.reference)
    fill_pages(work, workspace)
    return "The delivery is in force, and the pages show its figures."


def withdraw(work: Work) -> str:
    """Take a load out of force, and have the pages show the figures without it."""
    workspace = open_workspace()
    entry = workspace.state.entry(work.about)
    work.say("Working out the records without it")
    if entry is None or entry.standing is not InForce.WITHDRAWN:
        with in_words():
            workspace.withdraw(work.about, work.by.person, progress=_progress(work))
    operations.note_withdrawn(by=work.by, load=work.about)
    fill_pages(work, workspace)
    return "The load is out of force, and the pages show the figures without it."


_WORDS = {
    Status.STAGED: "It has been read. Look at what was found, and decide.",
    Status.REFUSED: "It can't be used as it is. What was found says why.",
    Status.HELD: "The workspace holds all of this already. Nothing has changed.",
}


def _status(staged: Staged) -> Status:
    if staged.receipt.refused:
        return Status.REFUSED
    is_held = all(each.standing is Standing.HELD for each in staged.receipt.deliveries)
    return Status.HELD if is_held else Status.STAGED


def _progress(work: Work) -> Progress:
    def watch(what: str, done: int, total: int) -> None:
        if what == "switch":
            work.make_final()
        elif what == "snapshot":
            work.say("Putting it together with what is there", done, total)
        else:
            work.say("Reading", done, total)  # not what: the name of a file

    return watch


def _moves(work: Work, workspace: Workspace, staged: Staged) -> Moves | None:
    if staged.snapshot is None:
        return None
    work.say("Working out which figures it moves")
    return moves(shelf_of(workspace), staged.snapshot, workspace.population_with(staged.snapshot))
