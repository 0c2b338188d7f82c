"""The commands by name, without loading them: which module holds each, how it is called and what it does."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One line of the overview; `module` is the module of app.cli that holds the command."""

    module: str
    usage: str
    summary: str


COMMANDS: dict[str, Entry] = {
    "new": Entry("projects", "P [--title T]", "make a project"),
    "info": Entry("projects", "P", "counts, schema, sizes, what containment is enforced here"),
    "add": Entry("adding", "P PATH…", "add files and folders; the same bytes twice are one article"),
    "articles": Entry("articles", "P", "list the articles with their records"),
    "set": Entry("articles", "P ARTICLE FIELD=VALUE…", "correct an article's record"),
    "text": Entry("articles", "P ARTICLE [--page N] [--copy C]", "print an article's canonical text"),
    "boxes": Entry("pages", "P ARTICLE --page N", "where each character of a PDF's page is drawn"),
    "render": Entry("pages", "P ARTICLE --page N --scale S OUT.png", "draw a PDF's page into a PNG file"),
    "highlight": Entry(
        "passages", "P ARTICLE (--quote TEXT | --range START END)", "mark a passage or an area"
    ),
    "highlights": Entry("passages", "P [ARTICLE]", "list the highlights with what they are linked to"),
    "import": Entry("importing", "P FILE [--as FORMAT]", "take over what another program wrote"),
    "ocr": Entry("ocr", "P ARTICLE [--language L]", "read the pages without text by tesseract"),
    "recapture": Entry("recapture", "P ARTICLE PATH", "a newer copy of an article: highlights found again"),
    "claim": Entry("argument", "P TEXT", "add a claim (TEXT - reads one per line from standard input)"),
    "claims": Entry("claims", "P [--resting-on WHAT]", "list the claims with evidence, origins and findings"),
    "link": Entry("argument", "P CLAIM HIGHLIGHT", "link a highlight to a claim"),
    "origins": Entry(
        "origins", "P [--confirm | --reject | --join | --separate]", "articles that share an origin, and why"
    ),
    "search": Entry("passages", "P QUERY", "search articles, highlights, claims and briefings; with filters"),
    "suggest": Entry("suggesting", "P CLAIM", "passages that may speak for or against a claim; like claims"),
    "briefing": Entry(
        "writing", "P [BRIEFING [--duplicate T]] | P --new T", "list briefings, show or make one"
    ),
    "section": Entry("writing", "P BRIEFING HEADING", "add a section to a briefing, or rewrite one"),
    "grid": Entry("grid", "P OUT", "write the grid of claims and articles, as HTML or CSV"),
    "audit": Entry("writing", "P [BRIEFING]", "the sourcing audit: what rests on nothing"),
    "export": Entry("writing", "P OUT", "write a briefing to a file, or to standard output (-)"),
    "verify": Entry("verify", "BRIEFING.html [P]", "check an exported briefing, or hold it against P"),
    "undo": Entry("projects", "P [N]", "take the last N changes back"),
    "redo": Entry("projects", "P [N]", "do N undone changes again"),
    "history": Entry("projects", "P", "every change, oldest first"),
    "check": Entry("projects", "P [--repair]", "integrity, hashes, anchors, orphans; never deletes"),
    "backup": Entry("projects", "P OUT", "write a verified copy of the project"),
    "restore": Entry("projects", "BACKUP P", "make a project from a backup"),
}
COMMAND_NAMES = tuple(COMMANDS)
