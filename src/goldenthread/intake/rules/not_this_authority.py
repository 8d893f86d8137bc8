"""A file that says it is of another authority than the workspace."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="not-this-authority",
    meaning="The file says that it is of another authority than this workspace.",
    what_to_do="Load it into the workspace of its own authority, or look whether the export is the right one.",
    before="a census of LEA 933 loaded for authority 878",
    after="a census of LEA 878 loaded for authority 878",
)
