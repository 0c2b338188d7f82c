"""Origins in the window, by keys: copies are compared side by side, and what is decided counts everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.articles.view import ArticleView
from app.ui.dialogs import ChooseLineDialog, OriginsDialog
from app.ui.remedies import remedy
from app.ui.widgets.node_model import ENTRY, KEY
from app.ui.window import Window
from tests.audit.test_origins import story
from tests.ui.argument import undo_labels
from tests.ui.builders import add_highlight, add_text
from tests.ui.test_recapturing import press, when_modal

DISPATCH = f"The rock sill holds up the cutter. {story(1, 150)}"


@pytest.fixture
def ids(window: Window, project: Project) -> dict[str, str]:
    """Three copies of one dispatch, and a text of its own; article ids by paper."""
    made: dict[str, str] = {}
    for paper, text in (
        ("Courier", f"VELMORA (AP) — {DISPATCH}"),
        ("Herald", f"Our <b>reporters</b> write: {DISPATCH}"),
        ("Post", f"{DISPATCH} Post"),
        ("Gazette", story(2, 150)),
    ):
        record = {"title": f"In the {paper}", "publisher": paper, "issued": f"2025-03-0{len(made) + 1}"}
        made[paper] = add_text(project, text, f"{paper}.html", **record).id
    window.session.take_project(project)
    return made


def groups(project: Project) -> list[tuple[set[str], str]]:
    titles = {row.article.id: row.article.title for row in core.articles.list_articles(project)}
    return [
        ({titles[each] for each in one.articles}, one.decided_by)
        for one in core.origins.list_origins(project)
        if one.is_one_origin
    ]


def in_dialog(window: Window, ask: str, do: Callable[[OriginsDialog], None], qtbot: QtBot) -> None:
    """Open the comparison, wait for its texts, act in it."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, OriginsDialog)
        qtbot.waitUntil(lambda: dialog.current is not None and bool(dialog.right.words.toPlainText()))
        do(dialog)

    done = when_modal(OriginsDialog, act, qtbot)
    window.session.asked.emit(ask)
    qtbot.waitUntil(done, timeout=30_000)


def test_copies_are_shown_side_by_side_with_what_they_share(
    window: Window, project: Project, ids: dict[str, str], qtbot: QtBot
) -> None:
    def look_at(dialog: OriginsDialog) -> None:
        assert dialog.left.title.text() == "In the Courier"
        assert "dateline (AP)" in dialog.left.facts.text()
        assert dialog.right.words.toPlainText().startswith("Our <b>reporters</b> write: ")
        marked = [one.cursor.selectedText() for one in dialog.right.words.extraSelections()]
        assert marked[0] == DISPATCH.rstrip(".")
        assert "157 of 162 words" in dialog.right.facts.text()
        assert dialog.passage_words.text() == "Shared passage 1 of 1"
        assert "3 articles" in dialog.why.text()
        press(dialog, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: dialog.right.title.text() == "In the Post")

    in_dialog(window, f"origin.compare:{ids['Courier']}", look_at, qtbot)
    assert undo_labels(project)[-1].startswith("Add")


def test_a_suggestion_is_confirmed_and_another_refused_by_keys(
    window: Window, project: Project, ids: dict[str, str], qtbot: QtBot
) -> None:
    def decide(dialog: OriginsDialog) -> None:
        press(dialog, Qt.Key.Key_O, alt=True)
        qtbot.waitUntil(lambda: dialog.current is not None and dialog.current.standing == "suggested")
        qtbot.waitUntil(lambda: dialog.right.title.text() == "In the Post")
        press(dialog, Qt.Key.Key_D, alt=True)
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)

    in_dialog(window, "origin.review", decide, qtbot)
    assert groups(project) == [({"In the Courier", "In the Herald"}, "analyst")]
    assert undo_labels(project)[-2:] == [
        "One origin: “In the Courier” and “In the Herald”",
        "Keep apart: “In the Post” and “In the Courier”",
    ]
    window.run("edit.undo")
    assert groups(project) == [({"In the Courier", "In the Herald", "In the Post"}, "suggested")]


def test_all_copies_are_confirmed_at_once_and_the_decision_is_withdrawn(
    window: Window, project: Project, ids: dict[str, str], qtbot: QtBot
) -> None:
    def decide(dialog: OriginsDialog) -> None:
        press(dialog, Qt.Key.Key_A, alt=True)
        qtbot.waitUntil(lambda: dialog.current is not None and dialog.current.standing == "decided")
        assert groups(project)[0][1] == "analyst"
        assert "Decided to be one origin, today" in dialog.why.text()
        press(dialog, Qt.Key.Key_J, alt=True)
        qtbot.waitUntil(lambda: dialog.current is not None and dialog.current.standing == "suggested")

    in_dialog(window, "origin.review", decide, qtbot)
    assert groups(project)[0][1] == "suggested"


def test_an_article_is_set_apart_and_given_back_to_the_program(
    window: Window, project: Project, ids: dict[str, str], qtbot: QtBot
) -> None:
    def decide(dialog: OriginsDialog) -> None:
        assert dialog.right.title.text() == "In the Post"
        press(dialog, Qt.Key.Key_S, alt=True)
        qtbot.waitUntil(lambda: len(groups(project)[0][0]) == 2)

    in_dialog(window, f"origin.compare:{ids['Post']}", decide, qtbot)
    assert "In the Post" not in groups(project)[0][0]
    window.session.asked.emit(f"origin.separate:{ids['Herald']}")
    assert groups(project) == []
    window.session.asked.emit(f"origin.separate:{ids['Herald']}")
    assert len(groups(project)[0][0]) == 2


def test_an_article_is_joined_to_one_that_is_chosen_by_typing(
    window: Window, project: Project, ids: dict[str, str], qtbot: QtBot
) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ChooseLineDialog)
        QTest.keyClicks(QApplication.focusWidget() or dialog, "her")
        assert dialog.chosen() == ids["Herald"]
        press(dialog, Qt.Key.Key_Return)

    done = when_modal(ChooseLineDialog, choose, qtbot)
    window.session.asked.emit(f"origin.join:{ids['Gazette']}")
    qtbot.waitUntil(done, timeout=30_000)
    assert {"In the Gazette", "In the Herald"} <= groups(project)[0][0]


def test_a_finding_leads_to_the_copies(
    window: Window, project: Project, ids: dict[str, str], qtbot: QtBot
) -> None:
    claim = core.claims.add_claim(project, "The sill holds up the cutter.")
    for paper in ("Courier", "Post"):
        article = core.articles.read_article(project, ids[paper]).article
        core.evidence.link(project, claim.id, add_highlight(project, article, "rock sill holds"))
    (found,) = [one for one in core.audits.run_audit(project).findings if one.rule == "B03"]
    seen: list[str] = []
    done = when_modal(OriginsDialog, lambda dialog: seen.append(dialog.windowTitle()), qtbot)
    remedy(found).run(window.session)
    qtbot.waitUntil(done, timeout=30_000)
    assert seen == ["Which articles are one origin?"]


def test_a_caption_in_the_list_opens_the_comparison(
    window: Window, project: Project, ids: dict[str, str], qtbot: QtBot
) -> None:
    (view,) = window.findChildren(ArticleView)
    origin = core.origins.list_origins(project)[0].id
    everywhere = Qt.MatchFlag.MatchRecursive

    def captions() -> list[QModelIndex]:
        return view.model().match(view.model().index(0, 0), KEY, f"origin {origin}", 1, everywhere)

    qtbot.waitUntil(lambda: bool(captions()) and not window.session.jobs.running, timeout=20_000)
    assert "as the program suggests" in captions()[0].data(Qt.ItemDataRole.ToolTipRole)
    seen: list[str] = []

    def look_at(dialog: QDialog) -> None:
        assert isinstance(dialog, OriginsDialog)
        qtbot.waitUntil(lambda: dialog.current is not None)
        seen.append(dialog.left.title.text())

    done = when_modal(OriginsDialog, look_at, qtbot)

    def click() -> None:
        place = view.visualRect(captions()[0]).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    QTimer.singleShot(0, click)
    qtbot.waitUntil(done, timeout=30_000)
    assert len(seen) == 1


def test_names_are_there_for_those_who_listen(
    window: Window, project: Project, ids: dict[str, str], qtbot: QtBot
) -> None:
    def listen(dialog: OriginsDialog) -> None:
        assert dialog.left.words.accessibleName() == "The one text: In the Courier"
        spoken = dialog.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith("Suggested: Herald with Courier. ")
        assert isinstance(dialog.model.index(0, 0).data(ENTRY).why, str)

    in_dialog(window, "origin.review", listen, qtbot)
