"""Naming claims in prose: the list at `[[`, claims made of sentences, chips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import core
from app.ui.briefing.completion import CompletionModel, match_claims
from app.ui.briefing.panel import BriefingPanel
from app.ui.session import Session
from db.records import Claim
from tests.ui.briefing.keys import CTRL, write


def rows(panel: BriefingPanel) -> list[str]:
    model = panel.page.completion.findChild(CompletionModel)
    assert model is not None
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_enter_completes_the_marker(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> None:
    write(panel, qtbot, " [[works rock")
    assert panel.page.completion.isVisible()
    assert rows(panel) == ["The rock sill holds up the works", "New claim from this sentence"]
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_Return)
    assert panel.page.editor.body() == "The rock sill is hard. [[rock-sill-holds]]"
    assert not panel.page.completion.isVisible()
    assert opened.project is not None
    (briefing,) = core.briefings.list_briefings(opened.project)
    assert briefing.sections[0].body == panel.page.editor.body()


def test_escape_closes_the_list_and_leaves_what_was_typed(panel: BriefingPanel, qtbot: QtBot) -> None:
    write(panel, qtbot, " [[ro")
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_Escape)
    assert not panel.page.completion.isVisible()
    assert panel.page.editor.body().endswith(" [[ro")


@pytest.mark.parametrize(
    "keys", [[(Qt.Key.Key_Return, CTRL)], [(Qt.Key.Key_Up, None), (Qt.Key.Key_Return, None)]]
)
def test_a_claim_is_made_of_the_sentence(
    panel: BriefingPanel,
    opened: Session,
    qtbot: QtBot,
    keys: list[tuple[Qt.Key, Qt.KeyboardModifier | None]],
) -> None:
    write(panel, qtbot, " **Mud is soft.** [[")
    for key, modifier in keys:
        qtbot.keyClick(panel.page.editor, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert panel.page.editor.body().endswith("**Mud is soft.** [[mud-soft]]")
    assert opened.project is not None
    assert [row.claim.text for row in core.claims.list_claims(opened.project)][-1] == "Mud is soft"
    steps = [one.label for one in opened.project.history()]
    assert steps[-2:] == ["Add the claim “Mud is soft”", "Write in the section “The sill”"]


def test_an_unknown_key_is_an_error_in_chip_and_margin(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    write(panel, qtbot, " [[nobody]]")
    (chip,) = panel.page.editor._marks.chips
    assert (chip.key, chip.mark) == ("nobody", "error")
    qtbot.waitUntil(lambda: not opened.jobs.running)
    assert [one.mark for _, one in panel.page.editor.sentence_rows()] == ["error"]


def test_ctrl_enter_on_a_chip_shows_its_claim(
    panel: BriefingPanel, opened: Session, claim: str, qtbot: QtBot
) -> None:
    write(panel, qtbot, " [[rock-sill-holds]]")
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_Left)
    with qtbot.waitSignal(opened.claim_requested) as heard:
        qtbot.keyClick(panel.page.editor, Qt.Key.Key_Return, CTRL)
    assert heard.args == [claim]
    assert opened.workspace == "argue"


def test_claims_are_matched_by_all_their_words() -> None:
    texts = ("The sill is hard", "A hard winter on the sill", "Mud", "Insill")
    claims = [
        core.claims.ClaimRow(Claim(id=text, key=f"key-{n}", text=text), 0, (), 0, 0, ())
        for n, text in enumerate(texts)
    ]
    found = [row.claim.text for row in match_claims(claims, "sill")]
    assert found == ["The sill is hard", "A hard winter on the sill", "Insill"]
    assert [row.claim.text for row in match_claims(claims, "sil hard win")] == ["A hard winter on the sill"]
    assert [row.claim.text for row in match_claims(claims, "key-2")] == ["Mud"]
