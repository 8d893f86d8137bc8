"""The measured comparisons: what reading and counting cost, against the plainest honest way to do the same."""
