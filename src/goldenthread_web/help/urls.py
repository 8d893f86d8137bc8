"""The addresses of help."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.help import views

urlpatterns = [
    path("help", views.start, name="help"),
    path("help/measures", views.measures, name="help_measures"),
    path("help/measures/<slug:code>", views.measure, name="help_measure"),
    path("help/words", views.words, name="help_words"),
    path("help/judged", views.how_judged, name="help_judged"),
    path("help/final", views.how_final, name="help_final"),
    path("help/small-numbers", views.small_numbers, name="help_small_numbers"),
    path("help/leading", views.leading, name="help_leading"),
    path("help/keyboard", views.keyboard, name="help_keyboard"),
]
