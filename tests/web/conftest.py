"""What the tests of the web application stand on: Django, started once for a workspace of the tests' own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import authorities

_FOLDER = Path(tempfile.mkdtemp(prefix="goldenthread-web-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
Workspace.create(_FOLDER / "council", authorities()["878"])

# Modules of tests name models when they are read, so that Django has to be there before any of them is.
for name in [
    name for name in os.environ if name.startswith("GOLDENTHREAD_") and name != "GOLDENTHREAD_CHROMIUM"
]:
    del os.environ[name]
os.environ["GOLDENTHREAD_WORKSPACE"] = str(_FOLDER / "council")
os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread_web.site.settings"

import django  # noqa: E402 - the settings are read on the way

django.setup()

from django.conf import settings  # noqa: E402

settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
