"""The process in which files are parsed: fenced in first, then given one task.

Run as `python -I -m goldenthread.intake.gate.child`; the task comes as JSON on standard input, the answer goes
as JSON to standard output, and the cells go to a nameless file that both processes hold open.
"""

from __future__ import annotations

import gc
import json
import os
import sys

from goldenthread.intake.gate.fence import fence


def main() -> None:
    """Do one task and answer with its result or with the refusal."""
    request = json.load(sys.stdin)
    fence(request["limits"])
    gc.disable()  # Millions of cells and no cycles: collecting would only take time.
    _do_without("numpy", "pandas")
    # Only now: the libraries are loaded inside the fence.
    from goldenthread.intake.gate import tasks
    from goldenthread.intake.gate.refusal import Refused, too_much_memory

    with os.fdopen(request["sink"], "wb") as sink:
        try:
            answer = {"done": tasks.run(request, sink)}
        except Refused as refusal:
            answer = {"refused": refusal.to_dict()}
        except MemoryError:
            answer = {"refused": too_much_memory().to_dict()}
    json.dump(answer, sys.stdout)


def _do_without(*libraries: str) -> None:
    """Not to be found, though installed: pyarrow loads them to know their arrays, of which there are none here.

    To load them takes longer than to read a workbook of some thousand cells.
    """
    sys.modules.update(dict.fromkeys(libraries))  # type: ignore[arg-type]  # None: an import of it fails


if __name__ == "__main__":
    main()
