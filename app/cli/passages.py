"""Commands for passages: highlight, highlights, search."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import core
from app.cli import shapes
from app.cli.command import Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project
from app.errors import WrongUse
from db.records import Evidence, Highlight, Hit

if TYPE_CHECKING:
    from app.core.project import Project


def _declare_highlight(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("article", metavar="ARTICLE", help="an id, its beginning, a citekey or a title")
    parser.add_argument("--quote", metavar="TEXT", help="the words to mark")
    parser.add_argument("--prefix", metavar="T", default="", help="words before the quotation")
    parser.add_argument("--suffix", metavar="T", default="", help="words after the quotation")
    parser.add_argument(
        "--range", metavar=("START", "END"), nargs=2, type=int, help="code points, end exclusive"
    )
    parser.add_argument(
        "--area",
        metavar=("PAGE", "X0", "Y0", "X1", "Y1"),
        nargs=5,
        type=float,
        help="a rectangle of a page, in points from its top left corner; --quote is then what stands in it",
    )
    parser.add_argument("--colour", metavar="C", default="1", help="1 amber, 2 green, 3 blue, 4 rose")
    parser.add_argument("--note", metavar="N", default="", help="a note on the passage")


def _highlight(given: argparse.Namespace, console: Console) -> Answer:
    if given.area is None and (given.quote is None) == (given.range is None):
        raise WrongUse("Say which passage.", "Give either --quote TEXT or --range START END, or an --area.")
    if given.area is not None and given.range is not None:
        raise WrongUse("An area has no range.", "Give either --area or --range.")
    colour = core.highlights.read_colour(given.colour)
    with project(given, to_write=True) as opened:
        article = core.articles.resolve_article(opened, given.article)
        if given.area is not None:
            made = _add_area(opened, article, given, colour)
        elif given.range is not None:
            snapshot = core.articles.newest_snapshot(opened, article)
            start, end = given.range
            made = core.highlights.add_highlight(opened, snapshot.id, start, end, colour, given.note)
        else:
            made = core.highlights.add_quote(
                opened, article, given.quote, given.prefix, given.suffix, colour, given.note
            )
        made = core.highlights.confirm_highlight(opened, made.id)
    return Answer(shapes.highlight(made), (_line(made),))


def _add_area(opened: Project, article: str, given: argparse.Namespace, colour: int) -> Highlight:
    page, *box = given.area
    if page != int(page):
        raise WrongUse("PAGE is a whole number.", "Pages are counted from 1.")
    snapshot = core.articles.newest_snapshot(opened, article)
    return core.area.add_area(opened, snapshot.id, int(page) - 1, box, given.quote or "", colour, given.note)


def _line(one: Highlight) -> str:
    page = f"  p. {one.page_label or one.page_index + 1}" if one.page_index is not None else ""
    read = f"  second reader: {one.second_reader}" if one.second_reader not in ("none", "agrees") else ""
    if one.area:
        sides = " ".join(f"{side:g}" for side in one.area)
        read = f"  area {sides}, typed from the page image" if one.exact else f"  area {sides}, nothing typed"
    return f"{one.id}  “{' '.join(one.exact.split())}”{page}  {one.anchor_state}{read}"


def _declare_highlights(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("article", metavar="ARTICLE", nargs="?", help="those of one article only")


def _highlights(given: argparse.Namespace, console: Console) -> Answer:
    with project(given, to_write=False) as opened:
        article = core.articles.resolve_article(opened, given.article) if given.article is not None else None
        marks = core.highlights.list_highlights(opened, article)
        links = core.evidence.list_evidence(opened)
    of: dict[str, list[Evidence]] = {}
    for link in links:
        of.setdefault(link.highlight, []).append(link)
    document: dict[str, object] = {"highlights": [shapes.highlight(one, of.get(one.id, ())) for one in marks]}
    return Answer(document, tuple(_line(one) for one in marks))


QUERY_HELP = (
    "words; the last may be unfinished. Filters: publisher:NAME date:2025-03..2025-06 tag:NAME "
    "direction:supports|disputes|neutral cited:yes|no language:de format:pdf"
)


def _declare_search(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("query", metavar="QUERY", help=QUERY_HELP)
    parser.add_argument(
        "--in",
        dest="kinds",
        action="append",
        choices=("articles", "highlights", "claims", "briefings"),
        help="only these; may be given several times",
    )
    parser.add_argument("--limit", metavar="N", type=int, default=50, help="at most so many hits (50)")


def _search(given: argparse.Namespace, console: Console) -> Answer:
    if given.limit < 1:
        raise WrongUse("--limit must be at least 1.", "Leave it out for 50.")
    with project(given, to_write=False) as opened:
        kinds = tuple(given.kinds or core.search.KINDS)
        problems = core.filters.read_query(given.query).problems
        if problems:
            raise problems[0]
        found = core.search.search(opened, given.query, kinds, given.limit)
    document: dict[str, object] = {"hits": [shapes.hit(one) for one in found.hits], "total": found.total}
    lines = [_hit_line(one) for one in found.hits] + [f"{found.total} found"]
    if found.unfiltered is not None:
        document["unfiltered"] = found.unfiltered
        lines[-1] += f"; without the filters there are {found.unfiltered}"
    return Answer(document, tuple(lines))


def _hit_line(one: Hit) -> str:
    return f"{one.kind}  {one.id}  {one.title}: {' '.join(one.snippet.split())}"


COMMANDS = (
    Command(
        "highlight",
        _declare_highlight,
        _highlight,
        "sourcemark highlight port.sourcemark northwire-2025-dredging --quote 'had removed 3.9 million'",
    ),
    Command("highlights", _declare_highlights, _highlights, "sourcemark highlights port.sourcemark --json"),
    Command("search", _declare_search, _search, "sourcemark search port.sourcemark 'dredg' --in articles"),
)
