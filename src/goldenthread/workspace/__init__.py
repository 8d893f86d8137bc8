"""A council's workspace: one folder with its settings, the loads it has kept, and what was made of them.

The folder holds `goldenthread.toml` (written by people), `state.json` (which loads are in force and
which snapshot is current), `history.jsonl` (who did what, when), `loads/`, `snapshots/` and `packs/` (what was
published). Only `state.json` and `history.jsonl` ever change; everything else is written once and then only read.
"""

from goldenthread.workspace.problem import WorkspaceError
from goldenthread.workspace.receipt import Receipt, Standing
from goldenthread.workspace.workspace import Workspace

__all__ = ["Receipt", "Standing", "Workspace", "WorkspaceError"]
