"""The marked copy of one PDF that the command export writes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.cli.command import Answer
from app.cli.console import Console
from app.cli.opening import project
from app.errors import WrongUse
from app.prose import counted

if TYPE_CHECKING:
    from app.core.project import Project

MARKED = "marked-pdf"


def write_marked_copy(given: argparse.Namespace, console: Console) -> Answer:
    """Write a copy of one PDF with its highlights in it."""
    with project(given, to_write=False) as opened:
        article = _which(opened, given.article)
        out = None if given.out == "-" else Path(given.out)
        made = core.marked_copies.write_copy(opened, article, out)
    if out is None and console.as_json:
        raise WrongUse("A PDF is no text for a JSON answer.", "Give a file instead of -.")
    if out is None:
        console.data(made.data)
        return Answer()
    document: dict[str, object] = {
        "article": article,
        "bytes": made.bytes,
        "format": MARKED,
        "highlights": made.marked,
        "left_out": list(made.left_out),
        "path": given.out,
        "profile": None,
        "sha256": made.sha256,
        "verdict": None,
    }
    lines = [f"Wrote {given.out}: {made.bytes} bytes, {counted(made.marked, 'highlight')}"]
    lines += [f"has no place on a page and is left out: {one}" for one in made.left_out]
    return Answer(document, tuple(lines))


def _which(opened: Project, name: str | None) -> str:
    if name is not None:
        return core.articles.resolve_article(opened, name)
    every = [
        row
        for row in core.articles.list_articles(opened)
        if row.snapshot is not None and row.snapshot.media_type == "application/pdf"
    ]
    if len(every) == 1:
        return every[0].article.id
    if not every:
        raise WrongUse("The project has no PDF.", "Only a PDF can be copied with its marks.")
    keys = ", ".join(row.article.citekey for row in every[:10])
    raise WrongUse(f"The project has {len(every)} PDFs: {keys}.", "Say which: --article CITEKEY.")
