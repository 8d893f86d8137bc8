"""The whole report of the made-up council is made from the demo that all tests share."""

import pytest

from tests.reports.pack import written


@pytest.fixture(scope="session", autouse=True)
def _whole_report(request: pytest.FixtureRequest) -> None:
    """Lent when it is asked for: most tests here need no demo, and loading takes long."""
    written.loaded_demo = lambda: request.getfixturevalue("loaded_demo")
