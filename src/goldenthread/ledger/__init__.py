"""Opens any figure to its rows: what was counted, what was left out and why, and where each row came from."""
