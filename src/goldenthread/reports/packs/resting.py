"""What a report rests on beside what people wrote: a fingerprint for each kind, so that what changed can be named.

Whoever approves a report approves its words beside these figures, judged and kept back as they were. Held against the
same later, the fingerprints say whether what is published is what was approved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from importlib import metadata

from goldenthread import catalogue
from goldenthread.records.files import canonical
from goldenthread.records.snapshot import Snapshot, definitions_digest
from goldenthread.reports.material import Audience
from goldenthread.reports.packs.last_report import last_pack
from goldenthread.scorecard.shelf import shelf_name
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace.benchmarks import benchmark_files
from goldenthread.workspace.packs import Pack, packs_of

LOADS, BENCHMARKS, REPORTS, FIGURES = "loads", "benchmarks", "reports", "figures"
KINDS: Mapping[str, str] = {
    LOADS: "the records or targets that are loaded",
    "settings": "how figures are counted",
    "population": "the population",
    "judgement": "how figures are judged",
    "new starts": "from when charts begin anew",
    BENCHMARKS: "what others published",
    "disclosure": "what is kept back for the public",
    REPORTS: "the reports that were published before",
    "authority": "the council's name",
    "made with": "the version of goldenthread",
    FIGURES: "the figures that pages show",
}
"""Each kind, as a sentence names it."""


def rests_on(
    workspace: Workspace,
    month: Month,
    audience: Audience,
    snapshot: Snapshot | None = None,
    figures: str = "",
) -> dict[str, str]:
    """The fingerprint of each kind, for the report of a month for some readers.

    snapshot, figures: of what somebody looks at. Without them: the snapshot that a report is made of now, and the
    name of the shelf that belongs to it; where what is looked at was not worked out anew yet, the two differ.
    """
    snapshot = snapshot or workspace.snapshot()
    population = workspace.population_with(snapshot)
    packs = packs_of(workspace)
    is_public = audience is Audience.SCRUTINY
    found = {
        LOADS: list(snapshot.loads),
        "settings": snapshot.manifest["settings"],
        "population": [astuple(estimate) for estimate in population.in_force],
        "judgement": workspace.judgement.as_dict(),
        "new starts": sorted(map(repr, workspace.new_starts)),
        BENCHMARKS: list(benchmark_files(workspace)),
        "disclosure": workspace.disclosure.as_dict() if is_public else None,
        REPORTS: _compared_with(packs, month, audience),
        "authority": [workspace.authority, workspace.name, workspace.made_up],
        "made with": [metadata.version("goldenthread"), catalogue.digest(), definitions_digest()],
        FIGURES: figures or shelf_name(snapshot, population),
    }
    return {kind: hashlib.sha256(canonical(what)).hexdigest() for kind, what in found.items()}


def _compared_with(packs: Sequence[Pack], month: Month, audience: Audience) -> list[str]:
    """The packs whose numbers decide what this one says: the last report, and for the public all that were told."""
    last = last_pack(packs, month, audience.value)
    told = [pack for pack in packs if audience is Audience.SCRUTINY and pack.audience == audience.value]
    return [pack.sha256 for pack in (*([last] if last else ()), *told)]


def what_changed(was: Mapping[str, str], now: Mapping[str, str], but: Sequence[str] = ()) -> list[str]:
    """The kinds that are not as they were, as a sentence names them. The figures follow from the others."""
    other = [kind for kind in KINDS if kind not in but and was.get(kind) != now.get(kind)]
    return [KINDS[kind] for kind in (other if other == [FIGURES] else (k for k in other if k != FIGURES))]
