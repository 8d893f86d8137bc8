"""The records of children's social care as goldenthread keeps them, and the facts worked out of them.

Tables and columns carry the names of the Standard Safeguarding Dataset (SSD, version 1.4.5) less the
`ssd_` of the table and the four-letter prefix of the column: `ssd_cin_episodes.cine_referral_date`
is `cin_episodes.referral_date` here. What SSD has no place for is marked as ours.
"""
