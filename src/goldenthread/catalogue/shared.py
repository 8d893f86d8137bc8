"""What several definitions share: who is left out of a count, and why; the share of figures that are given."""

from goldenthread.indicators.counting import Aged, LeaveOut, Open, Share
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_leaver import care_leaver
from goldenthread.records.facts.given import given
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.records.facts.protection_plan import protection_plan
from goldenthread.records.facts.worker import worker

UNDER_18 = Aged(high=17)
FROM_17_TO_21 = Aged(17, 21)

SHORT_BREAK = LeaveOut(care.short_break.is_true(), "short breaks only (legal status V1, V3 or V4)")
CARE_GOES_ON = LeaveOut(care.end_reason == "X1", "the source says that care goes on (X1)")
OTHER_AUTHORITY = LeaveOut(
    protection_plan.other_authority.is_true(), "a temporary plan of another authority's child"
)
NO_FURTHER_ACTION = LeaveOut(need_episode.nfa.is_true(), "the referral ended with no further action")
NOT_LISTED = LeaveOut(
    need_episode.added.is_true(), "known from a plan or a period of care, not from a list of episodes of need"
)

# Eligible young people are still in care, so they are not care leavers.
ENTITLED = care_leaver.eligibility.is_in("Relevant", "Former relevant")
NOT_IN_GROUP = (
    LeaveOut(care_leaver.in_touch == "DIED", "died"),
    LeaveOut(care_leaver.in_touch == "RHOM", "returned home for six months or more"),
)

HOLDS_CHILDREN = worker.social_worker.is_true() & (worker.fte > 0) & (worker.children >= 1)

ETHNICITY_KNOWN = (
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND",
    "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU",
)  # fmt: skip


def share_given(indicator: str) -> Share:
    """The numerators given for an indicator in series.csv over its denominators."""
    for_it = given.given_for == indicator
    return Share(
        of=Open(given, where=for_it, amount=given.denominator),
        meeting=Open(given, where=for_it, amount=given.numerator),
    )
