"""The slow second opinion: every figure worked out in plain Python, from the records, by the words.

It loops over rows and optimises nothing. It never reads a stored fact, so a mistake in the facts'
SQL or in a fast engine shows as a disagreement. Decision 0003 says why.
"""

from goldenthread.engine.reference.counts import Key, count

__all__ = ["Key", "count"]
