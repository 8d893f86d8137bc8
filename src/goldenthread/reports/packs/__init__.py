"""Packs: a report as it is given out, frozen. What goes in, what is checked first, how it is known again later."""
