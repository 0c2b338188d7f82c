"""Run as a process of its own: import broken files into one project, and look at it after each.

`python -m tests.fuzz.import_many FOLDER FIRST EVERY KIND:COUNT…`; every so many files the whole project is
checked. It notes every file that Python opens for writing,
makes, moves or removes outside of FOLDER, and prints as JSON what did not end well, with the file's number.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from app import core
from app.core.importing import Imported, ImportOptions, import_file
from app.core.project import Project
from app.errors import SourcemarkError
from app.export.styles import make_style, restyle
from app.intake import client
from tests.core.test_web_annotations import URL
from tests.core.world import add_pages, add_text
from tests.export.test_styles import TWO
from tests.fuzz.importers import KINDS, broken
from tests.fuzz.writes import watch

#: How a worker names what nobody thought of.
_UNTHOUGHT = re.compile(r"\(\w*(?:Error|Exception|Warning)\)")
_SENTENCE = re.compile(r"\S.*[.)”?!]$", re.DOTALL)
_COUNTED = ("briefings", "articles", "claims", "highlights")


def main() -> None:
    """Import the files; print how many ended how and which did not end well."""
    folder, (first, every) = Path(sys.argv[1]), map(int, sys.argv[2:4])
    outside: list[str] = []
    watch(folder, outside)
    found = {}
    with core.project.new_project(folder / "port.sourcemark") as project:
        add_text(project, URL=URL, title="Dredging slips")
        add_pages(project)
        for one in sys.argv[4:]:
            kind, _, count = one.partition(":")
            found[kind] = import_many(project, kind, range(first, first + int(count)), every)
    (folder / "port.sourcemark").unlink()
    client.cool()
    print(json.dumps({"kinds": found, "outside": outside}))


def import_many(project: Project, kind: str, numbers: range, every: int) -> dict[str, Any]:
    """Import the broken files of a kind into the project; each is taken back again."""
    outcomes: Counter[str] = Counter()
    bad: list[tuple[int, str]] = []
    slowest = 0.0
    path = project.path.with_name(f"broken{KINDS[kind][0]}")
    empty = project.counts()
    for number in numbers:
        # Should the process die, this is what it died of.
        print(kind, number, file=sys.stderr, flush=True)
        path.write_bytes(broken(kind, number) or b"x")
        begun = time.monotonic()
        outcome, wrong = _style(path) if kind == "csl" else _import(project, path, KINDS[kind][1], number)
        slowest = max(slowest, time.monotonic() - begun)
        outcomes[outcome] += 1
        if number % every == 0:
            wrong += [f"check: {one.kind} {one.where} {one.message}" for one in project.check()]
        if kind != "csl":
            wrong += _take_back(project, empty)
        bad += [(number, one) for one in wrong]
    path.unlink()
    return {"outcomes": outcomes, "bad": bad, "slowest": round(slowest, 2)}


def _import(project: Project, path: Path, form: str, number: int) -> tuple[str, list[str]]:
    """Import one file, by its format's name or by its beginning; return how that ended and what is wrong."""
    before, steps = project.counts(), _steps(project)
    try:
        # As often the format is told by the beginning, which may lead elsewhere.
        _, made = import_file(project, path, form if number % 2 else "", ImportOptions())
    except SourcemarkError as refused:
        wrong = _unsaid(refused)
        if project.counts() != before or _steps(project) != steps:
            wrong.append("a refused file has left something behind")
        return "said", wrong
    except Exception as error:  # noqa: BLE001 - which exceptions there are is what is to be found out
        return "raised", [f"{type(error).__name__}: {error}"]
    wrong = _differences(before, project.counts(), made)
    if _steps(project) - steps > 1:
        wrong.append("more than one step to undo")
    return "taken", wrong


def _take_back(project: Project, empty: dict[str, int]) -> list[str]:
    """Undo what was imported."""
    if project.counts() == empty:
        return []
    project.undo()
    return [] if project.counts() == empty else ["not taken back by one undo"]


def _style(path: Path) -> tuple[str, list[str]]:
    """Set two citations in the style of a file."""
    try:
        restyle(TWO, make_style(path.read_bytes()))
    except SourcemarkError as refused:
        return "said", _unsaid(refused)
    except BaseException as error:  # noqa: BLE001 - a panic of the typesetter is no Exception
        return "raised", [f"{type(error).__name__}: {error}"]
    return "taken", []


def _unsaid(refused: SourcemarkError) -> list[str]:
    said = refused.message
    return [] if _SENTENCE.match(said) and not _UNTHOUGHT.search(said) else [f"no sentence: {said!r}"]


def _differences(before: dict[str, int], after: dict[str, int], made: Imported) -> list[str]:
    """Compare what the project has gained with what the answer counts."""
    told = {name: getattr(made, name) for name in _COUNTED}
    told |= {"evidence": made.more.get("links", 0)}
    gained = {name: after[name] - before[name] for name in told}
    return [] if gained == told else [f"gained {gained}, told {told}"]


def _steps(project: Project) -> int:
    return sum(not one.undone for one in project.history())


if __name__ == "__main__":
    main()
