"""Tells the lives of a made-up authority's children, from first contact to leaving care, as a history."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from goldenthread.synthetic import care, caseload, leavers, need, tables_care, tables_need, tables_people
from goldenthread.synthetic.adopted import known_again
from goldenthread.synthetic.clock import Clock, Span, as_day
from goldenthread.synthetic.contacts import contacts_only
from goldenthread.synthetic.council import Council
from goldenthread.synthetic.courses import disabled_children, make_courses
from goldenthread.synthetic.draw import Flags, Frame, Streams, stack, take
from goldenthread.synthetic.edges import add_edges
from goldenthread.synthetic.families import make_families, traits
from goldenthread.synthetic.history import History
from goldenthread.synthetic.recording import Recorder
from goldenthread.synthetic.told import Told

START, END = date(2019, 8, 1), date(2023, 7, 31)


def generate(
    seed: int = 1,
    authority: str = Council.authority,
    scale: float = 1.0,
    start: date = START,
    end: date = END,
    late_recording: bool = True,
    edges: bool = True,
) -> History:
    """The history of one made-up authority. The same arguments give the same history, byte for byte.

    scale: its size as a share of Goldshire's 145,000 children. late_recording off: everything is known
    on the day it happens. edges: with the children at the edges (`edges.py`) among them.
    """
    council, span = Council(authority, scale), Span(start, end)
    streams, clock = Streams(seed, authority), Clock(span)
    families = make_families(streams, clock, council)
    courses = _kept(clock, make_courses(streams, clock, families), families.born.size)
    courses["place"] = families.place[families.family[courses["child"]]]
    other_contacts, others = contacts_only(streams, clock, council, courses, families.born.size)
    again, before = known_again(streams("adopted"), clock, courses, families.born.size + others.born.size)
    courses = stack([courses, again])
    courses = take(courses, np.lexsort((courses["referred"], courses["child"])))
    ethnicity = np.concatenate([families.ethnicity, others.ethnicity, families.ethnicity[before]])
    children = traits(streams("traits"), ethnicity, disabled_children(courses, ethnicity.size))
    children["born"] = np.concatenate([families.born, others.born, families.born[before]])
    told = Told(
        council=council,
        clock=clock,
        streams=streams,
        recorder=Recorder(streams, late_recording),
        courses=courses,
        children=children,
        ids=_ids(ethnicity.size),
    )
    tables = _tables(told, other_contacts)
    return History(council, span, add_edges(tables, council.teams[0][0], end) if edges else tables)


def _kept(clock: Clock, courses: Frame, children: int) -> Frame:
    """The whole lives of the children who were open at some time that is kept."""
    known: Flags = np.zeros(children, bool)
    known[courses["child"][courses["close"] >= as_day(clock.span.kept_from)]] = True
    return take(courses, known[courses["child"]] & (courses["referred"] <= clock.end))


def _ids(n: int) -> pa.Array:
    """Seven digits, leading zeros included, in no order that says anything."""
    numbers = (np.arange(n, dtype=np.int64) * 7_368_787 + 1_234_567) % 10_000_000
    return pa.array(np.char.zfill(numbers.astype("<U7"), 7))


def _tables(told: Told, other_contacts: Frame) -> dict[str, pa.Table]:
    clock, streams, courses = told.clock, told.streams, told.courses
    periods = care.make_periods(courses)
    placements, statuses, episodes = care.make_care(streams, clock, periods)
    people = leavers.young_people(streams("leavers"), clock, periods)
    work = stack(
        [
            caseload.stages(clock, told.council, courses, periods, courses["place"]),
            caseload.adviser_stages(clock, told.council, people, courses, courses["place"]),
        ]
    )
    posts, tenures = caseload.make_posts(streams, clock, told.council, work)
    told.held = caseload.allocate(streams, work, posts, tenures)
    front = need.contacts(streams, clock, courses)
    tables = tables_need.front_door(told, stack([front, other_contacts]))
    tables |= tables_need.protection(told)
    tables |= tables_care.care(told, periods, placements, statuses, episodes)
    tables |= tables_care.checks(told, periods, placements)
    tables |= tables_care.leavers(told, people)
    tables |= tables_people.workforce(told, posts, tenures)
    return tables_people.people(told, tables)
