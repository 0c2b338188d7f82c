"""Commands for articles: articles, set, text."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import core
from app.cli import shapes
from app.cli.command import Answer, Command
from app.cli.console import Console
from app.cli.names_of_people import read_names
from app.cli.opening import declare_project, project
from app.core.naming import Named, find_named
from app.errors import WrongUse
from app.prose import counted

if TYPE_CHECKING:
    from app.core.articles import ArticleRow
    from app.core.project import Project


def _articles(given: argparse.Namespace, console: Console) -> Answer:
    with project(given, to_write=False) as opened:
        rows = core.articles.list_articles(opened)
    return Answer({"articles": [shapes.article(row) for row in rows]}, tuple(_line(row) for row in rows))


def _line(row: ArticleRow) -> str:
    record = row.article
    publisher = record.publisher.name if record.publisher else "no publisher"
    via = f" ({record.agency.name})" if record.agency and record.agency != record.publisher else ""
    return f"{record.citekey}  {record.title}  {publisher}{via}  {record.issued or 'no date'}"


def _declare_set(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    _declare_article(parser)
    parser.add_argument(
        "values",
        metavar="FIELD=VALUE",
        nargs="+",
        help="an empty VALUE clears the field; confirmed=issued,title ticks found values; with "
        "publisher:NAME or highlight:ID in the place of the article, the fields of that: reliability, "
        "credibility, attributed_to, …",
    )


def _set(given: argparse.Namespace, console: Console) -> Answer:
    written: dict[str, str] = {}
    for one in given.values:
        name, sign, value = one.partition("=")
        if not sign:
            raise WrongUse(f"“{one}” sets nothing.", "Write FIELD=VALUE, as in issued=2025-03-09.")
        written[name.strip()] = value.strip()
    kind, colon, name = given.article.partition(":")
    with project(given, to_write=True) as opened:
        if colon and kind == "publisher":
            return _set_publisher(opened, name, written)
        if colon and kind == "highlight":
            return _set_highlight(opened, name, written)
        article = core.articles.resolve_article(opened, given.article)
        if "encoding" in written:
            return _set_encoding(opened, article, written)
        fields = {name: _value(opened, name, value) for name, value in written.items()}
        record = core.articles.set_fields(opened, article, **fields)
    return Answer(shapes.article_record(record), (f"{record.citekey}: {', '.join(written)} set",))


def _set_publisher(opened: Project, name: str, written: dict[str, str]) -> Answer:
    """Correct a publisher, found by its name or id."""
    known = (Named(one.id, (one.name,)) for one in core.articles.list_publishers(opened))
    fields: dict[str, object] = dict(written)
    if "hosts" in written:
        fields["hosts"] = _parts(written["hosts"])
    if "reliability" in written:
        fields["reliability"] = written["reliability"].upper() or None
    made = core.articles.set_publisher(opened, find_named("publisher", name, known), **fields)
    return Answer(shapes.publisher(made), (f"{made.name}: {', '.join(written)} set",))


def _set_highlight(opened: Project, name: str, written: dict[str, str]) -> Answer:
    """Rate a passage, say whom it quotes, or change its note, tags and colour."""
    fields: dict[str, object] = dict(written)
    for number in ("credibility", "colour"):
        if number in written:
            fields[number] = _number(number, written[number])
    if "tags" in written:
        fields["tags"] = _parts(written["tags"])
    for field in ("start", "end"):
        fields.pop(field, None)
    if not fields:
        raise WrongUse("The ends of a passage are not set by numbers.", "Mark the passage anew: highlight.")
    made = core.highlights.set_highlight(opened, core.highlights.resolve_highlight(opened, name), **fields)
    return Answer(shapes.highlight(made, ()), (f"{made.id}: {', '.join(fields)} set",))


def _number(field: str, value: str) -> int | None:
    if not value:
        return None
    if not value.isdecimal():
        raise WrongUse(f"“{value}” is no {field}.", "Give a number.")
    return int(value)


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _set_encoding(opened: Project, article: str, written: dict[str, str]) -> Answer:
    """Read the article's text again in the encoding that it is in."""
    if len(written) > 1:
        raise WrongUse("encoding= reads the text again and stands alone.", "Set the other fields after it.")
    report = core.encoding.read_in_encoding(opened, article, written["encoding"])
    record = core.articles.read_article(opened, article).article
    moved = sum(report.counts.values())
    line = f"{record.citekey}: read again as {written['encoding']}; {counted(moved, 'highlight')} looked for"
    return Answer(shapes.article_record(record), (line,))


def _value(opened: Project, name: str, value: str) -> object:
    """Turn what was typed into what the field holds."""
    if name == "authors":
        return read_names(value)
    if name in ("tags", "confirmed"):
        return _parts(value)
    if name == "derived_from":
        return core.articles.resolve_article(opened, value) if value else None
    if name == "reliability":
        return value.upper() or None
    if name in ("origin", "publisher", "agency"):
        return value or None
    return value


def _declare_text(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    _declare_article(parser)
    parser.add_argument("--page", metavar="N", type=int, help="one page only, counted from 1")
    parser.add_argument(
        "--copy", metavar="C", help="an older copy: its snapshot's id or day of capture (else the newest)"
    )


def _text(given: argparse.Namespace, console: Console) -> Answer:
    with project(given, to_write=False) as opened:
        article = core.articles.resolve_article(opened, given.article)
        snapshot = core.articles.newest_snapshot(opened, article)
        if given.copy is not None:
            wanted = core.articles.resolve_snapshot(opened, article, given.copy)
            snapshot = core.articles.read_snapshot(opened, wanted)
        text = core.articles.read_text(opened, snapshot.id)
        blocks = core.articles.read_blocks(opened, snapshot.id)
    marks, start, end = snapshot.page_map, 0, len(text)
    if given.page is not None:
        page = core.pages.page_text(snapshot, text, given.page)
        marks, start, end = (page.mark,), page.mark.start, page.end
    document: dict[str, object] = {
        "article": article,
        "blocks": [shapes.block(one) for one in blocks if one.start < end and start < one.end],
        "extractor": snapshot.extractor,
        "extractor_version": snapshot.extractor_version,
        "incomplete": snapshot.incomplete,
        "left_out": {"characters": snapshot.left_out_characters, "why": snapshot.left_out_why},
        "page_map": shapes.page_marks(marks),
        "snapshot": snapshot.id,
        "text": text[start:end],
        "text_sha256": snapshot.text_sha256,
    }
    return Answer(document, (text[start:end],))


def _declare_article(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="an id, its beginning, a citekey or a title")


COMMANDS = (
    Command("articles", declare_project, _articles, "sourcemark articles port.sourcemark --json"),
    Command(
        "set",
        _declare_set,
        _set,
        "sourcemark set port.sourcemark northwire-2025-dredging issued=2025-03-09 reliability=C",
    ),
    Command("text", _declare_text, _text, "sourcemark text port.sourcemark northwire-2025-dredging --page 3"),
)
