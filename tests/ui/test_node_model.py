"""The tree model under the lists: what was made late goes when nothing is left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from app.ui.widgets.node_model import Node, NodeModel


class Words(NodeModel[str]):
    """Rows that are words."""

    def key_of(self, entry: str) -> str:
        return entry

    def text_of(self, entry: str, column: int) -> str:
        return entry


def test_an_emptied_tree_takes_what_was_made_late_with_it(qtbot: QtBot) -> None:
    model = Words()
    model.set_roots([Node("claim", more=lambda: [Node("passage"), Node("finding")])])
    claim = model.index(0, 0)
    model.fetchMore(claim)
    assert model.rowCount(claim) == 2
    assert model.set_roots([])
    assert model.rowCount(QModelIndex()) == 0


def test_only_the_row_that_changed_is_told(qtbot: QtBot) -> None:
    model = _Numbers()
    told: list[int] = []
    model.dataChanged.connect(lambda first, last, _roles: told.append(first.row()))
    model.set_roots([Node(("a", 1)), Node(("b", 1)), Node(("c", 1))])
    assert not model.set_roots([Node(("a", 1)), Node(("b", 2)), Node(("c", 1))])
    assert told == [1]
    assert model.index(1, 0).data() == "b 2"


class _Numbers(NodeModel[tuple[str, int]]):
    def key_of(self, entry: tuple[str, int]) -> str:
        return entry[0]

    def text_of(self, entry: tuple[str, int], column: int) -> str:
        return f"{entry[0]} {entry[1]}"
