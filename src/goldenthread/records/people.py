"""Who the records are about."""

from goldenthread.records.table import Table, day, text

PERSON = Table(
    "person",
    "A child or young person known to children's social care (unborn children too).",
    key=("person_id",),
    dated_by="",
    columns=(
        text("person_id", "The authority's own number for the child. Text, leading zeros kept."),
        text("upn", "Unique pupil number."),
        text("upn_unknown", "Why there is no unique pupil number (UN1 to UN10)."),
        text("sex", "M, F or U (not known, or not yet born)."),
        text("ethnicity", "Ethnic group: DfE's four-letter code (WBRI ... NOBT)."),
        day("dob", "Date of birth; missing for a child not yet born."),
        day("expected_dob", "Expected date of birth of a child not yet born."),
        day("death_date", "Date of death."),
    ),
)

DISABILITY = Table(
    "disability",
    "One disability of a child; NONE says that the child is recorded as having none.",
    key=("person_id", "disability_code"),
    dated_by="",
    columns=(
        text("person_id", "The child."),
        text(
            "disability_code",
            "DfE's disability code; NONE = not disabled; YES = disabled, kind not given (ours).",
        ),
    ),
)

IMMIGRATION_STATUS = Table(
    "immigration_status",
    "Unaccompanied asylum-seeking status.",
    key=("person_id", "immigration_status"),
    dated_by="",
    columns=(
        text("person_id", "The child."),
        text("immigration_status", "UASC, or another SSD status."),
        day("immigration_status_end_date", "When the status ended."),
    ),
)
