"""The command that writes the grid of claims and articles."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import core
from app.cli.command import Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project
from app.prose import counted


def _declare(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("out", metavar="OUT", help="the file to write, .html or .csv; - is standard output")
    parser.add_argument("--format", metavar="F", choices=("html", "csv"), help="html or csv; else by OUT")
    parser.add_argument(
        "--order",
        metavar="O",
        default="origin",
        choices=("origin", "date", "discriminates"),
        help="how the articles stand: by origin, by date, or those first that tell the claims apart",
    )
    parser.add_argument("--cited-only", action="store_true", help="only articles with a linked passage")
    parser.add_argument("--bom", action="store_true", help="begin a CSV with the mark of UTF-8")


def _grid(given: argparse.Namespace, console: Console) -> Answer:
    to_output = given.out == "-"
    out = None if to_output else Path(given.out)
    with project(given, to_write=False) as opened:
        made = core.grid.write_grid(
            opened, out, given.format, given.order, cited_only=given.cited_only, bom=given.bom
        )
    document: dict[str, object] = {
        "articles": made.articles,
        "bytes": made.bytes,
        "claims": made.claims,
        "format": made.format,
        "path": given.out,
        "sha256": made.sha256,
    }
    if not to_output:
        held = f"{counted(made.claims, 'claim')}, {counted(made.articles, 'article')}"
        line = f"Wrote {given.out}: {held}, {made.bytes} bytes"
        return Answer(document, (line,))
    if console.as_json:
        return Answer(document | {"text": made.data.decode("utf-8-sig")})
    console.data(made.data)
    return Answer()


COMMANDS = (Command("grid", _declare, _grid, "sourcemark grid port.sourcemark grid.html --order date"),)
