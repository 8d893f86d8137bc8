"""The same counts by other hands: set-based SQL and a plain pandas script, written from the definitions alone."""
