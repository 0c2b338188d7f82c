"""CSL-JSON out: every item of any article is what the schema allows, and the file is canonical."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from app.exchange.csl import item_of, tags_of_keyword, write_csl
from db.records import Article, Name, Publisher
from tests.examples import often
from tests.exchange.articles import articles

SCHEMA = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "schema" / "csl-data.json"
needs_schema = pytest.mark.skipif(not SCHEMA.is_file(), reason=f"the CSL schema is not at {SCHEMA}")


@pytest.fixture(scope="module")
def validator() -> jsonschema.protocols.Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


@needs_schema
@settings(max_examples=often(25), deadline=None)
@given(article=articles())
def test_every_item_of_any_article_validates(
    validator: jsonschema.protocols.Validator, article: Article
) -> None:
    written = write_csl([item_of(article, "2025-03-10T09:00:00Z", "northwire-2025-dredging")])
    validator.validate(json.loads(written))


@settings(max_examples=often(25), deadline=None)
@given(article=articles())
def test_the_file_is_composed_and_ends_with_one_line_feed(article: Article) -> None:
    written = write_csl([item_of(article)])
    assert written.endswith("]\n")
    assert not written.endswith("\n\n")
    title = json.loads(written)[0].get("title", "")
    assert title == unicodedata.normalize("NFC", article.title)


def test_what_csl_has_no_variable_for_stands_under_custom() -> None:
    article = Article(
        id="a",
        citekey="k",
        type="article-newspaper",
        agency=Publisher(id="w", name="Northwire"),
        level="primary",
        status="corrected",
        descriptor="An eyewitness.",
        canonical_url="https://example.com/c",
        modified="2025-03",
        tags=("port", "sand"),
        basis={"title": "jsonld"},
    )
    assert item_of(article) == {
        "id": "k",
        "type": "article-newspaper",
        "keyword": "port, sand",
        "custom": {
            "agency": "Northwire",
            "basis": {"title": "jsonld"},
            "canonical_url": "https://example.com/c",
            "descriptor": "An eyewitness.",
            "level": "primary",
            "modified": "2025-03",
            "status": "corrected",
        },
    }


def test_tags_that_a_keyword_cannot_hold_stand_beside_it() -> None:
    item = item_of(Article(id="a", citekey="k", tags=("sand, wet", "port")))
    assert item["keyword"] == "sand, wet, port"
    assert item["custom"] == {"tags": ["sand, wet", "port"]}
    assert tags_of_keyword("port; sand ,,port") == ("port", "sand")


def test_a_body_is_a_literal_and_an_empty_name_is_nobody() -> None:
    names = (Name(literal="World Bank"), Name(), Name(family="Cruz", non_dropping_particle="de la"))
    assert item_of(Article(id="a", citekey="k", authors=names))["author"] == [
        {"literal": "World Bank"},
        {"family": "Cruz", "non-dropping-particle": "de la"},
    ]
