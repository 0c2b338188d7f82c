"""Projects that many tests begin with: each is made once in a process, and a test gets a copy of its file."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import db
from app import core
from app.core.project import Project
from db.lock import ProjectLock


def new_project(path: Path, title: str) -> Project:
    """Make a project with nothing in it; all of one title share an id, so make those that meet with core."""
    return open_copy(_empty(title), path)


def made_once(make: Callable[[Path], Project]) -> bytes:
    """Have a project made and closed; return its file."""
    with tempfile.TemporaryDirectory() as folder:
        with make(Path(folder) / "made.sourcemark") as project:
            path = project.path
        return path.read_bytes()


def open_copy(data: bytes, path: Path) -> Project:
    """Open a copy as the project would be that was just made: without the backup that an opening makes."""
    path = path.resolve()
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(data)
    lock = ProjectLock(path)
    lock.acquire()
    return Project(db.Store(path, None, lock))


@cache
def _empty(title: str) -> bytes:
    return made_once(lambda path: core.project.new_project(path, title))
