from typing import ClassVar

from django.apps import AppConfig

from goldenthread_web.jobs.kinds import at_each_look


class ImprovementConfig(AppConfig):
    name = "goldenthread_web.improvement"
    label = "improvement"
    history_words: ClassVar = {
        "improvement.plan.read": "Read an improvement plan from a document",
        "improvement.draft.answered": "Answered guesses of an improvement plan that was read",
        "improvement.draft.set_aside": "Set an improvement plan that was read aside",
        "improvement.plan.accepted": "Accepted an improvement plan that was read",
        "improvement.action.updated": "Said how an action of the improvement plan stands",
        "improvement.step.ticked": "Ticked a step of an action",
        "improvement.action.moved": "Moved the date of an action",
        "improvement.action.overridden": "Rated an action otherwise than the rules do",
        "improvement.override.taken_back": "Took a rating of an action back",
        "improvement.action.embedded": "Said whether an action has become practice",
        "improvement.action.closed": "Closed an action",
        "improvement.action.reopened": "Opened a closed action again",
        "improvement.lead.tied": "Said whose account a lead of an action is",
        "improvement.lead.carried": "Kept the account of a lead that goes on in other words",
        "improvement.lead.untied": "Took a lead of an action out that was somebody's account",
        "improvement.saying.carried": "Kept the actions of a saying of children that goes on in other words",
        "improvement.saying.untied": "Took a saying of children out that actions served",
        "improvement.lead.named": "Named a lead of an action",
        "improvement.evidence.given": "Gave evidence of an action",
        "improvement.evidence.checked": "Checked evidence of an action",
        "improvement.evidence.taken_back": "Took evidence back that nobody had checked",
        "improvement.evidence.opened": "Opened a file that is evidence of an action",
        "improvement.figure.entered": "Entered a figure of a measure of the improvement plan",
        "improvement.figure.checked": "Checked a figure that somebody entered",
        "improvement.figures.taken": "Took a spreadsheet along to fill figures in",
        "improvement.figures.handed": "Handed a spreadsheet of figures over",
        "improvement.figures.checked": "Accepted the figures of a spreadsheet",
        "improvement.series.ended": "Ended a series of figures that people enter",
        "improvement.series.taken_up": "Took a series of figures up again that had ended",
        "improvement.series.begun": "Began a series of figures that stands by itself",
        "improvement.series.taken": "Took the series of figures along as a file",
        "improvement.measure.counted": "Said what a measure is counted in and when it is due",
        "improvement.link.made": "Said what carries an action of the improvement plan on",
        "improvement.link.changed": "Changed or finished what carries an action on",
        "improvement.measure.fed": "Said what feeds a measure of the improvement plan",
        "improvement.measure.tied": "Said which actions are meant to move a measure of the improvement plan",
        "improvement.words.changed": "Changed words of the improvement plan",
        "improvement.line.added": "Added a line to the improvement plan",
        "improvement.action.withdrawn": "Withdrew an action of the improvement plan",
        "improvement.line.withdrawn": "Withdrew a measure or a priority of the improvement plan",
        "improvement.draft.compared": "Said which line of a document is which line of the improvement plan",
        "improvement.draft.became": "Made a document the next version of the improvement plan",
        "improvement.steps.changed": "Changed the steps of an action, or what it rests on",
        "improvement.change.taken_back": "Took back a change that waited for the next version",
        "improvement.version.approved": "Approved a new version of the improvement plan",
        "improvement.risk.kept": "Put a risk to the improvement plan down, or changed it",
        "improvement.risk.closed": "Closed a risk to the improvement plan",
        "improvement.risk.reopened": "Opened a closed risk again",
        "improvement.document.kept": "Put a strategy or policy into the register, or changed it",
        "improvement.assessment.kept": "Put a self-assessment or review down",
        "improvement.assessment.opened": "Opened the file of a self-assessment or review",
        "improvement.finding.kept": "Put findings of a self-assessment down, or said what answers one",
        "improvement.board.kept": "Put the day of a board down",
        "improvement.board.corrected": "Corrected the day of a board",
        "improvement.board.taken_back": "Took the day of a board back",
        "improvement.words.placed": "Placed words of a document that had found no place, or set them aside",
        "improvement.action.in_plain_words": "Said an action of the improvement plan in plain words",
        "improvement.part.partners": "Showed a part of the improvement plan to partners, or kept it from them",
        "improvement.part.watched": "Said which body watches a part of the improvement plan",
        "improvement.plan.approved": "Approved an improvement plan",
        "improvement.plan.ended": "An improvement plan ended, another took its place",
        "improvement.report.taken": "Took the report of the improvement plan",
        "improvement.plan.taken": "Took the improvement plan along as a file",
        "improvement.finding.dismissed": "Dismissed a finding of the plan check",
        "improvement.finding.taken_back": "Let a finding of the plan check stand again",
    }

    def ready(self) -> None:
        # Models are there only now.
        from goldenthread_web.improvement import places, reminding, waiting
        from goldenthread_web.improvement.reporting import long

        places.fill()
        waiting.fill()
        long.register()
        at_each_look(reminding.daily)
