"""How much a council has, in numbers that people know."""

from __future__ import annotations

from pathlib import Path

from goldenthread.workspace.state import read_state
from goldenthread_web.upkeep.databases import Copy


def counts_of(folder: Path, copied: Copy) -> dict[str, int]:
    """How much there is of what people count: by it a backup and what was brought back are held together."""
    state = read_state(folder)
    return {
        "loads": len(state.loads),
        "snapshots": len(state.snapshots),
        "packs": len(state.packs),
        "people": copied.tables.get("accounts_person", 0),
        "lines of the history": copied.tables.get("history_line", 0),
    }
