"""Misspelt words: underlined when looked up, corrected, added, ignored; nothing without a dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import core
from app.core import spelling
from app.ui.briefing.panel import BriefingPanel
from app.ui.session import Session
from app.ui.widgets.boxes import units_in_sight
from tests.core.test_spelling import AFF
from tests.ui.briefing.keys import write


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with one dictionary, of English."""
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    (folder / "en_GB.aff").write_text(AFF, encoding="utf-8")
    words = "8\nThe\nrock\nsill\nis\nhard\nmud\nsoft\nand\n"
    (folder / "en_GB.dic").write_text(words, encoding="utf-8")
    monkeypatch.setattr(spelling, "dictionary_folders", lambda: (folder,))
    return folder


@pytest.fixture
def checked(english: Path, panel: BriefingPanel, opened: Session, qtbot: QtBot) -> BriefingPanel:
    qtbot.waitUntil(lambda: "en_GB" in panel.desk.spelling.state)
    return panel


def wrong(panel: BriefingPanel) -> list[str]:
    """The words with a wave under them."""
    text = panel.page.editor.toPlainText().encode("utf-16-le")
    found = panel.page.editor.misspelt(*units_in_sight(panel.page.editor))
    return [text[2 * start : 2 * end].decode("utf-16-le") for start, end in found]


def test_a_misspelt_word_gets_its_wave_when_one_goes_on(checked: BriefingPanel, qtbot: QtBot) -> None:
    write(checked, qtbot, " ")
    checked.page.editor.insertPlainText("𝔐 ")
    write(checked, qtbot, "mudd is [[sof]] sofft `cde` ")
    qtbot.waitUntil(lambda: wrong(checked) == ["mudd", "sofft"])
    checked.page.editor.viewport().repaint()


def test_it_is_corrected_from_the_menu(checked: BriefingPanel, qtbot: QtBot) -> None:
    write(checked, qtbot, " sil is hard")
    qtbot.waitUntil(lambda: wrong(checked) == ["sil"])
    at = checked.page.editor.body().index("sil is")
    list(checked.desk.spelling.offers(at))
    qtbot.waitUntil(lambda: "sill" in dict(checked.desk.spelling.suggested))
    dict(checked.desk.spelling.suggested)["sill"]()
    assert checked.page.editor.body() == "The rock sill is hard. sill is hard"
    assert wrong(checked) == []


@pytest.mark.parametrize("way", ["Add to the project’s words", "Ignore “mudd”"])
def test_a_word_is_let_be(checked: BriefingPanel, opened: Session, qtbot: QtBot, way: str) -> None:
    write(checked, qtbot, " mudd is")
    qtbot.waitUntil(lambda: wrong(checked) == ["mudd"])
    dict(checked.desk.spelling.offers(checked.page.editor.body().index("mudd")))[way]()
    assert wrong(checked) == []
    assert opened.project is not None
    assert core.spelling.own_words(opened.project) == ({"mudd"} if way.startswith("Add") else set())


def test_without_a_dictionary_nothing_is_underlined_and_it_says_so(
    checked: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    assert opened.project is not None
    (briefing,) = core.briefings.list_briefings(opened.project)
    with qtbot.waitSignal(opened.message) as heard:
        core.briefings.set_briefing(opened.project, briefing.id, language="de")
    assert heard.args == ["No spelling dictionary for German is installed."]
    write(checked, qtbot, " mudd is ")
    assert wrong(checked) == []


@pytest.mark.parametrize("fence", ["```", "~~~~", "```text"])
def test_code_between_fences_is_not_checked(checked: BriefingPanel, qtbot: QtBot, fence: str) -> None:
    close = fence.rstrip("tex")
    write(checked, qtbot, f"\n{fence}\nbrokne [[key]]\n\n~~\nbrokne\n{close}\nhrad\n")
    qtbot.waitUntil(lambda: wrong(checked) == ["hrad"])
    checked.page.editor.grab()
    assert wrong(checked) == ["hrad"]
