"""The improvement plan beside its figures: measures, what moves them, the golden thread."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.improvement.views import ending, entered, handing, measures, series, thread

urlpatterns = [
    path("plan/thread", thread.thread, name="plan_thread"),
    path("plan/actions/<slug:reference>/carried-on", thread.link_new, name="plan_link_new"),
    path("plan/carried-on/<slug:reference>", thread.link, name="plan_link"),
    path("plan/measures/<slug:reference>", measures.measure, name="plan_measure"),
    path("plan/measures/<slug:reference>/enter", entered.enter, name="plan_measure_enter"),
    path("plan/measures/<slug:reference>/counted", series.counted, name="plan_measure_counted"),
    path("plan/measures/<slug:reference>/end", ending.ending, name="plan_measure_end"),
    path("plan/figures/<slug:reference>", entered.figure, name="plan_figure"),
    path("plan/series", series.series, name="plan_series"),
    path("plan/series/new", series.begin, name="plan_series_new"),
    path("plan/series/file", series.series_file, name="plan_series_file"),
    path("plan/series/template", series.template, name="plan_series_template"),
    path("plan/series/hand-over", handing.hand_over, name="plan_series_hand_over"),
    path("plan/series/files/<slug:reference>", handing.figure_file, name="plan_figure_file"),
    path("plan/measures/<slug:reference>/feed", measures.feed, name="plan_measure_feed"),
    path("plan/measures/<slug:reference>/actions", measures.measure_actions, name="plan_measure_actions"),
    path("plan/actions/<slug:reference>/measures", measures.action_measures, name="plan_action_measures"),
]
