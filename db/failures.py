"""What SQLite's refusals mean, in words for the user: from a driver's error to db.errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from db.errors import CannotWrite, Damaged, KeyTaken, NotAProject, NotFound, ProjectLocked, StoreError

_UNIQUE = re.compile(r"UNIQUE constraint failed: (\w+)\.(\w+)")

_BY_NAME: dict[str, tuple[type[StoreError], str, str]] = {
    "SQLITE_FULL": (
        CannotWrite,
        "The disk is full; nothing of this change was written.",
        "Free some space and try again.",
    ),
    "SQLITE_IOERR": (
        CannotWrite,
        "The disk refused to read or write the project.",
        "Check the disk, the network share or the free space, then try again.",
    ),
    "SQLITE_READONLY": (
        CannotWrite,
        "The project can only be read here.",
        "Ask for permission to write to the file and its folder, or work on a copy.",
    ),
    "SQLITE_PERM": (
        CannotWrite,
        "You have no permission to write to the project.",
        "Ask for permission to write to the file and its folder, or work on a copy.",
    ),
    "SQLITE_CANTOPEN": (
        CannotWrite,
        "The project's file cannot be opened.",
        "Check that you may read and write the file and its folder.",
    ),
    "SQLITE_BUSY": (
        ProjectLocked,
        "Another program holds the project's file.",
        "Close it there and try again.",
    ),
    "SQLITE_LOCKED": (
        ProjectLocked,
        "Another program holds the project's file.",
        "Close it there and try again.",
    ),
    "SQLITE_CORRUPT": (
        Damaged,
        "The project's file is damaged.",
        "Run the check, and restore the newest backup if it cannot be repaired.",
    ),
    "SQLITE_NOTADB": (
        NotAProject,
        "The file is not a Sourcemark project.",
        "Choose a file that ends in .sourcemark.",
    ),
    "SQLITE_TOOBIG": (
        CannotWrite,
        "The text or file is larger than a project can hold.",
        "Split it into smaller files.",
    ),
}

#: The driver's backup call leaves the error's name out: then SQLite's own words tell.
_BY_WORDS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}


def translate(error: BaseException, path: Path | None = None) -> Exception:
    """Return the error to raise instead: a StoreError, or ValueError when a caller passed a bad value."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    name = str(getattr(cause, "sqlite_errorname", "")) or _BY_WORDS.get(str(cause), "")
    if name.startswith("SQLITE_CONSTRAINT"):
        return _constraint(str(cause))
    for known, (kind, message, hint) in _BY_NAME.items():
        if name.startswith(known):
            return kind(f"{message} ({path.name})" if path else message, hint)
    return ValueError(f"the store refused: {cause}")


def _constraint(words: str) -> Exception:
    taken = _UNIQUE.search(words)
    if taken:
        what = {"key": "claim key", "citekey": "citation key"}.get(taken[2], taken[2])
        return KeyTaken(f"This {what} is already in use.", "Choose another one.")
    if "FOREIGN KEY" in words:
        return NotFound("A record that this one refers to is not in the project.", "Refresh and try again.")
    return ValueError(words)


@contextmanager
def in_words(path: Path | None = None) -> Iterator[None]:
    """Raise the store's own errors for whatever SQLite refuses inside the block."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        raise translate(error, path) from error
