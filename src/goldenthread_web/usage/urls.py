"""How much the dashboards are used."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.usage import views

urlpatterns = [
    path("usage", views.usage, name="usage"),
    path("usage.csv", views.usage_csv, name="usage_csv"),
]
