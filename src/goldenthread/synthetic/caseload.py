"""Who holds whom: the team and the worker allocated to each child, from one stage of the work to the next."""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic.clock import Clock, as_day
from goldenthread.synthetic.council import (
    ASSESSMENT,
    DISABLED,
    FAMILIES,
    FRONT_DOOR,
    IN_CARE,
    LEAVING_CARE,
    Council,
)
from goldenthread.synthetic.courses import NFA
from goldenthread.synthetic.draw import Column, Days, Frame, Ints, Rng, Streams, chance, expand, stack, take

CASES_PER_WORKER = 15.9
_YOUNG_PEOPLE_PER_ADVISER = 21.0
_AGENCY_STAY, _OWN_STAY = 330.0, 1150.0  # days in post


def team_of_family(council: Council, place: Ints, share: Column, service: str) -> Ints:
    """The service's team for a family: one of its locality's, always the same one."""
    counts = [council.teams_of(service, i) for i in range(int(place.max(initial=0)) + 1)]
    sizes = np.array([len(teams) for teams in counts])
    table = np.array([teams + [teams[-1]] * (max(sizes) - len(teams)) for teams in counts])
    picked: Ints = table[place, (share * sizes[place]).astype(np.int64)]
    return picked


def stages(clock: Clock, council: Council, courses: Frame, periods: Frame, place: Ints) -> Frame:
    """Stretches of a course with one team: assessment, families (or disabled children), care, families."""
    share, n = courses["place_share"], courses["child"].size
    teams = {
        s: team_of_family(council, place, share, s)
        for s in (FRONT_DOOR, ASSESSMENT, FAMILIES, DISABLED, IN_CARE)
    }
    longer = np.where(courses["need"] == "N2", teams[DISABLED], teams[FAMILIES])
    begin = clock.add_working(courses["referred"], np.ones(n, np.int64))
    handed_over = np.fmin(np.fmax(courses["authorised"], begin), courses["close"])
    handed_over = np.where(courses["kind"] <= 1, courses["close"], handed_over)
    care = ~periods["short_break"]
    of = periods["course"][care]
    first = np.append(True, of[1:] != of[:-1])[: of.size]
    cared = np.zeros(n, bool)
    cared[of] = True
    entered = courses["close"].copy()
    entered[of[first]] = periods["start"][care][first]
    left = np.full(n, clock.end + 9999)
    np.maximum.at(left, of, np.full(of.size, clock.first))
    left[of] = periods["end"][care]
    rows = np.arange(n)
    handed_over = np.minimum(handed_over, entered)
    parts = [
        {"course": rows, "start": begin, "end": handed_over, "team": teams[ASSESSMENT]},
        {"course": rows, "start": np.maximum(handed_over, begin), "end": entered, "team": longer},
        {"course": rows[cared], "start": entered[cared], "end": left[cared], "team": teams[IN_CARE][cared]},
        {"course": rows[cared], "start": left[cared], "end": courses["close"][cared], "team": longer[cared]},
    ]
    whole = stack(parts)
    whole["role"] = np.full(whole["course"].size, "CW")
    kept = (whole["end"] > whole["start"]) & (
        courses["close"][whole["course"]] >= as_day(clock.span.kept_from)
    )
    kept &= (courses["kind"][whole["course"]] != NFA) & (whole["start"] <= clock.end)
    return take(whole, kept)


def adviser_stages(clock: Clock, council: Council, people: Frame, courses: Frame, place: Ints) -> Frame:
    """The personal adviser of each young person, from a little before 18."""
    team = team_of_family(council, place, courses["place_share"], LEAVING_CARE)[people["course"]]
    rows: Frame = {
        "course": people["course"],
        "start": people["start"] + 500,
        "end": people["end"],
        "team": team,
        "role": np.full(team.size, "16PLUS"),
    }
    return take(rows, (rows["end"] > rows["start"]) & (rows["start"] <= clock.end))


def make_posts(streams: Streams, clock: Clock, council: Council, work: Frame) -> tuple[Frame, Frame]:
    """(posts, tenures): as many case-holding posts a team as its work needs; who was in each, and when."""
    rng = streams("posts")
    days = (
        np.minimum(work["end"], clock.end) - np.maximum(work["start"], as_day(clock.span.kept_from))
    ).astype(np.int64)
    length = float((clock.end - as_day(clock.span.kept_from)).astype(np.int64))
    parts = []
    for role, each in (("CW", CASES_PER_WORKER), ("16PLUS", _YOUNG_PEOPLE_PER_ADVISER)):
        ours = work["role"] == role
        held = np.bincount(work["team"][ours], np.maximum(days[ours], 0), len(council.teams)) / length
        count = np.where(held > 0, np.maximum(1, np.rint(held / (each * 0.92))), 0).astype(np.int64)
        team, _ = expand(count)
        parts.append({"team": team, "role": np.full(team.size, role)})
    posts = stack(parts)
    return posts, make_tenures(rng, clock, np.arange(posts["team"].size), 0.62)


def make_tenures(rng: Rng, clock: Clock, post: Ints, agency_share: float) -> Frame:
    """Who was in each post, one after the other, without a gap. `agency_share`: of those who start."""
    start = as_day(clock.span.kept_from) - 1200
    length = float((clock.end - start).astype(np.int64))
    many = int(length / 200) + 4
    row, _ = expand(np.full(post.size, many))
    agency = chance(rng, row.size, agency_share)
    stay = np.rint(rng.gamma(1.6, np.where(agency, _AGENCY_STAY, _OWN_STAY) / 1.6)).astype(np.int64) + 25
    total = np.cumsum(stay).reshape(post.size, many)
    ends = start + (
        total - total[:, :1] + stay.reshape(post.size, many)[:, :1] - rng.integers(0, 400, (post.size, 1))
    )
    begins = np.concatenate([np.full((post.size, 1), start - 400), ends[:, :-1]], axis=1)
    tenures: Frame = {
        "post": post[row],
        "start": begins.ravel(),
        "end": ends.ravel(),
        "agency": agency,
        "fte": np.where(
            chance(rng, row.size, 0.76), 1.0, np.array([0.6, 0.8, 0.5])[rng.integers(0, 3, row.size)]
        ),
    }
    return take(tenures, tenures["start"] <= clock.end)


def allocate(streams: Streams, work: Frame, posts: Frame, tenures: Frame) -> Frame:
    """Each stretch of work with the worker in the post it went to; where the worker changes it is cut."""
    rng = streams("allocations")
    order = np.lexsort((posts["team"], posts["role"]))
    name = posts["role"] + np.char.zfill(posts["team"].astype("<U3"), 3)
    wanted = work["role"] + np.char.zfill(work["team"].astype("<U3"), 3)
    first = np.searchsorted(name[order], wanted, side="left")
    after = np.searchsorted(name[order], wanted, side="right")
    post = order[first + (rng.random(first.size) * (after - first)).astype(np.int64)]
    keys = tenures["post"] * 100_000 + tenures["start"].astype(np.int64)
    since = np.maximum(work["start"], tenures["start"].min()) if keys.size else work["start"]
    begin = np.searchsorted(keys, post * 100_000 + since.astype(np.int64), side="right") - 1
    end = np.searchsorted(keys, post * 100_000 + work["end"].astype(np.int64), side="left") - 1
    row, nth = expand(np.maximum(end - begin, 0) + 1)
    tenure = begin[row] + nth
    held: Frame = {
        "course": work["course"][row],
        "role": work["role"][row],
        "team": work["team"][row],
        "tenure": tenure,
        "start": np.maximum(work["start"][row], tenures["start"][tenure]),
        "end": _earlier(work["end"][row], tenures["end"][tenure], nth == (np.maximum(end - begin, 0)[row])),
    }
    held = take(held, held["end"] > held["start"])  # what ended before anyone was in post
    return take(held, np.lexsort((held["start"], held["course"])))


def _earlier(end: Days, left: Days, last: Column) -> Days:
    return np.where(last, end, np.minimum(end, left))
