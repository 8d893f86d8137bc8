"""Reading a file in a process of its own, to know what the whole of it costs."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SCRIPT = """
import json, resource, sys, time
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.workbook import read_workbook
start = time.perf_counter()
try:
    book = read_workbook(sys.argv[1])
    rule, rows = "", sum(sheet.table.num_rows for sheet in book.sheets)
    counts = [sheet.counts for sheet in book.sheets]
except Refused as refusal:
    rule, rows, counts = refusal.rule, 0, []
seconds = time.perf_counter() - start
# Not ru_maxrss: a process inherits that from the one which started it.
own = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
kilobytes = int(own) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"rule": rule, "rows": rows, "counts": counts, "seconds": seconds, "kilobytes": kilobytes}))
"""


@dataclass(frozen=True)
class Cost:
    """What reading a file came to, and what it took: memory is the sum of the peaks of both processes."""

    rule: str
    rows: int
    counts: list[dict[str, int]]
    seconds: float
    megabytes: float


def cost(path: Path) -> Cost:
    """Read the workbook in a new process."""
    done = subprocess.run([sys.executable, "-I", "-c", SCRIPT, str(path)], capture_output=True, check=True)
    found = json.loads(done.stdout)
    return Cost(found["rule"], found["rows"], found["counts"], found["seconds"], found["kilobytes"] / 1024)
