"""Gathers what the report of an improvement plan tells a reader: nothing that the reader may not see is gathered."""
