"""Figures for other programs: the same as on the pages, read by a token of the person for whom the program works."""
