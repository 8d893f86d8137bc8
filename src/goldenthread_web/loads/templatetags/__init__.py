"""What the templates of Data need beside Django's own."""
