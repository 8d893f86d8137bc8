"""The layout of an improvement plan as we write it: its headings, its columns, and what a cell says, both ways.

A document in this layout is read back without a guess. Each part of the layout is written and read in one file, so
that the two cannot drift apart.
"""
