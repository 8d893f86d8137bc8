"""Charts of a scorecard: each with its title, its finding in words, its table and its picture. They compute nothing."""
