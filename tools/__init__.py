"""Small commands for people who work on the code; the Makefile calls them."""
