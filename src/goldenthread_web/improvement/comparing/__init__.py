"""A document beside the plan of which it is to be the next version: kept lines, answers, and what differs."""
