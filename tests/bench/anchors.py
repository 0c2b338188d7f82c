"""Finding passages again: 1,000 of an article in its newer copy, one in a book of 5 MB; beside difflib."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from app import core
from app.anchor.alignment import Again
from app.anchor.anchors import Anchor, Found
from tests.anchor.prose import edit_words, make_prose, set_in_lines
from tests.anchor.test_mutations import passages
from tests.bench.store import make_intake
from tests.bench.table import Row, show_time

SENTENCES, MARKS = 2_400, 1_000
BOOK_SENTENCES = 44_000
#: difflib takes too long to be asked for all of them.
ASKED_OF_DIFFLIB = 3


def measure(folder: Path) -> list[Row]:
    """Return the rows of the anchors."""
    chance = random.Random(1)
    text = make_prose(1, SENTENCES)
    newer = set_in_lines(edit_words(text, 0.02, chance), 60, chance)
    marks = passages(text, chance, MARKS)
    started = time.perf_counter()
    again = Again(text, newer)
    found = [again.find(one.exact, one.prefix, one.suffix, one.start) for one in marks]
    taken = time.perf_counter() - started
    states = Counter(one.state for one in found)
    figure = f"{show_time(taken)}; " + ", ".join(f"{states[state]} {state}" for state in states)
    what = f"{MARKS:,} passages found again in {len(newer) / 1e6:.1f} MB, 2 % of the words edited, new lines"
    return [
        Row(what, figure, "10 s, none lost", _difflib(marks, found, newer, taken)),
        _measure_verb(folder, text, newer, marks),
        _measure_book(chance),
    ]


def _difflib(marks: list[Anchor], found: list[Found], newer: str, taken: float) -> str:
    """Ask difflib for the longest stretch of some passages that stand otherwise now."""
    moved = [one for one, there in zip(marks, found, strict=True) if there.state == "drifted"]
    started = time.perf_counter()
    for one in moved[:ASKED_OF_DIFFLIB]:
        SequenceMatcher(None, newer, one.exact, autojunk=False).find_longest_match()
    each = (time.perf_counter() - started) / ASKED_OF_DIFFLIB
    return f"difflib, a stretch only: {show_time(each)} a passage (here {show_time(taken / len(marks))})"


def _measure_verb(folder: Path, text: str, newer: str, marks: list[Anchor]) -> Row:
    with core.project.new_project(folder / "recapture.sourcemark") as project:
        intake = make_intake(text, 1)
        article = core.articles.add_intake(project, intake, text.encode(), "first.txt").article
        snapshot = core.articles.newest_snapshot(project, article.id)
        with project.change("Mark"):
            for one in marks:
                core.highlights.add_highlight(project, snapshot.id, one.start, one.end)
        started = time.perf_counter()
        core.recapture.read_again_as(project, article.id, replace(intake, text=newer))
        taken = time.perf_counter() - started
    return Row(f"the same as one change of a project with {MARKS:,} highlights", show_time(taken), "15 s")


def _measure_book(chance: random.Random) -> Row:
    book = make_prose(2, BOOK_SENTENCES)
    newer = "A new preface.\n\n" + edit_words(book, 0.02, chance)
    (mark,) = passages(book, chance, 1)
    started = time.perf_counter()
    again = Again(book, newer)
    ready = time.perf_counter() - started
    started = time.perf_counter()
    again.find(mark.exact, mark.prefix, mark.suffix, mark.start)
    taken = time.perf_counter() - started
    figure = f"{show_time(ready)} once, then {show_time(taken)}"
    return Row(f"a passage in a text of {len(book) / 1e6:.1f} MB that was edited", figure, "20 s once")
