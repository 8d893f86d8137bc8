"""People: who they are to the council, what they may see, and how they sign in."""
