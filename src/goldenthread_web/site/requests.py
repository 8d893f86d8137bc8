"""Each request gets a reference: it stands in the logs, in the history, and on pages that say that something failed."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NOTHING_OF_THE_DEVICE = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone",
        "midi", "payment", "usb",
    )
)  # fmt: skip
"""What a page asks of a person's device: none of it is used, so a browser need not let any page have it."""

log = logging.getLogger("goldenthread.requests")


_NUL = "\0"


class RequestMiddleware:
    """Names each request and logs how it was answered: the route, never the address, which somebody may have typed.

    A letter that no database takes (NUL) is refused here, wherever no form looks at it: a browser sends none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reference = secrets.token_hex(8)  # type: ignore[attr-defined]
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if _NUL not in value}
        began = time.perf_counter()
        response = self.get_response(request)
        response.headers["X-Request-Reference"] = request.reference  # type: ignore[attr-defined]
        response.headers["Permissions-Policy"] = NOTHING_OF_THE_DEVICE
        match = request.resolver_match
        log.info(
            "answered",
            extra={
                "request": request.reference,  # type: ignore[attr-defined]
                "method": request.method,
                "route": match.view_name if match else "",
                "status": response.status_code,
                "ms": round((time.perf_counter() - began) * 1000),
            },
        )
        return response

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        if any(_NUL in name or _NUL in "".join(values) for name, values in request.GET.lists()):
            raise BadRequest
