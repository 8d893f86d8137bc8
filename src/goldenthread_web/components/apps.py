from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "goldenthread_web.components"
    label = "components"
