"""Targets: what an indicator should be by a date, from which baseline, and who says so."""
