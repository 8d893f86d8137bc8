from typing import ClassVar

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "goldenthread_web.improvement"
    label = "improvement"
    history_words: ClassVar = {
        "improvement.plan.read": "Read an improvement plan from a document",
        "improvement.draft.answered": "Answered guesses of an improvement plan that was read",
        "improvement.draft.set_aside": "Set an improvement plan that was read aside",
        "improvement.plan.accepted": "Accepted an improvement plan that was read",
    }
