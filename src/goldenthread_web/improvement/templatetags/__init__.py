"""What templates of the improvement plan ask for by a tag of their own."""
