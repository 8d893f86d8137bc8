"""The addresses of the API, and the page of tokens."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.api import token_views
from goldenthread_web.api.endpoints import ENDPOINTS
from goldenthread_web.api.views import VIEWS

urlpatterns = [
    path("tokens", token_views.tokens, name="tokens"),
    *(path(one.address, VIEWS[one.name], name=one.name) for one in ENDPOINTS),
]
