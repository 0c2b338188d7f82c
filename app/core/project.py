"""The open project: its store, one change at a time, undo, and who wants to hear of changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import db
from app import VERSION
from app.errors import WrongUse
from app.export.file_names import check_name
from app.intake import client
from db.records import Change, Problem

if TYPE_CHECKING:
    from db import Reader, Store, Transaction

ENDING = ".sourcemark"

Listener = Callable[[Change], None]
T = TypeVar("T")


class _Depth(threading.local):
    """How many changes this thread has open inside one another (no slots: those are not per thread)."""

    value = 0


class Project:
    """One open project file. Every verb of this package takes it as its first argument."""

    def __init__(self, store: Store) -> None:
        self.store = store
        #: Computed results that hold until the next change (audits, origins), by what they are.
        self.memory: dict[object, Any] = {}
        #: Results that outlive a change, each with the state it was computed from.
        self.kept: dict[str, Any] = {}
        self._computing: dict[object, threading.RLock] = {}
        self._moved: dict[str, set[str]] = {}
        self._moving = threading.Lock()
        self._listeners: list[Listener] = []
        self._depth = _Depth()

    @property
    def path(self) -> Path:
        """The project's file."""
        return self.store.path

    @property
    def title(self) -> str:
        """The project's title."""
        return self.store.title

    @property
    def id(self) -> str:
        """The project's id, the same in every copy of the file."""
        return self.store.id

    @property
    def read_only(self) -> bool:
        """Whether the project is open for reading only."""
        return self.store.read_only

    @contextmanager
    def change(self, label: str) -> Iterator[Transaction]:
        """Open one named, undoable change; a change inside a change is part of the outer one."""
        self._depth.value += 1
        try:
            with self.store.change(label) as tx:
                yield tx
        finally:
            self._depth.value -= 1
        if self._depth.value == 0 and tx.change is not None:
            self._tell(tx.change)

    @contextmanager
    def unjournaled(self) -> Iterator[Transaction]:
        """Open a transaction for computed or view state: no undo step, but those who listen hear of it."""
        with self.store.unjournaled() as tx:
            yield tx
        if self._depth.value == 0 and tx.change is not None and tx.change.touched:
            self._tell(tx.change)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Open a short-lived view for reading."""
        with self.store.read() as reader:
            yield reader

    def once(self, what: object, compute: Callable[[], T]) -> T:
        """Return what was computed since the last change; another thread that wants the same waits for it.

        `compute` may ask for something else in the same way, never round in a circle, and changes nothing.
        """
        memory = self.memory
        if what not in memory:
            with self._computing.setdefault(what, threading.RLock()):
                if what not in memory:
                    memory[what] = compute()
        found: T = memory[what]
        return found

    def take_moved(self) -> dict[str, set[str]]:
        """Return the ids of rows that moved since this was last asked, by table."""
        with self._moving:
            moved, self._moved = self._moved, {}
        return moved

    def undo(self) -> Change | None:
        """Take the last change back; return it, or None when there is none."""
        return self._told(self.store.undo())

    def redo(self) -> Change | None:
        """Do the change again that was undone last; return it, or None when there is none."""
        return self._told(self.store.redo())

    def history(self) -> tuple[Change, ...]:
        """Return every change, oldest first, with those that are undone."""
        return self.store.history()

    def check(self, *, repair: bool = False) -> tuple[Problem, ...]:
        """Return what is wrong with the file: integrity, hashes, anchors, orphans. Nothing is deleted."""
        return self.store.check(repair=repair)

    def back_up(self, target: Path) -> None:
        """Write a verified copy of the project."""
        if target.exists() and target.samefile(self.path):
            raise WrongUse("A project cannot be its own backup.", "Choose another file.")
        check_name(target)
        self.store.back_up(target)

    def counts(self) -> dict[str, int]:
        """Return how many articles, highlights, claims and so on the project holds."""
        # The menus ask for each command. Inside a change, and of a file that others may write to, count anew.
        if self._depth.value or self.read_only:
            return self.store.counts()
        return dict(self.once("counts", self.store.counts))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every commit, undo and redo, in the calling thread; return how to stop it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def close(self) -> None:
        """Close the file; the project cannot be used afterwards."""
        self._listeners.clear()
        self.store.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _told(self, change: Change | None) -> Change | None:
        if change is not None:
            self._tell(change)
        return change

    def _tell(self, change: Change) -> None:
        with self._moving:
            for table, ids in change.touched.items():
                self._moved.setdefault(table, set()).update(ids)
        self.memory = {}
        for listener in tuple(self._listeners):
            listener(change)


def new_project(path: Path, title: str | None = None, passphrase: str | None = None) -> Project:
    """Make a project file and open it; the title is the file's name unless one is given.

    Raise CannotWriteFile for a name that not every system can hold.
    """
    check_name(path)
    wanted = (title or "").strip() or path.stem
    return Project(db.create_store(path, wanted, passphrase))


def open_project(path: Path, passphrase: str | None = None, *, read_only: bool = False) -> Project:
    """Open a project file; one that is open elsewhere can be opened for reading only."""
    return Project(db.open_store(path, passphrase, read_only=read_only))


def restore_project(backup: Path, path: Path, passphrase: str | None = None) -> Path | None:
    """Bring a backup back; return where the file that stood in its place was moved, if one did."""
    check_name(path)
    return db.restore_store(backup, path, passphrase)


def describe(project: Project) -> dict[str, object]:
    """Return what a project holds: counts, schema, sizes."""
    about: dict[str, object] = {"id": project.id, "path": str(project.path), "title": project.title}
    return (
        project.counts()
        | about
        | {"bytes": project.path.stat().st_size, "schema": project.store.schema_version}
    )


def describe_program() -> dict[str, object]:
    """Return the program's version and what containment of foreign files is enforced on this machine."""
    return {"version": VERSION, "containment": client.containment()}
