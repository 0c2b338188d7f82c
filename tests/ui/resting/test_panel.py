"""What rests on a source, as an analyst meets it: asked for, read, followed to each place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app import core
from app.audit.findings import Finding
from app.ui.commands import find_command
from app.ui.remedies import remedy
from app.ui.resting.commands import COMMANDS
from app.ui.resting.panel import RestingPanel
from app.ui.session import Session
from tests.ui.argument import World, make_world, until

Key = Qt.Key
Role = Qt.ItemDataRole


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    made = make_world(session, tmp_path)
    briefing = core.briefings.add_briefing(made.project, "The port")
    body = f"By then 3.9 million had gone. [[{made.removed.key}]]"
    core.briefings.add_section(made.project, briefing.id, "Works", body=body)
    return made


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> RestingPanel:
    made = RestingPanel(world.session)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(360, 700)
    made.show()
    made.activateWindow()
    return made


def ask(panel: RestingPanel, qtbot: QtBot, kind: str, id_: str) -> list[str]:
    panel._session.asked.emit(f"resting.show:{kind}:{id_}")
    until(qtbot, lambda: panel._reading._job is None)
    return said(panel)


def said(panel: RestingPanel) -> list[str]:
    model = panel.model
    found = []
    index = model.index(0, 0)
    while index.isValid():
        found.append(str(index.data(Role.AccessibleTextRole)))
        index = panel.view.indexBelow(index)
    return found


def test_an_article_says_what_each_claim_loses_and_where_it_stands(
    panel: RestingPanel, world: World, qtbot: QtBot
) -> None:
    # The copy still says it, but it is the same text; the judgement has the claim under it to lose.
    assert ask(panel, qtbot, "article", world.wire.id) == [
        "error, The contractor had removed 3.9 million cubic metres, loses its only origin",
        "supports, Passage: “removed 3.9 million cubic metres”",
        "By then 3.9 million had gone., Sentence, Works, The port",
        "error, The channel will open later than July 2025, only copies of the same text remain; 1 claim "
        "under it left without an origin",
        "supports, Passage: “would need until at least October”",
        "Through: The contractor had removed 3.9 million cubic metres, keeps no origin itself",
    ]
    assert panel.title.text() == "Dredging slips"
    assert panel.about.text() == "Northwire, 8 Mar 2025"
    assert (
        panel.summary.text()
        == "2 claims rest on it, 1 of them loses every origin. 1 place in 1 briefing states them."
    )


def test_what_only_disputes_stands_apart(panel: RestingPanel, world: World, qtbot: QtBot) -> None:
    lines = ask(panel, qtbot, "article", world.note.id)
    assert lines[0] == "Linked, but not resting on it"
    assert lines[1].startswith("disputes, The channel will open later")
    assert panel.summary.text() == "No claim rests on it."


def test_nothing_rests_on_an_article_that_no_claim_uses(
    panel: RestingPanel, world: World, qtbot: QtBot
) -> None:
    assert ask(panel, qtbot, "article", world.blog.id) == []
    assert "no claim would change" in panel._empty._text.text()


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        ("claim", "claim_requested"),
        ("passage", "article_requested"),
        ("through", "claim_requested"),
        ("statement", "section_requested"),
    ],
)
def test_return_leads_to_every_place(
    panel: RestingPanel, world: World, qtbot: QtBot, key: str, signal: str
) -> None:
    ask(panel, qtbot, "article", world.wire.id)
    panel.view.setCurrentIndex(panel.model.index_where(lambda line: line.kind == key))
    with qtbot.waitSignal(getattr(world.session, signal)):
        qtbot.keyClick(panel.view, Key.Key_Return)


def test_a_change_is_followed(panel: RestingPanel, world: World, qtbot: QtBot) -> None:
    ask(panel, qtbot, "article", world.wire.id)
    core.articles.set_fields(world.project, world.wire.id, status="retracted")
    until(qtbot, lambda: panel.about.text() == "Northwire, 8 Mar 2025, retracted")
    for link in core.evidence.list_evidence(world.project, claim=world.removed.id):
        core.evidence.unlink(world.project, link.id)
    until(qtbot, lambda: len(said(panel)) == 2)


def test_a_passage_and_a_publisher(panel: RestingPanel, world: World, qtbot: QtBot) -> None:
    mark = core.evidence.list_evidence(world.project, claim=world.removed.id)[0].highlight
    assert "loses its only origin" in ask(panel, qtbot, "highlight", mark)[0]
    assert panel.title.text() == "“removed 3.9 million cubic metres”"
    publisher = core.resting.publisher_of(world.project, world.copy.id)
    assert "only copies" in ask(panel, qtbot, "publisher", publisher)[0]
    assert panel.about.text() == "Publisher of 1 article in this project"


def test_an_article_that_is_removed_meanwhile_is_said_to_be_gone(
    panel: RestingPanel, world: World, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "article", world.wire.id)
    core.articles.remove_article(world.project, world.wire.id)
    until(qtbot, lambda: "not in the project" in panel._empty._text.text())


def test_commands_and_the_finding_ask_for_it(world: World, qtbot: QtBot) -> None:
    session = world.session
    session.current_article = world.wire.id
    for command, what in (
        ("article.resting", f"resting.show:article:{world.wire.id}"),
        (
            "article.resting_publisher",
            f"resting.show:publisher:{core.resting.publisher_of(world.project, world.wire.id)}",
        ),
    ):
        with qtbot.waitSignal(session.asked) as caught:
            find_command(COMMANDS, command).run(session)
        assert caught.args == [what]
    finding = Finding(
        rule="D07",
        severity="error",
        message="It is retracted.",
        target="x",
        claim="c",
        article=world.wire.id,
    )
    with qtbot.waitSignal(session.asked) as caught:
        remedy(finding).run(session)
    assert caught.args == [f"resting.show:article:{world.wire.id}"]
