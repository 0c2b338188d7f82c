"""Bring a backup back: checked first, and the file it replaces is moved aside, never deleted."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from db.backup import copy_verified
from db.connection import connect
from db.errors import CannotWrite
from db.lock import ProjectLock
from db.opening import check_version, key_for


def restore_store(backup: Path, path: Path, passphrase: str | None = None) -> Path | None:
    """Write a backup to a project's place; return where the file that stood there was moved, if one did."""
    backup, path = Path(backup).resolve(), Path(path).resolve()
    key = key_for(backup, passphrase)
    check_version(backup, key, read_only=True)
    lock = ProjectLock(path)
    lock.acquire()
    try:
        restored = path.with_name(f".{path.name}.restored")
        source = connect(backup, key, "ro")
        try:
            copy_verified(source, restored, key)
        finally:
            source.close()
        aside = _move_aside(path)
        restored.replace(path)
    except OSError as error:
        raise CannotWrite(
            f"{path.name} could not be replaced: {error.strerror}.", "Check its folder."
        ) from error
    finally:
        lock.release()
    return aside


def _move_aside(path: Path) -> Path | None:
    """Move a file out of the way, with the log that belongs to it and must not meet the restored one."""
    if not path.exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    aside = path.with_name(f"{path.stem} before restore {stamp}{path.suffix}")
    for ending in ("-wal", "-shm", "-journal", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside
