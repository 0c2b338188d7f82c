"""The menus of the grid: of a cell, of an article's head, and of the filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex

from app.core.columns import Column
from app.ui.grid.cells import ONLY
from app.ui.grid.model import GridModel
from app.ui.grid.showing import Showing, only_words
from app.ui.session import Place, Session
from app.ui.widgets.choices import Choice
from app.ui.widgets.node_model import ENTRY
from app.ui.wording import tr


def filter_choices(showing: Showing, show: Callable[[Showing], None]) -> list[Choice | None]:
    """Return which claims and which articles can be shown."""
    only = showing.only
    claims: list[Choice | None] = [
        Choice(only_words(one), partial(show, replace(showing, only=one)), one == only) for one in ONLY
    ]
    cited = replace(showing, cited=not showing.cited)
    return [*claims, None, Choice(tr("Only cited articles"), partial(show, cited), showing.cited)]


def head_choices(session: Session, column: Column) -> list[Choice | None]:
    """Return what one can do to an article at the head of its column."""
    article, ask = column.article, session.asked.emit
    return [
        Choice(tr("Open the article"), partial(session.show_article, Place(article=article))),
        None,
        Choice(tr("Rate…"), partial(ask, f"article.edit_record:reliability:{article}")),
        Choice(tr("Set date…"), partial(ask, f"article.edit_record:issued:{article}")),
        Choice(tr("Edit record…"), partial(ask, f"article.edit_record::{article}")),
        None,
        Choice(tr("What rests on it"), partial(ask, f"resting.show:article:{article}")),
    ]


def cell_choices(
    session: Session, model: GridModel, index: QModelIndex, enter: Callable[[], None]
) -> list[Choice | None]:
    """Return what one can do to a cell: to its claim, and where it has an article, to that."""
    claim, ask = index.data(ENTRY).row.claim.id, session.asked.emit
    choices: list[Choice | None] = [
        Choice(tr("Edit claim…"), partial(ask, f"claim.edit:{claim}")),
        Choice(tr("Answer what disputes it…"), partial(ask, f"claim.answer:{claim}")),
    ]
    article = model.article_at(index.column())
    if article is not None:
        show = partial(session.show_article, Place(article=article.article))
        choices[:0] = [
            Choice(tr("Passages"), enter, keys="Return"),
            Choice(tr("Open {name}").format(name=article.publisher), show),
            Choice(tr("Article"), under=tuple(one for one in head_choices(session, article)[1:] if one)),
            None,
        ]
    return choices
