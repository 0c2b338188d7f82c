"""Ratings in the record: scales in words, a reason when rated, room left; standing shown everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.ui.articles import words
from app.ui.articles.menu import article_choices
from app.ui.articles.panel import ArticlesPanel
from app.ui.articles.record_dialog import RecordDialog
from app.ui.reader.strip import Strip
from app.ui.session import Session
from app.ui.widgets import Label
from app.ui.widgets.evidence_card import card_words, make_card
from db.records import Article
from tests.ui.argument import World, make_world

Key = Qt.Key


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    return make_world(session, tmp_path)


@pytest.fixture
def dialog(world: World, qtbot: QtBot) -> RecordDialog:
    made = RecordDialog(world.wire)
    qtbot.addWidget(made)
    made.show()
    return made


def field(dialog: RecordDialog, name: str) -> QWidget:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    return next(one for kind in kinds for one in dialog.findChildren(kind) if one.accessibleName() == name)


def choose(dialog: RecordDialog, name: str, key: Key, qtbot: QtBot) -> None:
    qtbot.keyClick(field(dialog, name), key)


def may_save(dialog: RecordDialog) -> bool:
    return dialog.accept_button is not None and dialog.accept_button.isEnabled()


def test_a_rating_needs_its_reason(dialog: RecordDialog, qtbot: QtBot) -> None:
    box = field(dialog, "Reliability")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Not rated"
    assert [box.itemText(row)[:1] for row in range(1, box.count())] == list("ABCDEF")
    choose(dialog, "Reliability", Key.Key_C, qtbot)
    assert box.currentText() == "C  fairly reliable"
    assert not may_save(dialog)
    assert field(dialog, "Reason for the rating").accessibleDescription() == "A rating needs its reason."
    qtbot.keyClicks(field(dialog, "Reason for the rating"), "Named editors")
    assert may_save(dialog)
    assert dialog.changes() == {"reliability": "C", "reliability_note": "Named editors"}
    choose(dialog, "Reliability", Key.Key_Home, qtbot)
    assert "reliability" not in dialog.changes()


def test_the_scale_is_explained_where_it_is_set(dialog: RecordDialog) -> None:
    told = field(dialog, "Reliability").accessibleDescription()
    assert "F says that it cannot be judged" in told
    assert "never combined" in told


def test_the_publishers_rating_counts_until_the_article_has_its_own(
    world: World, session: Session, qtbot: QtBot
) -> None:
    publisher = world.wire.publisher
    assert publisher is not None
    core.articles.set_publisher(world.project, publisher.id, reliability="B", reliability_note="An agency")
    dialog = RecordDialog(core.articles.read_article(world.project, world.wire.id).article)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (
        field(dialog, "Reliability").accessibleDescription().startswith("The publisher’s rating counts: B.")
    )
    choose(dialog, "Reliability", Key.Key_D, qtbot)
    assert not field(dialog, "Reliability").accessibleDescription().startswith("The publisher’s")


def test_the_descriptor_counts_its_characters(dialog: RecordDialog, qtbot: QtBot) -> None:
    editor = field(dialog, "Descriptor")
    assert isinstance(editor, QPlainTextEdit)
    assert editor.accessibleDescription() == "0 of 400 characters"
    editor.setPlainText("x" * 400)
    assert may_save(dialog)
    qtbot.keyClicks(editor, "y")
    assert editor.accessibleDescription() == "1 character too many; 400 is the most"
    assert not may_save(dialog)


def test_level_and_standing_are_set(dialog: RecordDialog, world: World, qtbot: QtBot) -> None:
    choose(dialog, "Level", Key.Key_P, qtbot)
    choose(dialog, "Status", Key.Key_R, qtbot)
    assert dialog.changes() == {"level": "primary", "status": "retracted"}


@pytest.mark.parametrize("status", ["corrected", "retracted", "superseded", "unavailable"])
def test_the_standing_is_shown_in_list_reader_and_cards(world: World, qtbot: QtBot, status: str) -> None:
    article = core.articles.set_fields(world.project, world.wire.id, status=status)
    row = next(one for one in core.articles.list_articles(world.project) if one.article.id == article.id)
    assert words.status_words(row) == status
    assert status in words.entry_words(row)
    assert status.split()[0] in _strip_words(article, qtbot) or "no longer" in _strip_words(article, qtbot)
    claim = next(one for one in core.claims.list_claims(world.project) if one.claim.id == world.removed.id)
    card = make_card(claim.evidence[0], claim.claim.text)
    assert "the article is" in card_words(card)


def _strip_words(article: Article, qtbot: QtBot) -> str:
    strip = Strip()
    qtbot.addWidget(strip)
    strip.show()
    strip.show_article(article)
    return " ".join(one.text() for one in strip.findChildren(Label) if not one.isHidden())


def test_an_article_in_order_says_nothing_of_it(world: World, qtbot: QtBot) -> None:
    assert "order" not in _strip_words(world.wire, qtbot)


def test_the_list_leads_to_the_publishers_rating(world: World, qtbot: QtBot) -> None:
    panel = ArticlesPanel(world.session)
    qtbot.addWidget(panel)
    rows = {one.article.id: one for one in core.articles.list_articles(world.project)}
    choices = article_choices(panel, world.session, rows[world.wire.id])
    rate = next(one for one in choices if one is not None and one.words == "Rate its publisher…")
    assert world.wire.publisher is not None
    with qtbot.waitSignal(world.session.asked) as caught:
        assert rate.run is not None
        rate.run()
    assert caught.args == [f"publisher.edit:{world.wire.publisher.id}:reliability"]
    without = article_choices(panel, world.session, rows[world.blog.id])
    assert not any(one is not None and "publisher" in one.words for one in without)
