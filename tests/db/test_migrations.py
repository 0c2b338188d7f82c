"""The ladder: what it makes is what schema.py says; a rung that fails changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

import db
from db.backup import list_backups
from db.connection import connect, make_engine
from db.errors import Damaged
from db.migrate import climb, migrate
from db.migrations import LADDER
from db.schema import SCHEMA_VERSION, create_schema
from db.store import Store
from tests.db.builders import add_article, add_highlight


def schema_of(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT type || ' ' || name, sql FROM sqlite_master")
    return {name: "".join((sql or "").split()) for name, sql in rows}


def empty_connection() -> Connection:
    raw = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    return make_engine(lambda: raw, "BEGIN").connect()


def test_migrated_schema_is_the_fresh_schema() -> None:
    with empty_connection() as fresh, empty_connection() as migrated:
        create_schema(fresh)
        climb(migrated, 0)
        assert schema_of(migrated) == schema_of(fresh)
        assert migrated.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA_VERSION == len(LADDER)


def test_rungs_are_numbered_files() -> None:
    files = sorted(Path(db.__file__).parent.joinpath("migrations").glob("m*.py"))
    assert [file.name[:5] for file in files] == [f"m{number:04}" for number in range(1, len(LADDER) + 1)]


def test_a_project_of_the_first_format_opens_with_its_highlights_whole(path: Path) -> None:
    store = db.create_store(path, "Harbour")
    _, snapshot = add_article(store)
    made = add_highlight(store, snapshot)
    with store.unjournaled() as tx:
        db.highlights.set_second_reading(tx, made.id, "agrees", "")
    with store.read() as reader:
        highlight = db.highlights.select_highlight(reader, made.id)
    store.close()
    raw = connect(path)
    for table, column in LATER_COLUMNS:
        raw.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    raw.execute("DROP TABLE dismissal")
    raw.execute("PRAGMA user_version = 1")
    raw.close()
    again = db.open_store(path)
    with again.read() as reader:
        assert db.highlights.select_highlight(reader, highlight.id) == highlight
    assert highlight.second_reader == "agrees"
    assert again.check() == ()
    again.close()


LATER_COLUMNS = [
    ("article", "confirmed"),
    ("snapshot", "bytes_of"),
    ("content", "outline"),
    *(("highlight", name) for name in ("area", "marked_in", "marked_start", "marked_end", "foreign_id")),
    ("claim", "note"),
    ("second_reading", "place"),
]


def rebuild_highlights(connection: Connection) -> None:
    """Rebuild a table that others refer to: with foreign keys on, its rows' evidence would be deleted."""
    connection.exec_driver_sql("CREATE TABLE kept AS SELECT * FROM claim")
    connection.exec_driver_sql("DELETE FROM claim")
    connection.exec_driver_sql("INSERT INTO claim SELECT * FROM kept")
    connection.exec_driver_sql("DROP TABLE kept")
    connection.exec_driver_sql("CREATE TABLE added(x TEXT) STRICT")


def break_links(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM article")


def version_of(path: Path) -> tuple[int, bool]:
    connection = connect(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    added = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'added'").fetchone()[0]
    connection.close()
    return version, bool(added)


@pytest.mark.parametrize("passphrase", [None, "secret"])
def test_a_migration_copies_first_and_keeps_everything(path: Path, passphrase: str | None) -> None:
    store = db.create_store(path, "Harbour", passphrase)
    _, snapshot = add_article(store)
    highlight = add_highlight(store, snapshot)
    claim = db.records.Claim(id="c", key="k", text="t")
    with store.change("Link") as tx:
        db.claims.insert_claim(tx, claim)
        db.evidence.insert_evidence(tx, db.records.Evidence(id="e", claim="c", highlight=highlight.id))
    before, key = store.counts(), store.key
    store.close()
    backup = migrate(path, key, SCHEMA_VERSION, [*LADDER, rebuild_highlights])
    again = Store(path, key, None)
    assert again.counts() == before
    assert again.history() == ()
    again.close()
    old = db.open_store(backup, passphrase, read_only=True)
    assert old.counts() == before
    old.close()


def test_a_migration_that_breaks_links_changes_nothing(store: db.Store, path: Path) -> None:
    add_article(store)
    before = store.counts()
    store.close()
    with pytest.raises(Damaged, match="broke 1 links"):
        migrate(path, None, SCHEMA_VERSION, [*LADDER, rebuild_highlights, break_links])
    assert version_of(path) == (SCHEMA_VERSION, False)
    again = db.open_store(path)
    assert again.counts() == before
    assert len(again.history()) == 1
    again.close()
    assert len(list_backups(path)) == 1


def test_a_date_may_rest_on_a_new_basis_after_the_climb() -> None:
    with empty_connection() as connection:
        climb(connection, 0, LADDER[:1])
        insert = "INSERT INTO article (id, citekey, issued_basis) VALUES ('{0}', '{0}', '{1}')"
        connection.exec_driver_sql(insert.format("a", "pdf_info"))
        with pytest.raises(IntegrityError):
            connection.exec_driver_sql(insert.format("b", "docx_core"))
        climb(connection, 1)
        connection.exec_driver_sql(insert.format("b", "docx_core"))
        connection.exec_driver_sql(insert.format("c", "import"))
        assert connection.exec_driver_sql("SELECT issued_basis FROM article ORDER BY id").scalars().all() == [
            "pdf_info",
            "docx_core",
            "import",
        ]
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
