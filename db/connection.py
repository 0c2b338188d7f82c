"""Connections to a project's file: the key, the pragmas, and engines whose transactions are real."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from db.errors import CannotWrite, NotAProject, WrongPassphrase
from db.failures import in_words

Mode = Literal["rw", "ro", "immutable"]

PLAIN_HEADER = b"SQLite format 3\0"
_SALT_BYTES = 16
_ROUNDS = 256_000

_PRAGMAS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "busy_timeout = 5000",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "recursive_triggers = OFF",
    "cache_size = -16000",
)


def make_key(passphrase: str, salt: bytes) -> str:
    """Derive SQLCipher 4's raw key once (PBKDF2-HMAC-SHA512), so that further connections open at once."""
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _ROUNDS, 32)
    return f"x'{key.hex()}{salt.hex()}'"


def read_salt(path: Path) -> bytes:
    """Return the salt an encrypted file begins with."""
    with path.open("rb") as file:
        return file.read(_SALT_BYTES)


def connect(path: Path, key: str | None = None, mode: Mode = "rw") -> Any:
    """Open one driver connection with every pragma set; the file must exist."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    with in_words(path):
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?{query}", uri=True, isolation_level=None, check_same_thread=False
        )
    try:
        if key is not None:
            connection.execute(f'PRAGMA key = "{key}"')
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if mode != "rw":
            connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        connection.close()
        if key is not None and getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise WrongPassphrase(
                "The passphrase is wrong.", "Try again; upper and lower case matter."
            ) from error
        with in_words(path):
            raise
    return connection


def make_engine(open_connection: Callable[[], Any], begin: str) -> Engine:
    """Make an engine over our own connections, in which `begin` opens each transaction.

    The driver's own transaction handling commits before DDL; it is switched off (isolation_level None).
    """
    engine = create_engine("sqlite+pysqlite://", module=dbapi2, creator=open_connection, poolclass=NullPool)

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", on_begin)
    return engine


def sniff(path: Path) -> Literal["plain", "encrypted"]:
    """Say from its first bytes what kind of project a file is; refuse what cannot be one, in words."""
    ends = "Choose a file that ends in .sourcemark."
    if path.is_dir():
        raise NotAProject(f"{path.name} is a folder, not a project.", ends)
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except PermissionError as error:
        raise CannotWrite(
            f"You have no permission to read {path.name}.",
            "Ask for it, or copy the file to a folder of your own.",
        ) from error
    except FileNotFoundError as error:
        raise NotAProject(f"There is no file {path}.", "Check the name, or make a new project.") from error
    if not head:
        raise NotAProject(f"{path.name} is empty.", "Restore a backup, or delete it and make a new project.")
    if head.startswith(PLAIN_HEADER):
        return "plain"
    # A page of cipher text holds nearly every byte value; text, pictures' headers and most formats do not.
    if len(head) == 4096 and len(set(head)) > 240 and path.stat().st_size % 4096 == 0:
        return "encrypted"
    raise NotAProject(f"{path.name} is not a Sourcemark project.", ends)
