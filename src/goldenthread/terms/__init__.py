"""The words that every other package uses: months, working days, units, areas, conditions."""
