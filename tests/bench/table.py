"""Rows of the table that `make bench` prints, and how a figure is taken: the median of several runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure with its goal; `beside` is an alternative measured in the same run."""

    what: str
    figure: str
    goal: str = ""
    beside: str = ""


def median_seconds(action: Callable[[], object], runs: int = 5) -> float:
    """Run an action several times and return the median of the seconds it took."""
    taken: list[float] = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def show_time(seconds: float) -> str:
    """Return a time as people read it."""
    return (
        f"{seconds:.2f} s"
        if seconds >= 1
        else f"{seconds * 1000:.1f} ms"
        if seconds < 0.1
        else f"{seconds * 1000:.0f} ms"
    )


def print_rows(rows: list[Row]) -> None:
    """Print rows as a table."""
    titles = Row("what", "figure", "goal", "beside, in the same run")
    widths = [max(len(getattr(row, name)) for row in [titles, *rows]) for name in ("what", "figure", "goal")]
    for row in [titles, *rows]:
        cells = (
            row.what.ljust(widths[0]),
            row.figure.rjust(widths[1]),
            row.goal.ljust(widths[2]),
            row.beside,
        )
        print("  ".join(cells).rstrip(), flush=True)
