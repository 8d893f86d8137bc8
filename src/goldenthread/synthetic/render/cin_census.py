"""Children in need census returns of the made-up authority: one XML file a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa

from goldenthread.synthetic.history import History, as_known_at, up_to
from goldenthread.synthetic.render.ssda903 import made_on
from goldenthread.synthetic.render.tables import elements

Row = dict[str, Any]
Rows = dict[str, list[Row]]
_LEA = "999"  # no authority has this number
_SEX_SINCE = 2025  # Sex replaces GenderCurrent; need plans since 2022
_PLANS_SINCE = 2022
_GENDERS = {"M": "1", "F": "2", "U": "0"}


def write_year(history: History, year: int, path: Path, known_on: date | None = None) -> Path:
    """The return of the year that ends on 31 March `year`, as known when it was made."""
    last = date(year, 3, 31)
    known = up_to(as_known_at(history, known_on or made_on(history, year)), last)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        _write(file, known, year)
    return path


def _write(file: TextIO, known: dict[str, pa.Table], year: int) -> None:
    first = date(year - 1, 4, 1)
    inside = _Inside(known, first)
    children: dict[str, list[Row]] = defaultdict(list)
    for episode in known["cin_episodes"].to_pylist():
        if episode["close_date"] is None or episode["close_date"] >= first:
            children[episode["person_id"]].append(episode)
    file.write('<?xml version="1.0" encoding="utf-8"?>\n<!-- Goldshire is made up -->\n<Message>\n')
    file.writelines(f"{line}\n" for line in _header(year))
    file.write("  <Children>\n")
    for person in known["person"].to_pylist():
        if person["person_id"] in children:
            file.writelines(
                f"{line}\n" for line in _child(person, children[person["person_id"]], inside, year)
            )
    file.write("  </Children>\n</Message>\n")


def _header(year: int) -> Iterator[str]:
    yield "  <Header>"
    yield "    <CollectionDetails>"
    yield from elements(3, [("Collection", "CIN"), ("Year", year), ("ReferenceDate", f"{year}-03-31")])
    yield "    </CollectionDetails>"
    yield "    <Source>"
    said = [
        ("SourceLevel", "L"),
        ("LEA", _LEA),
        ("SoftwareCode", "goldenthread, made up"),
        ("SerialNo", "001"),
    ]
    yield from elements(3, [*said, ("DateTime", f"{year}-06-30T12:00:00")])
    yield "    </Source>"
    yield "  </Header>"


class _Inside:
    """What happened in the year within each episode of need, by the referral's key."""

    def __init__(self, known: dict[str, pa.Table], first: date) -> None:
        self.first = first
        self.assessments = _by(known["cin_assessments"], "referral_id", "assessment_auth_date", first)
        self.need_plans = _by(known["cin_plans"], "referral_id", "cin_plan_end_date", first)
        self.enquiries = _by(known["s47_enquiry"], "referral_id")
        self.conferences = _by(known["initial_cp_conference"], "referral_id", "icpc_date", first)
        self.plans = _by(known["cp_plans"], "referral_id", "cp_plan_end_date", first)
        self.reviews = _by(known["cp_reviews"], "cp_plan_id", "cp_review_date", first)
        self.disabilities = _by(known["disability"], "person_id")


def _by(table: pa.Table, key: str, dated_by: str = "", first: date = date.min) -> Rows:
    """Rows by key; those over before the year are in the return of the year in which they ended."""
    rows: Rows = defaultdict(list)
    for row in table.to_pylist():
        if not dated_by or row[dated_by] is None or row[dated_by] >= first:
            rows[row[key]].append(row)
    return rows


def _child(person: Row, episodes: list[Row], inside: _Inside, year: int) -> Iterator[str]:
    yield "    <Child>"
    yield "      <ChildIdentifiers>"
    sex = ("Sex", person["sex"]) if year >= _SEX_SINCE else ("GenderCurrent", _GENDERS[person["sex"]])
    unborn = person["dob"] is None
    yield from elements(4, [
        ("LAchildID", person["person_id"]),
        ("UPN", person["upn"]),
        ("UPNunknown", None if person["upn"] else person["upn_unknown"] or "UN5"),
        ("PersonBirthDate", person["dob"]),
        ("ExpectedPersonBirthDate", person["expected_dob"] if unborn else None),
        sex,
    ])  # fmt: skip
    yield "      </ChildIdentifiers>"
    yield "      <ChildCharacteristics>"
    yield from elements(4, [("Ethnicity", person["ethnicity"])])
    codes = [row["disability_code"] for row in inside.disabilities.get(person["person_id"], [])]
    if codes:
        yield "        <Disabilities>"
        yield from elements(5, [("Disability", code) for code in codes])
        yield "        </Disabilities>"
    yield "      </ChildCharacteristics>"
    for episode in episodes:
        yield from _episode(episode, inside, year)
    yield "    </Child>"


def _episode(episode: Row, inside: _Inside, year: int) -> Iterator[str]:
    key = episode["referral_id"]
    held = inside.conferences.get(key, [])
    moved_in = next((row["icpc_date"] for row in held if row["s47_enquiry_id"] is None), None)
    yield "      <CINdetails>"
    yield from elements(4, [
        ("CINreferralDate", episode["referral_date"]),
        ("ReferralSource", _source(episode["referral_source_code"], year)),
        ("PrimaryNeedCode", episode["primary_need_code"]),
        ("CINclosureDate", episode["close_date"]),
        ("ReasonForClosure", episode["close_reason"]),
        ("DateOfInitialCPC", moved_in),
    ])  # fmt: skip
    for row in inside.assessments.get(key, []):
        yield from _block("Assessments", [
            ("AssessmentActualStartDate", row["assessment_start_date"]),
            ("AssessmentAuthorisationDate", row["assessment_auth_date"]),
        ])  # fmt: skip
    for row in inside.need_plans.get(key, []) if year >= _PLANS_SINCE else []:
        yield from _block("CINPlanDates", [
            ("CINPlanStartDate", row["cin_plan_start_date"]), ("CINPlanEndDate", row["cin_plan_end_date"]),
        ])  # fmt: skip
    by_enquiry = {row["s47_enquiry_id"]: row["icpc_date"] for row in held}
    for row in inside.enquiries.get(key, []):
        if row["s47_start_date"] < inside.first and row["s47_enquiry_id"] not in by_enquiry:
            continue
        yield from _block("Section47", [
            ("S47ActualStartDate", row["s47_start_date"]),
            ("DateOfInitialCPC", by_enquiry.get(row["s47_enquiry_id"])),
            ("ICPCnotRequired", _yes_no(row["icpc_not_required"])),
        ])  # fmt: skip
    yield from elements(4, [("ReferralNFA", _yes_no(episode["referral_nfa"]))])
    for row in inside.plans.get(key, []):
        if not row["cp_plan_ola"]:
            yield from _plan(row, inside)
    yield "      </CINdetails>"


def _source(code: str | None, year: int) -> str | None:
    """Early help became a source of its own in the census of 2022-23."""
    return "5B" if code == "5D" and year < 2023 else code


def _plan(plan: Row, inside: _Inside) -> Iterator[str]:
    yield "        <ChildProtectionPlans>"
    yield from elements(5, [
        ("CPPstartDate", plan["cp_plan_start_date"]),
        ("CPPendDate", plan["cp_plan_end_date"]),
        ("InitialCategoryOfAbuse", plan["cp_plan_initial_category"]),
        ("LatestCategoryOfAbuse", plan["cp_plan_latest_category"]),
        ("NumberOfPreviousCPP", plan["previous_plans"]),
    ])  # fmt: skip
    reviews = inside.reviews.get(plan["cp_plan_id"], [])
    if reviews:
        yield "          <Reviews>"
        yield from elements(6, [("CPPreviewDate", row["cp_review_date"]) for row in reviews])
        yield "          </Reviews>"
    yield "        </ChildProtectionPlans>"


def _block(name: str, values: list[tuple[str, Any]]) -> Iterator[str]:
    yield f"        <{name}>"
    yield from elements(5, values)
    yield f"        </{name}>"


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else str(int(value))
