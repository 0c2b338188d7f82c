"""The command recapture: a newer copy of an article, and what became of each highlight in it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.cli import shapes
from app.cli.command import FINDINGS, FINE, Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, naming, project, read_secret
from db.records import AnchorState

if TYPE_CHECKING:
    from app.core.moving import Moved
    from app.core.recapture import Report

#: Passages in these states are errors of the audit until somebody has settled them.
LOST: tuple[AnchorState, ...] = ("changed", "orphan")


def _declare(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("article", metavar="ARTICLE", help="an id, its beginning, a citekey or a title")
    parser.add_argument("path", metavar="PATH", help="the newer copy")
    parser.add_argument(
        "--force", action="store_true", help="also when it has next to nothing of the article's text"
    )
    parser.add_argument("--password-file", metavar="F", help="a file with the password of the PDF")


def _recapture(given: argparse.Namespace, console: Console) -> Answer:
    password = read_secret(given.password_file, "password")
    core.workers.start_ahead()
    with project(given, to_write=True) as opened:
        article = core.articles.resolve_article(opened, given.article)
        with naming(Path(given.path)):
            report = core.recapture.recapture(
                opened, article, Path(given.path), force=given.force, password=password
            )
        if report.outcome == "recaptured":
            core.highlights.confirm_pending(opened, article, password)
    lost = any(report.counts[state] for state in LOST)
    return Answer(shapes.recapture(report), tuple(_lines(report)), FINDINGS if lost else FINE)


def _lines(report: Report) -> list[str]:
    if report.outcome == "already":
        return ["already there: the project has this very copy"]
    counts = ", ".join(f"{count} {state}" for state, count in report.counts.items())
    return [*(_line(one) for one in report.passages), counts]


def _line(one: Moved) -> str:
    before, after = (" ".join(text.split()) for text in (one.before, one.after))
    now = f"  →  “{after}”" if after and after != before else ""
    return f"{one.state}  {one.highlight}  “{before}”{now}"


COMMANDS = (
    Command(
        "recapture",
        _declare,
        _recapture,
        "sourcemark recapture port.sourcemark northwire-2025-dredging newer.html --json",
    ),
)
