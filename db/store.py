"""An open project: one writer, short-lived readers, changes, undo. opening.py makes and opens them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from db import backup, integrity, journal
from db.connection import Mode, connect, make_engine
from db.errors import CannotWrite, StoreError
from db.failures import in_words
from db.identifiers import new_id
from db.lock import ProjectLock
from db.places import is_on_network, is_synchronised
from db.records import Change, Problem
from db.schema import SCHEMA_VERSION
from db.snapshots import delete_bytes
from db.transaction import Reader, Transaction

#: Up to this size a verified backup takes a fraction of a second, and opening waits for it.
_SMALL_BYTES = 16 * 1024 * 1024
_SNAPSHOTS = "snapshot JOIN article ON article.id = snapshot.article"
_IN_USE = "WHERE snapshot.removed_at = '' AND article.removed_at = ''"
_COUNTED = {
    "articles": "article WHERE removed_at = ''",
    "snapshots": f"{_SNAPSHOTS} {_IN_USE}",
    "highlights": f"highlight JOIN snapshot ON snapshot.id = highlight.snapshot "
    f"JOIN article ON article.id = snapshot.article {_IN_USE}",
    "claims": "claim",
    "evidence": "evidence",
    "briefings": "briefing",
    "sections": "section",
    "publishers": "publisher",
    "waivers": "waiver",
}


class Store:
    """A project's file, open. Any thread may read; changes are serialised by a lock."""

    def __init__(self, path: Path, key: str | None, lock: ProjectLock | None, mode: Mode = "rw") -> None:
        self.path = path
        self.key = key
        self.author = ""
        #: On a share there is no write-ahead log, and the window should offer a local copy.
        self.on_network = is_on_network(path)
        self.synchronised = is_synchronised(path)
        self.schema_version = SCHEMA_VERSION
        #: What a check or a failed backup found wrong; older backups are not thinned while there is any.
        self.suspect: tuple[Problem, ...] = ()
        self.read_only = mode != "rw"
        self._lock = lock
        self._mode: Mode = "ro" if mode == "rw" else mode
        self._writing = threading.RLock()
        self._owner: int | None = None
        self._open: Transaction | None = None
        self._idle: list[Connection] = []
        self._closed = False
        self._writer = (
            None if self.read_only else make_engine(self._connect_writer, "BEGIN IMMEDIATE").connect()
        )
        self._readers = make_engine(lambda: connect(path, key, self._mode), "BEGIN")
        with self.read() as reader:
            row = reader.connection.exec_driver_sql("SELECT id, title FROM project").one()
            self.id, self.title = str(row[0]), str(row[1])
            undone = reader.connection.exec_driver_sql(
                "SELECT count(*) FROM change WHERE undone"
            ).scalar_one()
        self._can_redo = bool(undone)

    def _connect_writer(self) -> Any:
        connection = connect(self.path, self.key)
        with in_words(self.path):
            connection.execute(
                f"PRAGMA journal_mode = {'DELETE' if self.on_network or self.synchronised else 'WAL'}"
            )
            journal.prepare(connection)
        return connection

    @contextmanager
    def read(self, *, anew: bool = False) -> Iterator[Reader]:
        """Open a read view of the committed state; inside a change of this thread, of the change itself.

        `anew` opens a connection for it that knows nothing from before.
        """
        if self._owner == threading.get_ident() and self._open is not None:
            yield self._open
            return
        try:
            connection = self._readers.connect() if anew else self._idle.pop()
        except IndexError:
            connection = self._readers.connect()
        try:
            with in_words(self.path):
                begun = connection.begin()
            try:
                yield Reader(connection)
            finally:
                begun.rollback()
        finally:
            if self._closed or anew:
                connection.close()
            else:
                self._idle.append(connection)

    @contextmanager
    def change(self, label: str) -> Iterator[Transaction]:
        """Open a change the user can name and undo; a change inside a change joins it."""
        if self._owner == threading.get_ident() and self._open is not None:
            if not self._open.label:
                raise RuntimeError("a change cannot join a transaction that is not journaled")
            yield self._open
            return
        with self._transaction(label or "Change") as tx:
            number = journal.next_number(tx.connection)
            journal.start(tx.connection, number)
            try:
                yield tx
            finally:
                with suppress(dbapi2.Error, DBAPIError):
                    journal.start(tx.connection, None)
            made = journal.finish(tx.connection, number, Change(id=new_id(), label=label, at=tx.at))
            if made and self._can_redo:
                delete_bytes(tx, journal.dropped_snapshots(tx.connection))
                journal.drop_undone(tx.connection)
        if made:
            self._can_redo = False
        tx.change = made

    @contextmanager
    def unjournaled(self) -> Iterator[Transaction]:
        """Open a transaction for computed or view state, which is not an undo step."""
        if self._owner == threading.get_ident() and self._open is not None:
            yield self._open
            return
        with self._transaction("") as tx:
            yield tx
        touched = {name: frozenset(ids) for name, ids in tx.touched.items()}
        tx.change = Change(id="", label="", at=tx.at, touched=touched)

    @contextmanager
    def _transaction(self, label: str) -> Iterator[Transaction]:
        if self._writer is None:
            raise CannotWrite(
                f"{self.path.name} is open read-only.", "Open it for writing, or work on a copy."
            )
        with self._writing, in_words(self.path):
            if self._closed:
                raise StoreError(f"{self.path.name} is closed.", "Open it again.")
            begun = self._writer.begin()
            tx = Transaction(self._writer, label, self.author)
            self._owner, self._open = threading.get_ident(), tx
            try:
                yield tx
                begun.commit()
            except BaseException:
                with suppress(dbapi2.Error, DBAPIError):
                    begun.rollback()
                raise
            finally:
                self._owner, self._open = None, None

    def undo(self) -> Change | None:
        """Take back the newest change; None when there is nothing to undo."""
        return self._replay(journal.undo)

    def redo(self) -> Change | None:
        """Bring back the change undone last; None when there is nothing to redo."""
        return self._replay(journal.redo)

    def _replay(self, move: Callable[[Connection], Change | None]) -> Change | None:
        with self._transaction("") as tx:
            change = move(tx.connection)
        if change and change.undone:
            self._can_redo = True
        return change

    def history(self) -> tuple[Change, ...]:
        """Return the kept changes, oldest first; those undone can be redone."""
        with self.read() as reader:
            return journal.history(reader.connection)

    def counts(self) -> dict[str, int]:
        """Count what is in use, by the domain's words in the plural."""
        with self.read() as reader:
            return {
                name: int(reader.connection.exec_driver_sql(f"SELECT count(*) FROM {scope}").scalar_one())  # noqa: S608
                for name, scope in _COUNTED.items()
            }

    def check(self, repair: bool = False) -> tuple[Problem, ...]:
        """Check file, links, hashes, anchors, indexes; `repair` builds indexes anew and deletes nothing."""
        # FTS5 compares an index with what the connection remembers of it, which another one may have changed
        # since: a connection that was used before would call a sound index corrupt.
        with self.read(anew=True) as reader:
            problems = integrity.check(reader)
        if not self.read_only:
            with self._transaction("") as tx:
                if repair and any(problem.kind == "index" for problem in problems):
                    integrity.reindex(tx)
                    problems = tuple(replace(p, repaired=True) if p.kind == "index" else p for p in problems)
                problems += integrity.check_indexes(tx, repair)
        self.suspect = tuple(problem for problem in problems if not problem.repaired)
        return problems

    def back_up(self, target: Path) -> None:
        """Write a verified copy of the project to a file, over an older copy but over nothing else."""
        target = Path(target).resolve()
        if target.exists() and backup.project_of(target, self.key) != self.id:
            raise CannotWrite(
                f"{target.name} is there already, and it is no copy of this project.", "Choose another name."
            )
        with self._source() as source:
            backup.copy_verified(source, target, self.key)

    def back_up_if_due(self) -> Path | None:
        """Add a backup to the project's own when it has changed and the newest is half an hour old."""
        with self.read() as reader:
            state = journal.newest(reader.connection)
            saved = reader.connection.exec_driver_sql("SELECT backed_up FROM project").scalar_one()
        if self.read_only or not state or not backup.is_due(self.path):
            return None
        if state == saved and backup.list_backups(self.path):
            return None
        with self._source() as source:
            made = backup.new_backup(self.path, source, self.key)
        with self._transaction("") as tx:
            tx.connection.exec_driver_sql("UPDATE project SET backed_up = ?", (state,))
        if not self.suspect:
            backup.thin(self.path)
        return made

    @contextmanager
    def _source(self) -> Iterator[Any]:
        """Open a connection to copy from: one view of the file, while others go on writing."""
        with in_words(self.path):
            source = connect(self.path, self.key, self._mode)
        try:
            yield source
        finally:
            source.close()

    def tidy(self) -> None:
        """Do what an opening calls for: forget the oldest changes, make a backup when one is due.

        Large projects open at once; `back_up_if_due` is then a job for later. A backup that fails does not
        keep the analyst from the project: `suspect` says what was wrong.
        """
        with self._transaction("") as tx:
            journal.trim(tx.connection)
        try:
            if self.path.stat().st_size <= _SMALL_BYTES:
                self.back_up_if_due()
        except StoreError as error:
            self.suspect = (
                Problem(kind="backup", where=str(self.path), message=f"{error.message} {error.hint}"),
            )

    def close(self) -> None:
        """Fold the write-ahead log into the one file, close it and let go of the lock."""
        with self._writing:
            if self._closed:
                return
            self._closed = True
            while self._idle:
                self._idle.pop().close()
            if self._writer is not None:
                # A log that cannot be folded in now (full disk) is folded in at the next opening.
                raw: Any = self._writer.connection.driver_connection
                with suppress(dbapi2.Error):
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                    raw.execute("PRAGMA journal_mode = DELETE").fetchall()
                self._writer.close()
            if self._lock is not None:
                self._lock.release()
