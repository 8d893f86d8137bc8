"""Quality of records: how complete the key fields of statutory returns are."""
