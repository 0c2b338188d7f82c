"""Confirming a record's values by key: ticks in the editor, one step in the undo list, no “?” in the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from app import core
from app.ui.articles import words
from app.ui.articles.record_dialog import RecordDialog
from app.ui.session import Session
from db import articles
from db.records import Article, Name
from tests.core.world import add_text
from tests.ui.argument import undo_labels

Key = Qt.Key


@pytest.fixture
def article(session: Session, tmp_path: Path) -> Article:
    project = session.new_project(tmp_path / "p.sourcemark", "P")
    made = add_text(project, title="Works", issued="2025-03-09", authors=(Name(family="Doe", given="Jane"),))
    with project.change("Guess") as tx:
        articles.update_article(tx, made.id, issued_basis="url", basis=dict(made.basis) | {"issued": "url"})
    return core.articles.read_article(project, made.id).article


@pytest.fixture
def dialog(article: Article, qtbot: QtBot) -> RecordDialog:
    made = RecordDialog(article)
    qtbot.addWidget(made)
    made.show()
    return made


def tick(dialog: RecordDialog, field: str) -> QCheckBox:
    return next(one for one in dialog.findChildren(QCheckBox) if one.accessibleName() == f"Confirm: {field}")


def test_each_found_value_has_a_tick_and_no_other(dialog: RecordDialog) -> None:
    names = [one.accessibleName() for one in dialog.findChildren(QCheckBox)]
    assert names == ["Confirm: Title", "Confirm: Authors", "Confirm: Date"]
    assert tick(dialog, "Date").accessibleDescription() == "read from the address, not confirmed"


def test_tab_and_space_confirm(dialog: RecordDialog, qtbot: QtBot) -> None:
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog.focusWidget(), Key.Key_Tab)
    assert dialog.focusWidget() is tick(dialog, "Title")
    qtbot.keyClick(dialog.focusWidget(), Key.Key_Space)
    assert dialog.changes() == {"confirmed": ("title",)}
    assert dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog.focusWidget(), Key.Key_Space)
    assert dialog.changes() == {}


def test_a_value_that_is_typed_needs_no_tick(dialog: RecordDialog, qtbot: QtBot) -> None:
    tick(dialog, "Date").setChecked(True)
    (date,) = (one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Date")
    date.setText("2025-03")
    assert not tick(dialog, "Date").isEnabled()
    assert dialog.changes() == {"issued": "2025-03"}


def test_the_list_marks_a_guess_until_it_is_confirmed(session: Session, article: Article) -> None:
    project = session.project
    assert project is not None
    (row,) = core.articles.list_articles(project)
    assert words.date_words(row).endswith("?")
    assert "(a guess, not confirmed)" in words.entry_words(row)
    core.articles.confirm_fields(project, article.id, ("issued",))
    assert undo_labels(project)[-1] == "Confirm date of “Works”"
    (row,) = core.articles.list_articles(project)
    assert not words.date_words(row).endswith("?")
    assert "guess" not in words.entry_words(row)
