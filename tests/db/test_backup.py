"""Backups are whole, checked and private; restoring moves the old file aside; flipped bits are seen."""

from __future__ import annotations

import random
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

import db
from db.backup import folder_of, kept, list_backups
from db.errors import Damaged, NotAProject
from tests.db.builders import add_article, add_highlight, make_claim


def add_claim(store: db.Store, key: str) -> None:
    with store.change("Add") as tx:
        db.claims.insert_claim(tx, make_claim(key))


def spoil(path: Path, statement: str) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(statement)
    connection.close()


def age(path: Path) -> None:
    """Make a project's backups an hour older."""
    for file in folder_of(path).iterdir():
        made = datetime.fromisoformat(list_backups(path)[0].at) - timedelta(hours=1)
        file.rename(file.with_name(f"{path.stem} {made:%Y-%m-%dT%H%M%SZ}.sourcemark"))


def test_a_copy_is_the_project(store: db.Store, tmp_path: Path) -> None:
    add_article(store)
    target = tmp_path / "copy.sourcemark"
    store.back_up(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = db.open_store(target)
    assert (copy.id, copy.counts(), copy.check()) == (store.id, store.counts(), ())
    assert copy.undo() is not None
    copy.close()
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_at_opening_when_the_project_changed(store: db.Store, path: Path) -> None:
    store.close()
    db.open_store(path).close()
    assert list_backups(path) == ()
    store = db.open_store(path)
    add_claim(store, "a")
    store.close()
    db.open_store(path).close()
    (backup,) = list_backups(path)
    assert backup.byte_size == Path(backup.path).stat().st_size
    assert stat.S_IMODE(folder_of(path).stat().st_mode) == 0o700
    age(path)
    store = db.open_store(path)
    assert len(list_backups(path)) == 1, "nothing changed since"
    add_claim(store, "b")
    assert store.back_up_if_due() is not None
    add_claim(store, "c")
    assert store.back_up_if_due() is None, "the newest is not half an hour old"
    store.close()
    assert len(list_backups(path)) == 2


def test_thinning_keeps_hours_days_weeks_and_months() -> None:
    now = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    times = [now - timedelta(minutes=20 * number) for number in range(3 * 24 * 365)]
    stay = kept(times)
    assert now in stay
    assert len([time for time in stay if now - time < timedelta(hours=12)]) == 12
    assert 20 < len(stay) <= 12 + 12 + 10 + 9
    assert now - min(stay) > timedelta(days=7 * 30)
    assert kept(stay) == stay
    assert kept([]) == set()


def test_a_damaged_project_gives_no_backup_and_says_so(store: db.Store, path: Path) -> None:
    _, snapshot = add_article(store)
    store.close()
    spoil(path, "UPDATE content SET text = replace(text, '11,000', '17,000')")
    again = db.open_store(path)
    assert list_backups(path) == ()
    assert [problem.kind for problem in again.suspect] == ["backup"]
    with pytest.raises(Damaged, match="not sound"):
        again.back_up(path.with_name("copy.sourcemark"))
    (problem,) = [problem for problem in again.check() if problem.kind == "text"]
    assert problem.where == f"snapshot {snapshot.id}"
    again.close()
    assert not list(path.parent.glob("*copy*"))


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE original SET bytes = x'00' WHERE number = 0", "bytes"),
        ("DELETE FROM original", "bytes"),
        ("DELETE FROM content", "text"),
        ("UPDATE highlight SET note = 'forged'", "highlight"),
        ("UPDATE highlight SET start = 3", "anchor"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM claim", "link"),
        ("INSERT INTO claim_words(claim_words) VALUES ('delete-all')", "index"),
    ],
)
def test_a_check_sees(store: db.Store, path: Path, statement: str, kind: str) -> None:
    _, snapshot = add_article(store)
    highlight = add_highlight(store, snapshot)
    claim = make_claim("a")
    with store.change("Link") as tx:
        db.claims.insert_claim(tx, claim)
        db.evidence.insert_evidence(tx, db.records.Evidence(id="e", claim=claim.id, highlight=highlight.id))
    assert store.check() == ()
    store.close()
    for part in statement.split("; "):
        spoil(path, part)
    again = db.open_store(path)
    assert kind in {problem.kind for problem in again.check()}
    again.close()


def test_a_check_after_a_check_sees_what_was_changed_between_them(store: db.Store) -> None:
    for turn in range(3):
        with store.change("Add") as tx:
            for one in range(turn + 1):
                db.claims.insert_claim(tx, make_claim(f"k{turn}{one}"))
        assert store.check() == ()
        store.undo()
        assert store.check() == ()


def test_repair_builds_indexes_anew_and_deletes_nothing(store: db.Store) -> None:
    _, snapshot = add_article(store)
    add_highlight(store, snapshot, note="findable")
    before = store.counts()
    with store.unjournaled() as tx:
        tx.connection.exec_driver_sql("INSERT INTO highlight_words(highlight_words) VALUES ('delete-all')")
    assert [problem.repaired for problem in store.check()] == [False]
    assert [problem.repaired for problem in store.check(repair=True)] == [True]
    assert store.check() == ()
    assert store.counts() == before
    with store.read() as reader:
        assert db.search.search(reader, "findable")[1] == 1


def test_a_flipped_bit_in_bytes_text_or_highlight_is_seen(store: db.Store, path: Path) -> None:
    text, original = "filler words " * 5000 + "one remarkable passage", random.Random(1).randbytes(300_000)
    _, snapshot = add_article(store, text=text, original=original)
    add_highlight(store, snapshot, text=text, note="two remarkable remarks")
    with store.unjournaled() as tx:
        # The journal holds the note too; what is asked here is whether the row's own bits are watched.
        tx.connection.exec_driver_sql("DELETE FROM change")
    assert store.check() == ()
    store.close()
    sound = path.read_bytes()
    for words, kind in (
        (original[1000:1016], "bytes"),
        (original[250_000:250_016], "bytes"),
        (b"one remarkable passage", "text"),
        (b"two remarkable remarks", "highlight"),
    ):
        place = sound.index(words) + 5
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
        spoiled = db.open_store(path, read_only=True)
        assert kind in [problem.kind for problem in spoiled.check()]
        spoiled.close()


def test_restoring_moves_the_old_file_aside(store: db.Store, path: Path) -> None:
    add_claim(store, "a")
    backup = path.with_name("backup.sourcemark")
    store.back_up(backup)
    add_claim(store, "b")
    store.close()
    aside = db.restore_store(backup, path)
    assert aside is not None
    for file, count in ((path, 1), (aside, 2)):
        opened = db.open_store(file, read_only=True)
        assert opened.counts()["claims"] == count
        opened.close()


def test_restoring_what_is_no_backup_changes_nothing(store: db.Store, path: Path) -> None:
    store.close()
    before = path.read_bytes()
    wrong = path.with_name("wrong")
    wrong.write_text("no")
    with pytest.raises(NotAProject):
        db.restore_store(wrong, path)
    assert path.read_bytes() == before
