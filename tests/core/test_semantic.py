"""The second list of suggestions: alike in meaning where the model is, a sentence where it is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from app import core
from app.core.project import Project
from app.core.semantic import Alike
from app.intake import meaning
from db.records import Claim
from tests.core import world

CLAIM = "The harbour authority stopped dredging at Velmora because money ran out."
BY_WORDS = "The authority stopped dredging at Velmora when money ran out, it said."
BY_MEANING = "Deepening of the port was halted last week as funds were exhausted."
NOISE = "The mayor spoke of schools and of the weather in March."
with_model = pytest.mark.skipif(meaning.find_model() is None, reason="the extra `semantic` is not installed")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    meaning.find_model.cache_clear()
    yield
    meaning.find_model.cache_clear()
    meaning.end()


@pytest.fixture
def claim(project: Project) -> Claim:
    world.add_text(project, f"{BY_WORDS} {NOISE}", "one.html", publisher="Courier")
    other = world.add_text(project, f"{NOISE} {BY_MEANING}", "two.html", publisher="Gazette")
    world.mark(project, other, "The mayor spoke")
    return core.claims.add_claim(project, CLAIM)


def alike(project: Project, claim: Claim, *opened: str) -> Alike:
    found = core.suggestions.suggest(project, claim.id)
    return core.semantic.find_alike(project, found, opened)


def test_without_the_model_there_is_a_sentence_and_no_process(
    project: Project, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    found = alike(project, claim)
    assert (found.passages, found.compared) == ((), 0)
    assert "install the extra" in found.note
    assert meaning.pid() is None
    assert [one.passage.words for one in core.suggestions.suggest(project, claim.id).passages] == [BY_WORDS]


@with_model
def test_other_words_for_the_same_are_found_and_the_first_list_is_not_repeated(
    project: Project, claim: Claim
) -> None:
    (one,) = alike(project, claim).passages
    assert (one.passage.words, one.passage.direction) == (BY_MEANING, "neutral")
    assert one.article.publisher is not None
    assert one.article.publisher.name == "Gazette"
    core.suggestions.accept(project, claim.id, one, "supports")
    assert alike(project, claim).passages == ()
    project.undo()
    core.suggestions.dismiss(project, claim.id, one)
    assert alike(project, claim).passages == ()


@with_model
def test_an_article_that_is_open_is_compared_too(project: Project) -> None:
    article = world.add_text(project, f"{BY_MEANING} {NOISE}", "three.html")
    claim = core.claims.add_claim(project, CLAIM)
    assert alike(project, claim).compared == 0
    assert [one.passage.words for one in alike(project, claim, article.id).passages] == [BY_MEANING]
