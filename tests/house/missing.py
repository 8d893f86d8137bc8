"""What to do where a machine lacks a program that some tests need."""

import os
from typing import NoReturn

import pytest


def in_ci() -> bool:
    """Whether this run decides what lands: there, `.ci/run` has installed all that the tests need."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def missing(program: str) -> NoReturn:
    """Skip the test with the reason and the remedy; in CI, where nothing may be missing, fail it."""
    reason = f"no {program} on this machine: `make machine` installs it"
    if in_ci():
        pytest.fail(reason)
    pytest.skip(reason)
