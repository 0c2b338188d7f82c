"""Make a new project, or open one: the refusals in words, the lock, the migration, the backup."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from db.connection import connect, make_engine, make_key, read_salt, sniff
from db.errors import (
    CannotWrite,
    Damaged,
    NewerProject,
    NotAProject,
    ProjectExists,
    StoreError,
    WrongPassphrase,
)
from db.failures import in_words
from db.identifiers import new_id, now
from db.lock import ProjectLock
from db.migrate import migrate
from db.schema import APPLICATION_ID, SCHEMA_VERSION, create_schema
from db.store import Store


def create_store(path: Path, title: str, passphrase: str | None = None) -> Store:
    """Make a new project in a file that does not exist yet; a passphrase encrypts it at rest."""
    path = Path(path).resolve()
    _reserve(path)
    lock = ProjectLock(path)
    try:
        lock.acquire()
        key = make_key(passphrase, os.urandom(16)) if passphrase else None
        _write_schema(path, key, title)
        return Store(path, key, lock)
    except BaseException:
        for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
        lock.release()
        raise


def _reserve(path: Path) -> None:
    """Create the empty file for this user's eyes only, so that nobody else's is overwritten."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise ProjectExists(f"{path.name} exists already.", "Open it, or choose another name.") from error
    except FileNotFoundError as error:
        raise CannotWrite(
            f"There is no folder {path.parent}.", "Make it first, or choose another one."
        ) from error
    except OSError as error:
        reason = error.strerror or "the folder refused"
        raise CannotWrite(
            f"{path.name} cannot be made in {path.parent}: {reason}.", "Choose a folder of your own."
        ) from error


def _write_schema(path: Path, key: str | None, title: str) -> None:
    engine = make_engine(lambda: connect(path, key), "BEGIN IMMEDIATE")
    with in_words(path), engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        create_schema(connection)
        connection.exec_driver_sql(
            "INSERT INTO project(pk, id, title, created) VALUES (1, ?, ?, ?)", (new_id(), title, now())
        )


def open_store(path: Path, passphrase: str | None = None, read_only: bool = False) -> Store:
    """Open a project; migrate it first when an older Sourcemark wrote it."""
    path = Path(path).resolve()
    key = key_for(path, passphrase)
    if read_only:
        return _open_read_only(path, key)
    lock = ProjectLock(path)
    lock.acquire()
    try:
        if not os.access(path, os.W_OK):
            raise CannotWrite(f"You may not write to {path.name}.", "Open it read-only, or work on a copy.")
        version = check_version(path, key)
        if version < SCHEMA_VERSION:
            migrate(path, key, version)
        store = Store(path, key, lock)
    except BaseException:
        lock.release()
        raise
    store.tidy()
    return store


def key_for(path: Path, passphrase: str | None) -> str | None:
    """Return the key that opens a file, or None when it is not encrypted."""
    if sniff(path) == "plain":
        return None
    if not passphrase:
        raise WrongPassphrase(f"{path.name} is encrypted.", "Enter its passphrase.")
    return make_key(passphrase, read_salt(path))


def check_version(path: Path, key: str | None, read_only: bool = False) -> int:
    """Return the schema version; refuse other programs' databases and newer projects in words."""
    connection = connect(path, key, "ro" if read_only else "rw")
    try:
        with in_words(path):
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()
    if application != APPLICATION_ID:
        raise NotAProject(
            f"{path.name} is another program's database.", "Choose a file that ends in .sourcemark."
        )
    if version > SCHEMA_VERSION:
        raise NewerProject(
            f"{path.name} was written by a newer Sourcemark "
            f"(format {version}; this one reads up to {SCHEMA_VERSION}).",
            "Install the newer version to open it.",
        )
    if version < 1:
        raise Damaged(f"{path.name} was never finished.", "Restore a backup.")
    return version


def _open_read_only(path: Path, key: str | None) -> Store:
    """Open for reading, beside whoever has it open for writing."""
    try:
        if check_version(path, key, read_only=True) < SCHEMA_VERSION:
            raise StoreError(
                f"{path.name} has an older format.", "Open it for writing once: that brings it up to date."
            )
        return Store(path, key, None, "ro")
    except CannotWrite:
        # A write-ahead log cannot be opened in a folder one may not write to; the file alone can.
        return Store(path, key, None, "immutable")
