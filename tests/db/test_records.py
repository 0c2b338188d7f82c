"""What is inserted comes back equal, entity by entity; refusals come in words."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from typing import Any

import pytest

import db
from db.errors import KeyTaken, NotFound
from db.identifiers import new_id
from db.records import ListedSource, Name, OriginDecision, PageMark, Waiver
from tests.db.builders import (
    TEXT,
    add_article,
    add_highlight,
    make_article,
    make_briefing,
    make_claim,
    make_evidence,
    make_highlight,
    make_key_point,
    make_publisher,
    make_section,
    make_snapshot,
)


def stamped(record: Any, stored: Any) -> Any:
    return dataclasses.replace(record, created=stored.created, updated=stored.updated)


def test_import_db_is_light() -> None:
    code = "import sys, db, db.records, db.errors; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_article_comes_back_whole(store: db.Store) -> None:
    publisher = make_publisher(
        hosts=("a.example", "b.example"), reliability="B", reliability_note="old paper"
    )
    article = make_article(
        authors=(Name(family="Ağaoğlu", given="Ada"), Name(literal="Port Authority")),
        publisher=publisher,
        agency=publisher,
        tags=("dredging", "北京"),
        basis={"title": "jsonld"},
        URL="https://a.example/?a=1&b=%20",
        note='it\'s "quoted" — \U0001f6a2\n\ttab',
    )
    with store.change("Add") as tx:
        db.articles.insert_publisher(tx, publisher)
        db.articles.insert_article(tx, article)
    with store.read() as reader:
        stored = db.articles.select_article(reader, article.id)
        assert stored == stamped(article, stored)
        assert db.articles.select_articles(reader) == (stored,)
        assert db.articles.find_publisher_by_name(reader, "harbour NEWS") == publisher
        assert db.articles.citekeys(reader) == {article.citekey}
        assert db.articles.citekeys(reader, article.citekey[:3]) == {article.citekey}
        assert db.articles.citekeys(reader, article.citekey + "-b") == set()
    assert stored.created.endswith("Z")


def test_snapshot_comes_back_in_pieces(store: db.Store) -> None:
    original = bytes(range(256)) * 5000
    article = make_article()
    snapshot = make_snapshot(
        article.id,
        original=original,
        page_map=(PageMark(index=0, label="iv", start=0, extractor="pdfium"),),
        page_sizes=((595.28, 841.89),),
    )
    with store.change("Add") as tx:
        db.articles.insert_article(tx, article)
        db.snapshots.insert_snapshot(tx, snapshot, original, TEXT, b"[1]")
    with store.unjournaled() as tx:
        db.snapshots.insert_boxes(tx, snapshot.id, 3, b"old")
        db.snapshots.insert_boxes(tx, snapshot.id, 3, b"boxes")
        db.articles.mark_read(tx, article.id, "2026-11-22T00:00:00Z")
    with store.read() as reader:
        assert db.snapshots.select_snapshot(reader, snapshot.id) == snapshot
        assert db.snapshots.select_original(reader, snapshot.id) == original
        assert db.snapshots.select_text(reader, snapshot.id) == TEXT
        assert db.snapshots.select_blocks(reader, snapshot.id) == b"[1]"
        assert db.snapshots.select_boxes(reader, snapshot.id, 3) == b"boxes"
        assert db.snapshots.select_boxes(reader, snapshot.id, 4) is None
        assert db.articles.select_read(reader) == {article.id: "2026-11-22T00:00:00Z"}
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM original").scalar() == 2


def test_removed_article_is_out_of_sight_and_found_by_its_bytes(store: db.Store) -> None:
    article, snapshot = add_article(store)
    highlight = add_highlight(store, snapshot)
    claim = make_claim("a")
    with store.change("Link") as tx:
        db.claims.insert_claim(tx, claim)
        db.evidence.insert_evidence(tx, make_evidence(claim, highlight))
    with store.change("Remove") as tx:
        db.articles.remove_article(tx, article.id)
    with store.read() as reader:
        assert db.articles.select_articles(reader) == ()
        assert db.snapshots.select_snapshots(reader) == ()
        assert db.highlights.select_highlights(reader) == ()
        assert db.evidence.select_evidences(reader) == ()
        found = db.snapshots.find_snapshot_by_sha256(reader, snapshot.sha256)
        assert found is not None
        assert found.removed_at
    store.undo()
    with store.read() as reader:
        assert [found.id for found in db.articles.select_articles(reader)] == [article.id]
        assert len(db.evidence.select_evidences(reader, claim=claim.id, highlight=highlight.id)) == 1


def test_highlight_with_second_reading(store: db.Store) -> None:
    _, snapshot = add_article(store)
    highlight = add_highlight(store, snapshot, tags=("x",), credibility=2, page_index=0, page_label="1")
    with store.unjournaled() as tx:
        db.highlights.set_second_reading(tx, highlight.id, "differs", "The harbor")
    assert tx.change is not None
    assert tx.change.touched == {"highlight": {highlight.id}}
    with store.read() as reader:
        stored = db.highlights.select_highlight(reader, highlight.id)
    expected = dataclasses.replace(highlight, second_reader="differs", second_text="The harbor")
    assert stored == stamped(expected, stored)


def test_second_reading_survives_deleting_and_undoing(store: db.Store) -> None:
    _, snapshot = add_article(store)
    highlight = add_highlight(store, snapshot)
    with store.unjournaled() as tx:
        db.highlights.set_second_reading(tx, highlight.id, "agrees", "")
    with store.change("Delete") as tx:
        db.highlights.delete_highlight(tx, highlight.id)
    store.undo()
    with store.read() as reader:
        assert db.highlights.select_highlight(reader, highlight.id).second_reader == "agrees"


def test_renaming_a_key_rewrites_the_prose(store: db.Store) -> None:
    claim, other, briefing = make_claim("tonnes"), make_claim("tonnes-2"), make_briefing()
    section = make_section(briefing.id, body="Moved. [[tonnes]] More. [[tonnes-2]] Again [[tonnes]].")
    with store.change("Write") as tx:
        db.claims.insert_claim(tx, claim)
        db.claims.insert_claim(tx, other)
        db.briefings.insert_briefing(tx, dataclasses.replace(briefing, sections=(section,)))
    with store.change("Rename") as tx:
        db.claims.update_claim(tx, claim.id, key="weight")
    assert tx.change is not None
    assert tx.change.touched == {"claim": {claim.id}, "section": {section.id}}
    with store.read() as reader:
        body = db.briefings.select_section(reader, section.id).body
        assert db.claims.find_claim_by_key(reader, "tonnes") is None
    assert body == "Moved. [[weight]] More. [[tonnes-2]] Again [[weight]]."


def test_briefing_comes_back_whole(store: db.Store) -> None:
    article, _ = add_article(store)
    claim, briefing = make_claim("a"), make_briefing(authors=(Name(literal="Desk"),))
    section = make_section(briefing.id, position=2.0, heading="Second", key_judgement=claim.id)
    point = make_key_point(section.id, (claim,))
    listed = ListedSource(id=new_id(), section=section.id, article=article.id, position=1.0)
    full = dataclasses.replace(section, key_points=(point,), listed_sources=(listed,))
    first = make_section(briefing.id, position=1.0, heading="First")
    with store.change("Write") as tx:
        db.claims.insert_claim(tx, claim)
        db.briefings.insert_briefing(tx, dataclasses.replace(briefing, sections=(full, first)))
    with store.read() as reader:
        stored = db.briefings.select_briefing(reader, briefing.id)
        assert db.briefings.select_briefings(reader) == (stored,)
    assert stored.sections == (first, full)
    with store.change("Forget the claim") as tx:
        db.claims.delete_claim(tx, claim.id)
    assert tx.change is not None
    assert tx.change.touched["key_point"] == {point.id}
    with store.read() as reader:
        whole = db.briefings.select_section(reader, section.id)
    assert whole.key_judgement is None
    assert whole.key_points[0].claims == ()


def test_waivers_and_origin_decisions(store: db.Store) -> None:
    waiver = Waiver(id=new_id(), rule="A01", target="claim:a", reason="because", by="M", at="2026-11-22")
    decision = OriginDecision(id=new_id(), articles=("a", "b"), relation="same", at="2026-11-22")
    with store.change("Decide") as tx:
        db.waivers.insert_waiver(tx, waiver)
        db.waivers.insert_origin_decision(tx, decision)
    with store.read() as reader:
        assert db.waivers.select_waivers(reader) == (waiver,)
        assert db.waivers.select_origin_decisions(reader) == (decision,)


def test_refusals_in_words(store: db.Store) -> None:
    claim = make_claim("a")
    _, snapshot = add_article(store)
    with store.change("Add") as tx:
        db.claims.insert_claim(tx, claim)
    with pytest.raises(KeyTaken, match="claim key"), store.change("Again") as tx:
        db.claims.insert_claim(tx, make_claim("a"))
    with pytest.raises(NotFound), store.change("Link") as tx:
        db.evidence.insert_evidence(tx, make_evidence(claim, make_highlight(snapshot)))
    with pytest.raises(NotFound, match="no claim"), store.change("Edit") as tx:
        db.claims.update_claim(tx, new_id(), text="x")
    with pytest.raises(TypeError, match="no field"), store.change("Edit") as tx:
        db.claims.update_claim(tx, claim.id, colour=1)
    with pytest.raises(ValueError, match="kind_is_known"), store.change("Edit") as tx:
        db.claims.update_claim(tx, claim.id, kind="opinion")
    assert [change.label for change in store.history()] == ["Add an article", "Add"]


def test_text_that_sqlite_cannot_hold_is_made_plain(store: db.Store) -> None:
    claim = make_claim("a", text="nul\0 and \ud83d\ude00 and lone \ud800")
    with store.change("Add") as tx:
        db.claims.insert_claim(tx, claim)
    with store.read() as reader:
        assert db.claims.select_claim(reader, claim.id).text == "nul and \U0001f600 and lone �"


def test_view_state(store: db.Store) -> None:
    with store.unjournaled() as tx:
        db.view_state.put(tx, "tabs", "1")
        db.view_state.put(tx, "tabs", "2")
    with store.read() as reader:
        assert db.view_state.get(reader, "tabs") == "2"
        assert db.view_state.get(reader, "layout") is None
    assert store.history() == ()
