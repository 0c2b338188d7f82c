"""Writing only what differs gives what writing everything gives, wherever sentences come and go."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from app import core
from app.core.project import Project
from app.export.document import Document
from app.ui.widgets.preview_text import PreviewText
from app.ui.widgets.preview_units import STYLES
from tests.examples import often

PIECES = st.sampled_from(
    [
        "The sill is hard. ",
        "Nobody knows why the sill is so hard. ",
        "It holds. [[rock-sill-holds]] ",
        "**Bold** and *thin*. ",
        "\n\n",
        "\n- one\n- two\n",
        "\n\n> said they\n\n",
        "\n\n### More\n\n",
        "\n\n| a | b |\n|---|---|\n| c | d. [[rock-sill-holds]] |\n\n",
        "```\ncode\n```\n",
        "𝔐ud. ",
    ]
)
BODIES = st.lists(PIECES, max_size=8).map("".join)


def composed(project: Project, *bodies: str) -> Document:
    (briefing,) = core.briefings.list_briefings(project)
    typed = {one.id: body for one, body in zip(briefing.sections, bodies, strict=False)}
    return core.briefings.compose_briefing(project, briefing.id, None, typed)


@pytest.fixture
def world(project: Project, claim: str) -> Project:
    """Two sections and key points that cite the same passage."""
    (briefing,) = core.briefings.list_briefings(project)
    last = core.briefings.add_section(project, briefing.id, "Outlook", role="closing")
    core.briefings.set_key_points(project, last.id, [core.briefings.KeyPointText("Sill", "Hard", (claim,))])
    return project


@settings(max_examples=often(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(BODIES, BODIES), min_size=2, max_size=4),
    st.sampled_from(sorted(STYLES)),
    st.booleans(),
)
def test_what_differs_is_written_as_if_all_were(
    world: Project, look: QApplication, typed: list[tuple[str, str]], style: str, whole: bool
) -> None:
    document = QTextDocument()
    shown = PreviewText(document)
    for bodies in typed:
        now = composed(world, *bodies)
        shown.show(now, style, whole)
        fresh = QTextDocument()
        anew = PreviewText(fresh)
        anew.show(now, style, whole)
        assert document.toPlainText() == fresh.toPlainText()
        assert shown.stretches() == anew.stretches()
        assert shown.badges() == anew.badges()


def test_a_letter_writes_one_block(world: Project, look: QApplication) -> None:
    body = "\n\n".join(f"Paragraph {n} tells of the sill." for n in range(40))
    document = QTextDocument()
    shown = PreviewText(document)
    shown.show(composed(world, body), "gfm", True)
    assert shown.rewritten > 40
    shown.show(composed(world, body.replace("Paragraph 7 ", "Paragraph 7x ")), "gfm", True)
    assert shown.rewritten == 1
    assert "Paragraph 7x tells" in document.toPlainText()


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("gfm", "It is hard.\u202f1"),
        ("icd206", "It is hard. [1]"),
        ("pandoc", "It is hard. [@"),
        ("plain", "It is hard."),
    ],
)
def test_each_profile_cites_in_its_way(world: Project, look: QApplication, style: str, words: str) -> None:
    document = QTextDocument()
    PreviewText(document).show(composed(world, "It is hard. [[rock-sill-holds]]"), style, True)
    text = document.toPlainText()
    assert words in text
    assert ("Endnotes" in text) == (style == "icd206")
    assert ("Extract: rock sill" in text) == (style == "icd206")
    assert ("References" in text) == (style == "pandoc")
