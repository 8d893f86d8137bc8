"""XmR charts, by the rules of NHS England's Making Data Count: which months differ from the rest by more than chance.

`chart.xmr` makes a chart of a series; `words` says what it found. Where our rules differ from those of
well-known tools, and the switch that follows them instead: docs/deviations/spc.md.
"""
