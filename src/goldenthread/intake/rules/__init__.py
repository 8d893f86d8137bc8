"""The rules of reading, one file each: what can be wrong with a file before its records are compared."""
