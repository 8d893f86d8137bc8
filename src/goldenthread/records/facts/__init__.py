"""The facts that indicators count, one file each: events and spells worked out from the records."""
