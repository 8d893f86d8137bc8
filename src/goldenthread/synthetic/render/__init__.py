"""Writes what the case system knew on a day, in each of the formats that councils deliver.

A renderer sees only `as_known_at` and writes only what its format can carry.
"""
