"""The gate: everything between a path that a user hands over and clean typed cells or XML events.

Files that come in are hostile until read. Every step refuses with a sentence that says what to do.
"""
