"""Reading a batch of files in a job: two workers at a time, stored in order; one bad file stops nothing.

adding.py asks for files and tells what became of them.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.errors import Cancelled, NeedsPassword, SourcemarkError
from app.ui.jobs import JobHandle, Question
from app.ui.window.clipboard import Pasted
from app.ui.window.opening import ENDING
from app.ui.wording import shorten, tr
from db.errors import StoreError

if TYPE_CHECKING:
    from app.core.adding import Added
    from app.core.project import Project
    from app.core.reading import Reading

WORKERS = 2
#: Files read or begun ahead of the one that is stored: one slow file does not keep both workers waiting.
AHEAD = 4


@dataclass(frozen=True)
class Outcome:
    """What became of one file: added, or why not."""

    path: Path
    added: Added | None = None
    why: str = ""
    needs_password: bool = False


@dataclass(frozen=True)
class _Begun:
    """A file that is being read."""

    path: Path
    reading: Future[Reading]
    #: Set when the user does not want to wait for this file any longer.
    given_up: threading.Event = field(default_factory=threading.Event)


def list_files(paths: Iterable[Path]) -> Iterator[Path]:
    """List the files, and those in folders but for hidden ones, links and projects; each once.

    A folder without files is listed itself, so that something is said of it.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _inside(path) if path.is_dir() else (path,):
            if file not in seen:
                seen.add(file)
                yield file


def add_all(
    project: Project, paths: Iterable[Path], passwords: Mapping[Path, str], job: JobHandle
) -> tuple[Outcome, ...]:
    """Add every file in the order given; one that fails does not stop the others."""
    files: list[Path] = []
    for file in list_files(paths):
        if job.cancelled():
            return ()
        files.append(file)
    outcomes: list[Outcome] = []
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="add") as pool:
        rest, waiting = iter(files), deque[_Begun]()
        while not job.cancelled():
            for file in islice(rest, AHEAD - len(waiting)):
                given_up = threading.Event()
                reading = pool.submit(_read, project, file, passwords.get(file), job, given_up)
                waiting.append(_Begun(file, reading, given_up))
            if not waiting:
                break
            begun = waiting.popleft()
            what = tr("Reading {name}").format(name=shorten(begun.path.name, 48))
            job.progress(len(outcomes), len(files), what)
            outcomes.append(_store(project, begun))
        pool.shutdown(wait=True, cancel_futures=True)
    return tuple(outcomes)


def add_pasted(
    project: Project, pasted: Pasted, typed: Mapping[str, str], job: JobHandle
) -> tuple[Outcome, ...]:
    """Add what the clipboard held as an article."""
    path = Path(pasted.name)
    try:
        added = core.pasting.add_pasted(project, pasted.data, pasted.name, typed, job.cancelled)
    except Cancelled:
        return ()
    except (SourcemarkError, StoreError) as problem:
        return (Outcome(path, why=f"{problem.message} {problem.hint}".strip()),)
    return (Outcome(path, added),)


def _read(
    project: Project, path: Path, password: str | None, job: JobHandle, given_up: threading.Event
) -> Reading:
    name = shorten(path.name, 48)

    def ask(seconds: int) -> None:
        words = tr("{name} has been read for {minutes} minutes.").format(name=name, minutes=seconds // 60)
        hint = tr("It is waited for, unless you leave it out; the other files are added.")
        job.asked.emit(Question(words, hint, tr("Leave it out"), given_up.set))

    def stopped() -> bool:
        return job.cancelled() or given_up.is_set()

    return core.articles.read_file(project, path, password=password, cancelled=stopped, on_long=ask)


def _store(project: Project, begun: _Begun) -> Outcome:
    try:
        added = core.articles.add_reading(project, begun.reading.result())
    except NeedsPassword:
        return Outcome(begun.path, needs_password=True)
    except Cancelled:
        why = tr("It took too long, and you left it out. Add it again to try once more.")
        return Outcome(begun.path, why=why if begun.given_up.is_set() else "")
    except (SourcemarkError, StoreError) as problem:
        if begun.path.is_dir():
            return Outcome(begun.path, why=core.saved_pages.NO_FILE)
        return Outcome(begun.path, why=f"{problem.message} {problem.hint}".strip())
    return Outcome(begun.path, added)


def _inside(top: Path) -> Iterator[Path]:
    return core.folders.list_folder(top, lambda file: ENDING not in file.name and file.is_file())
