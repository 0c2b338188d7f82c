"""Making, opening and closing: every refusal in words, nothing half-written, nothing acknowledged is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

import db
from db.errors import (
    CannotWrite,
    Damaged,
    NewerProject,
    NotAProject,
    ProjectExists,
    ProjectLocked,
    StoreError,
    WrongPassphrase,
)
from tests.db.builders import add_article, add_highlight, make_claim

ROOT = Path(__file__).parents[2]


def add_claims(store: db.Store, *keys: str) -> None:
    with store.change("Add") as tx:
        for key in keys:
            db.claims.insert_claim(tx, make_claim(key))


def keys_of(store: db.Store) -> list[str]:
    with store.read() as reader:
        return [claim.key for claim in db.claims.select_claims(reader)]


def test_a_closed_project_is_one_private_file(path: Path) -> None:
    store = db.create_store(path, "Harbour")
    add_claims(store, "a")
    assert path.with_name(f"{path.name}-wal").exists()
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes()[18:20] == b"\1\1"
    again = db.open_store(path)
    assert (again.title, again.id, keys_of(again)) == ("Harbour", store.id, ["a"])
    again.close()


def test_pragmas_of_every_connection(store: db.Store) -> None:
    wanted = {
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "synchronous": 2,
    }
    with store.change("Look") as tx, tx.connection.engine.connect() as reader:
        for name, value in {**wanted, "temp_store": 2, "busy_timeout": 5000}.items():
            assert tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value
        assert tx.connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert reader is not tx.connection
    with store.read() as view:
        assert view.connection.exec_driver_sql("PRAGMA query_only").scalar() == 1


def test_all_tables_are_strict(store: db.Store) -> None:
    with store.read() as reader:
        loose = reader.connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list "
            "WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"
        ).all()
    assert loose == []


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    path.write_text("precious")
    with pytest.raises(ProjectExists):
        db.create_store(path, "Harbour")
    assert path.read_text() == "precious"


def test_a_failed_creation_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise dbapi2.OperationalError("database or disk is full")

    monkeypatch.setattr("db.opening.create_schema", fail)
    with pytest.raises((StoreError, ValueError)):
        db.create_store(path, "Harbour")
    assert list(path.parent.iterdir()) == []


def test_no_folder_to_create_in(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="no folder"):
        db.create_store(tmp_path / "none" / "p.sourcemark", "Harbour")


def test_what_is_no_project_is_refused(tmp_path: Path, path: Path) -> None:
    missing, folder, empty = tmp_path / "missing", tmp_path / "folder", tmp_path / "empty"
    folder.mkdir()
    empty.touch()
    for file, words in ((missing, "no file"), (folder, "is a folder"), (empty, "is empty")):
        with pytest.raises(NotAProject, match=words):
            db.open_store(file)
    path.write_text("text " * 2000)
    with pytest.raises(NotAProject, match="not a Sourcemark project"):
        db.open_store(path)
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t(x)")
    connection.commit()
    connection.close()
    with pytest.raises(NotAProject, match="another program"):
        db.open_store(other)
    assert not [file.name for file in tmp_path.iterdir() if file.name.endswith((".lock", ".holder"))]


def test_a_newer_project_is_refused(path: Path) -> None:
    db.create_store(path, "Harbour").close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for read_only in (False, True):
        with pytest.raises(NewerProject, match="format 99"):
            db.open_store(path, read_only=read_only)


def test_a_truncated_project_is_refused(path: Path) -> None:
    store = db.create_store(path, "Harbour")
    add_article(store, original=os.urandom(200_000))
    store.close()
    os.truncate(path, 8192)
    with pytest.raises(Damaged):
        db.open_store(path)


def test_rollback_leaves_nothing(store: db.Store) -> None:
    add_claims(store, "a")
    with pytest.raises(StoreError):
        add_claims(store, "b", "a")
    assert keys_of(store) == ["a"]
    assert len(store.history()) == 1


def test_a_full_disk_is_said_and_nothing_is_written(store: db.Store) -> None:
    add_claims(store, "a")
    with store.unjournaled() as tx:
        pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(CannotWrite, match="disk is full"):
        add_article(store, original=b"x" * 3_000_000)
    assert keys_of(store) == ["a"]
    with store.unjournaled() as tx:
        tx.connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    add_claims(store, "b")
    assert keys_of(store) == ["a", "b"]
    assert store.check() == ()


def test_read_only_beside_a_writer(store: db.Store, path: Path) -> None:
    add_claims(store, "a")
    beside = db.open_store(path, read_only=True)
    assert keys_of(beside) == ["a"]
    add_claims(store, "b")
    assert keys_of(beside) == ["a", "b"]
    with pytest.raises(CannotWrite, match="read-only"):
        add_claims(beside, "c")
    assert beside.check() == ()
    beside.close()


def test_the_lock_names_its_holder(store: db.Store, path: Path) -> None:
    with pytest.raises(ProjectLocked, match="in this program"):
        db.open_store(path)
    code = (
        "import sys, db\nfrom db.errors import ProjectLocked\n"
        "try:\n    db.open_store(sys.argv[1])\nexcept ProjectLocked as e:\n    print(e.message)"
    )
    command = [sys.executable, "-c", code, str(path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert (
        said.strip() == f"harbour.sourcemark is already open in another Sourcemark (process {os.getpid()})."
    )
    store.close()
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""


def test_a_change_is_seen_by_every_thread(store: db.Store) -> None:
    def write(number: int) -> None:
        for step in range(10):
            add_claims(store, f"k{number}-{step}")
            assert f"k{number}-{step}" in keys_of(store)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys_of(store)) == len(store.history()) == 40


def test_a_reader_sees_one_state_while_others_write(store: db.Store) -> None:
    add_claims(store, "a")
    with store.read() as reader:
        before = db.claims.select_claims(reader)
        thread = threading.Thread(target=add_claims, args=(store, "b"))
        thread.start()
        thread.join()
        assert db.claims.select_claims(reader) == before
    assert keys_of(store) == ["a", "b"]


def test_an_encrypted_project(path: Path) -> None:
    store = db.create_store(path, "Secret harbour", passphrase="correct horse")
    _, snapshot = add_article(store, text="the word is quayside")
    add_highlight(store, snapshot, text="the word is quayside", start=12, end=20)
    store.close()
    data = path.read_bytes()
    assert b"quayside" not in data
    assert not data.startswith(b"SQLite")
    with pytest.raises(WrongPassphrase, match="is encrypted"):
        db.open_store(path)
    with pytest.raises(WrongPassphrase, match="wrong"):
        db.open_store(path, passphrase="correct house")
    again = db.open_store(path, passphrase="correct horse")
    with again.read() as reader:
        assert db.search.search(reader, "quayside")[1] == 2
    copy = path.with_name("copy.sourcemark")
    again.back_up(copy)
    again.close()
    assert b"quayside" not in copy.read_bytes()
    # The file is SQLCipher 4's own, with its own key derivation: other tools open it with the passphrase.
    connection = dbapi2.connect(str(copy))
    connection.execute("PRAGMA key = 'correct horse'")
    assert connection.execute("SELECT title FROM project").fetchone() == ("Secret harbour",)
    connection.close()


KILLED = """
import sys, db
from tests.db.builders import make_claim
store = db.open_store(sys.argv[1])
number = int(sys.argv[2])
while True:
    with store.change("Add") as tx:
        db.claims.insert_claim(tx, make_claim(f"k{number}", text="x" * 5000))
    print(number, flush=True)
    number += 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a matter of POSIX")
def test_a_kill_loses_no_acknowledged_row(path: Path) -> None:
    db.create_store(path, "Harbour").close()
    acknowledged = -1
    for kill in range(10):
        command = [sys.executable, "-c", KILLED, str(path), str(1000 * kill)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(3 + 7 * kill):
                acknowledged = int(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read().splitlines()
        acknowledged = int(rest[-1]) if rest else acknowledged
        store = db.open_store(path)
        assert f"k{acknowledged}" in keys_of(store)
        assert store.history()[-1].label == "Add"
        store.close()
    store = db.open_store(path)
    assert store.check() == ()
    while store.undo():
        pass
    assert keys_of(store) == []
    store.close()


def test_counts(store: db.Store) -> None:
    article, snapshot = add_article(store)
    add_highlight(store, snapshot)
    add_claims(store, "a", "b")
    counts = store.counts()
    assert (counts["articles"], counts["highlights"], counts["claims"]) == (1, 1, 2)
    with store.change("Remove") as tx:
        db.articles.remove_article(tx, article.id)
    assert (store.counts()["articles"], store.counts()["highlights"]) == (0, 0)
