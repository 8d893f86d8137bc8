from typing import Any, ClassVar

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "goldenthread_web.accounts"
    label = "accounts"
    history_words: ClassVar = {
        "accounts.signed_in": "Signed in",
        "accounts.signed_out": "Signed out",
        "accounts.page.asked": "Asked for a page of other roles",
        "accounts.sessions.ended": "Ended own sessions elsewhere",
        "accounts.password.chosen": "Chose a password by a link",
        "accounts.password.changed": "Changed the password",
        "accounts.second_step.set_up": "Set up the second step",
        "accounts.second_step.used": "Gave the code of the second step",
        "accounts.second_step.removed": "Took the second step away",
        "accounts.second_step.reset": "Reset somebody's second step",
        "accounts.recovery_codes.set_up": "Made recovery codes",
        "accounts.recovery_codes.used": "Used a recovery code",
        "accounts.recovery_codes.removed": "Took the recovery codes away",
        "accounts.person.invited": "Invited a person",
        "accounts.person.removed": "Closed an account",
        "accounts.person.restored": "Opened a closed account again",
        "accounts.role.appointed": "Gave a role",
        "accounts.role.withdrawn": "Withdrew a role",
        "accounts.link.given": "Gave a link to choose a password",
        "accounts.dormant.closed": "Closed accounts not seen for long",
        "accounts.person.arrived": "Arrived by the council's sign-in for the first time",
        "accounts.council.arrived": "Came by the council's sign-in",
        "accounts.council.left": "Lost the roles of the council's groups",
        "accounts.reason.given": "Opened children outside the own service, with a reason",
    }

    def ready(self) -> None:
        # Models are there only now.
        from goldenthread_web.accounts import signals

        signals.connect()
        post_migrate.connect(_make_cache_table, sender=self)


def _make_cache_table(using: str, verbosity: int, **_: Any) -> None:
    """Limits on sign-in count in a table of the cache, for all workers together: `migrate` makes it too."""
    call_command("createcachetable", database=using, verbosity=max(verbosity - 1, 0))
