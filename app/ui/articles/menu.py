"""The menu of an article in the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from app.ui.session import Place, Session
from app.ui.widgets.choices import Choice
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.articles import ArticleRow


class Panel(Protocol):
    """What the menu acts on; panel.py is it."""

    def edit_record(self, article: str, field: str = "") -> None:
        """Open the editor of an article's record."""
        ...

    def remove(self, article: str) -> None:
        """Remove an article."""
        ...


def article_choices(panel: Panel, session: Session, row: ArticleRow) -> list[Choice | None]:
    """Return what one can do to an article."""
    article, publisher = row.article.id, row.article.publisher
    show, ask, edit = session.show_article, session.asked.emit, panel.edit_record
    rate = (
        [Choice(tr("Rate its publisher…"), partial(ask, f"publisher.edit:{publisher.id}:reliability"))]
        if publisher is not None
        else []
    )
    return [
        Choice(tr("Open"), partial(show, Place(article=article)), keys="Return"),
        Choice(tr("Open beside"), partial(show, Place(article=article, beside=True))),
        None,
        Choice(tr("Edit record…"), partial(edit, article), keys="F2"),
        Choice(tr("Set date…"), partial(edit, article, "issued")),
        Choice(tr("Rate…"), partial(edit, article, "reliability")),
        *rate,
        None,
        Choice(
            tr("Compare with its copies…"),
            partial(ask, f"origin.compare:{article}"),
            enabled=row.origin is not None,
        ),
        Choice(tr("One origin with another article…"), partial(ask, f"origin.join:{article}")),
        Choice(tr("An origin of its own"), partial(ask, f"origin.separate:{article}"), row.is_set_apart),
        None,
        (
            Choice(tr("Add a newer copy…"), partial(ask, f"article.recapture:{article}"))
            if row.snapshot is not None
            else Choice(tr("Attach a capture…"), partial(ask, f"article.attach:{article}"))
        ),
        Choice(tr("What rests on it"), partial(ask, f"resting.show:article:{article}")),
        Choice(tr("Remove"), partial(panel.remove, article), keys="Del"),
    ]
