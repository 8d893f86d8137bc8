"""How the table of the history, and its guard, came to be as they are."""
