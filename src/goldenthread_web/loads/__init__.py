"""Data: deliveries handed over, read, compared, accepted or rejected; what is in force; how good the records are."""
