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
        "loads.setting.asked": "Asked for a setting to be changed",
        "loads.setting.asked_again": "Asked again what a change of a setting moves",
        "loads.setting.worked_out": "It was worked out what a change of a setting moves",
        "loads.setting.decided": "Decided to change a setting",
        "loads.setting.in_force": "A setting was changed",
        "loads.setting.left": "Left a setting as it was",
    }

    def ready(self) -> None:
        # Models are there only now.
        from goldenthread_web.loads import places

        places.fill()
