"""Long work and how far it is."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.jobs import views

urlpatterns = [
    path("jobs", views.jobs, name="jobs"),
    path("jobs/<slug:reference>", views.job, name="job"),
]
