"""Commands for a PDF's pages: boxes, render."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import core
from app.cli.command import Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project, read_secret
from app.core.painting import paint_highlights
from app.core.png import render_png
from app.errors import WrongUse
from app.export.write import write_file

LEAST_SCALE, MOST_SCALE = 0.05, 20.0


def _declare_page(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("article", metavar="ARTICLE", help="an id, its beginning, a citekey or a title")
    parser.add_argument("--page", metavar="N", type=int, required=True, help="counted from 1")
    parser.add_argument("--password-file", metavar="F", help="a file with the password of the PDF")


def _boxes(given: argparse.Namespace, console: Console) -> Answer:
    password = read_secret(given.password_file, "password")
    with project(given, to_write=False) as opened:
        article = core.articles.resolve_article(opened, given.article)
        snapshot = core.articles.newest_snapshot(opened, article)
        page = core.pages.page_text(snapshot, core.articles.read_text(opened, snapshot.id), given.page)
        with core.pages.open_pages(opened, snapshot.id, password) as server:
            found = core.pages.read_boxes(opened, snapshot.id, given.page, server)
    boxes = [None if box is None else [round(side, 3) for side in box] for box in found.boxes]
    document: dict[str, object] = {
        "boxes": boxes,
        "height": found.height,
        "page": given.page,
        "start": page.mark.start,
        "width": found.width,
    }
    lines = [f"page {given.page}: {found.width:g} × {found.height:g} points, from {page.mark.start}"]
    lines += [
        f"{character!r}  {'nothing drawn' if box is None else ' '.join(f'{side:g}' for side in box)}"
        for character, box in zip(page.text, boxes, strict=True)
    ]
    return Answer(document, tuple(lines))


def _declare_render(parser: argparse.ArgumentParser) -> None:
    _declare_page(parser)
    parser.add_argument(
        "--scale", metavar="S", type=float, required=True, help="pixels a point; 2 is 144 dpi"
    )
    parser.add_argument("out", metavar="OUT.png", help="the file to write")
    parser.add_argument("--highlights", action="store_true", help="with the highlights painted on it")


def _render(given: argparse.Namespace, console: Console) -> Answer:
    if not LEAST_SCALE <= given.scale <= MOST_SCALE:
        raise WrongUse(
            f"--scale must be between {LEAST_SCALE:g} and {MOST_SCALE:g}.", "2 is 144 dots an inch."
        )
    password = read_secret(given.password_file, "password")
    with project(given, to_write=False) as opened:
        article = core.articles.resolve_article(opened, given.article)
        snapshot = core.articles.newest_snapshot(opened, article)
        page = core.pages.page_text(snapshot, core.articles.read_text(opened, snapshot.id), given.page)
        with core.pages.open_pages(opened, snapshot.id, password) as server:
            picture = server.render(page.mark.index, given.scale)
            if given.highlights:
                marks = core.articles.read_article(opened, article).highlights
                on_page = [one for one in marks if page.mark.index in core.pages.pages_of(snapshot, one)]
                boxes = core.pages.read_boxes(opened, snapshot.id, given.page, server)
                picture = paint_highlights(picture, boxes, page.mark.start, on_page)
    data = render_png(picture)
    write_file(Path(given.out), data)
    document: dict[str, object] = {
        "bytes": len(data),
        "height": picture.height,
        "page": given.page,
        "path": given.out,
        "width": picture.width,
    }
    return Answer(document, (f"Wrote {given.out}: {picture.width} × {picture.height} pixels",))


COMMANDS = (
    Command("boxes", _declare_page, _boxes, "sourcemark boxes port.sourcemark annual-report --page 3 --json"),
    Command(
        "render",
        _declare_render,
        _render,
        "sourcemark render port.sourcemark annual-report --page 3 --scale 2 page3.png --highlights",
    ),
)
