"""All addresses. Each has its line in `access.py`, or nobody gets there."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import TemplateView

from goldenthread_web.site import health

urlpatterns = [
    path("health", health.health, name="health"),
    path("ready", health.ready, name="ready"),
    path("accessibility", TemplateView.as_view(template_name="accessibility.html"), name="accessibility"),
    path("", include("goldenthread_web.usage.urls")),
    path("", include("goldenthread_web.attention.urls")),
    path("", include("goldenthread_web.api.urls")),
    path("", include("goldenthread_web.help.urls")),
    path("", include("goldenthread_web.commentary.urls")),
    path("", include("goldenthread_web.improvement.urls")),
    path("", include("goldenthread_web.improvement.tracking_urls")),
    path("", include("goldenthread_web.improvement.figure_urls")),
    path("", include("goldenthread_web.improvement.way_urls")),
    path("", include("goldenthread_web.improvement.editing_urls")),
    path("", include("goldenthread_web.improvement.register_urls")),
    path("", include("goldenthread_web.performance.urls")),
    path("", include("goldenthread_web.loads.urls")),
    path("", include("goldenthread_web.jobs.urls")),
    path("", include("goldenthread_web.history.urls")),
    path("", include("goldenthread_web.accounts.urls")),
]

handler400 = "goldenthread_web.site.errors.bad_request"
handler403 = "goldenthread_web.site.errors.not_from_here"
handler404 = "goldenthread_web.site.errors.not_found"
handler500 = "goldenthread_web.site.errors.failed"
