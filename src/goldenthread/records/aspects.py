"""What a load can speak of, in words: whole tables, and parts of them (see `records.load.Window`)."""

ASPECTS = {
    "contacts": "contacts",
    "cin_episodes.referrals": "referrals",
    "cin_episodes.before": "earlier referrals",
    "cin_episodes.episodes": "episodes of need",
    "cin_episodes.closures": "reasons for closure",
    "cin_assessments": "assessments",
    "cin_assessments.outcome": "outcomes of assessments",
    "s47_enquiry": "section 47 enquiries",
    "s47_enquiry.conferences": "conferences that enquiries led to",
    "initial_cp_conference": "initial child protection conferences",
    "cp_plans": "child protection plans",
    "cp_plans.before": "earlier child protection plans",
    "cp_visits": "child protection visits",
    "cp_reviews": "child protection reviews",
    "cla_episodes": "periods of care",
    "cla_placement": "placements",
    "cla_health": "health assessments",
    "cla_visits": "visits to children in care",
    "care_status.placements": "numbers of placements",
    "care_status.permanence": "permanence plans",
    "care_leavers": "care leavers",
    "care_leavers.pathway": "pathway plan reviews",
    "workers": "staff (the HR file)",
    "workers.cases": "children held by each worker (the HR file)",
    "establishment": "budgeted posts (the establishment file)",
    "involvements": "allocated workers",
    "allocations": "allocated workers",
    "unregistered": "the council's list of unregistered accommodation (unregistered.csv)",
}
_SERIES = "series."


def series_of(indicator: str) -> str:
    """The aspect of the figures that are given for one indicator, and come from no record."""
    return f"{_SERIES}{indicator}"


def aspect_words(aspect: str) -> str:
    """An aspect in words."""
    if aspect.startswith(_SERIES):
        return f"figures given for {aspect.removeprefix(_SERIES)} (series.csv)"
    return ASPECTS[aspect]
