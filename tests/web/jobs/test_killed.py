"""`goldenthread work` killed while it does a job: the next one begins the job again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from goldenthread_web.accounts.people import CommandLine
from goldenthread_web.jobs import operations
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.worker import do_all
from tests.web.jobs.conftest import Doing

SLEEPER = """
import sys, time
from pathlib import Path
import django
django.setup()
from goldenthread_web.jobs import kinds, worker
from goldenthread_web.jobs.kinds import Kind

def run(work):
    work.say("Sleeping")
    time.sleep(600)

kinds.register(Kind("test", "Sleep", run))
with worker.alone(Path(sys.argv[1])) as is_alone:
    assert is_alone
    worker.do_all()
"""
LONGEST = 120


def test_a_worker_killed_in_the_middle_loses_nothing(on_sqlite: str, tmp_path: Path, doing: Doing) -> None:
    job = operations.ask(by=CommandLine(), kind="test", about="one")
    workspace = os.environ["GOLDENTHREAD_WORKSPACE"]
    environment = os.environ | {
        "GOLDENTHREAD_DATABASE": on_sqlite,
        "DJANGO_SETTINGS_MODULE": "goldenthread_web.site.settings",
        "GOLDENTHREAD_WORKSPACE": workspace,
    }
    command = [sys.executable, "-c", SLEEPER, str(tmp_path)]
    process = subprocess.Popen(command, env=environment)
    end = time.monotonic() + LONGEST
    while Job.objects.get().saying != "Sleeping":
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert Job.objects.get().status == "under way"  # nobody is at it any more

    doing(lambda _: "Slept.")
    do_all()
    job.refresh_from_db()
    assert (job.status, job.ending, job.tries) == ("done", "Slept.", 2)
