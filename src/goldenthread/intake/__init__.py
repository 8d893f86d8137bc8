"""Intake: from the files that a council hands over to checked, typed records."""
