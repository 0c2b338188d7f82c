"""PDF: books and small files added and indexed beside other readers' bare text, boxes, the first page."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.intake import client
from tests.bench.books import make_book, make_dense_book
from tests.bench.peers import BARE, STOCK, Spent, box_commands, missing_peers, text_commands, time_process
from tests.bench.table import Row, show_time

RUNS = 5
GOAL = "1.5 × bare pypdfium2"
#: How the program is started, and how it is without the server that forks its workers.
OUR_WAY = {"added, indexed, whole process": ("-m", "app")}
SPAWNED = "the same with a process started for each file"
SPAWN_EACH = (
    "-c",
    "import sys; from app.intake import fork_client; fork_client.is_possible = lambda: False;"
    "from app.__main__ import main; sys.exit(main())",
)
MANY = 200
#: Pages whose boxes are asked for, one after another as a reader turns them.
SHOWN = range(20, 40)


def measure(folder: Path) -> list[Row]:
    """Return the rows of PDF."""
    book = make_book(folder / "book.pdf", 350)
    dense = make_dense_book(folder / "dense.pdf", 280)
    small = folder / "small"
    small.mkdir()
    many = [make_book(small / f"{number:03}.pdf", 3, seed=number) for number in range(MANY)]
    return [
        *measure_adding(folder, "350-page book", [book]),
        *measure_adding(folder, "dense 280-page book in two columns", [dense]),
        *measure_adding(folder, f"{MANY} small files", many, {SPAWNED: SPAWN_EACH}),
        *measure_boxes(dense),
    ]


def measure_adding(
    folder: Path, what: str, files: Sequence[Path], ways: Mapping[str, Sequence[str]] = OUR_WAY
) -> list[Row]:
    """Add files through the command line, as a whole process, in turn with the others' text of the same.

    `ways` names other ways of our own to start the program.
    """
    spent: dict[str, list[Spent]] = {}
    commands = text_commands(*files)
    project = folder / "measured.sourcemark"
    for run in range(RUNS):
        for way, begin in {**OUR_WAY, **ways}.items():
            project.unlink(missing_ok=True)
            subprocess.run(
                [sys.executable, "-m", "app", "new", str(project)], check=True, capture_output=True
            )
            adding = [sys.executable, *begin, "add", str(project), *map(str, files)]
            spent.setdefault(way, []).append(time_process(adding))
        for name, (command, cwd) in commands.items():
            if name != STOCK or run == 0:
                spent.setdefault(name, []).append(time_process(command, cwd))
    bare = _median(spent[BARE])
    rows = [_row(f"{what}: {way}", spent.pop(way), bare, GOAL) for way in {**OUR_WAY, **ways}]
    rows += [_row(f"  text only by {name}, whole process", taken, bare) for name, taken in spent.items()]
    return rows + [
        Row(f"  text only by {name}", "not here", "", why) for name, why in missing_peers().items()
    ]


def _median(taken: list[Spent]) -> Spent:
    return Spent(*(statistics.median(column) for column in zip(*taken, strict=True)))


def _row(what: str, taken: list[Spent], bare: Spent, goal: str = "") -> Row:
    one = _median(taken)
    beside = (
        f"{one.wall / bare.wall:.1f} times bare pypdfium2; {one.processor:.2f} s of processor,"
        f" {one.processor / bare.processor:.1f} times"
    )
    return Row(what, show_time(one.wall), goal, "" if one == bare else beside)


def measure_boxes(pdf: Path) -> list[Row]:
    """Ask for the boxes of shown pages, as the page view does, beside the same of others in their process."""
    text = client.read_file(pdf)
    ends = [mark.start for mark in text.page_map[1:]] + [len(text.text)]
    taken: list[float] = []
    with client.PageServer(pdf) as server:
        for index in SHOWN:
            page = text.text[text.page_map[index].start : ends[index]].rstrip("\n\f")
            started = time.perf_counter()
            found = server.boxes(index, page, text.page_map[index].extractor)
            taken.append(time.perf_counter() - started)
            assert any(found.boxes)
    ours = statistics.median(taken)
    others = {
        name: float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / 1000
        for name, command in box_commands(pdf, SHOWN).items()
    }
    return [
        Row(
            "boxes of a shown dense page",
            show_time(ours),
            "< 50 ms",
            f"{ours / others[BARE]:.1f} times bare pypdfium2",
        ),
        *(
            Row(f"  by {name}", show_time(theirs), "", f"{theirs / others[BARE]:.1f} times bare pypdfium2")
            for name, theirs in others.items()
        ),
    ]


def measure_first_page(thick: Path) -> list[Row]:
    """Draw the first page of a long PDF from a cold worker, then make it ready to highlight."""
    drawn: list[float] = []
    ready: list[float] = []
    text = client.read_file(thick)
    first = text.text[: text.page_map[1].start].rstrip("\n\f")
    for _ in range(RUNS):
        client.cool()
        started = time.perf_counter()
        with client.PageServer(thick) as server:
            server.render(0, 1.5)
            drawn.append(time.perf_counter() - started)
            server.boxes(0, first)
            ready.append(time.perf_counter() - started)
    return [
        Row(
            "first page of a 1,000-page PDF drawn, cold worker",
            show_time(statistics.median(drawn)),
            "< 600 ms",
        ),
        Row("  and ready to highlight", show_time(statistics.median(ready)), "< 800 ms"),
    ]
