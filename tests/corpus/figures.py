"""The figures of the corpus: who measures them, and the Markdown table that shows them.

Whoever adds a format adds its module to PARTS: a function from a step (every n-th file) to rows.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

#: name → the module whose `measure(step)` returns its rows; loaded when asked for.
PARTS = {
    "pdf": "tests.corpus.pdf",
    "containers": "tests.corpus.containers",
    "web": "tests.corpus.web",
    "audit": "tests.corpus.audit",
    "origins": "tests.corpus.origins",
}
#: Parts that bring their own cases and need no files.
OWN_CASES = frozenset(("audit", "origins"))


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was counted, what came out, and what it should be."""

    what: str
    figure: str
    goal: str = ""


def measure(names: list[str], step: int) -> Iterator[Figure]:
    """Yield the rows of these parts, in the order of PARTS."""
    for name, module in PARTS.items():
        if name in names:
            part: Callable[[int], list[Figure]] = importlib.import_module(module).measure
            yield from part(step)


def as_markdown(figures: list[Figure]) -> str:
    """Return the rows as one Markdown table."""
    lines = ["| Measured on real files and labelled cases | Figure | Goal |", "|---|---|---|"]
    lines += [f"| {one.what} | {one.figure} | {one.goal} |" for one in figures]
    return "\n".join(lines)
