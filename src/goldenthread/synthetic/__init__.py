"""A made-up authority: the lives of its children, and the files that its systems would deliver.

Everything here is invented: Goldshire does not exist, and no row is about a real person. `generate`
tells the history, `as_known_at` says what the case system knew on a day, `render` writes the files.
"""

from goldenthread.synthetic.generated import generate_histories
from goldenthread.synthetic.history import History, as_known_at, records
from goldenthread.synthetic.lives import generate
from goldenthread.synthetic.write import write

__all__ = ["History", "as_known_at", "generate", "generate_histories", "records", "write"]
