"""What every test stands on: no network, a browser, a database server, a record of what was shown."""

import gc
import os

import pytest
from hypothesis import settings

from tests.house.memory import write_to_memory
from tests.house.missing import in_ci

pytest_plugins = [
    "tests.house.network",
    "tests.house.browser",
    "tests.house.demo",
    "tests.house.postgres",
    "tests.house.verification",
]

WHOLE_RUN_SECONDS = 3600

write_to_memory()

os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # Spark, too, stays on this machine

# What tests share (snapshots, engines, pages) stays till the end: to look through all of it ever again takes minutes.
gc.set_threshold(100_000, 50, 100)

settings.register_profile("goldenthread", deadline=None, print_blob=True)
settings.register_profile("goldenthread-ci", settings.get_profile("goldenthread"), derandomize=True)
settings.load_profile("goldenthread-ci" if in_ci() else "goldenthread")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A whole acceptance run may take an hour; any other test is stopped by the timeout in pyproject.

    xdist 3.8 writes a test's group to where pytest 9.2 no longer reads it. Without it, tests that share what takes
    long to make are spread over the workers, and each worker makes it again; a test with the whole demo that names
    no group is refused.
    """
    for item in items:
        grouped = getattr(item, "_nodeid", item.nodeid)
        if grouped != item.nodeid:
            item._id = type(item.id).parse(grouped)
        if "whole_demo" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("xdist_group"):
            raise pytest.UsageError(
                f"{item.nodeid} makes the whole demo once more: it belongs in a group (demo)"
            )
        if item.get_closest_marker("whole") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(WHOLE_RUN_SECONDS))
