"""Figures that people enter: what is asked of one, the spreadsheet to give many by, and what is wrong with a figure."""
