"""The command add: files and folders, several at a time, one line each, and one bad file stops nothing."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app import core
from app.cli.command import CANNOT, FINDINGS, FINE, Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, naming, project, read_secret
from app.errors import CannotRead, WrongUse
from app.intake import limits

if TYPE_CHECKING:
    from app.core.project import Project
    from app.core.reading import Reading

MOST_JOBS = 32
#: Files read ahead for each job: one slow file keeps the others waiting, but not the memory filling.
AHEAD = 3
STANDARD_INPUT = "standard input"
PASTED = (
    ("--url", "URL", "the address"),
    ("--title", "T", "the title"),
    ("--publisher", "NAME", "the publisher"),
    ("--date", "DATE", "the date, as 2025-03-09"),
)
WORDS = {"added": "added", "already": "already there", "refused": "cannot read"}


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file."""

    path: str
    outcome: Literal["added", "already", "refused"]
    article: str | None = None
    reason: str = ""


def _declare(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="a file, a folder with files in it, or - for standard input"
    )
    parser.add_argument("--jobs", metavar="N", type=int, default=_usual_jobs(), help="files read at one time")
    parser.add_argument("--password-file", metavar="F", help="a file with the password of the PDFs")
    parser.add_argument("--to", metavar="ARTICLE", help="make the one file the capture of this record")
    for option, metavar, told in PASTED:
        parser.add_argument(option, metavar=metavar, default="", help=f"{told}, of what comes from -")


def _add(given: argparse.Namespace, console: Console) -> Answer:
    if "-" in given.paths or given.url or given.title or given.publisher or given.date:
        return _add_pasted(given, console)
    if not 1 <= given.jobs <= MOST_JOBS:
        raise WrongUse(f"--jobs must be between 1 and {MOST_JOBS}.", "Leave it out for the usual number.")
    password = read_secret(given.password_file, "password")
    core.workers.start_ahead()
    if given.to is not None:
        return _attach(given, password)
    own = Path(given.project)
    # A page and its folder are one; whatever is named twice is read once.
    files = list(dict.fromkeys(file for name in given.paths for file in list_files(Path(name), own)))
    stopped = threading.Event()
    with ThreadPoolExecutor(given.jobs, thread_name_prefix="add") as pool:
        reading = _Ahead(pool, password, stopped, files, console)
        try:
            with project(given, to_write=True) as opened:
                outcomes = _add_all(opened, reading, len(files), given.jobs, console)
        except BaseException:
            # Ctrl+C: what is being read ends within a second, what waits is not begun.
            stopped.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    refused = [one for one in outcomes if one.outcome == "refused"]
    code = FINE if not refused else FINDINGS if len(refused) < len(outcomes) else CANNOT
    return _answer(outcomes, code)


def _attach(given: argparse.Namespace, password: str | None) -> Answer:
    """Make one file the first capture of an article that is only a record."""
    if len(given.paths) != 1:
        raise WrongUse("--to takes one file.", "Write: sourcemark add P FILE --to ARTICLE.")
    file = Path(given.paths[0])
    with project(given, to_write=True) as opened:
        article = core.articles.resolve_article(opened, given.to)
        with naming(file):
            made = core.articles.attach_capture(opened, article, file, password=password)
    filled = ", ".join(made.filled) or "nothing"
    line = f"attached to {made.article.citekey}; it filled: {filled}  {file}"
    shape = {"article": article, "filled": list(made.filled), "outcome": "attached", "path": str(file)}
    return Answer({"files": [shape | {"reason": "", "snapshot": made.snapshot.id}]}, (line,))


def _add_pasted(given: argparse.Namespace, console: Console) -> Answer:
    """Add what comes from standard input, as if it had been pasted in the window."""
    if given.paths != ["-"]:
        raise WrongUse(
            "--url, --title, --publisher and --date go with what comes from standard input, alone.",
            "Write: sourcemark add P - --url https://…; correct files with the command set.",
        )
    typed = {"URL": given.url, "title": given.title, "publisher": given.publisher, "issued": given.date}
    core.pasting.check_typed(typed)
    data = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    with project(given, to_write=True) as opened:
        try:
            added = core.pasting.add_pasted(opened, data, STANDARD_INPUT, typed)
            outcome = FileOutcome("-", added.outcome, added.article.id)
        except CannotRead as error:
            outcome = FileOutcome("-", "refused", reason=error.message)
    console.line_now(_line(outcome))
    return _answer([outcome], CANNOT if outcome.outcome == "refused" else FINE)


def _answer(outcomes: list[FileOutcome], code: int) -> Answer:
    shapes = [
        {"article": one.article, "outcome": one.outcome, "path": one.path, "reason": one.reason}
        for one in outcomes
    ]
    lines = () if outcomes else ("There is nothing to add.",)
    return Answer({"files": shapes}, lines, code)


def list_files(path: Path, project_file: Path) -> Iterator[Path]:
    """List a file, or the files of a folder (core/folders.py says which); the project is not in it."""
    if not path.is_dir():
        yield path
        return
    yield from core.folders.list_folder(path, lambda file: not file.name.startswith(project_file.name))


class _Ahead:
    """The files being read, in the order given; the first is begun while the store is still loading."""

    def __init__(
        self,
        pool: ThreadPoolExecutor,
        password: str | None,
        stopped: threading.Event,
        files: list[Path],
        console: Console,
    ) -> None:
        self._console = console
        self._pool = pool
        self._password = password
        self._stopped = stopped
        self._rest = iter(files)
        self._begun: deque[tuple[Path, Future[Reading]]] = deque()
        for file in islice(self._rest, 1):
            self._begun.append((file, pool.submit(self._read, core.reading.read, file)))

    def fill(self, opened: Project, count: int) -> None:
        """Begin with more files, until so many are begun."""
        for file in islice(self._rest, max(0, count - len(self._begun))):
            read = partial(core.articles.read_file, opened)
            self._begun.append((file, self._pool.submit(self._read, read, file)))

    def take(self) -> tuple[Path, Future[Reading]] | None:
        """Return the next file, begun but perhaps not done; None when there is no other."""
        return self._begun.popleft() if self._begun else None

    def _read(self, read: Callable[..., Reading], file: Path) -> Reading:
        def tell(seconds: int) -> None:
            said = f"Reading {file.name} has taken {seconds // 60} minutes. Ctrl+C stops it and what follows."
            self._console.message(said)

        return read(file, password=self._password, cancelled=self._stopped.is_set, on_long=tell)


def _add_all(opened: Project, reading: _Ahead, count: int, jobs: int, console: Console) -> list[FileOutcome]:
    """Read several files at a time, and add them in the order given: the same folder, the same project."""
    outcomes: list[FileOutcome] = []
    with _Bar(count) as bar:
        while True:
            reading.fill(opened, AHEAD * jobs)
            begun = reading.take()
            if begun is None:
                return outcomes
            outcomes.append(_add_one(opened, *begun))
            bar.clear()
            console.line_now(_line(outcomes[-1]))
            bar.step()


def _add_one(opened: Project, file: Path, reading: Future[Reading]) -> FileOutcome:
    try:
        added = core.articles.add_reading(opened, reading.result())
    except CannotRead as error:
        reason = core.saved_pages.NO_FILE if file.is_dir() else error.message
        return FileOutcome(str(file), "refused", reason=reason)
    return FileOutcome(str(file), added.outcome, added.article.id)


def _line(outcome: FileOutcome) -> str:
    reason = f": {outcome.reason}" if outcome.reason else ""
    return f"{WORDS[outcome.outcome]}{reason}  {outcome.path}"


class _Bar:
    """The progress bar; there is one only when standard error is a terminal."""

    def __init__(self, count: int) -> None:
        self._bar = import_module("app.cli.bar").make_bar(count) if sys.stderr.isatty() else None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def clear(self) -> None:
        """Make room for a line."""
        if self._bar is not None:
            self._bar.clear()

    def step(self) -> None:
        """Show that one more file is done."""
        if self._bar is not None:
            self._bar.update()


def _usual_jobs() -> int:
    return max(1, min(4, os.cpu_count() or 1))


COMMANDS = (Command("add", _declare, _add, "sourcemark add port.sourcemark articles/ report.pdf --json"),)
