"""What people say of the figures."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.commentary import comment_views, report_views

urlpatterns = [
    path("indicators/<slug:code>/comment", comment_views.comment_new, name="comment_new"),
    path("comments/<slug:reference>", comment_views.comment, name="comment"),
    path("reports", report_views.reports, name="reports"),
    path("reports/<slug:reference>", report_views.report, name="report"),
    path("reports/<slug:reference>/<slug:area>", report_views.area, name="report_area"),
]
