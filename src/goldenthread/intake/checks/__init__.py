"""The checks, one file each: what records of one load may not say of each other."""
