from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "goldenthread_web.performance"
    label = "performance"
