"""Children in care: their periods of care, and the episodes that placement and legal status cut them into."""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic.clock import Clock
from goldenthread.synthetic.draw import Column, Flags, Frame, Ints, Streams, stack, take
from goldenthread.synthetic.legal_status import key, make_legal_statuses
from goldenthread.synthetic.placements import make_placements


def make_periods(courses: Frame) -> Frame:
    """Periods of care, by child and date. `course` is the row of `courses` that each belongs to."""
    first, again = ~np.isnat(courses["care_start"]), ~np.isnat(courses["again_start"])
    course = np.concatenate([np.flatnonzero(first), np.flatnonzero(again)])
    second = np.arange(course.size) >= first.sum()
    of = take(courses, course)
    last = (second) | ~again[course]
    periods: Frame = {
        "course": course,
        "child": of["child"],
        "born": of["born"],
        "kind": of["kind"],
        "start": np.where(second, of["again_start"], of["care_start"]),
        "end": np.where(second, of["again_end"], of["care_end"]),
        "reason": np.where(last, of["care_reason"], "E4A"),
        "shape": np.where(second, 1, of["care_shape"]),
        "short_break": of["short_break"],
        "uasc": of["uasc"],
        "need": np.where(of["need"] == "", "N1", of["need"]),
    }
    return take(periods, np.lexsort((periods["start"], periods["child"])))


def make_care(streams: Streams, clock: Clock, periods: Frame) -> tuple[Frame, Frame, Frame]:
    """(placements, legal statuses, episodes) of the periods of care."""
    placements = make_placements(streams("placements"), clock, periods)
    breaks = periods["short_break"][placements["period"]]
    placements = _one_for_short_breaks(periods, placements, take(placements, ~breaks))
    statuses = make_legal_statuses(streams("legal status"), clock, periods, placements)
    breaks = periods["short_break"]
    law = np.where(np.flatnonzero(breaks) % 5 == 0, "V3", "V4")
    own = {
        "period": np.flatnonzero(breaks),
        "start": periods["start"][breaks],
        "status": law,
        "end": periods["end"][breaks],
    }
    statuses = stack([take(statuses, ~breaks[statuses["period"]]), own])
    statuses = take(statuses, np.lexsort((statuses["start"], statuses["period"])))
    return placements, statuses, _episodes(periods, placements, statuses)


def _one_for_short_breaks(periods: Frame, placements: Frame, others: Frame) -> Frame:
    """Short breaks are spent with one carer or home, for as long as they are agreed."""
    first = take(placements, np.flatnonzero(placements["start_reason"] == "S"))
    breaks = take(first, periods["short_break"][first["period"]])
    breaks["end"] = periods["end"][breaks["period"]]
    breaks["type"] = np.where(breaks["period"] % 2 == 0, "U6", "K2")
    breaks["provider"] = np.full(breaks["period"].size, "PR1")
    breaks["urn"] = np.where(breaks["type"] == "K2", "SC90001", "")
    breaks["why_moved"] = np.full(breaks["period"].size, "")
    joined = stack([others, breaks])
    return take(joined, np.lexsort((joined["start"], joined["period"])))


def _episodes(periods: Frame, placements: Frame, statuses: Frame) -> Frame:
    """A new episode begins wherever placement, legal status or both change."""
    moves = key(placements["period"], placements["start"])
    laws = key(statuses["period"], statuses["start"])
    starts = np.union1d(moves, laws)
    placement = np.searchsorted(moves, starts, side="right") - 1
    status = np.searchsorted(laws, starts, side="right") - 1
    period = placements["period"][placement]
    day = np.fmax(placements["start"][placement], statuses["start"][status])
    moved, changed = np.isin(starts, moves), np.isin(starts, laws)
    same_carer = placements["start_reason"][placement] == "T"
    reason = np.select(
        [
            day == periods["start"][period],
            moved & changed & same_carer,
            moved & changed,
            moved & same_carer,
            moved,
        ],
        ["S", "U", "B", "T", "P"],
        "L",
    )
    last = np.append(period[1:] != period[:-1], True)
    following = np.append(day[1:], day[-1:])
    _copy_reasons(placements, placement, moved, reason)
    return {
        "period": period,
        "placement": placement,
        "status": statuses["status"][status],
        "status_row": status,
        "start": day,
        "end": np.where(last, periods["end"][period], following),
        "start_reason": reason,
        "end_reason": np.where(last, periods["reason"][period], "X1"),
    }


def _copy_reasons(placements: Frame, placement: Ints, moved: Flags, reason: Column) -> None:
    """A placement begins for the reason its first episode does (B and U where the law changed too)."""
    reasons = placements["start_reason"].astype("<U1")
    reasons[placement[moved]] = reason[moved]
    placements["start_reason"] = reasons
