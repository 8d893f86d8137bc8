"""A bare Django site for comparison: one view that returns static text, by the same web server.

python -m bench.baselines.bare_site PORT FOLDER      answers /NAME with the bytes of FOLDER/NAME
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from gunicorn.app.base import BaseApplication

PAGES: dict[str, bytes] = {}


def page(_request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(PAGES[name], content_type="text/html; charset=utf-8")


urlpatterns = [path("<str:name>", page)]


class Bare(BaseApplication):  # type: ignore[misc]
    """As many processes and threads as the site that it is set against."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"127.0.0.1:{self.port}",
            "workers": 2,
            "threads": 4,
            "loglevel": "warning",
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


if __name__ == "__main__":
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[])
    PAGES.update({file.name: file.read_bytes() for file in Path(sys.argv[2]).iterdir()})
    Bare(int(sys.argv[1])).run()
