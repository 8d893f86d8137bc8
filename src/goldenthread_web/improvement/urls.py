"""The improvement plan."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.improvement.views import checking, files, made, plans, reading, report

urlpatterns = [
    path("plan", plans.plan, name="plan"),
    path("plan/by/<slug:how>", plans.plan_by, name="plan_by"),
    path("plan/files/<slug:form>", files.plan_file, name="plan_file"),
    path("plan/template/<slug:form>", files.plan_template, name="plan_template"),
    path("plan/read", reading.read, name="plan_read"),
    path("plan/drafts/<slug:reference>", reading.draft, name="plan_draft"),
    path("plan/report", report.report, name="plan_report"),
    path("plan/report/made/<slug:reference>", made.report_made, name="plan_report_made"),
    path("plan/report/made/<slug:reference>/file", made.report_made_file, name="plan_report_made_file"),
    path("plan/report/<slug:form>", report.report_file, name="plan_report_file"),
    path("plan/check", checking.check, name="plan_check"),
]
