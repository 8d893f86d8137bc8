"""The site's settings as a deployment has them, for a workspace that is made for the tests and for the type check."""

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

# A deployment that the machine's own environment describes is none of the tests' business.
_NAMES = (
    "MODE", "DATABASE", "DATABASE_FILE", "SECRET_KEY", "SECRET_KEY_FILE", "HOSTS", "LOG_LEVEL", "WATCHED", "CONTACT",
    "MAIL", "MAIL_FROM", "MAIL_PASSWORD", "MAIL_PASSWORD_FILE",
)  # fmt: skip
for _name in _NAMES:
    os.environ.pop(f"GOLDENTHREAD_{_name}", None)
os.environ["GOLDENTHREAD_WORKSPACE"] = str(_FOLDER / "council")

from goldenthread_web.site.settings import *  # noqa: E402, F403
from goldenthread_web.site.settings import ALLOWED_HOSTS  # noqa: E402

ALLOWED_HOSTS += ["testserver"]
