"""The table of use."""
