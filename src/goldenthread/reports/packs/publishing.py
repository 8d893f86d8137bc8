"""Publishing: a report is made, checked, frozen into a pack, and kept with all that it told.

Publishing again what was published already gives the same pack, byte for byte, held against the benchmarks that it was
held against. Where it would give another one, that is a correction: a new version, with a reason, which leaves the
old one as it was.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from goldenthread.records import sums
from goldenthread.records.files import settle, write_durably, write_json
from goldenthread.reports.material import Audience, Edition, Material
from goldenthread.reports.packs.making import Made, Order, make, writers
from goldenthread.reports.packs.manifest import FIGURES, MANIFEST, figures_csv, manifest
from goldenthread.reports.packs.problem import NotFitError
from goldenthread.workspace import Workspace
from goldenthread.workspace.benchmarks import benchmark_files
from goldenthread.workspace.packs import Pack, complete, files_of, keep, packs_of

Telling = Callable[[str], None]
KEEPING = "Keeping the pack"
"""The last that is told: what comes after it is done, and can't be undone."""


def _tell_nobody(_: str) -> None:
    """Where nobody waits for it."""


Looking = Callable[[Pack, Material], None]


def _look_at_nothing(_: Pack, __: Material) -> None:
    """Where a report may be kept as it was made."""


@dataclass(frozen=True)
class Outcome:
    """A published pack. is_new: it was published now; else it was published before, and is the same."""

    pack: Pack
    material: Material
    is_new: bool
    notes: tuple[str, ...]


def publish(
    workspace: Workspace,
    order: Order,
    formats: Sequence[str],
    by: str,
    correction: str = "",
    tell: Telling = _tell_nobody,
    meanwhile: Looking = _look_at_nothing,
) -> Outcome:
    """Freeze a report into a pack and keep it, or find that it is as it was published.

    `correction`: why a new version takes the place of one that was published. Raises `NotFitError` where the
    report may not be given out, or differs from the published one and no reason is given. `tell`: told what is done
    next; what it raises ends the publishing, and nothing of it is kept. `meanwhile`: given the pack and what it was
    made of when nobody else can change the workspace any more, just before it is kept; what it raises ends it too.
    """
    packs = packs_of(workspace)
    last = next(
        (p for p in reversed(packs) if (p.month, p.audience) == (order.month, order.audience.value)), None
    )
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        if last is not None:
            earlier = packs[: packs.index(last)]
            as_then = replace(order, wanted=replace(order.wanted, files=last.benchmarks))
            edition = _edition(last, earlier)
            again = _frozen(workspace, as_then, formats, earlier, edition, place / "again", tell)
            if sums.sum_of(place / "again") == last.sha256:
                complete(workspace)
                return Outcome(last, again.material, False, again.notes)
            if not correction:
                raise NotFitError(_differs(last, place / "again", files_of(workspace, last)))
        pack = replace(_next(order, last, by, correction), benchmarks=benchmark_files(workspace))
        made = _frozen(workspace, order, formats, packs, _edition(pack, packs), place / pack.name, tell)
        pack = replace(pack, sha256=sums.sum_of(place / pack.name))
        shown = made.material.published.shown if made.material.published else ()
        tell(KEEPING)
        look = partial(meanwhile, pack, made.material)
        kept = keep(workspace, pack, place / pack.name, shown, packs, look)
        return Outcome(kept, made.material, True, made.notes)


def hand_out(workspace: Workspace, pack: Pack, out: Path) -> Path:
    """Copy a pack into a folder, wholly or not at all. One that is there already and is the same stays as it is."""
    target, fresh = out / pack.name, out / f".{pack.name}.new"
    if target.exists():
        if target.is_dir() and not sums.faults(target) and sums.sum_of(target) == pack.sha256:
            return target
        raise NotFitError(f"{target} is there already and is another. Name another folder, or move it away.")
    out.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for file in sorted(files_of(workspace, pack).iterdir()):
        write_durably(fresh / file.name, file.read_bytes())
    fresh.rename(target)
    settle(out)
    return target


def _frozen(
    workspace: Workspace,
    order: Order,
    formats: Sequence[str],
    after: Sequence[Pack],
    edition: Edition,
    to: Path,
    tell: Telling,
) -> Made:
    """The report in its formats, with its figures, what it rests on, and the fingerprint of each file."""
    chosen = writers(formats)
    tell("Working out what it says, and what may be told")
    made = make(workspace, order, after, edition)
    to.mkdir()
    for name, write in chosen.items():
        tell(f"Writing {name.upper()}")
        write(made.document, to / f"report.{name}")
    write_durably(to / FIGURES, figures_csv(made.material).encode())
    write_json(to / MANIFEST, manifest(made.material, made.document))
    sums.write_sums(to)
    return made


def _next(order: Order, last: Pack | None, by: str, correction: str) -> Pack:
    version = last.version + 1 if last else 1
    audience = order.audience.value
    name = f"{order.month}-{audience}-{version}"
    replaces = last.name if last else ""
    return Pack(name, order.month, audience, version, "", by, "", replaces, correction if last else "")


def _edition(pack: Pack, after: Sequence[Pack]) -> Edition:
    return Edition(
        pack.name,
        pack.version,
        pack.replaces,
        pack.reason,
        tuple(other.name for other in after if other.audience == Audience.SCRUTINY.value),
        pack.benchmarks,
    )


def _differs(last: Pack, made: Path, kept: Path) -> str:
    """In which of its files a report is no longer as it was published."""
    names = {path.name for folder in (made, kept) for path in folder.iterdir()} - {sums.FILE}
    other = [name for name in sorted(names) if not _same(made / name, kept / name)]
    return (
        f"{last.name} was published by {last.by} on {last.at[:10]}, and made now it would differ in: "
        f"{', '.join(other)}. The published pack stays as it is. To publish this as a new version, say why: "
        "--correction REASON"
    )


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()
