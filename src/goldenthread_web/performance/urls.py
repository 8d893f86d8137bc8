"""The pages of figures."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.performance import views

urlpatterns = [
    path("", views.home, name="home"),
    path("dashboard", views.dashboard, name="dashboard"),
    path("dashboard.csv", views.dashboard_csv, name="dashboard_csv"),
    path("dashboard.xlsx", views.dashboard_xlsx, name="dashboard_xlsx"),
    path("indicators/<slug:code>", views.indicator, name="indicator"),
    path("indicators/<slug:code>/ledger", views.ledger, name="ledger"),
    path("indicators/<slug:code>/ledger.csv", views.ledger_csv, name="ledger_csv"),
    path("indicators/<slug:code>/reason", views.reason, name="reason"),
    path("packs", views.packs, name="packs"),
    path("packs/<slug:name>", views.pack, name="pack"),
    path("packs/<slug:name>/<str:file>", views.pack_file, name="pack_file"),
]
