from typing import ClassVar

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "goldenthread_web.api"
    label = "api"
    history_words: ClassVar = {
        "api.token.made": "Made a token for a program",
        "api.token.withdrawn": "Withdrew a token of a program",
        "api.token.used": "Came with a token that is not good",
        "api.file.exported": "Took figures along by the API",
    }
