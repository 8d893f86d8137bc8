"""The improvement plan as living data: read from a document, tracked, tied to the figures."""
