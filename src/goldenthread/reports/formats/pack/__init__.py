"""The formats of a report that is made of blocks, one module each with `write(document, path)` and its `shows`.

A block that a format can't show stops the report before anything is written: see `blocks.Shows`.
"""
