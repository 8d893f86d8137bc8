"""The lists: what each is called, which measure judges it, and how its days are found. One place for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.judgement.ahead import Ahead


class Way(StrEnum):
    """How a list finds its days in the measure that judges it."""

    RUNS_OUT = "runs out"  # a share of spells that must be covered by other spells
    STATED = "stated"  # the same, where a list of one date says who is covered
    REACHES = "reaches"  # spells that count from a day on, by time alone
    CONFERENCE = "conference"  # enquiries that wait for their conference
    REVIEWED = "reviewed"  # a date that must be within some months


@dataclass(frozen=True)
class AttentionList:
    """One list.

    judged_by: the code of the measure whose rule it has. ahead: the name of the setting that says how far it looks.
    began: what the day on which it began is called. records: the table whose rows name the worker, where no
    allocation does. working: it falls due on a working day. falls_due: what the day is on which it falls due.
    also_needs: measures whose records must be loaded too.
    """

    name: str
    title: str
    about: str
    judged_by: str
    way: Way
    ahead: str
    began: str
    records: str
    falls_due: str = "Falls due"
    working: bool = False
    also_needs: tuple[str, ...] = ()

    def days(self, ahead: Ahead) -> int:
        """How many days ahead it looks."""
        return int(getattr(ahead, self.ahead))


LISTS: tuple[AttentionList, ...] = (
    AttentionList(
        name="visits-on-a-plan",
        title="Visits to children on a child protection plan",
        about="Not seen in time, or the time since the last visit runs out soon. A child who has not been seen since "
        "the plan began is due from its first day, as the measure counts it.",
        judged_by="cp_visits",
        way=Way.RUNS_OUT,
        ahead="visits",
        began="Plan began",
        records="cp_plans",
        working=True,
    ),
    AttentionList(
        name="visits-in-care",
        title="Visits to children in care",
        about="Not seen in time, or the time since the last visit runs out soon.",
        judged_by="cla_visits",
        way=Way.RUNS_OUT,
        ahead="visits",
        began="In care since",
        records="cla_episodes",
    ),
    AttentionList(
        name="assessments",
        title="Assessments near 45 working days",
        about="Still open, and the 45 working days are over or soon will be. An assessment counts as completed when "
        "it is authorised.",
        judged_by="assess_open_45",
        way=Way.REACHES,
        ahead="assessments",
        began="Assessment began",
        records="cin_assessments",
        working=True,
    ),
    AttentionList(
        name="conferences",
        title="Conferences near 15 working days",
        about="A section 47 enquiry with no conference yet, and no word that none is needed. Left out: children who "
        "are on a plan already, and enquiries so old that no conference would be counted as theirs.",
        judged_by="icpc_15",
        way=Way.CONFERENCE,
        ahead="conferences",
        began="Enquiry began",
        records="s47_enquiry",
        working=True,
        also_needs=("section47",),
    ),
    AttentionList(
        name="health",
        title="Health assessments of children in care",
        about="In care for a year, and the last completed health assessment is too old or soon will be.",
        judged_by="cla_health",
        way=Way.RUNS_OUT,
        ahead="health",
        began="In care since",
        records="cla_episodes",
    ),
    AttentionList(
        name="two-years",
        title="Child protection plans near two years",
        about="The plan has lasted two years, or soon will have. The day is the last one before it counts as that.",
        judged_by="cpp_2yrs",
        way=Way.REACHES,
        ahead="two_years",
        began="Plan began",
        records="cp_plans",
        falls_due="Last day under two years",
    ),
    AttentionList(
        name="permanence",
        title="Children in care with no permanence plan",
        about="In care for four months, which is about the second review, and no permanence plan is recorded; or "
        "the four months are over soon.",
        judged_by="cla_permanence_4m",
        way=Way.STATED,
        ahead="permanence",
        began="In care since",
        records="cla_episodes",
    ),
    AttentionList(
        name="pathway",
        title="Pathway plans out of date",
        about="The plan was last reviewed more than six months ago, or the six months are over soon.",
        judged_by="cl_pathway",
        way=Way.REVIEWED,
        ahead="pathway",
        began="Last reviewed",
        records="care_leavers",
    ),
)

BY_NAME = {each.name: each for each in LISTS}
