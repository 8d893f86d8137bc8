"""What pages ask of the improvement plan."""
