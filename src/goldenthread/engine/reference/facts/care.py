"""Periods of care: episodes joined where one goes on from the other."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.engine.reference.days import is_open
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.care import CLA_EPISODES, LEGAL_STATUS

SHORT_BREAKS = ("V1", "V3", "V4")
STARTED_TO_BE_LOOKED_AFTER = "S"
CARE_CONTINUES = "X1"


def open_on(history: History, day: date) -> list[Row]:
    return [period for period in events(history) if is_open(period["start_date"], period["end_date"], day)]


def in_care_on(history: History, day: date) -> list[Row]:
    """Periods open on a day, short breaks left out, as a row of the facts that count within care."""
    return [
        {**period, "care_start_date": period["start_date"]}
        for period in open_on(history, day)
        if not period["short_break"]
    ]


def events(history: History) -> list[Row]:
    return history.remember("periods of care", _events)


def _events(history: History) -> list[Row]:
    return [period for child in history.children(CLA_EPISODES) for period in periods_of(history, child)]


def periods_of(history: History, child: str) -> list[Row]:
    """The child's periods of care, those of short breaks after the others."""
    episodes = [
        {**row, "legal_status": _legal_status(history, row)}
        for row in history.of_child(CLA_EPISODES, child)
        if row["cla_episode_start_date"] is not None
    ]
    ordinary = [episode for episode in episodes if episode["legal_status"] not in SHORT_BREAKS]
    short_breaks = [episode for episode in episodes if episode["legal_status"] in SHORT_BREAKS]
    return [
        *(_period(history, joined, short_break=False) for joined in _joined(ordinary)),
        *(_period(history, joined, short_break=True) for joined in _joined(short_breaks)),
    ]


def _period(history: History, episodes: list[Row], *, short_break: bool) -> Row:
    latest = episodes[-1]
    return history.row(
        episodes[0],
        team=latest["team"],
        start_date=episodes[0]["cla_episode_start_date"],
        end_date=_ends_last(episodes)["cla_episode_ceased_date"],
        short_break=short_break,
        end_reason=_ends_last(episodes)["cla_episode_ceased_reason"],
        legal_status=latest["legal_status"],
    )


def _joined(rows: list[Row]) -> list[list[Row]]:
    """Episodes in groups, each group one period of care, in order of start."""
    groups: list[list[Row]] = []
    for row in sorted(rows, key=_start_then_end):
        if groups and _goes_on(groups[-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _goes_on(episodes: list[Row], row: Row) -> bool:
    last = _ends_last(episodes)
    ended, starts = last["cla_episode_ceased_date"], row["cla_episode_start_date"]
    if ended is None or starts < ended:
        return True
    if starts > ended:
        return False
    begins_anew = row["cla_episode_start_reason"] == STARTED_TO_BE_LOOKED_AFTER
    has_ended = last["cla_episode_ceased_reason"] not in (None, CARE_CONTINUES)
    return not begins_anew and not has_ended


def _start_then_end(episode: Row) -> tuple[date, date]:
    return episode["cla_episode_start_date"], episode["cla_episode_ceased_date"] or date.max


def _ends_last(episodes: list[Row]) -> Row:
    """The episode that ends last (an open one above all); of several, the last in order."""
    last = episodes[0]
    for episode in episodes:
        if (episode["cla_episode_ceased_date"] or date.max) >= (last["cla_episode_ceased_date"] or date.max):
            last = episode
    return last


def _legal_status(history: History, episode: Row) -> Any:
    """The episode's own, else the child's latest status begun on or before the episode's start."""
    if episode["legal_status"] is not None:
        return episode["legal_status"]
    begun = [
        row
        for row in history.of_child(LEGAL_STATUS, episode["person_id"])
        if row["legal_status_start_date"] is not None
        and row["legal_status_start_date"] <= episode["cla_episode_start_date"]
    ]
    return max(begun, key=lambda row: row["legal_status_start_date"])["legal_status"] if begun else None
