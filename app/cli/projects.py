"""Commands for the project file: new, info, undo, redo, history, check, backup, restore."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.cli import shapes
from app.cli.command import FINDINGS, FINE, Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project, read_secret
from app.errors import WrongUse

if TYPE_CHECKING:
    from app.core.project import Project
    from db.records import Change


def _declare_new(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("--title", metavar="T", help="the project's title (the file's name by default)")
    parser.add_argument(
        "--sample", action="store_true", help="put the sample in it: articles, claims, a briefing"
    )


def _new(given: argparse.Namespace, console: Console) -> Answer:
    secret = read_secret(given.passphrase_file, "passphrase")
    if given.sample:
        if given.title or secret:
            raise WrongUse("The sample has its own title and no passphrase.", "Leave the others out.")
        core.sample.build_sample(Path(given.project))
        with core.project.open_project(Path(given.project)) as built:
            facts: dict[str, object] = {"id": built.id, "project": str(built.path), "title": built.title}
            return Answer(facts, (f"Made {built.path}",))
    with core.project.new_project(Path(given.project), given.title, secret) as made:
        document: dict[str, object] = {"id": made.id, "project": str(made.path), "title": made.title}
        return Answer(document, (f"Made {made.path}",))


def _info(given: argparse.Namespace, console: Console) -> Answer:
    with project(given, to_write=False) as opened:
        facts = core.project.describe(opened)
    program = core.project.describe_program()
    containment = program["containment"]
    lines = [f"{name.replace('_', ' ')}: {value}" for name, value in facts.items()]
    lines += [f"program: {program['version']}"]
    if isinstance(containment, dict):
        lines += [f"containment, {name.replace('_', ' ')}: {value}" for name, value in containment.items()]
    return Answer({"project": facts, "program": program}, tuple(lines))


def _declare_steps(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("steps", metavar="N", nargs="?", type=int, default=1, help="how many changes (1)")


def _step(given: argparse.Namespace, word: str, move: Callable[[Project], Change | None]) -> Answer:
    if given.steps < 1:
        raise WrongUse("N must be at least 1.", "Leave it out for one change.")
    moved: list[Change] = []
    with project(given, to_write=True) as opened:
        while len(moved) < given.steps and (change := move(opened)) is not None:
            moved.append(change)
    lines = tuple(f"{word}: {change.label}" for change in moved) or (f"Nothing to {word[:4].lower()}.",)
    return Answer({"changes": [shapes.change(one) for one in moved]}, lines, FINE if moved else FINDINGS)


def _undo(given: argparse.Namespace, console: Console) -> Answer:
    return _step(given, "Undone", lambda opened: opened.undo())


def _redo(given: argparse.Namespace, console: Console) -> Answer:
    return _step(given, "Redone", lambda opened: opened.redo())


def _history(given: argparse.Namespace, console: Console) -> Answer:
    with project(given, to_write=False) as opened:
        changes = opened.history()
    lines = tuple(f"{one.at}  {one.label}" + ("  (undone)" if one.undone else "") for one in changes)
    return Answer({"changes": [shapes.change(one) for one in changes]}, lines)


def _declare_check(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("--repair", action="store_true", help="mend what can be mended without loss")


def _check(given: argparse.Namespace, console: Console) -> Answer:
    with project(given, to_write=given.repair) as opened:
        problems = opened.check(repair=given.repair)
    left = [one for one in problems if not one.repaired]
    shape = [asdict(one) for one in problems]
    lines = [
        f"{one.kind}, {one.where}: {one.message}{' (repaired)' if one.repaired else ''}" for one in problems
    ]
    code = FINDINGS if left else FINE
    return Answer({"ok": not left, "problems": shape}, tuple(lines) or ("No problems.",), code)


def _declare_backup(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("out", metavar="OUT", help="the file to write")


def _backup(given: argparse.Namespace, console: Console) -> Answer:
    target = Path(given.out)
    with project(given, to_write=False) as opened:
        opened.back_up(target)
    return Answer({"bytes": target.stat().st_size, "path": str(target)}, (f"Wrote {target}",))


def _declare_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP", help="a backup that Sourcemark wrote")
    declare_project(parser)


def _restore(given: argparse.Namespace, console: Console) -> Answer:
    secret = read_secret(given.passphrase_file, "passphrase")
    target = Path(given.project)
    aside = core.project.restore_project(Path(given.backup), target, secret)
    with core.project.open_project(target, secret, read_only=True) as opened:
        document: dict[str, object] = {"id": opened.id, "project": str(opened.path), "title": opened.title}
    moved = (f"What stood there is now {aside}",) if aside else ()
    return Answer(document | {"moved_to": str(aside) if aside else None}, (f"Restored {target}", *moved))


COMMANDS = (
    Command("new", _declare_new, _new, "sourcemark new port.sourcemark --title 'Velmora port'"),
    Command("info", declare_project, _info, "sourcemark info port.sourcemark --json"),
    Command("undo", _declare_steps, _undo, "sourcemark undo port.sourcemark 3"),
    Command("redo", _declare_steps, _redo, "sourcemark redo port.sourcemark"),
    Command("history", declare_project, _history, "sourcemark history port.sourcemark"),
    Command("check", _declare_check, _check, "sourcemark check port.sourcemark --json"),
    Command("backup", _declare_backup, _backup, "sourcemark backup port.sourcemark copy.sourcemark"),
    Command("restore", _declare_restore, _restore, "sourcemark restore copy.sourcemark port.sourcemark"),
)
