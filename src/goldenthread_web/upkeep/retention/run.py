"""A run: what is past its time and not held is taken away, or only told; each has its proof."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from goldenthread.records.files import settle, write_durably
from goldenthread_web.history.operations import By, record
from goldenthread_web.upkeep.retention import choices
from goldenthread_web.upkeep.retention.rules import RULES

FOLDER = "retention"
DELETED = "upkeep.retention.deleted"


@dataclass(frozen=True)
class Outcome:
    """What a rule came to: what is past its time, and of that what a hold keeps, each by opaque names."""

    rule: str
    days: int | None
    why: str
    taken: tuple[str, ...]
    held: tuple[str, ...]


def look(workspace: Path, now: datetime | None = None) -> list[Outcome]:
    """What each rule would take away now. Nothing is changed."""
    chosen = choices.read(workspace)
    return [_outcome(name, chosen, now or timezone.now()) for name in RULES]


def _outcome(name: str, chosen: choices.Choices, now: datetime) -> Outcome:
    rule, days = RULES[name], chosen.days[name]
    past = rule.past(now - timedelta(days=days)) if days is not None else []
    held = tuple(each for each in past if any(hold.holds(name, each) for hold in chosen.holds))
    return Outcome(name, days, rule.why, tuple(each for each in past if each not in held), held)


def apply(workspace: Path, by: By, now: datetime | None = None) -> tuple[list[Outcome], Path | None]:
    """Take away what is past its time. The proof is a file and, for each type, a line of the history with its hash.

    The file is written first: a run that is stopped has told what it was about to do, and the next one goes on.
    """
    found = look(workspace, now)
    if not any(each.taken for each in found):
        return found, None
    proof, sum_ = _proof(workspace, found, now or timezone.now())
    for each in found:
        if each.taken:
            with transaction.atomic():
                RULES[each.rule].take(each.taken)
                record(
                    DELETED, by=by, subject=each.rule,
                    reason=f"{len(each.taken)} after {each.days} days, {len(each.held)} held; {proof.name} {sum_}",
                )  # fmt: skip
    return found, proof


def _proof(workspace: Path, found: list[Outcome], now: datetime) -> tuple[Path, str]:
    folder = workspace / FOLDER
    folder.mkdir(exist_ok=True, mode=0o700)
    holds = [asdict(hold) for hold in choices.read(workspace).holds]
    told = {
        "at": now.isoformat(timespec="seconds"),
        "holds": holds,
        "rules": [asdict(each) for each in found],
    }
    text = json.dumps(told, indent=1, ensure_ascii=False).encode()
    path = folder / f"{now.strftime('%Y-%m-%dT%H%M%S')}.json"
    write_durably(path, text)
    settle(folder)
    return path, hashlib.sha256(text).hexdigest()
