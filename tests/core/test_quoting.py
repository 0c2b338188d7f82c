"""Passages quoted in prose: word for word, however they are written, with the claim they support."""

from __future__ import annotations

import pytest

from app import core
from app.core.project import Project
from app.export.markdown import render_gfm
from tests.core.world import add_text, mark


@pytest.mark.parametrize("words", ["3*4 is *12*", "a_b [[key]] `x`", "<b>mud</b>", "C:\\temp", "plain words"])
def test_a_quotation_comes_out_as_it_stands_in_the_source(project: Project, words: str) -> None:
    article = add_text(project, f"They say: {words} and more.", title="One", publisher="Courier")
    passage = mark(project, article, words)
    claim = core.claims.add_claim(project, "They say so", key="say-so")
    core.evidence.link(project, claim.id, passage)
    quoted = core.quoting.quote_passage(project, passage)
    assert quoted.endswith(" [[say-so]]")
    briefing = core.briefings.add_briefing(project, "Port")
    core.briefings.add_section(project, briefing.id, "State", body=f"They say {quoted}")
    document = core.briefings.compose_briefing(project, briefing.id)
    (piece,) = [one for block in document.parts[0].blocks for one in block.pieces if one.sentence]
    assert piece.claims == ("say-so",)
    assert render_gfm(document, None)
    found = [one.rule for one in core.audits.run_audit(project, briefing.id).findings]
    assert "E05" not in found


def test_the_preferred_claim_is_named_and_an_unlinked_passage_names_none(project: Project) -> None:
    article = add_text(project, "The works are late. Nobody knows.", title="One")
    passage, other = mark(project, article, "The works are late"), mark(project, article, "Nobody knows")
    for key in ("first", "second"):
        made = core.claims.add_claim(project, f"The {key}", key=key)
        core.evidence.link(project, made.id, passage)
    assert core.quoting.quote_passage(project, passage).endswith("[[first]]")
    assert core.quoting.quote_passage(project, passage, "de", ["second"]) == (
        "„The works are late“ [[second]]"
    )
    assert core.quoting.quote_passage(project, other) == "“Nobody knows”"


def test_passages_that_no_claim_has_are_offered_last(project: Project) -> None:
    article = add_text(project, "The works are late. Nobody knows.", title="One")
    linked, free = mark(project, article, "Nobody knows"), mark(project, article, "The works are late")
    claim = core.claims.add_claim(project, "Nobody does", key="nobody")
    core.evidence.link(project, claim.id, linked)
    offered = [(one.highlight, one.words, one.keys) for one in core.quoting.list_quotable(project)]
    assert offered == [(linked, "Nobody knows", ("nobody",)), (free, "The works are late", ())]
