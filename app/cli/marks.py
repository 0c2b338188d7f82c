"""Marks of other programs in, ours out: the command import, and export's marked copy of one PDF."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.cli.command import FINDINGS, FINE, Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project, read_secret
from app.errors import WrongUse

if TYPE_CHECKING:
    from app.core.foreign_marks import TakenOver
    from app.core.project import Project

MARKED = "marked-pdf"
ANNOTATIONS = "pdf-annotations"


def _declare_import(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("file", metavar="FILE", help="the file; a PDF that is not in the project is added")
    parser.add_argument("--as", dest="form", metavar="FORMAT", help=f"{ANNOTATIONS}; FILE's ending says it")
    parser.add_argument("--password-file", metavar="F", help="a file with the password of the PDF")


def _import(given: argparse.Namespace, console: Console) -> Answer:
    file = Path(given.file)
    form = given.form or (ANNOTATIONS if file.suffix.casefold() == ".pdf" else "")
    if form != ANNOTATIONS:
        raise WrongUse(
            f"Nothing can be imported as “{form}”." if form else f"No format belongs to “{file.name}”.",
            f"There is: --as {ANNOTATIONS}.",
        )
    password = read_secret(given.password_file, "password")
    with project(given, to_write=True) as opened:
        added = core.articles.add_article(opened, file, password=password)
        report = core.foreign_marks.take_over(opened, added.article.id, password)
        core.highlights.confirm_pending(opened, added.article.id, password)
    document: dict[str, object] = {
        "already": report.already,
        "areas": list(report.areas),
        "article": report.article,
        "articles": int(added.outcome == "added"),
        "briefings": 0,
        "claims": 0,
        "highlights": len(report.taken),
        "made": list(report.taken),
        "refused": [{"reason": one.reason, "what": one.what} for one in report.refused],
    }
    return Answer(document, tuple(_lines(report)), FINDINGS if report.refused else FINE)


def _lines(report: TakenOver) -> list[str]:
    lines = [f"taken over: {len(report.taken)}  already there: {report.already}"]
    if report.areas:
        lines.append(f"without text under them, taken as areas: {len(report.areas)}")
    return lines + [f"refused: {one.what}: {one.reason}" for one in report.refused]


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
    marked = "1 highlight" if made.marked == 1 else f"{made.marked} highlights"
    lines = [f"Wrote {given.out}: {made.bytes} bytes, {marked}"]
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


COMMANDS = (Command("import", _declare_import, _import, "sourcemark import port.sourcemark report.pdf"),)
