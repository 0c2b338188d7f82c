"""The briefing itself: its facts changed where they stand, its front matter, several of them, a template."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.ui.briefing.duplicate_dialog import DuplicateDialog
from app.ui.briefing.outline_facts import FactButton
from app.ui.briefing.panel import BriefingPanel
from app.ui.dialogs.briefing_form import BriefingForm
from app.ui.session import Session
from app.ui.window.forms import Forms
from db.records import Briefing, Name


def briefing(session: Session, at: int = 0) -> Briefing:
    assert session.project is not None
    return core.briefings.list_briefings(session.project)[at]


def fact(panel: BriefingPanel, name: str) -> FactButton:
    return next(one for one in panel.outline.facts.buttons() if one.fact.name == name)


def when_open(kind: type[QWidget], act: Callable[[QWidget], None]) -> None:
    """Do something in what opens next and waits; it must open."""

    def look() -> None:
        over = QApplication.activeModalWidget()
        if isinstance(over, kind):
            act(over)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


@pytest.fixture
def choose(panel: BriefingPanel) -> Callable[[str], None]:
    """Choose a line of the menu that opens next; the platform of the tests cannot show one."""

    def made(words: str) -> None:
        def act(menu: QMenu, *_: object) -> None:
            next(one for one in menu.actions() if one.text() == words).trigger()

        panel.open_menu = act

    return made


def test_a_date_is_typed_where_it_stands(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> None:
    button = fact(panel, "As of")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    field = panel.outline.facts.findChild(QLineEdit)
    assert field is not None
    assert field.accessibleName() == "As of"
    field.selectAll()
    qtbot.keyClicks(field, "2025-03-15")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert briefing(opened).as_of == "2025-03-15"
    assert fact(panel, "As of").accessibleName() == "As of: 15 Mar 2025"


def test_escape_leaves_a_date_as_it_was_and_nonsense_is_refused(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    before = briefing(opened).as_of
    fact(panel, "As of").click()
    field = panel.outline.facts.findChild(QLineEdit)
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert briefing(opened).as_of == before
    fact(panel, "As of").click()
    with qtbot.waitSignal(opened.complaint):
        field = next(one for one in panel.outline.facts.findChildren(QLineEdit) if one.isVisible())
        qtbot.keyClicks(field, "soon")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert briefing(opened).as_of == before


@pytest.mark.parametrize(
    ("name", "words", "field", "value"),
    [
        ("Likelihood", "PHIA", "likelihood_scale", "phia"),
        ("Language", "German", "language", "de"),
        ("Handling", "TLP:AMBER", "handling", "TLP:AMBER"),
        ("Status", "reviewed", "status", "reviewed"),
    ],
)
def test_a_fact_is_chosen_where_it_stands(
    panel: BriefingPanel,
    opened: Session,
    choose: Callable[[str], None],
    name: str,
    words: str,
    field: str,
    value: str,
) -> None:
    choose(words)
    fact(panel, name).click()
    assert getattr(briefing(opened), field) == value
    assert words in fact(panel, name).accessibleName()


def test_issuing_is_refused_with_the_way_to_the_errors(
    panel: BriefingPanel, opened: Session, choose: Callable[[str], None], qtbot: QtBot
) -> None:
    assert opened.project is not None
    core.briefings.set_section(
        opened.project, briefing(opened).sections[0].id, body="It is so. [[nobody-knows]]"
    )
    choose("issued")
    with qtbot.waitSignal(opened.complaint) as heard:
        fact(panel, "Status").click()
    assert heard.args is not None
    assert heard.args[0].code == "not_sound"
    assert briefing(opened).status == "draft"


def test_writing_in_an_issued_briefing_begins_the_next_version(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    assert opened.project is not None
    core.briefings.set_section(opened.project, briefing(opened).sections[0].id, body="", role="summary")
    core.briefings.set_briefing(opened.project, briefing(opened).id, status="issued")
    assert "issued, version 1" in fact(panel, "Status").accessibleName()
    panel.page.editor.setFocus()
    qtbot.keyClicks(panel.page.editor, "More.")
    opened.settle()
    assert "draft, version 2" in fact(panel, "Status").accessibleName()


def test_all_front_matter_is_in_one_form(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> None:
    Forms(opened, panel)
    assert opened.project is not None

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, BriefingForm)
        for name, words in (
            ("subtitle", "A sober look"),
            ("handling", "TLP:GREEN"),
            ("limitations", "No visit."),
            ("authors", "Okafor, Ada\nPort Desk"),
        ):
            field = dialog.editor(name)
            field.setFocus()
            for number, line in enumerate(words.split("\n")):
                if number:
                    qtbot.keyClick(field, Qt.Key.Key_Return)
                qtbot.keyClicks(field, line)
        dialog.accept()

    when_open(BriefingForm, fill)
    opened.asked.emit(f"briefing.edit:{briefing(opened).id}:title")
    now = briefing(opened)
    assert (now.subtitle, now.handling, now.limitations) == ("A sober look", "TLP:GREEN", "No visit.")
    assert now.authors == (Name(family="Okafor", given="Ada"), Name(literal="Port Desk"))


def test_the_source_summary_is_drafted_and_stays_the_analysts(
    panel: BriefingPanel, opened: Session, claim: str, qtbot: QtBot
) -> None:
    Forms(opened, panel)
    assert opened.project is not None
    core.briefings.set_section(
        opened.project, briefing(opened).sections[0].id, body="It is hard. [[rock-sill-holds]]"
    )

    def draft(dialog: QWidget) -> None:
        assert isinstance(dialog, BriefingForm)
        field = dialog.editor("source_summary")
        assert isinstance(field, QPlainTextEdit)
        field.setPlainText("Ours.")
        deed = dialog.deed("source_summary")
        deed.setFocus()
        qtbot.keyClick(deed, Qt.Key.Key_Space)
        assert field.toPlainText().startswith("Ours.\n\nThis briefing cites 1 passage of 1 article")
        dialog.accept()

    when_open(BriefingForm, draft)
    opened.asked.emit(f"briefing.edit:{briefing(opened).id}:source_summary")
    assert briefing(opened).source_summary.startswith("Ours.")


def test_a_briefing_is_chosen_and_duplicated_by_its_title(
    panel: BriefingPanel, opened: Session, choose: Callable[[str], None], qtbot: QtBot
) -> None:
    assert opened.project is not None
    first = briefing(opened)

    def name(dialog: QWidget) -> None:
        assert isinstance(dialog, DuplicateDialog)
        dialog.field.selectAll()
        qtbot.keyClicks(dialog.field, "The pier")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    when_open(DuplicateDialog, name)
    choose("Duplicate…")
    panel.outline.title.click()
    assert panel.outline.title.text() == "The pier"
    assert panel.page.editor.body() == ""
    choose(f"{first.title} (draft)")
    panel.outline.title.click()
    assert panel.outline.title.text() == first.title
    assert opened.current_briefing == first.id


def test_the_title_says_all_of_itself_to_those_who_listen(panel: BriefingPanel, opened: Session) -> None:
    assert opened.project is not None
    long = "A title that goes on " * 20
    core.briefings.set_briefing(opened.project, briefing(opened).id, title=long.strip())
    title = panel.outline.title
    assert long.strip() in title.accessibleName()
    assert len(title._lines(256)) == 3


def test_the_dialog_wants_a_title(qtbot: QtBot) -> None:
    dialog = DuplicateDialog("Port")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Delete)
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    assert isinstance(dialog, QDialog)
    assert not dialog.prose.isChecked()
