"""What the tests of the use of the pages stand on."""

from tests.web.history.databases import heads_kept, sqlite_template
from tests.web.performance.conftest import council, kept_council, peopled

__all__ = ["council", "heads_kept", "kept_council", "peopled", "sqlite_template"]
