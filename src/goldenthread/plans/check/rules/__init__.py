"""The rules of the plan check, one file each."""
