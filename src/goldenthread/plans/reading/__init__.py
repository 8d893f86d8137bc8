"""Reads a document into a draft of an improvement plan: every guess marked, nothing left out in silence."""
