"""Merging loads into one set of records: the newest load counts inside its window, older ones outside."""
