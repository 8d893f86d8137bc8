from typing import ClassVar

from django.apps import AppConfig


class AttentionConfig(AppConfig):
    name = "goldenthread_web.attention"
    label = "attention"
    history_words: ClassVar = {
        "attention.children.seen": "Saw the children of a list of those needing attention",
        "attention.file.exported": "Took a list of children needing attention along as a file",
    }

    def ready(self) -> None:
        from goldenthread_web.attention import places
        from goldenthread_web.performance import slots

        slots.THIS_MONTH.fill(places.of_this_month)
        slots.MEASURE.fill(places.of_measure)
