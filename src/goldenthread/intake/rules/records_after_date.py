"""The records plainly contradict the date that they are said to be of."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="records-after-date",
    meaning="Many records are dated more than a month after the date of the records, so that date cannot be right.",
    what_to_do="Give the day on which the records were taken as --reference-date.",
    before="--reference-date 2023-01-15 for the workbook of June 2023",
    after="--reference-date 2023-06-30",
)
