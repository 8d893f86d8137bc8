"""Keeping a deployment well: backups and bringing them back, what to mend, and what is kept for how long."""
