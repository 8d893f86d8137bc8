"""The children whom a team manager looks at first: something of theirs is overdue, or falls due soon.

Each list has the rule of the measure that judges it, asked for one day and not for a month end.
"""
