"""Confirming what was found: undone in words, dropped when the analyst types, refused for an empty field."""

from __future__ import annotations

import pytest

from app import core
from app.core.project import Project
from app.errors import WrongUse
from tests.core.world import add_text, labels


def test_found_values_are_confirmed_and_undone_in_words(project: Project) -> None:
    article = add_text(project, title="Dredging slips", issued="2025-03-09")
    once = core.articles.confirm_fields(project, article.id, ("issued", "title", "issued"))
    assert once.confirmed == ("title", "issued")
    assert labels(project)[-1] == "Confirm title, date of “Dredging slips”"
    less = core.articles.confirm_fields(project, article.id, ("title",))
    assert less.confirmed == ("title",)
    assert labels(project)[-1] == "No longer confirm date of “Dredging slips”"
    project.undo()
    project.undo()
    assert core.articles.read_article(project, article.id).article.confirmed == ()
    assert (once.issued_basis, once.basis["title"]) == ("jsonld", "jsonld")


def test_confirming_what_is_confirmed_is_no_step(project: Project) -> None:
    article = add_text(project, title="Dredging slips")
    core.articles.confirm_fields(project, article.id, ("title",))
    before = labels(project)
    core.articles.confirm_fields(project, article.id, ("title",))
    assert labels(project) == before


def test_what_is_typed_is_the_analysts_and_no_longer_ticked(project: Project) -> None:
    article = add_text(project, title="Dredging slips", issued="2025-03-09")
    core.articles.confirm_fields(project, article.id, ("title", "issued"))
    typed = core.articles.set_fields(project, article.id, issued="2025-03")
    assert (typed.confirmed, typed.issued_basis, typed.basis["issued"]) == (("title",), "manual", "manual")
    assert "confirmed" not in typed.basis


def test_values_and_ticks_are_set_in_one_step(project: Project) -> None:
    article = add_text(project, title="Dredging slips", issued="2025-03-09")
    before = labels(project)
    made = core.articles.set_fields(project, article.id, title="Dredging", confirmed=("issued",))
    assert (made.title, made.confirmed) == ("Dredging", ("issued",))
    assert len(labels(project)) == len(before) + 1


def test_nothing_and_unknown_fields_cannot_be_confirmed(project: Project) -> None:
    article = add_text(project)
    with pytest.raises(WrongUse, match="has no date to confirm"):
        core.articles.confirm_fields(project, article.id, ("issued",))
    with pytest.raises(WrongUse, match="“note” is no field to confirm"):
        core.articles.set_fields(project, article.id, confirmed=("note",))
