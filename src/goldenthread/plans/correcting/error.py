"""Words that can't stand where somebody put them."""


class CorrectionError(ValueError):
    """Words that can't be what a guess is about; the message says what can."""
