from typing import ClassVar

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "goldenthread_web.upkeep"
    label = "upkeep"
    history_words: ClassVar = {
        "upkeep.backup.made": "Made a backup",
        "upkeep.retention.deleted": "Deleted what was past its time",
    }
