"""The command ocr: pages without text, read from their pictures."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from app import core
from app.cli.command import FINDINGS, FINE, Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project, read_secret

if TYPE_CHECKING:
    from app.core.ocr import Recognised


def _declare(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("article", metavar="ARTICLE", help="an id, its beginning, a citekey or a title")
    parser.add_argument(
        "--language",
        metavar="L",
        action="append",
        default=[],
        help="as tesseract calls it (eng, deu); may be given several times; the article's own by default",
    )
    parser.add_argument(
        "--page",
        metavar="N",
        type=int,
        action="append",
        help="this page, whether it has text or not; may be given several times",
    )
    parser.add_argument("--password-file", metavar="F", help="a file with the password of the PDF")


def _ocr(given: argparse.Namespace, console: Console) -> Answer:
    password = read_secret(given.password_file, "password")
    indexes = None if given.page is None else [number - 1 for number in given.page]

    def progress(done: int, total: int) -> None:
        if sys.stderr.isatty():
            console.message(f"page {done + 1} of {total}")

    with project(given, to_write=True) as opened:
        article = core.articles.resolve_article(opened, given.article)
        made = core.ocr.recognise(opened, article, given.language, indexes, password, progress)
    document: dict[str, object] = {
        "article": made.article,
        "characters": made.characters,
        "confidence": round(made.confidence, 1),
        "extractor": made.extractor,
        "failed": [{"page": index + 1, "reason": reason} for index, reason in made.failed],
        "language": made.languages,
        "pages": [index + 1 for index in made.read],
        "snapshot": made.snapshot,
    }
    return Answer(document, tuple(_lines(made)), FINDINGS if made.failed else FINE)


def _lines(made: Recognised) -> list[str]:
    read = ", ".join(str(index + 1) for index in made.read)
    lines = [
        f"read by {made.extractor} ({made.languages}): page {read}, {made.characters} characters,"
        f" {made.confidence:.0f} % sure"
    ]
    return lines + [f"not read: page {index + 1}: {reason}" for index, reason in made.failed]


COMMANDS = (Command("ocr", _declare, _ocr, "sourcemark ocr port.sourcemark scanned-minutes --language deu"),)
