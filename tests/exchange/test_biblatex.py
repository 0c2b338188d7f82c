"""BibLaTeX out: the right entry types, names, dates and languages, and nothing that breaks the file."""

from __future__ import annotations

import re

from hypothesis import given, settings

from app.exchange.biblatex import fields_of, write_biblatex
from app.exchange.bibtex_tables import LANGIDS, csl_type_of, entry_type_of, langid_of, language_of
from app.exchange.csl import item_of
from db.records import Article, Name, Publisher
from tests.examples import often
from tests.exchange.articles import articles

BLOCK = re.compile(r"@[a-z]+\{")


def test_a_newspaper_article() -> None:
    article = Article(
        id="a",
        citekey="northwire-2025-dredging",
        type="article-newspaper",
        title="Dredging slips: 50% & {more}",
        authors=(
            Name(family="Cruz", given="Ana", non_dropping_particle="de la"),
            Name(literal="Ports and Harbours Board"),
            Name(family="Ortega y Gasset", given="José", suffix="Jr."),
        ),
        container_title="Velmora Courier",
        publisher=Publisher(id="p", name="Courier and Sons"),
        issued="2025-03-09",
        page="3-5",
        issue="7",
        language="en-GB",
        DOI="10.1234/a_b%c",
        URL="https://example.com/a_b?c=%20&d={e}#f",
        note="Read & kept.",
        level="primary",
    )
    written = re.sub("mark = .*", "mark = …", write_biblatex([item_of(article, "2025-03-10T08:00:00Z")]))
    assert (
        written
        == r"""
@article{northwire-2025-dredging,
  entrysubtype = {newspaper},
  author = {de la Cruz, Ana and {Ports and Harbours Board} and {Ortega y Gasset}, Jr., José},
  title = {{Dredging slips: 50\% \& \{more\}}},
  journaltitle = {{Velmora Courier}},
  publisher = {{Courier and Sons}},
  date = {2025-03-09},
  number = {7},
  pages = {3--5},
  annotation = {Read \& kept.},
  langid = {british},
  doi = {10.1234/a_b%c},
  url = {https://example.com/a_b?c=%20&d=%7Be%7D#f},
  urldate = {2025-03-10},
  sourcemark = …
}
""".lstrip()
    )


@settings(max_examples=often(25), deadline=None)
@given(article=articles())
def test_no_field_can_end_its_entry(article: Article) -> None:
    item = item_of(article, "2025-03-10")
    for value in fields_of(item).values():
        assert _is_balanced(value)
        assert "\n" not in value
    written = write_biblatex([item, item])
    assert _is_balanced(written)
    assert sum(bool(BLOCK.match(line)) for line in written.splitlines()) == 2


def test_every_type_and_language_has_its_name_both_ways() -> None:
    for csl in ("article-newspaper", "post-weblog", "post", "webpage", "broadcast", "speech", "chapter"):
        assert csl_type_of(*entry_type_of(csl)) == csl
    assert all(language_of(langid_of(tag)) == tag for tag in LANGIDS)
    assert langid_of("de_at") == "naustrian"
    assert langid_of("en-ZA") == "english"
    assert langid_of("tlh") == ""


def test_no_entries_are_a_file_too() -> None:
    assert write_biblatex([]) == "% no entries\n"


def _is_balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0
