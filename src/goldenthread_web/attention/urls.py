"""The lists of children who need attention."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.attention import views

urlpatterns = [
    path("attention", views.overview, name="attention"),
    path("attention/reason", views.reason, name="attention_reason"),
    path("attention/<slug:name>", views.one, name="attention_list"),
    path("attention/<slug:name>.csv", views.as_csv, name="attention_csv"),
    path("attention/<slug:name>.xlsx", views.as_xlsx, name="attention_xlsx"),
]
