"""What every test stands on: no network, a browser, a database server, a record of what was shown."""

import os

import pytest

pytest_plugins = [
    "tests.house.network",
    "tests.house.browser",
    "tests.house.verification",
]

WHOLE_RUN_SECONDS = 3600


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A whole acceptance run may take an hour; any other test is stopped by the timeout in pyproject."""
    for item in items:
        if item.get_closest_marker("whole") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(WHOLE_RUN_SECONDS))


@pytest.fixture(scope="session")
def in_ci() -> bool:
    """Whether this is the run that decides what lands: there, nothing that can be installed may be missing."""
    return os.environ.get("CI", "").lower() in {"1", "true"}
