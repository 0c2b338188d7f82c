"""Composing again and again: passages kept from the last time are as good as new ones."""

from __future__ import annotations

import pytest

from app import core
from app.core.project import Project
from app.export.document import Document
from db import claims
from tests.core.world import add_text, mark

TEXT = "The works are late. Nobody knows why. The channel opens in July."


@pytest.fixture
def briefing(project: Project) -> str:
    """A briefing of two sections over two articles; claims `late`, `why` and `july` rest on passages."""
    first, second = (add_text(project, TEXT, f"{name}.html", title=name) for name in ("One", "Two"))
    for key, words in (("late", "works are late"), ("why", "Nobody knows"), ("july", "opens in July")):
        claim = core.claims.add_claim(project, f"It is so: {key}", key=key)
        for article in (first, second) if key == "late" else (first,):
            core.evidence.link(project, claim.id, mark(project, article, words))
    made = core.briefings.add_briefing(project, "Port").id
    core.briefings.add_section(project, made, "State", body="It is late. [[late]] Nobody knows why. [[why]]")
    core.briefings.add_section(project, made, "Outlook", body="It opens. [[july]] It is late. [[late]]")
    return made


def anew(project: Project, briefing: str, section: str | None = None) -> Document:
    """Compose with nothing kept."""
    project.kept.pop("passages", None)
    return core.briefings.compose_briefing(project, briefing, section)


def test_what_is_kept_changes_nothing(project: Project, briefing: str) -> None:
    first, second = core.briefings.read_briefing(project, briefing).sections
    rows = {row.claim.key: row for row in core.claims.list_claims(project)}
    article = rows["july"].evidence[0].article.id

    def write() -> None:
        core.briefings.set_section(project, first.id, body="Nobody knows why. [[why]] It is late. [[late]]")

    def rename() -> None:
        core.correcting.set_fields(project, article, title="Another title")

    changes = (write, rename, lambda: core.articles.remove_article(project, article), project.undo)
    for change in (lambda: None, *changes):
        change()
        for section in (None, first.id, second.id, None):
            kept = core.briefings.compose_briefing(project, briefing, section)
            assert kept == core.briefings.compose_briefing(project, briefing, section)
            held = project.kept.pop("passages")
            assert kept == anew(project, briefing, section)
            project.kept["passages"] = held


def test_a_keystroke_makes_no_passage(project: Project, briefing: str) -> None:
    first = core.briefings.read_briefing(project, briefing).sections[0]
    before = core.briefings.compose_briefing(project, briefing)
    typed = {first.id: first.body + " A word more."}
    after = core.briefings.compose_briefing(project, briefing, None, typed)
    assert len(after.passages) == len(before.passages) == 4
    assert all(one is other for one, other in zip(after.passages, before.passages, strict=True))


def test_claims_in_a_circle_are_listed_audited_written_about_and_freed(
    project: Project, briefing: str
) -> None:
    by_key = {row.claim.key: row.claim.id for row in core.claims.list_claims(project)}
    with project.change("As a damaged file has it") as tx:
        claims.update_claim(tx, by_key["late"], parent=by_key["why"])
        claims.update_claim(tx, by_key["why"], parent=by_key["late"])
    assert {row.claim.key for row in core.claims.list_claims(project)} == set(by_key)
    core.audits.run_audit(project, briefing)
    document = core.briefings.compose_briefing(project, briefing)
    assert len(document.passages) == 4
    assert core.briefings.export_briefing(project, briefing, None).data
    core.claims.move_claim(project, by_key["july"], by_key["late"], 0)
    core.claims.move_claim(project, by_key["why"], None, 0)
    parents = {row.claim.key: row.claim.parent for row in core.claims.list_claims(project)}
    assert parents == {"why": None, "late": by_key["why"], "july": by_key["late"]}


def test_a_briefing_over_a_binned_article_says_what_is_no_longer_sourced(
    project: Project, briefing: str
) -> None:
    claim = next(row for row in core.claims.list_claims(project) if row.claim.key == "july")
    core.articles.remove_article(project, claim.evidence[0].article.id)
    pieces = [
        piece
        for part in core.briefings.compose_briefing(project, briefing).parts
        for block in part.blocks
        for piece in block.pieces
        if piece.sentence
    ]
    assert {piece.claims[0]: piece.unsourced for piece in pieces} == {
        "late": False,
        "why": True,
        "july": True,
    }
    named = {one.claim for one in core.audits.run_audit(project, briefing).findings if one.rule == "A01"}
    assert claim.claim.id in named
    exported = core.briefings.export_briefing(project, briefing, None)
    assert exported.verdict == "blocked"
    assert b"unsourced" in exported.data.lower() or b"no source" in exported.data.lower()
