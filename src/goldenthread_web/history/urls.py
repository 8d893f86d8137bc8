from __future__ import annotations

from django.urls import path

from goldenthread_web.history import views

urlpatterns = [path("history", views.history, name="history")]
