"""The export dialog: what each format offers, the preview and the verdict, places, and what it remembers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import core
from app.cli.writing import COMMANDS
from app.core.export_options import ExportWish, fitting_options, propose_name, why_no_name
from app.ui.dialogs import ExportDialog
from app.ui.dialogs.export_words import Verdict, format_names, verdict_words
from app.ui.session import Session

#: A row of the dialog → what those who do not see it hear.
NAMES = {
    "profile": "Layout",
    "style": "Citation style",
    "annex": "Audit at end",
    "images": "Show the page around each passage from a PDF (images)",
    "dated": "Dates in the lists of sources",
    "feature_h1": "Feature sections under a main heading of their own",
}
#: Of the command, not of the dialog: the project, what is no briefing, how the command speaks.
OF_THE_COMMAND = {"help", "project", "article", "passphrase_file", "json", "quiet", "verbose"}


@pytest.fixture
def dialog(opened: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[ExportDialog]:
    opened.settings.folder = str(tmp_path)
    made = ExportDialog(opened)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def named(dialog: QWidget, name: str) -> QWidget:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    every = [one for kind in kinds for one in dialog.findChildren(kind)]
    return next(one for one in every if one.accessibleName() == name)


def press(dialog: QWidget, name: str) -> None:
    QTest.mouseClick(named(dialog, name), Qt.MouseButton.LeftButton)


def words(dialog: QWidget) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def choose(dialog: QWidget, name: str, words: str) -> None:
    box = named(dialog, name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != words:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before, f"no “{words}” in “{name}”"


def field(dialog: QWidget) -> QLineEdit:
    found = named(dialog, "File")
    assert isinstance(found, QLineEdit)
    return found


def look(dialog: QWidget) -> None:
    """Show the preview where the form was, or the form again: this screen has no room for both."""
    names = {one.accessibleName() for one in dialog.findChildren(QAbstractButton)}
    press(dialog, "Preview" if "Preview" in names else "Options")


def options_of_the_command() -> set[str]:
    parser = argparse.ArgumentParser()
    next(one for one in COMMANDS if one.name == "export").declare(parser)
    return {action.dest for action in parser._actions} - OF_THE_COMMAND


def test_dialog_and_command_can_be_asked_for_the_same(dialog: ExportDialog) -> None:
    wishes = set(ExportWish.__slots__)
    assert options_of_the_command() - {"out", "briefing"} == wishes
    assert set(core.briefings.list_formats()) == set(format_names())
    assert set(NAMES) | {"format"} == wishes
    assert named(dialog, "File").isVisible()
    assert named(dialog, "Briefing").isVisible()


def test_a_format_offers_what_fits_it(dialog: ExportDialog) -> None:
    for format, words_of_it in format_names().items():
        press(dialog, words_of_it)
        assert dialog.wish().format == format
        seen = {name for name, spoken in NAMES.items() if named(dialog, spoken).isVisible()}
        expected = fitting_options(format, dialog.wish().profile) | ({"profile"} if format == "md" else set())
        assert seen == expected, format
        assert field(dialog).text().endswith("." + format)


def test_each_layout_is_previewed_as_text_and_says_what_stands_beside(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    press(dialog, "Markdown")
    choose(dialog, "Layout", "Citation keys (pandoc)")
    assert "Also writes will-the-channel-open.csl.json and will-the-channel-open.bib." in words(dialog)
    assert not named(dialog, "Citation style").isVisible()
    text = named(dialog, "Preview of the file")
    assert isinstance(text, QPlainTextEdit)
    qtbot.waitUntil(lambda: text.toPlainText().startswith("---\ntitle:"), timeout=15_000)
    choose(dialog, "Layout", "Lists of sources (plain)")
    qtbot.waitUntil(lambda: text.toPlainText().startswith("# Will the channel open?"), timeout=15_000)
    assert "Also writes" not in words(dialog)
    assert not list(tmp_path.glob("will-*")), "a preview writes nothing"


def test_the_verdict_is_said_and_leads_to_the_findings(
    dialog: ExportDialog, opened: Session, qtbot: QtBot
) -> None:
    asked: list[str] = []
    opened.asked.connect(asked.append)
    qtbot.waitUntil(lambda: "stand open" in words(dialog), timeout=15_000)
    assert "The reader sees that it is a draft" in words(dialog), words(dialog)
    assert "the sourcing audit at the end" in words(dialog)
    choose(dialog, "Audit at end", "Never")
    qtbot.waitUntil(lambda: "the sourcing audit at the end" not in words(dialog), timeout=15_000)
    press(dialog, "Show what the audit found")
    assert asked == ["audit"]
    assert not dialog.isVisible()


def test_a_pdf_is_shown_as_its_pages(dialog: ExportDialog, qtbot: QtBot) -> None:
    press(dialog, "PDF")
    look(dialog)
    assert not field(dialog).isVisible()
    qtbot.waitUntil(lambda: dialog.pane.pages.isVisible(), timeout=30_000)
    assert dialog.pane.pages.accessibleName() == "Preview of 1 page"
    assert "1 page  ·  " in words(dialog)


def test_word_is_shown_with_the_audit_at_its_end(dialog: ExportDialog, qtbot: QtBot) -> None:
    press(dialog, "Word")
    shown = dialog.pane.document
    qtbot.waitUntil(lambda: "Sourcing audit" in shown.toPlainText(), timeout=15_000)
    assert "The rock sill is hard." in shown.toPlainText()


def test_a_broken_style_is_a_sentence_in_the_pane_and_the_next_choice_is_shown(
    dialog: ExportDialog, opened: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "mine.csl"
    broken.write_text("no style at all")
    monkeypatch.setattr("app.ui.dialogs.export_choices.choose_open", lambda *_: broken)
    box = named(dialog, "Citation style")
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    box.activated.emit(box.currentIndex())
    assert box.currentText() == "mine.csl (a file of yours)"
    look(dialog)
    qtbot.waitUntil(
        lambda: "The style file cannot be read: it is not whole, or not XML." in words(dialog), timeout=15_000
    )
    look(dialog)
    choose(dialog, "Citation style", "House style")
    box.activated.emit(0)
    text = named(dialog, "Preview of the file")
    look(dialog)
    qtbot.waitUntil(text.isVisible, timeout=15_000)


@pytest.mark.parametrize("case", ["folder", "no folder", "project", "nothing"])
def test_a_place_that_holds_no_file_is_said_before_anything_is_made(
    dialog: ExportDialog, tmp_path: Path, case: str
) -> None:
    path, sentence = {
        "folder": (str(tmp_path), "is a folder"),
        "no folder": (str(tmp_path / "none" / "a.md"), "does not exist"),
        "project": (str(tmp_path / "velmora.sourcemark"), "an export never takes its place"),
        "nothing": ("  ", "give the file a name"),
    }[case]
    field(dialog).setText(path)
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert sentence in words(dialog)
    QTest.keyClicks(field(dialog), "x")
    assert sentence not in words(dialog)


def test_each_briefing_is_offered_as_it_was_exported_last(
    dialog: ExportDialog, opened: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    press(dialog, "Markdown")
    choose(dialog, "Layout", "Endnotes (ICD 206)")
    press(dialog, NAMES["feature_h1"])
    choose(dialog, "Audit at end", "Always")
    out = tmp_path / "mine.md"
    field(dialog).setText(str(out))
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    again = ExportDialog(opened)
    qtbot.addWidget(again)
    assert again.wish() == dialog.wish()
    assert (again.wish().annex, again.wish().feature_h1) == (True, True)
    assert again.path() == out
    again.reject()


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"format": "odt"}', '{"annex": 3}', '{"profile": "new"}'])
def test_what_is_not_understood_of_the_settings_is_as_usual(opened: Session, qtbot: QtBot, kept: str) -> None:
    opened.settings.put("export/wish", kept)
    dialog = ExportDialog(opened)
    qtbot.addWidget(dialog)
    assert dialog.wish() == ExportWish(profile="gfm", images=True)
    dialog.reject()


def test_it_can_be_used_by_keys_alone(dialog: ExportDialog, qtbot: QtBot) -> None:
    press(dialog, "Markdown")
    field(dialog).setFocus()
    reached: set[str] = set()
    for _ in range(40):
        now = QApplication.focusWidget()
        if now is not None:
            spoken = QAccessible.queryAccessibleInterface(now)
            said = spoken.text(QAccessible.Text.Name) if spoken is not None else ""
            reached.add(now.accessibleName() or said)
        QTest.keyClick(now or dialog, Qt.Key.Key_Tab)
    assert {"File", "Choose…", "Briefing", "Layout", "Citation style", "Audit at end"} <= reached
    assert {NAMES["dated"], NAMES["feature_h1"]} <= reached
    assert {"Export", "Cancel", "Preview"} <= reached
    assert "" not in reached, "everything that has the focus has a name"


def test_it_fits_a_small_screen(dialog: ExportDialog) -> None:
    least = dialog.minimumSizeHint()
    assert least.width() <= 640
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()


@given(st.text())
def test_every_system_holds_the_name_that_is_proposed(title: str) -> None:
    name = propose_name(title)
    assert why_no_name(name + ".docx") == ""
    assert len((name + ".csl.json").encode()) <= 255


@pytest.mark.parametrize("name", ["CON.md", "nul", "lpt1.tar.md", "a?.md", "a.", "a ", "com¹.pdf", "a\n.md"])
def test_names_that_windows_refuses_are_known(name: str) -> None:
    assert why_no_name(name)
    assert why_no_name("console.md") == ""


def test_a_verdict_without_findings_promises_nothing() -> None:
    assert verdict_words(Verdict(0, 0)) == ("covered", "The audit says: ready.", "")
    mark, said, _ = verdict_words(Verdict(0, 2))
    assert (mark, said) == ("warning", "Ready, with 2 warnings.")


def test_what_does_not_fit_is_not_forgotten(dialog: ExportDialog, opened: Session, tmp_path: Path) -> None:
    press(dialog, "JSON")
    field(dialog).setText(str(tmp_path / "all.json"))
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    kept = json.loads(opened.settings.text("export/wish", ""))
    assert kept["format"] == "json"
    assert kept["images"] is True
