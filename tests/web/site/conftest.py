"""What the tests of the whole site stand on."""

from tests.web.performance.conftest import council, kept_council, peopled

__all__ = ["council", "kept_council", "peopled"]
