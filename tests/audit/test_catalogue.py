"""The catalogue of rules: complete, its examples run through the rules, no heuristic that does not say so."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from app.audit import alike, catalogue, help_page, scales, tokens
from app.audit.about import About, quotes
from app.audit.figures import make_figures
from app.audit.grain import PerArticle, PerCatalogue, PerClaim
from app.audit.rules import RULES, run
from app.paths import resources_folder
from app.prose import count_words, split_sentences
from tests.audit import examples
from tests.audit.worlds import sound

#: Reading words with one of these can be mistaken.
READERS = (
    tokens.find_numbers,
    scales.find_terms,
    alike.alike_pairs,
    alike.with_an_earlier,
    alike.AlikeSets,
    count_words,
    split_sentences,
)


def test_every_rule_is_in_the_catalogue_and_no_other() -> None:
    assert list(catalogue.CATALOGUE) == sorted(RULES)
    assert set(examples.FIRES) == set(examples.SILENT) == set(RULES)
    assert {rule[0] for rule in RULES} == set(catalogue.FAMILIES)


@pytest.mark.parametrize("rule", RULES)
def test_the_example_fires(rule: str) -> None:
    words = quotes(catalogue.CATALOGUE[rule].fires)
    assert rule in {one.rule for one in run(examples.FIRES[rule](sound(), *words))}


@pytest.mark.parametrize("rule", RULES)
def test_the_other_example_does_not(rule: str) -> None:
    words = quotes(catalogue.CATALOGUE[rule].silent)
    assert rule not in {one.rule for one in run(examples.SILENT[rule](sound(), *words))}


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_is_silently_heuristic(rule: str) -> None:
    """A rule whose own code, or that of its helpers, reads words by patterns or lists says so."""
    about = catalogue.CATALOGUE[rule]
    assert about.heuristic == any(_reads_words(RULES[rule])), about.nature


def _reads_words(rule: object) -> Iterator[str]:
    waiting: list[object] = [rule.judge if isinstance(rule, PerClaim | PerArticle | PerCatalogue) else rule]
    seen: set[int] = set()
    while waiting:
        one = getattr(waiting[-1], "__wrapped__", waiting[-1])
        waiting.pop()
        if id(one) in seen or not isinstance(one, types.FunctionType):
            continue
        seen.add(id(one))
        for code in _codes(one.__code__):
            for name in code.co_names:
                held = one.__globals__.get(name)
                if isinstance(held, re.Pattern) or any(held is reader for reader in READERS):
                    yield name
                elif isinstance(held, PerClaim):
                    waiting.append(held.judge)
                elif getattr(held, "__module__", "").startswith("app.audit."):
                    waiting.append(held)


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for held in code.co_consts:
        if isinstance(held, types.CodeType):
            yield from _codes(held)


@pytest.mark.parametrize("about", catalogue.CATALOGUE.values(), ids=lambda one: one.rule)
def test_texts_are_sentences(about: About) -> None:
    for text in (about.means, about.matters, about.fires, about.silent):
        assert text[0].isupper() or text[0] == "“", text
        assert text.endswith((".", ".”", "]”")), text
    assert not about.name.endswith(".")


def test_every_figure_is_defined() -> None:
    assert set(catalogue.FIGURE_OF) == set(make_figures(sound()))


def test_the_help_page_is_the_catalogue() -> None:
    page = resources_folder() / "help" / "audit-rules.html"
    assert page.read_text("utf-8") == help_page.make_page(), "python -m app.audit.help_page makes it"


def test_the_help_page_has_every_rule_and_nothing_foreign() -> None:
    found = _Page()
    found.feed(help_page.make_page())
    assert found.ids == list(catalogue.CATALOGUE)
    assert not found.tags & {"script", "img", "link", "a", "iframe", "object"}
    assert "url(" not in help_page.make_page()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
