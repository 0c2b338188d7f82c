"""Suggestions over a project: found, accepted as one change, dismissed for good, never linked unasked."""

from __future__ import annotations

import pytest

from app import core
from app.core.project import Project
from app.core.suggestions import Suggested
from db.records import Claim
from tests.core import world

CLAIM = "Dredging at Velmora removed 4.2 million cubic metres by March."
SUPPORT = "By March the dredgers had removed 4.2 million cubic metres of mud from Velmora."
DISPUTE = "By March the dredgers had removed 3.9 million cubic metres at Velmora."
NOISE = "The mayor of Velmora spoke of schools. It rained in March."


@pytest.fixture
def claim(project: Project) -> Claim:
    world.add_text(project, f"Headline\n\n{SUPPORT} {NOISE}", "one.html", publisher="Courier")
    world.add_text(project, f"{SUPPORT} Said by an agency. {NOISE}", "copy.html", publisher="Herald")
    world.add_text(project, f"Another\n\n{NOISE} {DISPUTE}", "two.html", publisher="Gazette")
    world.add_text(project, NOISE, "three.html")
    return core.claims.add_claim(project, CLAIM)


def suggest(project: Project, claim: Claim) -> Suggested:
    return core.suggestions.suggest(project, claim.id)


def words(project: Project, claim: Claim) -> list[str]:
    return [one.passage.words for one in suggest(project, claim).passages]


def test_passages_are_suggested_once_with_their_copies(project: Project, claim: Claim) -> None:
    first, second = suggest(project, claim).passages
    assert (first.passage.words, first.passage.direction, first.copies) == (SUPPORT, "supports", 1)
    assert (second.passage.words, second.passage.direction, second.copies) == (DISPUTE, "disputes", 0)
    assert not core.evidence.list_evidence(project)


@pytest.mark.parametrize("direction", ["supports", "disputes", "neutral"])
def test_accepting_links_in_one_change(project: Project, claim: Claim, direction: str) -> None:
    before = len(project.history())
    suggestion = suggest(project, claim).passages[1]
    link = core.suggestions.accept(project, claim.id, suggestion, direction)  # type: ignore[arg-type]
    assert link.direction == direction
    assert core.highlights.read_highlight(project, link.highlight).exact == DISPUTE
    assert len(project.history()) == before + 1
    assert words(project, claim) == [SUPPORT]
    project.undo()
    assert words(project, claim) == [SUPPORT, DISPUTE]


def test_a_highlight_that_marks_it_already_is_used(project: Project, claim: Claim) -> None:
    article = next(one.article for one in suggest(project, claim).passages if one.passage.words == DISPUTE)
    mark = world.mark(project, article, DISPUTE.removesuffix("."))
    suggestion = suggest(project, claim).passages[1]
    assert suggestion.highlight == mark
    assert core.suggestions.accept(project, claim.id, suggestion, "disputes").highlight == mark
    assert len(core.highlights.list_highlights(project)) == 1


def test_what_is_dismissed_stays_so_in_every_copy_until_undone(project: Project, claim: Claim) -> None:
    core.suggestions.dismiss(project, claim.id, suggest(project, claim).passages[0])
    assert words(project, claim) == [DISPUTE]
    assert suggest(project, claim).dismissed == 1
    project.undo()
    assert words(project, claim) == [SUPPORT, DISPUTE]
    project.redo()
    assert core.suggestions.recall_dismissed(project, claim.id) == 1
    assert words(project, claim) == [SUPPORT, DISPUTE]


def test_a_removed_article_suggests_nothing(project: Project, claim: Claim) -> None:
    article = suggest(project, claim).passages[1].article
    core.articles.remove_article(project, article.id)
    assert words(project, claim) == [SUPPORT]


def test_claims_that_are_not_the_same_are_not_suggested_again(project: Project, claim: Claim) -> None:
    other = core.claims.add_claim(project, CLAIM.replace("4.2", "3.9"))
    (same,) = suggest(project, claim).same
    assert (same.claim.id, same.difference) == (other.id, "number")
    core.suggestions.dismiss_claim(project, claim.id, other.id)
    assert suggest(project, claim).same == suggest(project, other).same == ()


def test_a_claim_of_one_word_has_nothing_suggested(project: Project, claim: Claim) -> None:
    short = core.claims.add_claim(project, "Velmora!")
    assert suggest(project, short).passages == ()
    assert suggest(project, core.claims.add_claim(project, '"(* NEAR')).passages == ()


def test_a_cancelled_run_suggests_nothing(project: Project, claim: Claim) -> None:
    assert core.suggestions.suggest(project, claim.id, cancelled=lambda: True).passages == ()
