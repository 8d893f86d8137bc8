"""Who may have a token for a program."""

from __future__ import annotations

from goldenthread_web.accounts.people import SignedIn, signs_in_by_two_steps
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.api import queries

MOST = 10


def check_may_make_token(by: SignedIn) -> None:
    if not by.roles:
        raise NotAllowed("You have no role, so there is nothing that a program could read for you.")
    if by.account.is_of_the_council:
        raise NotAllowed(
            "You sign in at the council, and it can't be asked about you while a program reads. An administrator can "
            "invite you to an account with a password, for the program alone."
        )
    if not signs_in_by_two_steps(by):
        raise NotAllowed("Set up the second step of signing in before you make a token.")
    if len(queries.good_tokens(by)) >= MOST:
        raise NotAllowed(f"You have {MOST} tokens. Withdraw one that is not used before you make another.")
