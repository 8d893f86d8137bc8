"""The published reports as data: what they told, and nothing else. No way leads from here to the records."""

from __future__ import annotations

from datetime import date

from goldenthread.indicators.figure import Figure
from goldenthread.reports.packs.manifest import FIGURES, read_figures
from goldenthread.workspace.packs import Pack
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.api import answers
from goldenthread_web.performance import files


def packs(person: SignedIn) -> answers.Packs:
    """The reports that a person may read, the newest first."""
    found = files.packs_for(person)
    replaced = {pack.replaces: pack.name for pack in found if pack.replaces}
    return answers.Packs(tuple(_pack(pack, replaced.get(pack.name, "")) for pack in reversed(found)))


def figures(person: SignedIn, name: str) -> list[Figure]:
    """The figures of a report, in the order in which it tells them."""
    content, _ = files.of_pack(person, name, FIGURES)
    return read_figures(content.decode())


def marking(person: SignedIn, name: str) -> str:
    """What may be done with a report's figures: those that were made for the public are published."""
    return files.marking_of(files.pack_for(person, name))


def _pack(pack: Pack, replaced_by: str) -> answers.Pack:
    return answers.Pack(
        pack.name, str(pack.month), pack.audience, pack.version, date.fromisoformat(pack.at[:10]),
        pack.replaces, replaced_by, pack.reason, pack.sha256,
    )  # fmt: skip
