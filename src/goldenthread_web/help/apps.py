from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "goldenthread_web.help"
    label = "help"
