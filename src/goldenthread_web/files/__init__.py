"""Files that are kept: sealed, and under names that do no harm."""
