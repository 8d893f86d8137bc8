"""Judgement: what may be said of a figure, by stated rules. Pure functions: nothing is read, counted or written.

Every rule has a sentence that says it, with the numbers of the case in it; whoever shows the judgement shows
the sentence.
"""
