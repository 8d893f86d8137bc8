"""What an indicator is: its words, its rule, its worked examples, and the figures it gives."""
