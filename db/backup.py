"""Verified copies of a project: made beside it, checked, and thinned as they age.

A copy is made by SQLite's backup interface into a temporary file, its integrity and hashes are checked
*there*, and only then does it get its name. Backups lie in a hidden folder beside the project.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from db.connection import connect, make_engine
from db.errors import CannotWrite, Damaged, StoreError
from db.failures import in_words
from db.integrity import check
from db.records import Backup
from db.transaction import Reader

#: A project that changes all day gets a backup this often at most.
DUE_AFTER = timedelta(minutes=30)
_STAMP = "%Y-%m-%dT%H%M%SZ"
#: how many are kept, one for each … of this form
_KEPT = ((12, "%Y-%m-%dT%H"), (12, "%Y-%m-%d"), (10, "%G-%V"), (9, "%Y-%m"))


def folder_of(path: Path) -> Path:
    """Return the folder in which a project's backups lie."""
    return path.with_name(f".{path.name}.backups")


def list_backups(path: Path) -> tuple[Backup, ...]:
    """Return a project's backups, newest first."""
    found = []
    for file in folder_of(path).glob("*.sourcemark"):
        made = _time_of(file)
        if made is not None:
            at = made.isoformat().replace("+00:00", "Z")
            found.append(Backup(path=str(file), at=at, byte_size=file.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.path), reverse=True))


def _time_of(file: Path) -> datetime | None:
    try:
        return datetime.strptime(file.stem.rsplit(" ", 1)[-1].split("~")[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def new_backup(path: Path, source: Any, key: str | None) -> Path:
    """Make a verified backup of a project in its folder, from a connection to it."""
    folder = folder_of(path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"No backup could be made beside {path.name}.", "Check the folder's permissions."
        ) from error
    stamp = datetime.now(UTC).strftime(_STAMP)
    names = (f"{path.stem} {stamp}{more}.sourcemark" for more in ("", *(f"~{n}" for n in range(2, 1000))))
    target = next(folder / name for name in names if not (folder / name).exists())
    copy_verified(source, target, key)
    return target


def copy_verified(source: Any, target: Path, key: str | None) -> None:
    """Copy a project from an open driver connection to a file, whole and checked, or not at all."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        copy = connect(temporary, key)
        try:
            with in_words(target):
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            copy.close()
        problems = verify(temporary, key)
        if problems:
            raise Damaged(
                f"The copy of the project is not sound: {problems[0].message}",
                "Run the check; older backups were kept.",
            )
        _settle(temporary, target)
    except OSError as error:
        reason = error.strerror or "the disk refused"
        raise CannotWrite(
            f"{target.name} could not be written: {reason}.", "Free space or choose another place."
        ) from error
    finally:
        for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def project_of(path: Path, key: str | None) -> str:
    """Return the id of the project that a file holds; empty when it holds none, or not under this key."""
    engine = make_engine(lambda: connect(path, key, "ro"), "BEGIN")
    try:
        with in_words(path), engine.connect() as connection:
            return str(connection.exec_driver_sql("SELECT id FROM project").scalar_one())
    except StoreError:
        return ""


def verify(path: Path, key: str | None) -> tuple[Any, ...]:
    """Check a file that nobody else has open; return its problems."""
    engine = make_engine(lambda: connect(path, key, "ro"), "BEGIN")
    with in_words(path), engine.connect() as connection:
        return check(Reader(connection))


def _settle(temporary: Path, target: Path) -> None:
    """Bring the bytes to the disk, then give them their name."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(target)
    if sys.platform != "win32":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def is_due(path: Path) -> bool:
    """Say whether the newest backup is old enough for another."""
    backups = list_backups(path)
    return not backups or datetime.now(UTC) - datetime.fromisoformat(backups[0].at) >= DUE_AFTER


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Choose which backups stay: the newest of each of 12 hours, 12 days, 10 weeks and 9 months."""
    ordered = sorted(set(times), reverse=True)
    stay: set[datetime] = set(ordered[:1])
    for number, form in _KEPT:
        newest: dict[str, datetime] = {}
        for time in ordered:
            newest.setdefault(time.strftime(form), time)
        stay |= set(list(newest.values())[:number])
    return stay


def thin(path: Path) -> None:
    """Delete the backups that newer ones stand for."""
    backups = list_backups(path)
    times = {backup.path: datetime.fromisoformat(backup.at) for backup in backups}
    stay = kept(times.values())
    for backup in backups:
        if times[backup.path] not in stay:
            with suppress(OSError):
                Path(backup.path).unlink(missing_ok=True)
