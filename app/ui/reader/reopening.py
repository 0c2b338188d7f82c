"""What was open when a project was left: read in a job, before any tab is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import core
from app.ui.reader.places import OpenTabs, Standpoint, stands_from_json, tabs_from_json

if TYPE_CHECKING:
    from app.core.project import Project
    from app.ui.jobs import JobHandle

#: Under which names the project keeps the tabs, and where one stood in each article.
TABS_KEY, STANDS_KEY = "reader.tabs", "reader.stands"


@dataclass(frozen=True, slots=True)
class Reopened:
    """The tabs of each pane, where one stood, and the titles of the articles that are still there."""

    panes: list[OpenTabs]
    stands: dict[str, Standpoint]
    titles: dict[str, str]


def read_open(project: Project, _: JobHandle) -> Reopened:
    """Read what is kept with the project; what is damaged there counts as nothing."""
    panes = tabs_from_json(core.views.read_view(project, TABS_KEY))
    stands = stands_from_json(core.views.read_view(project, STANDS_KEY))
    titles: dict[str, str] = {}
    if any(pane.articles for pane in panes):
        titles = {row.article.id: row.article.title for row in core.articles.list_articles(project)}
    return Reopened(panes, stands, titles)
