"""The report of an improvement plan for a board or for publication: what is told of it, as pages of blocks."""
