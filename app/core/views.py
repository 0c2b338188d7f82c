"""How the window showed a project: open tabs, places, layout. Kept in the project, never an undo step."""

from __future__ import annotations

from app.core.project import Project
from db import view_state


def read_view(project: Project, key: str) -> str:
    """Return what was kept under a key, or nothing."""
    with project.read() as reader:
        return view_state.get(reader, key) or ""


def keep_view(project: Project, key: str, value: str) -> None:
    """Keep a value under a key; a project that is open for reading only keeps nothing."""
    if project.read_only:
        return
    with project.store.unjournaled() as tx:
        view_state.put(tx, key, value)
