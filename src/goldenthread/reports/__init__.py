"""The monthly report: what stands in it, and the formats it is written in. Reports compute nothing."""
