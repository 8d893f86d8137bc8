"""Each fact by its rule in words, a module each.

Events: `events(history)` gives every row. Spells: `open_on(history, day)` gives the rows open on a day,
by asking the rule on that day. Spells whose dates are themselves counted (a plan begun, care ended)
give `events(history)` too.
"""
