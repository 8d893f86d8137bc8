"""What is wrong with an improvement plan: who is missing, what has no date, what can't be measured."""
