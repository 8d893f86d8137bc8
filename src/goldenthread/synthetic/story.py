"""Rows written by hand about one child after another: what the children at the edges are told with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.tables import TABLES
from goldenthread.synthetic.history import END_RECORDED, RECORDED

Row = dict[str, Any]


@dataclass
class Story:
    """Children told one by one. All is recorded on the day it happens."""

    team: str
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _child: str = ""
    _referral: str = ""
    _period: str = ""

    def _add(self, table: str, began: date, ended: date | None = None, **columns: Any) -> None:
        row = {"person_id": self._child, RECORDED: began, END_RECORDED: ended, **columns}
        self.rows[table].append(row)

    def _key(self, letter: str, table: str) -> str:
        return f"{letter}X{len(self.rows[table])}"

    def child(self, name: str, born: date, known: date, sex: str = "F") -> None:
        """A new child, whom what follows is about."""
        self._child = name
        self._add("person", known, max(known, born), sex=sex, ethnicity="WBRI", dob=born, upn_unknown="UN5")
        self._add("disability", known, known, disability_code="NONE")

    def need(
        self, referred: date, closed: date | None = None, nfa: bool = False, reason: str = "RC7"
    ) -> None:
        """A contact and a referral on one day, and the episode of need that it opened."""
        self._referral = self._key("R", "cin_episodes")
        self._add("contacts", referred, contact_id=self._key("C", "contacts"), contact_date=referred,
                  contact_source_code="2A", referral_id=self._referral)  # fmt: skip
        self._add("cin_episodes", referred, closed, referral_id=self._referral, referral_date=referred,
                  referral_source_code="2A", primary_need_code=None if nfa else "N1", referral_nfa=nfa,
                  close_date=closed, close_reason=reason if closed and not nfa else None, team=self.team,
                  is_referral=True, is_episode=True)  # fmt: skip

    def assessment(self, start: date, authorised: date, nfa: bool = False) -> None:
        self._add("cin_assessments", start, authorised, assessment_id=self._key("A", "cin_assessments"),
                  referral_id=self._referral, assessment_start_date=start, assessment_auth_date=authorised,
                  assessment_child_seen=True, assessment_outcome_nfa=nfa, team=self.team)  # fmt: skip

    def enquiry(self, start: date, conference: date | None = None, plan_ended: date | None = None) -> None:
        """A section 47 enquiry; the conference that it led to; the plan that began there, if it has an end."""
        key, held = self._key("S", "s47_enquiry"), self._key("I", "initial_cp_conference")
        done = conference or start
        self._add("s47_enquiry", start, done, s47_enquiry_id=key, referral_id=self._referral, s47_start_date=start,
                  s47_end_date=done, icpc_not_required=conference is None, team=self.team)  # fmt: skip
        if conference is None:
            return
        plan = self.plan(conference, plan_ended, held) if plan_ended else None
        self._add("initial_cp_conference", conference, icpc_id=held, s47_enquiry_id=key, cp_plan_id=plan,
                  referral_id=self._referral, icpc_date=conference, icpc_transfer_in=False,
                  icpc_outcome_cp_flag=plan is not None, team=self.team)  # fmt: skip

    def plan(self, start: date, ended: date | None, conference: str | None = None) -> str:
        key = self._key("P", "cp_plans")
        before = sum(row["person_id"] == self._child for row in self.rows["cp_plans"])
        self._add("cp_plans", start, ended, cp_plan_id=key, cp_plan_start_date=start, cp_plan_end_date=ended,
                  cp_plan_ola=False, cp_plan_initial_category="NEG", cp_plan_latest_category="NEG",
                  previous_plans=before, team=self.team, referral_id=self._referral, icpc_id=conference)  # fmt: skip
        return key

    def care(self, *moves: tuple[date, str, str, str], until: date | None, reason: str = "E4A") -> None:
        """A period of care: (day, reason, placement type, legal status) of each episode; then its end."""
        self._period = period = self._key("L", "cla_episodes")
        placement = ""
        ends = [later[0] for _, later in pairwise(moves)] + [until]
        for (day, why, kind, law), ended in zip(moves, ends, strict=True):
            if why != "L":
                placement = self._key("PL", "cla_placement")
                stays = next((m[0] for m in moves if m[0] > day and m[1] != "L"), until)
                self._add("cla_placement", day, stays, cla_placement_id=placement, cla_placement_start_date=day,
                          cla_placement_end_date=stays, cla_placement_type=kind, cla_placement_provider="PR1",
                          cla_placement_start_reason=why, cla_id=period)  # fmt: skip
            last = ended == until
            self._add("cla_episodes", day, ended, cla_episode_id=self._key("E", "cla_episodes"), cla_id=period,
                      cla_episode_start_date=day, cla_episode_start_reason=why, cla_episode_ceased_date=ended,
                      cla_episode_ceased_reason=(reason if last else "X1") if ended else None, legal_status=law,
                      primary_need_code="N1", team=self.team, cla_placement_id=placement,
                      referral_id=self._referral)  # fmt: skip
        self._law(moves, until)

    def _law(self, moves: tuple[tuple[date, str, str, str], ...], until: date | None) -> None:
        changes = [moves[0]] + [later for before, later in pairwise(moves) if later[3] != before[3]]
        ends = [later[0] for _, later in pairwise(changes)] + [until]
        for (day, _, _, law), ended in zip(changes, ends, strict=True):
            self._add("legal_status", day, ended, legal_status=law, legal_status_start_date=day,
                      legal_status_end_date=ended)  # fmt: skip

    def health(self, day: date) -> None:
        self._add("cla_health", day, health_check_type="Health Assessment", health_check_date=day,
                  health_check_status="Completed")  # fmt: skip

    def visit(self, day: date) -> None:
        self._add("cla_visits", day, cla_visit_id=self._key("CV", "cla_visits"), cla_visit_date=day,
                  cla_visit_seen=True, cla_id=self._period)  # fmt: skip

    def leaver(self, day: date, until: date, eligibility: str, reviewed: date) -> None:
        self._add("care_leavers", day, as_at=day, care_leaver_eligibility=eligibility, care_leaver_in_touch="YES",
                  care_leaver_latest_contact=day, care_leaver_accommodation="U", care_leaver_accom_suitable=True,
                  care_leaver_activity="F2", pathway_plan_review_date=reviewed, team=self.team,
                  entitled_until=until)  # fmt: skip

    def added_to(self, tables: dict[str, pa.Table], end: date) -> dict[str, pa.Table]:
        """The tables with these rows under them, as far as they happened by the end of the span."""
        return tables | {name: _with(tables[name], name, rows, end) for name, rows in self.rows.items()}


def _with(table: pa.Table, name: str, rows: list[Row], end: date) -> pa.Table:
    columns = {column: [row.get(column) for row in rows] for column in table.column_names}
    made = pa.table(
        {column: pa.array(columns[column], table.schema.field(column).type) for column in columns}
    )
    made = made.filter(pc.less_equal(made[RECORDED], pa.scalar(end, pa.date32())))
    if name in TABLES and TABLES[name].ends_by:
        over = pc.fill_null(pc.less_equal(made[END_RECORDED], pa.scalar(end, pa.date32())), False)
        for column in (TABLES[name].ends_by, END_RECORDED):
            gone = pc.if_else(over, made[column], pa.scalar(None, pa.date32()))
            made = made.set_column(made.column_names.index(column), column, gone)
    return pa.concat_tables([table, made])
