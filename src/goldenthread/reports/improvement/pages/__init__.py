"""The pages of the report of an improvement plan, a file each."""
