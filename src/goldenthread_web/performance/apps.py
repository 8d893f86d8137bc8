from typing import ClassVar

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "goldenthread_web.performance"
    label = "performance"
    history_words: ClassVar = {
        "performance.children.seen": "Saw the children behind a figure",
        "performance.file.exported": "Took figures along as a file",
        "performance.pack.downloaded": "Took a published report along",
        "performance.page.asked": "Asked for a part of the council that is not theirs",
    }
