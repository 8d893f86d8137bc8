from typing import ClassVar

from django.apps import AppConfig


class UsageConfig(AppConfig):
    name = "goldenthread_web.usage"
    label = "usage"
    history_words: ClassVar = {"usage.file.exported": "Took along how much the dashboards are used"}
