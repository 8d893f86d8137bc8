from typing import ClassVar

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "goldenthread_web.jobs"
    label = "jobs"
    history_words: ClassVar = {
        "jobs.job.asked": "Asked for a job",
        "jobs.job.cancelled": "Cancelled a job",
        "jobs.job.done": "A job was done",
        "jobs.job.failed": "A job failed",
        "jobs.job.stopped": "A job was stopped, as asked",
        "jobs.job.broken_off": "A job was broken off",
    }
