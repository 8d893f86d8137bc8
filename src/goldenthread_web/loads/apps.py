from typing import ClassVar

from django.apps import AppConfig


class LoadsConfig(AppConfig):
    name = "goldenthread_web.loads"
    label = "loads"
    history_words: ClassVar = {
        "loads.delivery.handed_over": "Handed over files",
        "loads.delivery.read": "A delivery was read",
        "loads.delivery.accepted": "Accepted a delivery",
        "loads.delivery.in_force": "A delivery came into force",
        "loads.delivery.rejected": "Rejected a delivery",
        "loads.load.withdrawn": "Withdrew a load",
        "loads.load.out_of_force": "A load went out of force",
        "loads.findings.exported": "Exported findings",
    }

    def ready(self) -> None:
        # Models are there only now.
        from goldenthread_web.loads import places

        places.fill()
