"""PDF in a program that runs: from file to searchable text in the store, beside bare pypdfium2.

Both are warm and take turns. It ends by itself within three minutes: what takes long is repeated less often.
The whole processes of other readers, which must be installed first, are in the part `peers` (pdf.py).
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pypdfium2

from app import core
from app.intake import client, spare
from app.ui.window import batch
from tests.bench.books import make_book, make_dense_book
from tests.bench.pdf import GOAL, MANY, measure_first_page
from tests.bench.peers import BARE, BARE_PDFIUM, Spent, time_process
from tests.bench.table import Row, show_time

MOST_RUNS = 9
#: Nothing is repeated any more after so many seconds.
SECONDS = 20.0


class _Job:
    """A job of the window that nobody watches."""

    last = SimpleNamespace(done=0, total=0)

    def cancelled(self) -> bool:
        """Say that nobody stops it."""
        return False

    def progress(self, *_: object) -> None:
        """Show nothing."""


def measure(folder: Path) -> list[Row]:
    """Return the rows of a book, a dense file and many small files, and of the first page of a thick book."""
    small = folder / "few pages"
    small.mkdir()
    sets = {
        "350-page book": [make_book(folder / "book.pdf", 350)],
        "dense 280-page file in two columns": [make_dense_book(folder / "dense.pdf", 280)],
        f"{MANY} small files": [make_book(small / f"{one:03}.pdf", 3, seed=one) for one in range(MANY)],
    }
    client.warm()
    rows: list[Row] = []
    for what, files in sets.items():
        rows += measure_running(folder, what, files)
    for what, files in sets.items():
        rows += measure_processes(folder, what, files)
    return rows + measure_first_page(make_book(folder / "thick.pdf", 1000, seed=2))


def measure_running(folder: Path, what: str, files: Sequence[Path]) -> list[Row]:
    """Add files as the window does, read them only, and take their text with bare pypdfium2, in turn."""
    ways = {
        "added, indexed": lambda: add(folder / "running.sourcemark", files),
        "read only, one after another": lambda: read(files),
        BARE: lambda: bare(files),
    }
    taken = in_turn(ways)
    least, middle = min(taken[BARE]), _middle(taken[BARE])
    rows: list[Row] = []
    for way, spent in taken.items():
        one = _middle(spent)
        beside = (
            f"{one.wall / middle.wall:.2f} times bare (best to best {min(spent).wall / least.wall:.2f});"
            f" {one.processor:.2f} s of processor, {one.processor / middle.processor:.2f} times"
        )
        goal = GOAL if way == "added, indexed" else ""
        rows.append(Row(f"{what}, running program: {way}", show_time(one.wall), goal, beside))
    return rows


def measure_processes(folder: Path, what: str, files: Sequence[Path]) -> list[Row]:
    """Add files with the command line as a process of its own, in turn with a process of bare pypdfium2."""
    project = folder / "process.sourcemark"
    names = [str(file) for file in files]

    def make() -> Spent:
        project.unlink(missing_ok=True)
        core.project.new_project(project).close()
        return time_process([sys.executable, "-m", "app", "add", str(project), *names])

    theirs = [sys.executable, "-c", BARE_PDFIUM, *names]
    taken = in_turn({"added, indexed": make, BARE: lambda: time_process(theirs)}, seconds=SECONDS / 3)
    one, other = (statistics.median(spent.wall for spent in taken[way]) for way in ("added, indexed", BARE))
    beside = f"{one / other:.2f} times bare pypdfium2, {show_time(other)}"
    return [Row(f"{what}, whole process: added, indexed", show_time(one), "", beside)]


def in_turn(ways: dict[str, Callable[[], Spent]], seconds: float = SECONDS) -> dict[str, list[Spent]]:
    """Do each way in turn, and again while there is time."""
    taken: dict[str, list[Spent]] = {way: [] for way in ways}
    until = time.monotonic() + seconds
    for run in range(MOST_RUNS):
        if run and time.monotonic() > until:
            break
        for way, act in ways.items():
            taken[way].append(act())
    return taken


def add(path: Path, files: Sequence[Path]) -> Spent:
    """Add files to a new project, two at a time, as the window does."""
    path.unlink(missing_ok=True)
    with core.project.new_project(path) as project:
        spent, outcomes = _spend(lambda: batch.add_all(project, files, {}, cast("Any", _Job())))
    assert len(outcomes) == len(files)
    assert all(outcome.added for outcome in outcomes)
    return spent


def read(files: Sequence[Path]) -> Spent:
    """Read files in workers and store nothing."""
    return _spend(lambda: [client.read_file(file) for file in files])[0]


def bare(files: Sequence[Path]) -> Spent:
    """Take the text of all pages, as the documentation of pypdfium2 does it."""

    def take() -> None:
        for file in files:
            pdf = pypdfium2.PdfDocument(file)
            assert all(page.get_textpage().get_text_bounded() for page in pdf)
            pdf.close()

    return _spend(take)[0]


def _middle(spent: list[Spent]) -> Spent:
    return Spent(*(statistics.median(column) for column in zip(*spent, strict=True)))


def _spend(act: Callable[[], Any]) -> tuple[Spent, Any]:
    before, started = _processor(), time.perf_counter()
    result = act()
    return Spent(time.perf_counter() - started, _processor() - before), result


def _processor() -> float:
    """Return the processor time of this process, of the server that forks workers and of ended workers."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    total = own.ru_utime + own.ru_stime
    if (pid := spare.server_pid()) is not None:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += sum(map(int, fields[11:15])) / 100
    return total
