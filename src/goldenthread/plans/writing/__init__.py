"""Writes an improvement plan as a workbook or a Word document that reads back as the same improvement plan."""
