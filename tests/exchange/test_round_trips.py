"""Out and in again is the identity on what we model, in all three formats, for any article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings

from app.core.fields import ARTICLE_STATUSES, ARTICLE_TYPES, ISSUED_BASES, LEVELS, RELIABILITIES
from app.exchange.biblatex import write_biblatex
from app.exchange.bibliography import read_bibliography
from app.exchange.csl import Item, item_of, write_csl
from app.exchange.proposal import CHOICES, TYPES, Proposal, proposal_of
from app.exchange.ris import write_ris
from app.exchange.tells import tell_bibliography
from db.records import Article, Name, Publisher
from tests.examples import often
from tests.exchange.articles import articles

Write = Callable[[Iterable[Item]], str]
WRITERS = {"csl-json": write_csl, "bibtex": write_biblatex, "ris": write_ris}
every_format = pytest.mark.parametrize("form", WRITERS)


def article_of(proposal: Proposal) -> Article:
    """Put a proposal into a record, as the store would."""
    known = {one.name for one in fields(Article)}
    given: dict[str, Any] = {name: value for name, value in proposal.fields.items() if name in known}
    for name in ("publisher", "agency"):
        if name in given:
            given[name] = Publisher(id="p", name=given[name])
    return Article(id="a", citekey=proposal.citekey, basis=proposal.basis, **given)


@every_format
@settings(max_examples=often(25), deadline=None)
@given(article=articles())
def test_any_article_comes_back(form: str, article: Article) -> None:
    written = WRITERS[form]([item_of(article, derived_from="the-first")])
    assert tell_bibliography(written.encode()) == form
    found = read_bibliography(written.encode())
    assert found.refused == ()
    (one,) = found.items
    proposal = proposal_of(one)
    assert proposal.derived_from == "the-first"
    assert proposal.kept == ()
    again = article_of(proposal)
    expected = replace(article, basis=again.basis)
    if not article.issued:
        expected = replace(expected, issued_basis=again.issued_basis)
    assert again == expected
    assert article.basis.items() <= again.basis.items() | {
        (name, value) for name, value in article.basis.items() if not getattr(article, name)
    }
    assert WRITERS[form]([item_of(replace(again, basis=article.basis), derived_from="the-first")]) == written


@every_format
def test_a_field_that_was_changed_since_wins_over_what_goes_along(form: str) -> None:
    article = Article(
        id="a", citekey="k", title="Two  spaces", authors=(Name(given="Plato"),), level="primary"
    )
    written = WRITERS[form]([item_of(article)]).replace("Plato", "Aristotle").replace("Two", "No")
    again = article_of(proposal_of(read_bibliography(written.encode()).items[0]))
    assert again.level == "primary"
    assert again.title.startswith("No")
    assert "Aristotle" in str(again.authors)


def test_the_words_that_fields_may_hold_are_the_stores() -> None:
    assert frozenset(ARTICLE_TYPES) == TYPES
    assert CHOICES["level"] == frozenset(LEVELS) - {"unknown"}
    assert CHOICES["status"] == frozenset(ARTICLE_STATUSES) - {"ok"}
    assert CHOICES["reliability"] == frozenset(RELIABILITIES)
    assert CHOICES["issued_basis"] == frozenset(ISSUED_BASES) - {"none"}
