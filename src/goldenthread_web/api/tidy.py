"""Files in the layout of Explore education statistics, of the kept figures and of a published report's."""

from __future__ import annotations

from django.conf import settings

from goldenthread.reports.explore_statistics import Council
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import authorities


def council() -> Council:
    """The council as DfE's files name it; one that is made up has no code and no region."""
    workspace = Workspace.open(settings.ENVIRONMENT.workspace)
    known = authorities().get(workspace.authority)
    if known is None or not known.region_code:
        return Council(workspace.authority, "", workspace.name)
    return Council(known.code, known.ons_code, known.name, known.region_code, known.region_name)
