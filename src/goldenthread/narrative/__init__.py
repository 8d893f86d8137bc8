"""What the figures say, in sentences; and the check that no sentence says anything else.

Both stand on the cells of a scorecard: `telling` writes sentences out of cells, `claims` reads any text, takes
what it claims back to cells, and says whether it is so. Neither calls the other; `checked` holds
what the one wrote against the other.
"""
