"""Changes to the improvement plan. Each is whole or not at all, and stands in the history."""
