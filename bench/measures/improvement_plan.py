"""Pages of an improvement plan of 500 actions and 3,000 updates, each against a bare view of the same text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.measures.site import Running, bare, page_against_bare, running_site
from bench.outcome import Outcome
from bench.readers import ask
from goldenthread.scorecard.shelf import fill
from goldenthread.workspace import Workspace

ROLE = "plan lead"
PAGES = (
    "/plan", "/plan/by/priority", "/plan/by/lead", "/plan/by/horizon", "/plan/thread", "/plan/check", "/plan/digest",
    "/plan/late",
)  # fmt: skip
"""The pages with most of the plan on them; that of one action stands beside them."""

LEFT = (
    "The lists have all 500 actions on one page, 300 to 500 kB of text: each action is read with its leads and steps, "
    "rated by the rules and put together by a template, on every request, since what people say of it may have changed "
    "a moment ago. Half of that is the template, the other half reading and rating the actions. The check holds every "
    "action against every other. A bare view does none of it."
)


def measure(workspace: Path, folder: Path, turns: int) -> Iterator[Outcome]:
    fill(Workspace.open(workspace))
    with running_site(workspace) as site:
        action = _made(workspace)
        addresses = {address.strip("/").replace("/", "-"): address for address in PAGES}
        addresses["plan-action"] = f"/plan/actions/{action}"
        yield from _against(site, folder, addresses, turns)


def _made(workspace: Path) -> str:
    """Makes the plan on the running site, and names one of its actions."""
    environment = {**os.environ, "GOLDENTHREAD_WORKSPACE": str(workspace)}
    command = [sys.executable, "-m", "bench.big_plan_made"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _against(site: Running, folder: Path, addresses: dict[str, str], turns: int) -> Iterator[Outcome]:
    texts = folder / "plan-texts"
    texts.mkdir()
    for name, address in addresses.items():
        (texts / name).write_bytes(ask(site.port, address, site.cookies[ROLE])[1])
    with bare(texts) as port:
        for name, address in addresses.items():
            found = page_against_bare(site, port, address, texts / name, ROLE, turns, line="k")
            yield replace(found, left="" if name != "plan-by-lead" else LEFT)
