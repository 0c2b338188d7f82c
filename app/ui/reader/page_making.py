"""Makes the page view of one article: its texts, and its feed from a worker started on first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app import core
from app.ui.reader.accessible import Announcer
from app.ui.reader.area_asking import AreaAsking
from app.ui.reader.locked import LockedPages
from app.ui.reader.page_feed import PageFeed, Server
from app.ui.reader.page_view import PageView
from app.ui.reader.pages import PageTexts
from app.ui.reader.steps import follow

if TYPE_CHECKING:
    from app.ui.reader.content import Content
    from app.ui.reader.opened import Opened
    from app.ui.reader.reading import Reading
    from app.ui.reader.verbs import Verbs


def make_pages(
    article: Opened, content: Content, reading: Reading, verbs: Verbs, read_text: Callable[[], None]
) -> PageView:
    """Return a page view of an article in the session's project. It owns its feed."""
    session, snapshot = article.session, content.snapshot
    project = session.project
    assert project is not None  # noqa: S101 - its article was read from it

    def open_server() -> Server:
        return core.pages.open_pages(project, snapshot.id, session.passwords.get(snapshot.id))

    texts = PageTexts(content.text, snapshot.page_map)
    feed = PageFeed(open_server, texts, session.jobs)
    view = PageView(reading, texts, snapshot.page_sizes, feed, verbs)
    feed.setParent(view)
    view.title = content.title
    Announcer(view)
    AreaAsking(session, content, verbs, view)
    view.link_wanted.connect(partial(follow, article))
    locked = LockedPages(session, article.errands, content, view)
    locked.opened.connect(verbs.confirm_pending)
    locked.text_asked.connect(read_text)
    view.set_white_paper(session.settings.white_paper)
    return view
