"""The plain script that an analyst writes in pandas: month by month and area by area, with boolean masks.

Written from the definitions alone, as the yardstick for the engine. Each month's rows are picked once,
each area's rows out of these, and every count is made on what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

EDUCATION_OR_WORK = ["F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5"]
PRIMARY_NEEDS = ["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9"]
ETHNICITIES = [
    *["WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND"],
    *["APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU"],
]
BANDS = {"17-18": (17, 18), "19-21": (19, 21)}
AREA_COLUMNS = ["locality", "service", "team"]

Frames = dict[str, pd.DataFrame]
Count = tuple[str, str, float]


def counts(facts: Path, first: date, last: date) -> pd.DataFrame:
    """Every count of every month end from the first to the last, from opening the files to rows in memory."""
    frames = read(facts)
    rows = []
    for month_end in pd.date_range(first, last, freq="ME"):
        month = rows_of_month(frames, month_end)
        for authority in sorted(set().union(*(frame["authority"] for frame in frames.values()))):
            ours = {name: frame[frame["authority"] == authority] for name, frame in month.items()}
            for area, in_area in areas(ours):
                for indicator, part, value in counts_of(in_area, month_end):
                    rows.append((indicator, part, authority, area, month_end.date(), float(value)))
            for label, (low, high) in BANDS.items():
                leavers = ours["care_leaver"]
                leavers = leavers[(leavers["age"] >= low) & (leavers["age"] <= high)]
                for indicator, part, value in care_leaver_counts(leavers):
                    if indicator != "cl_pathway":
                        rows.append(
                            (indicator, part, authority, f"age={label}", month_end.date(), float(value))
                        )
    table = pd.DataFrame(rows, columns=["indicator", "part", "authority", "area", "month_end", "value"])
    return table[table["value"] != 0]


def read(facts: Path) -> Frames:
    frames = {path.stem: pd.read_parquet(path) for path in sorted(facts.glob("*.parquet"))}
    for frame in frames.values():
        for column in frame.columns:
            if column.endswith("_date"):
                frame[column] = frame[column].astype("datetime64[s]")
        frame[AREA_COLUMNS] = frame[AREA_COLUMNS].fillna("not recorded")
    return frames


def areas(frames: Frames) -> Iterator[tuple[str, Frames]]:
    """The whole, then each locality, service and team that has rows in the month."""
    yield "", frames
    for column in AREA_COLUMNS:
        for name in sorted(set().union(*(frame[column] for frame in frames.values()))):
            yield f"{column}={name}", {key: frame[frame[column] == name] for key, frame in frames.items()}


# The rows of a month: what happened in it, and what was so at its end


def rows_of_month(frames: Frames, month_end: pd.Timestamp) -> Frames:
    month_start = month_end.replace(day=1)
    areas_now = frames["team_area"][open_at(frames["team_area"], month_end)]

    def happened(name: str, column: str) -> pd.DataFrame:
        frame = frames[name]
        return frame[(frame[column] >= month_start) & (frame[column] <= month_end)]

    def still_open(name: str, start: str = "start_date") -> pd.DataFrame:
        frame = frames[name]
        return in_areas_of(frame[open_at(frame, month_end, start)], areas_now)

    def under(frame: pd.DataFrame, age: int) -> pd.DataFrame:
        return frame[frame["birth_date"].isna() | (completed_years(frame, month_end) < age)]

    need = still_open("need_episode")
    need_closed = happened("need_episode", "end_date")
    plans = still_open("protection_plan")
    plans_begun = happened("protection_plan", "start_date")
    in_care = still_open("care")
    care_begun = happened("care", "start_date")
    care_ended = happened("care", "end_date")
    workers = still_open("worker")
    posts = still_open("post")
    leavers = still_open("care_leaver")
    leavers = leavers.assign(age=completed_years(leavers, month_end))
    leavers = leavers[
        leavers["eligibility"].isin(["Relevant", "Former relevant"])
        & ~leavers["in_touch"].isin(["DIED", "RHOM"])
        & (leavers["age"] >= 17)
        & (leavers["age"] <= 21)
    ]
    return {
        "referral": happened("referral", "referral_date"),
        "contact": happened("contact", "contact_date"),
        "assessment": happened("assessment", "authorised_date"),
        "section47": happened("section47", "s47_start_date"),
        "conference": happened("conference", "icpc_date"),
        "plans_begun": plans_begun[plans_begun["other_authority"] != True],  # noqa: E712 - missing stays
        "care_begun": care_begun[care_begun["short_break"] != True],  # noqa: E712
        "care_ended": care_ended[(care_ended["short_break"] != True) & (care_ended["end_reason"] != "X1")],  # noqa: E712
        "need_closed": need_closed[(need_closed["added"] != True) & (need_closed["nfa"] != True)],  # noqa: E712
        "need": need[need["nfa"] != True],  # noqa: E712
        "plans": plans[plans["other_authority"] != True],  # noqa: E712
        "plans_visited": still_open("protection_visited"),
        "plans_reviewed": still_open("protection_reviewed"),
        "overdue": still_open("open_assessment", start="overdue_date"),
        "in_care": under(in_care[in_care["short_break"] != True], 18),  # noqa: E712
        "care_health_checked": under(still_open("care_health_checked"), 18),
        "care_permanence": under(still_open("care_permanence"), 18),
        "care_three_placements": under(still_open("care_three_placements"), 18),
        "care_visited": under(still_open("care_visited"), 18),
        "unregistered": under(still_open("unregistered_stay"), 16),
        "care_leaver": leavers,
        "social_workers": workers[workers["social_worker"] == True],  # noqa: E712
        "posts": posts[posts["social_workers"] == True],  # noqa: E712
    }


def open_at(frame: pd.DataFrame, day: pd.Timestamp, start: str = "start_date") -> pd.Series:
    return (frame[start] <= day) & (frame["end_date"].isna() | (frame["end_date"] > day))


def in_areas_of(frame: pd.DataFrame, areas_now: pd.DataFrame) -> pd.DataFrame:
    """The rows with the locality and the service that their team is in on the day."""
    areas_now = areas_now[["authority", "team", "area_locality", "area_service"]].rename(
        columns={"area_locality": "locality", "area_service": "service"}
    )
    moved = frame.drop(columns=["locality", "service"]).merge(areas_now, on=["authority", "team"], how="left")
    return moved.fillna({"locality": "not recorded", "service": "not recorded"})


def completed_years(frame: pd.DataFrame, day: pd.Timestamp) -> pd.Series:
    """Age on a day; born on 29 February, a year older on 1 March. Missing where the date of birth is."""
    birth = frame["birth_date"]
    birthday_to_come = (birth.dt.month > day.month) | (
        (birth.dt.month == day.month) & (birth.dt.day > day.day)
    )
    return day.year - birth.dt.year - birthday_to_come


# The counts of one month and area


def counts_of(rows: Frames, month_end: pd.Timestamp) -> list[Count]:
    return [
        *front_door_counts(rows),
        *enquiry_counts(rows),
        *plan_counts(rows, month_end),
        *care_counts(rows, month_end),
        *care_leaver_counts(rows["care_leaver"]),
        *need_counts(rows),
        *workforce_counts(rows),
    ]


def yes(column: pd.Series) -> Any:
    return (column == True).sum()  # noqa: E712


def front_door_counts(rows: Frames) -> list[Count]:
    referral, contact, assessment = rows["referral"], rows["contact"], rows["assessment"]
    year = pd.DateOffset(months=12)
    repeat = (referral["previous_referral_date"] >= referral["referral_date"] - year) | (
        referral["earlier_stated"] == True  # noqa: E712
    )
    repeat_contact = contact["previous_contact_date"] >= contact["contact_date"] - year
    timed = assessment[
        assessment["working_days"].notna()
        & ~(assessment["authorised_date"] < assessment["assessment_start_date"])
    ]
    return [
        ("referrals", "numerator", len(referral)),
        ("repeat_referrals", "numerator", repeat.sum()),
        ("repeat_referrals", "denominator", len(referral)),
        ("referrals_nfa", "numerator", yes(referral["nfa"])),
        ("referrals_nfa", "denominator", len(referral)),
        ("complete_referral_source", "numerator", referral["referral_source"].notna().sum()),
        ("complete_referral_source", "denominator", len(referral)),
        ("contacts_not_referral", "numerator", (contact["became_referral"] == False).sum()),  # noqa: E712
        ("contacts_not_referral", "denominator", len(contact)),
        ("repeat_contacts", "numerator", repeat_contact.sum()),
        ("repeat_contacts", "denominator", len(contact)),
        ("assessments", "numerator", len(assessment)),
        ("assess_case_to_close", "numerator", yes(assessment["no_further_action"])),
        ("assess_case_to_close", "denominator", len(assessment)),
        ("assess_45", "numerator", (timed["working_days"] <= 45).sum()),
        ("assess_45", "denominator", len(timed)),
        ("assess_open_45", "numerator", len(rows["overdue"])),
    ]


def enquiry_counts(rows: Frames) -> list[Count]:
    enquiry, conference = rows["section47"], rows["conference"]
    return [
        ("section47", "numerator", len(enquiry)),
        ("s47_to_icpc_cohort", "numerator", enquiry["icpc_date"].notna().sum()),
        ("s47_to_icpc_cohort", "denominator", len(enquiry)),
        ("s47_to_icpc_ratio", "numerator", len(conference)),
        ("s47_to_icpc_ratio", "denominator", len(enquiry)),
        ("icpc", "numerator", len(conference)),
        ("icpc_15", "numerator", (conference["working_days"] <= 15).sum()),
        ("icpc_15", "denominator", len(conference)),
    ]


def plan_counts(rows: Frames, month_end: pd.Timestamp) -> list[Count]:
    plans, begun = rows["plans"], rows["plans_begun"]
    return [
        ("cpp_end", "numerator", len(plans)),
        ("cpp_2yrs", "numerator", ((month_end - plans["start_date"]).dt.days > 729).sum()),
        ("cpp_2yrs", "denominator", len(plans)),
        ("cpp_repeat", "numerator", yes(begun["earlier_plan"])),
        ("cpp_repeat", "denominator", len(begun)),
        ("cp_visits", "numerator", len(rows["plans_visited"])),
        ("cp_visits", "denominator", len(plans)),
        ("cp_reviews", "numerator", len(rows["plans_reviewed"])),
        ("cp_reviews", "denominator", len(plans)),
        ("complete_category_of_abuse", "numerator", plans["category"].notna().sum()),
        ("complete_category_of_abuse", "denominator", len(plans)),
    ]


def care_counts(rows: Frames, month_end: pd.Timestamp) -> list[Count]:
    care, permanence, checked = rows["in_care"], rows["care_permanence"], rows["care_health_checked"]
    four_months, a_year = month_end - pd.DateOffset(months=4), month_end - pd.DateOffset(months=12)
    return [
        ("cla_end", "numerator", len(care)),
        ("cla_starts", "numerator", len(rows["care_begun"])),
        ("cla_ends", "numerator", len(rows["care_ended"])),
        ("cla_health", "numerator", (checked["care_start_date"] <= a_year).sum()),
        ("cla_health", "denominator", (care["start_date"] <= a_year).sum()),
        ("cla_permanence", "numerator", len(permanence)),
        ("cla_permanence", "denominator", len(care)),
        ("cla_permanence_4m", "numerator", (permanence["care_start_date"] <= four_months).sum()),
        ("cla_permanence_4m", "denominator", (care["start_date"] <= four_months).sum()),
        ("cla_3placements", "numerator", len(rows["care_three_placements"])),
        ("cla_3placements", "denominator", len(care)),
        ("cla_visits", "numerator", len(rows["care_visited"])),
        ("cla_visits", "denominator", len(care)),
        ("cla_u16_unregistered", "numerator", len(rows["unregistered"])),
        ("complete_legal_status", "numerator", care["legal_status"].notna().sum()),
        ("complete_legal_status", "denominator", len(care)),
    ]


def care_leaver_counts(leavers: pd.DataFrame) -> list[Count]:
    housed = leavers[~leavers["accommodation"].isin(["G", "H", "R"])]
    six_months_before = leavers["start_date"] - pd.DateOffset(months=6)
    return [
        ("cl_in_touch", "numerator", (leavers["in_touch"] == "YES").sum()),
        ("cl_in_touch", "denominator", len(leavers)),
        ("cl_eet", "numerator", leavers["activity"].isin(EDUCATION_OR_WORK).sum()),
        ("cl_eet", "denominator", len(leavers)),
        ("cl_suitable", "numerator", yes(housed["suitable"])),
        ("cl_suitable", "denominator", len(housed)),
        ("cl_pathway", "numerator", (leavers["pathway_review_date"] >= six_months_before).sum()),
        ("cl_pathway", "denominator", len(leavers)),
    ]


def need_counts(rows: Frames) -> list[Count]:
    need, closed = rows["need"], rows["need_closed"]
    listed = need[need["added"] != True]  # noqa: E712
    return [
        ("cin_end", "numerator", len(need)),
        ("complete_birth_date", "numerator", need["birth_date"].notna().sum()),
        ("complete_birth_date", "denominator", len(need)),
        ("complete_disability", "numerator", need["disabled"].notna().sum()),
        ("complete_disability", "denominator", len(need)),
        ("complete_ethnicity", "numerator", need["ethnicity"].isin(ETHNICITIES).sum()),
        ("complete_ethnicity", "denominator", len(need)),
        ("complete_primary_need", "numerator", listed["primary_need"].isin(PRIMARY_NEEDS).sum()),
        ("complete_primary_need", "denominator", len(listed)),
        ("complete_close_reason", "numerator", closed["close_reason"].notna().sum()),
        ("complete_close_reason", "denominator", len(closed)),
    ]


def workforce_counts(rows: Frames) -> list[Count]:
    workers = rows["social_workers"]
    agency = workers[workers["agency"] == True]  # noqa: E712
    holders = workers[(workers["fte"] > 0) & (workers["children"] >= 1)]
    return [
        ("agency_fte", "numerator", agency["fte"].sum()),
        ("agency_fte", "denominator", workers["fte"].sum()),
        ("agency_fte_establishment", "numerator", agency["fte"].sum()),
        ("agency_fte_establishment", "denominator", rows["posts"]["fte"].sum()),
        ("caseload_avg", "numerator", holders["children"].sum()),
        ("caseload_avg", "denominator", holders["fte"].sum()),
    ]
