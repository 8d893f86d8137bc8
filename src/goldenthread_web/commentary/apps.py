from typing import ClassVar

from django.apps import AppConfig


class CommentaryConfig(AppConfig):
    name = "goldenthread_web.commentary"
    label = "commentary"
    history_words: ClassVar = {
        "commentary.comment.made": "Commented on a figure",
        "commentary.comment.corrected": "Corrected a comment",
        "commentary.comment.withdrawn": "Withdrew a comment",
        "commentary.report.begun": "Began the commentary of a report",
        "commentary.passage.written": "Wrote commentary of a report",
        "commentary.passage.blanked": "Took an earlier text of a commentary away",
        "commentary.remark.made": "Remarked on a report's commentary",
        "commentary.report.submitted": "Submitted a report's commentary",
        "commentary.report.approved": "Approved a report",
        "commentary.report.sent_back": "Took a report back to draft",
        "commentary.report.set_aside": "Set a report's commentary aside",
        "commentary.report.publishing": "Asked for a report to be published",
        "commentary.report.published": "Published a report",
        "commentary.report.refused": "A report could not be published",
    }

    def ready(self) -> None:
        # Models are there only now.
        from goldenthread_web.commentary import places, publishing

        places.fill()
        publishing.register()
