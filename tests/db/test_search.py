"""What the user types finds what it should, and is never query syntax."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import db
from db.queries import make_query
from db.records import Hit
from db.schema_search import is_unspaced, unspaced
from db.snippets import make_snippet
from tests.db.builders import (
    TEXT,
    add_article,
    add_highlight,
    make_article,
    make_briefing,
    make_claim,
    make_section,
)
from tests.examples import often


def find(store: db.Store, query: str, *kinds: str) -> tuple[Hit, ...]:
    with store.read() as reader:
        hits, total = db.search.search(reader, query, kinds or db.search.KINDS)
    assert total == len(hits)
    return hits


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The harbour was dredged.", "dredg"),
        ("The harbour was dredged.", "DREDGED harbour"),
        ("The harbour was dredged.", '"was dredged"'),
        ('He said "never" twice.', '"never'),
        ('He said "never" twice.', 'said ""never""'),
        ("A near miss AND a NOT.", "NEAR"),
        ("A near miss AND a NOT.", "AND"),
        ("A near miss AND a NOT.", "NOT miss"),
        ("State-of-the-art dredgers", "state-of-the-art"),
        ("Costs: 5* and (more)", "5* (more"),
        ("title:none {x} ^start a:b", "title:none"),
        ("title:none {x} ^start a:b", "^start {x}"),
        ("Zażółć gęślą jaźń in Łódź", "gesla jazn"),
        ("Café Müller naïve", "cafe muller naive"),
        ("Cafe Muller", "café müller"),
        ("Δημοκρατία και ελευθερία", "ΔΗΜΟΚΡΑΤΊΑ"),
        ("北京市政府今天宣布", "北京"),
        ("北京市政府今天宣布", "市政府"),
        ("北京市政府今天宣布 in Beijing", "beijing 政府今"),
        ("東京オリンピック", "オリンピック"),
        ("กรุงเทพมหานคร", "มหานคร"),
        ("وزارة الخارجية أعلنت", "الخارجية"),
        ("وِزارَة", "وِزارَة"),
        ("हिन्दी समाचार", "हिन्दी समा"),
        ("Министерство обороны", "оборон"),
        ("A ship \U0001f6a2 sailed", "\U0001f6a2 ship"),
        ("\U00020000\U00020001\U00020002 rare", "\U00020001"),
    ],
)
def test_a_text_is_found(store: db.Store, text: str, query: str) -> None:
    article, _ = add_article(store, text=text)
    add_article(store, text="Another one, on other things.")
    (hit,) = find(store, query, "articles")
    assert hit.id == hit.article == article.id
    assert hit.start is not None
    assert hit.marks


@pytest.mark.parametrize(
    "query", ["", " ", '"', '""', "*", "-", "(", "NEAR(", "\U0001f6a2", "\0", "'", "^", "{}:"]
)
def test_nothing_to_look_for_finds_nothing(store: db.Store, query: str) -> None:
    add_article(store)
    with store.read() as reader:
        db.search.search(reader, query)


@pytest.mark.parametrize("query", ["harbor", "dredgedx", '"harbour dredged"', "arbour", "府政"])
def test_other_words_are_not_found(store: db.Store, query: str) -> None:
    add_article(store, text=f"{TEXT} 北京市政府")
    assert find(store, query) == ()


@settings(max_examples=often(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=40))
def test_no_query_is_syntax(store: db.Store, query: str) -> None:
    if not store.history():
        add_article(store, text=f"{TEXT} 北京")
    with store.read() as reader:
        db.search.search(reader, query)


@settings(max_examples=often(300), deadline=None)
@given(text=st.text(max_size=400), query=st.text(max_size=20))
def test_marks_lie_within_the_snippet(text: str, query: str) -> None:
    snippet = make_snippet(text, make_query(query))
    assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)
    assert len(snippet.text) <= 2 * 240 + len(query) + 2


def test_a_hit_shows_its_sentence_and_place(store: db.Store) -> None:
    add_article(store, text=f"First sentence. {TEXT}")
    (hit,) = find(store, "tonnes")
    assert hit.snippet == "About 11,000 tonnes were moved."
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["tonnes"]
    assert hit.start == f"First sentence. {TEXT}".index("tonnes")


def test_a_long_sentence_is_cut_around_the_hit(store: db.Store) -> None:
    add_article(store, text=f"{'before ' * 100}needle {'after ' * 100}")
    (hit,) = find(store, "needle")
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["needle"]


def test_every_kind_is_found_and_follows_its_rows(store: db.Store) -> None:
    _, snapshot = add_article(store, title="Quayside gossip")
    highlight = add_highlight(store, snapshot, note="quayside note")
    claim, briefing = (
        make_claim("quayside", text="The quayside sank."),
        make_briefing(title="On the quayside"),
    )
    section = make_section(briefing.id, heading="Quayside", body="The quayside sank. [[quayside]]")
    with store.change("Write") as tx:
        db.claims.insert_claim(tx, claim)
        db.briefings.insert_briefing(tx, briefing)
        db.briefings.insert_section(tx, section)
    assert [hit.kind for hit in find(store, "quayside")] == [
        "articles",
        "highlights",
        "claims",
        "briefings",
        "briefings",
    ]
    with store.change("Edit") as tx:
        db.highlights.update_highlight(tx, highlight.id, note="海運局 note")
        db.claims.delete_claim(tx, claim.id)
        db.briefings.update_section(tx, section.id, body="", heading="")
    assert {hit.kind for hit in find(store, "quayside")} == {"articles", "briefings"}
    assert [hit.id for hit in find(store, "海運")] == [highlight.id]
    store.undo()
    assert len(find(store, "quayside")) == 5
    assert find(store, "海運") == ()
    assert store.check() == ()


def test_what_is_in_the_bin_or_undone_is_not_found(store: db.Store) -> None:
    article, snapshot = add_article(store, title="Harbour")
    add_highlight(store, snapshot)
    with store.change("Remove") as tx:
        db.articles.remove_article(tx, article.id)
    assert find(store, "harbour") == ()
    store.undo()
    assert len(find(store, "harbour")) == 2
    store.undo()
    store.undo()
    assert find(store, "harbour") == ()


def test_an_article_counts_once(store: db.Store) -> None:
    add_article(store, title="Harbour")
    add_article(store, title="Harbour", text="Nothing of the kind.")
    add_article(store, title="Nothing")
    with store.read() as reader:
        hits, total = db.search.search(reader, "harbour", ("articles",), limit=1)
    assert (len(hits), total) == (1, 3)


def test_a_word_in_most_articles_comes_newest_first(store: db.Store) -> None:
    with store.change("Claims") as tx:
        for number in range(300):
            db.claims.insert_claim(tx, make_claim(f"k{number}", text="port " * (1 + number % 3)))
    with store.read() as reader:
        hits, total = db.search.search(reader, "port", ("claims",), limit=3)
    assert total == 300
    assert [hit.title for hit in hits] == ["k299", "k298", "k297"]


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8")))
@example("\u0dff")
@example("\u0e00")
@example("\U0003fffd")
@example("\U0003fffe")
def test_a_text_is_indexed_by_the_rule_that_takes_it_out(text: str) -> None:
    condition = unspaced("", ("text",))
    with closing(sqlite3.connect(":memory:")) as connection:
        asked = connection.execute(f"SELECT {condition} FROM (SELECT ? AS text)", (text,)).fetchone()
    assert is_unspaced(text) == bool(asked[0])


def test_rebuild_finds_the_same(store: db.Store) -> None:
    add_article(store, text=f"{TEXT} 北京市政府")
    with store.unjournaled() as tx:
        db.search.rebuild(tx)
    assert len(find(store, "dredged")) == len(find(store, "市政府")) == 1
    with store.change("Change") as tx:
        db.articles.insert_article(tx, make_article(title="dredged anew"))
    assert len(find(store, "dredged")) == 2
    assert store.check() == ()
