"""What stands beside an improvement plan: its risks, strategies and policies, self-assessments with their findings."""
