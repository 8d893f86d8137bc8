"""What is kept of improvement plans."""

from goldenthread_web.improvement.models.actions import Action, ActionLead, Dependency, Impact, Sign, Step
from goldenthread_web.improvement.models.before import SaidBefore
from goldenthread_web.improvement.models.boards import Meeting
from goldenthread_web.improvement.models.changes import Change, Placing, Version
from goldenthread_web.improvement.models.closing import Closing
from goldenthread_web.improvement.models.drafts import Answer, Matched, ReadDraft
from goldenthread_web.improvement.models.links import Link, Register, Risk, SelfAssessment, SelfFinding
from goldenthread_web.improvement.models.measures import Entered, FigureFile, Measure, SeriesEnd
from goldenthread_web.improvement.models.plain import PlainWords
from goldenthread_web.improvement.models.plans import (
    ImprovementPlan,
    KeyOutcome,
    Need,
    Outcome,
    Part,
    Priority,
    Serves,
)
from goldenthread_web.improvement.models.tracking import (
    DateMove,
    Digest,
    Dismissal,
    Embedding,
    Evidence,
    Override,
    Reminder,
    TakenBack,
    Update,
)

__all__ = [
    "Action", "ActionLead", "Answer", "Change", "Closing", "DateMove", "Dependency", "Digest", "Dismissal",
    "Embedding",
    "Entered", "Evidence", "FigureFile", "Impact", "ImprovementPlan", "KeyOutcome", "Link", "Matched", "Measure",
    "Meeting",
    "Need", "Outcome",
    "Override", "Part", "Placing", "PlainWords", "Priority", "ReadDraft", "Register", "Reminder", "Risk",
    "SaidBefore",
    "SelfAssessment", "SelfFinding", "SeriesEnd", "Serves", "Sign", "Step", "TakenBack", "Update", "Version",
]  # fmt: skip
