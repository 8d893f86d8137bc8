"""How the table of jobs came to be as it is."""
