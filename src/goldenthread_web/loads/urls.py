"""Data: what came in, what is in force, what figures rest on."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.loads import change_views, delivery_views, views

urlpatterns = [
    path("data", views.data, name="data"),
    path("data/hand-over", delivery_views.hand_over, name="hand_over"),
    path("data/deliveries/<slug:reference>", delivery_views.delivery, name="delivery"),
    path("data/deliveries/<slug:reference>/findings.csv", delivery_views.findings, name="delivery_findings"),
    path("data/loads/<slug:name>", views.load, name="load"),
    path("data/loads/<slug:name>/findings.csv", views.findings, name="load_findings"),
    path("data/quality", views.quality, name="data_quality"),
    path("data/rests-on", views.rests_on, name="data_rests_on"),
    path("data/settings", change_views.settings, name="data_settings"),
    path("data/settings/changes", change_views.changes, name="setting_changes"),
    path("data/settings/changes/<slug:reference>", change_views.change, name="setting_change"),
    path("data/settings/<slug:section>/<slug:name>", change_views.change_one, name="change_setting"),
]
