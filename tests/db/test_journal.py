"""Undo and redo replay exactly: a state machine plays random changes, undoes, redoes and reopens."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import db
from db.errors import Damaged, KeyTaken
from db.identifiers import new_id
from db.journal import JOURNALED, KEPT_CHANGES
from db.records import Waiver
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
from tests.examples import often

texts = st.text(max_size=30)
numbers = st.floats(allow_nan=False, allow_infinity=False)


def dump(store: db.Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every journaled table as it stands, row numbers and all."""
    with store.read() as reader:
        run = reader.connection.exec_driver_sql
        return {
            table.name: [tuple(row) for row in run(f"SELECT * FROM {table.name} ORDER BY pk")]
            for table in JOURNALED
        }


def _insert_and_fail(tx: db.Transaction) -> None:
    db.claims.insert_claim(tx, make_claim("never"))
    raise ZeroDivisionError


class Changes(RuleBasedStateMachine):
    """Random changes; `states` are what the project looked like before each and after the last."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "p.sourcemark"
        self.store = db.create_store(self.path, "P")
        self.states = [dump(self.store)]
        self.at = 0
        self.keys = 0

    def teardown(self) -> None:
        try:
            while self.store.undo():
                pass
            assert dump(self.store) == self.states[0]
            while self.store.redo():
                pass
            assert dump(self.store) == self.states[-1]
            assert self.store.check() == ()
        finally:
            self.store.close()
            self.folder.cleanup()

    def ids(self, table: str) -> list[str]:
        return [row[1] for row in dump(self.store)[table]]

    def done(self, tx: db.Transaction) -> None:
        if tx.change is None:
            assert dump(self.store) == self.states[self.at]
            return
        moved = {name for name, rows in dump(self.store).items() if rows != self.states[self.at][name]}
        assert {name.replace("key_point_claim", "key_point") for name in moved} <= set(tx.change.touched)
        del self.states[self.at + 1 :]
        self.states.append(dump(self.store))
        self.at += 1

    @initialize(title=texts)
    def start(self, title: str) -> None:
        self.add_article(title)

    @rule(title=texts)
    def add_article(self, title: str) -> None:
        with self.store.change("Add an article") as tx:
            publisher = make_publisher(title)
            article = make_article(title=title, publisher=publisher)
            snapshot = make_snapshot(article.id)
            db.articles.insert_publisher(tx, publisher)
            db.articles.insert_article(tx, article)
            db.snapshots.insert_snapshot(tx, snapshot, b"bytes", TEXT, b"[]")
        self.done(tx)

    @precondition(lambda self: self.ids("article"))
    @rule(data=st.data(), note=texts, issued=texts)
    def edit_article(self, data: st.DataObject, note: str, issued: str) -> None:
        with self.store.change("Edit") as tx:
            identifier = data.draw(st.sampled_from(self.ids("article")))
            db.articles.update_article(tx, identifier, note=note, issued=issued, publisher=None)
        self.done(tx)

    @precondition(lambda self: self.ids("article"))
    @rule(data=st.data())
    def remove_article(self, data: st.DataObject) -> None:
        with self.store.change("Remove") as tx:
            db.articles.remove_article(tx, data.draw(st.sampled_from(self.ids("article"))))
        self.done(tx)

    @precondition(lambda self: self.ids("article"))
    @rule(data=st.data(), text=texts, position=numbers)
    def add_claim_with_evidence(self, data: st.DataObject, text: str, position: float) -> None:
        self.keys += 1
        parent = data.draw(st.sampled_from([None, *self.ids("claim")]))
        with self.store.change("Claim") as tx:
            snapshot = db.snapshots.select_snapshot(tx, data.draw(st.sampled_from(self.ids("snapshot"))))
            highlight = make_highlight(snapshot, note=text)
            claim = make_claim(f"k{self.keys}", text=text, parent=parent, position=position)
            db.highlights.insert_highlight(tx, highlight)
            db.claims.insert_claim(tx, claim)
            db.evidence.insert_evidence(tx, make_evidence(claim, highlight))
        self.done(tx)

    @rule(text=texts)
    def write_briefing(self, text: str) -> None:
        with self.store.change("Briefing") as tx:
            briefing = make_briefing(title=text)
            section = make_section(briefing.id, body=f"{text} [[k{self.keys}]]")
            db.briefings.insert_briefing(tx, briefing)
            db.briefings.insert_section(tx, section)
            claims = db.claims.select_claims(tx)
            db.briefings.insert_key_point(tx, make_key_point(section.id, claims))
            db.waivers.insert_waiver(
                tx, Waiver(id=new_id(), rule="A01", target=text, reason="", by="", at="")
            )
        self.done(tx)

    @precondition(lambda self: self.ids("claim"))
    @rule(data=st.data(), key=st.text(alphabet="abk123", min_size=1, max_size=3), position=numbers)
    def rename_claim(self, data: st.DataObject, key: str, position: float) -> None:
        identifier = data.draw(st.sampled_from(self.ids("claim")))
        try:
            with self.store.change("Rename") as tx:
                db.claims.update_claim(tx, identifier, position=position)
                db.claims.update_claim(tx, identifier, key=key)
        except KeyTaken:
            assert dump(self.store) == self.states[self.at]
            return
        self.done(tx)

    @precondition(lambda self: self.ids("claim"))
    @rule(data=st.data())
    def delete_claim(self, data: st.DataObject) -> None:
        with self.store.change("Delete") as tx:
            db.claims.delete_claim(tx, data.draw(st.sampled_from(self.ids("claim"))))
        self.done(tx)

    @rule()
    def delete_everything(self) -> None:
        with self.store.change("Delete") as tx:
            for identifier in self.ids("briefing"):
                db.briefings.delete_briefing(tx, identifier)
            for identifier in self.ids("highlight")[::2]:
                db.highlights.delete_highlight(tx, identifier)
            for identifier in self.ids("publisher"):
                db.articles.delete_publisher(tx, identifier)
        self.done(tx)

    @rule()
    def fail(self) -> None:
        with pytest.raises(ZeroDivisionError), self.store.change("Fail") as tx:
            _insert_and_fail(tx)
        assert dump(self.store) == self.states[self.at]

    @rule()
    def undo(self) -> None:
        change = self.store.undo()
        assert (change is None) == (self.at == 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        change = self.store.redo()
        assert (change is None) == (self.at == len(self.states) - 1)
        self.at = min(len(self.states) - 1, self.at + 1)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = db.open_store(self.path)

    @invariant()
    def state_is_the_expected_one(self) -> None:
        assert dump(self.store) == self.states[self.at]
        undone = [change.undone for change in self.store.history()]
        assert undone == [False] * self.at + [True] * (len(self.states) - 1 - self.at)


TestChanges = Changes.TestCase
TestChanges.settings = settings(
    max_examples=often(15),
    stateful_step_count=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def test_empty_change_leaves_no_step(store: db.Store) -> None:
    with store.change("Nothing") as tx:
        pass
    assert tx.change is None
    assert store.history() == ()


def test_change_inside_a_change_joins_it(store: db.Store) -> None:
    with store.change("Outer") as tx:
        db.claims.insert_claim(tx, make_claim("a"))
        with store.change("Inner") as inner:
            db.claims.insert_claim(inner, make_claim("b"))
        with store.read() as reader:
            assert len(db.claims.select_claims(reader)) == 2
    assert [change.label for change in store.history()] == ["Outer"]
    store.undo()
    with store.read() as reader:
        assert db.claims.select_claims(reader) == ()


def test_change_inside_an_unjournaled_transaction_is_a_bug(store: db.Store) -> None:
    with store.unjournaled(), pytest.raises(RuntimeError), store.change("Inner"):
        pass


def test_update_writes_changed_columns_only(store: db.Store) -> None:
    _, snapshot = add_article(store)
    highlight = add_highlight(store, snapshot)
    with store.change("Colour") as tx:
        db.highlights.update_highlight(tx, highlight.id, colour=3)
    with store.read() as reader:
        row = reader.connection.exec_driver_sql(
            "SELECT before FROM step ORDER BY pk DESC LIMIT 1"
        ).scalar_one()
    assert '"colour":1' in row
    assert "exact" not in row


def test_undoing_an_addition_and_redoing_it_finds_the_bytes(store: db.Store, path: Path) -> None:
    original = b"x" * 3_000_000
    _, snapshot = add_article(store, original=original)
    store.undo()
    store.close()
    again = db.open_store(path)
    again.redo()
    with again.read() as reader:
        assert db.snapshots.select_original(reader, snapshot.id) == original
    assert again.check() == ()
    again.close()


def test_a_new_change_after_undo_drops_the_bytes_of_what_was_undone(store: db.Store) -> None:
    add_article(store, text="A word: 北京市政府 quayside.")
    kept, _ = add_article(store)
    store.undo()
    store.undo()
    with store.change("Else") as tx:
        db.claims.insert_claim(tx, make_claim("a"))
    with store.read() as reader:
        for table in ("content", "original", "step WHERE moved = 'snapshot'"):
            assert reader.connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0
        assert db.search.search(reader, "quayside")[1] == 0
    assert store.redo() is None
    assert store.check() == ()
    assert kept.id not in {
        identifier for c in store.history() for ids in c.touched.values() for identifier in ids
    }


def test_a_foreign_step_runs_no_statement(store: db.Store) -> None:
    with store.change("Add") as tx:
        db.claims.insert_claim(tx, make_claim("a"))
    with store.unjournaled() as tx:
        tx.connection.exec_driver_sql("UPDATE step SET moved = 'claim; DROP TABLE evidence'")
    with pytest.raises(Damaged):
        store.undo()
    with store.read() as reader:
        assert len(db.claims.select_claims(reader)) == 1


def test_old_changes_are_forgotten_at_opening(store: db.Store, path: Path) -> None:
    with store.unjournaled() as tx:
        for number in range(KEPT_CHANGES + 7):
            tx.connection.exec_driver_sql(
                "INSERT INTO change(id, label, at) VALUES (?, ?, '')", (new_id(), str(number))
            )
    store.close()
    again = db.open_store(path)
    history = again.history()
    again.close()
    assert len(history) == KEPT_CHANGES
    assert history[0].label == "7"
    assert KEPT_CHANGES >= 1000
