"""The pages of the improvement plan."""
