"""What the measures of the improvement plan show: figures of the catalogue, and those that people enter."""
