"""What kinds of delivery, lists and sizes are called on pages."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.records.load import Source

SOURCES: Mapping[Source, str] = {
    Source.ANNEX_A: "Annex A workbook",
    Source.SSD: "Extract in the Standard Safeguarding Dataset",
    Source.SSDA903: "Return of children looked after (SSDA903)",
    Source.CIN_CENSUS: "Children in need census",
    Source.HR: "Staff file",
    Source.LOCAL: "The council's own tables",
}

_OPTION = "Give --reference-date to change it."
_BOX = "Hand the files over again with another day to change it."

_TABLES: Mapping[str, str] = {
    "person": "Children and young people",
    "disability": "Disabilities",
    "immigration_status": "Asylum status",
    "contacts": "Contacts",
    "cin_episodes": "Referrals and episodes of need",
    "cin_assessments": "Assessments",
    "cin_plans": "Child in need plans",
    "s47_enquiry": "Section 47 enquiries",
    "initial_cp_conference": "Initial child protection conferences",
    "cp_plans": "Child protection plans",
    "cp_visits": "Visits to children on a child protection plan",
    "cp_reviews": "Child protection reviews",
    "cla_episodes": "Episodes of care",
    "legal_status": "Legal statuses",
    "cla_placement": "Placements",
    "cla_health": "Health checks of children in care",
    "cla_visits": "Visits to children in care",
    "cla_reviews": "Reviews of children in care",
    "cla_care_plan": "Permanence plans",
    "care_status": "Children in care, as listed",
    "care_leavers": "Care experienced young people",
    "unregistered": "Stays in unregistered accommodation",
    "involvements": "Workers allocated over time",
    "allocations": "Workers allocated, as listed",
}


def source_words(name: str) -> str:
    """A kind of delivery; what none was recognised in, in words too."""
    return SOURCES[Source(name)] if name else "Not recognised"


def table_words(name: str) -> str:
    """A list of records. One without a name of its own says its technical name, readably."""
    return _TABLES.get(name, name.replace("_", " ").capitalize())


def note_words(note: str) -> str:
    """What is worth knowing of a reading, in the words of a page and not of a command."""
    return note.replace(_OPTION, _BOX)


def size_words(count: int) -> str:
    """How large a file is."""
    megabytes = count / 1_000_000
    return f"{megabytes:,.1f} MB" if megabytes >= 1 else f"{max(1, round(count / 1000)):,} kB"
