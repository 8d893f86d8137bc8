"""Activity: how many children are supported."""
