"""SSDA903, the yearly return on children looked after: its files and their columns.

One CSV file for each table, or one XML file for all. A year runs from 1 April to 31 March. Layout
stable to 2022-23; SWEpisodes from 2023-24; sex M, F, U from 2024-25 (1, 2 before); DoLo provisional.
Publisher: Department for Education, "Children looked-after by local authorities in England" guide.
"""

from __future__ import annotations

from goldenthread.standards.layout import Field, Layout, by_name

_CHILD = Field("CHILD", "id", record="person_id", also=("CHILDID", "CHILD_ID"), needed=True)
_DOB = Field("DOB", "birth")

HEADER = Layout(
    "Header",
    (
        _CHILD,
        Field("SEX", "code", "sex", record="sex"),
        Field("DOB", "birth", record="dob", needed=True),
        Field("ETHNIC", "code", "ethnicity", record="ethnicity", needed=True),
        Field("UPN", "text"),
        Field("MOTHER", "number"),
        Field("MC_DOB", "birth"),
    ),
)
EPISODES = Layout(
    "Episodes",
    (
        _CHILD,
        Field("DECOM", "date", record="cla_episode_start_date", needed=True),
        Field("RNE", "code", "reason_new_episode", record="cla_episode_start_reason", needed=True),
        Field("LS", "code", "legal_status", record="legal_status", needed=True),
        Field("CIN", "code", "primary_need", record="primary_need_code"),
        Field("PLACE", "code", "placement_type", also=("PL",), needed=True),
        Field("PLACE_PROVIDER", "code", "placement_provider"),
        Field("DEC", "date", record="cla_episode_ceased_date", needed=True),
        Field("REC", "code", "reason_ceased", record="cla_episode_ceased_reason", needed=True),
        Field("REASON_PLACE_CHANGE", "code", "reason_place_change"),
        Field("URN", "text"),
    ),
    also=("episode",),
)
REVIEWS = Layout(
    "Reviews",
    (
        _CHILD,
        _DOB,
        Field("REVIEW", "date", record="cla_review_date", needed=True),
        Field("REVIEW_CODE", "code", "review_participation"),
    ),
    also=("review",),
)
UASC = Layout(
    "UASC",
    (
        _CHILD,
        Field("SEX", "code", "sex"),
        _DOB,
        Field("DUC", "date", record="immigration_status_end_date", needed=True),
    ),
)
OC2 = Layout(
    "OC2",
    (
        _CHILD,
        _DOB,
        Field("SDQ_SCORE", "whole"),
        Field("SDQ_REASON", "text"),
        *(
            Field(name, "yes_no", needed=name == "HEALTH_ASSESSMENT")
            for name in (
                "CONVICTED",
                "HEALTH_CHECK",
                "IMMUNISATIONS",
                "TEETH_CHECK",
                "HEALTH_ASSESSMENT",
                "SUBSTANCE_MISUSE",
                "INTERVENTION_RECEIVED",
                "INTERVENTION_OFFERED",
            )
        ),
    ),
)
OC3 = Layout(
    "OC3",
    (
        _CHILD,
        _DOB,
        Field("IN_TOUCH", "code", "in_touch", needed=True),
        Field("ACTIV", "code", "activity", needed=True),
        Field("ACCOM", "text", needed=True),
    ),
)
AD1 = Layout(
    "AD1",
    (
        _CHILD,
        _DOB,
        Field("DATE_INT", "date", needed=True),
        Field("DATE_MATCH", "date", needed=True),
        Field("FOSTER_CARE", "yes_no"),
        Field("NB_ADOPTR", "whole"),
        Field("SEX_ADOPTR", "text"),
        Field("LS_ADOPTR", "text"),
    ),
    also=("adoption",),
)
PLACED_ADOPTION = Layout(
    "PlacedAdoption",
    (
        _CHILD,
        _DOB,
        Field("DATE_PLACED", "date", needed=True),
        Field("DATE_PLACED_CEASED", "date", needed=True),
        Field("REASON_PLACED_CEASED", "text"),
    ),
    also=("placed_for_adoption", "should_be_placed_for_adoption", "placed_adoption"),
)
PREV_PERM = Layout(
    "PrevPerm",
    (
        _CHILD,
        _DOB,
        Field("PREV_PERM", "code", "previous_permanence", needed=True),
        Field("LA_PERM", "text"),
        Field("DATE_PERM", "text"),  # zz stands for a day or month that is not known
    ),
    also=("previous_permanence", "prev_perm"),
)
MISSING = Layout(
    "Missing",
    (
        _CHILD,
        _DOB,
        Field("MISSING", "code", "missing", needed=True),
        Field("MIS_START", "date", needed=True),
        Field("MIS_END", "date"),
    ),
)
SW_EPISODES = Layout(
    "SWEpisodes",
    (
        _CHILD,
        _DOB,
        Field("SW_ID", "id", needed=True),
        Field("SW_DECOM", "date", needed=True),
        Field("SW_DEC", "date"),
        Field("SW_REASON", "text"),
    ),
    also=("social_worker", "sw_episodes"),
)
DOLO = Layout(
    "DoLo",
    (_CHILD, _DOB, Field("DOLO_START", "date", needed=True), Field("DOLO_END", "date")),
)

LAYOUTS = by_name(
    (
        HEADER,
        EPISODES,
        REVIEWS,
        UASC,
        OC2,
        OC3,
        AD1,
        PLACED_ADOPTION,
        PREV_PERM,
        MISSING,
        SW_EPISODES,
        DOLO,
    )
)

NEW_PLACEMENT = ("S", "P", "T", "B", "U")  # RNE L changes the legal status only: the placement goes on

# The XML: one element for each child, in it HEADER and the EPISODEs. Values stand under the names
# of the CSV columns, but for these two; the blocks below HEADER are these.
XML_NAMES = {"CHILDID": "CHILD", "PL": "PLACE"}
XML_BLOCKS = {
    "EPISODE": "Episodes",
    "AREVIEW": "Reviews",
    "AMISSING": "Missing",
    "OC2": "OC2",
    "PERMANENCE": "PrevPerm",
    "AD_PLACED": "PlacedAdoption",
}
XML_IN_HEADER = {"UASC": "DUC", "OC3": "IN_TOUCH", "AD1": "DATE_INT"}  # there where this value is there
