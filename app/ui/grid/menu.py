"""The menus of the grid: of a cell, and of the filter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex

from app.ui.grid.cells import Only
from app.ui.grid.model import GridModel
from app.ui.session import Place, Session
from app.ui.widgets.choices import Choice
from app.ui.widgets.node_model import ENTRY
from app.ui.wording import tr


def only_words(only: Only) -> str:
    """Return a filter choice's name."""
    return {
        "all": tr("All claims"),
        "findings": tr("With findings"),
        "disputed": tr("Disputed"),
        "unsupported": tr("Without support"),
    }[only]


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
            None,
        ]
    return choices
