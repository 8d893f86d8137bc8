"""Improvement plans as documents: read from what people have, checked, and written out again. No database.

`plan` says what a plan consists of, `reading` makes a draft of a document, `check` finds what is wrong with a
plan, `writing` puts one into a workbook or a document that reads back as the same plan.
"""
