"""Text stands between elements, where the layout has none: it is left out."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="stray-text",
    meaning="Text stands between elements, where the layout has none: it is left out.",
    what_to_do="Remove the text, or report it to the supplier of the case system.",
    before="<UPN>...</UPN> stray words",
    after="<UPN>...</UPN>",
)
