from typing import ClassVar

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "goldenthread_web.history"
    label = "history"
    history_words: ClassVar = {"history.read": "Read the history"}
