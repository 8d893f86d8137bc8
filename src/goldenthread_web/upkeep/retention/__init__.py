"""What is kept for how long: a rule for each type of record, a hold where the law asks for one, a proof of each run."""
