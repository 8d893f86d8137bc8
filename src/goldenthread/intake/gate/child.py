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


if __name__ == "__main__":
    main()
