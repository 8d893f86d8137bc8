"""The lines of an improvement plan as words that people change, and what they are written back to."""
