"""Disclosure control: what may be published without a child being recognised, and the proof of it.

`protecting.protect` chooses what is shown; `attack.attack` works out, from the published texts alone, how close
an outsider could come to what is kept back; `text.check_text` reads commentary; `figures.cells_of` makes cells of
figures. What is assumed of the outsider stands in docs/decisions (0006).
"""
