"""Children needing attention: the lists that a team manager works from."""
