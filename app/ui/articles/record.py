"""An article's record as words in fields, and back: names, bases, and which the analyst changed. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.ui.dialogs.names import name_line as name_line
from app.ui.dialogs.names import parse_names as parse_names
from app.ui.wording import tr
from db.records import Article, Publisher

#: Fields whose values are found in a file, each with a tick; the second row only where there is a value.
FOUND = ("title", "authors", "publisher", "issued", "URL")
FOUND_TOO = ("agency", "modified", "canonical_url", "container_title", "DOI", "language")
#: Bases that say when a file was made or filed, not what was published.
GUESSES = frozenset(("url", "pdf_xmp", "pdf_info", "docx_core"))


def basis_words(basis: str, *, confirmed: bool = False) -> str:
    """Say in words where a value came from, and of a guess whether it is confirmed."""
    words = _basis_words(basis)
    if basis in GUESSES:
        return words if confirmed else tr("{words}, not confirmed").format(words=words)
    return words


def _basis_words(basis: str) -> str:
    known = {
        "jsonld": tr("from the page’s JSON-LD"),
        "highwire": tr("from the page’s citation tags"),
        "dc": tr("from the page’s Dublin Core tags"),
        "opengraph": tr("from the page’s Open Graph tags"),
        "meta": tr("from the page’s meta tags"),
        "byline": tr("from the byline on the page"),
        "first_line": tr("from the first line of the text"),
        "dateline": tr("from the dateline of the text"),
        "html": tr("from the page’s own language mark"),
        "singlefile_comment": tr("from the comment of the program that saved the page"),
        "saved_from": tr("from the comment of the browser that saved the page"),
        "time_element": tr("from a time element on the page"),
        "url": tr("read from the address"),
        "pdf_xmp": tr("from the PDF’s XMP record"),
        "pdf_info": tr("from the PDF file’s properties"),
        "docx_core": tr("from the document’s properties"),
        "opf": tr("from the book’s own record"),
        "header": tr("from the message’s header"),
        "front_matter": tr("from the front matter"),
        "briefing": tr("as the imported briefing prints it"),
        "heading": tr("from the first heading"),
        "h1": tr("from the first heading"),
        "title": tr("from the page’s title"),
        "largest_text": tr("from the largest text on page 1"),
        "canonical": tr("from the page’s canonical link"),
        "file_name": tr("from the file’s name"),
        "manual": tr("typed by you"),
        "import": tr("from an imported record"),
        "none": "",
        "": "",
    }
    return known.get(basis, tr("from {basis}").format(basis=basis.replace("_", " ")))


def field_values(article: Article) -> dict[str, object]:
    """Return the fields the editor shows, in the form core.articles.set_fields takes them."""
    return {
        "title": article.title,
        "authors": article.authors,
        "publisher": article.publisher.name if article.publisher else "",
        "issued": article.issued,
        "URL": article.URL,
        "reliability": article.reliability,
        "reliability_note": article.reliability_note,
        "level": article.level,
        "status": article.status,
        "descriptor": article.descriptor,
        "note": article.note,
    }


def shown_value(article: Article, field: str) -> str:
    """Return a found field that holds one line of text, as the editor shows it."""
    value = getattr(article, field)
    return value.name if isinstance(value, Publisher) else str(value or "")


def changed_values(before: Article, values: Mapping[str, object]) -> dict[str, object]:
    """Return only what differs: a value left alone keeps its basis."""
    old = field_values(before) | {field: shown_value(before, field) for field in FOUND_TOO}
    # A field of several lines gives a no-break space back as a space.
    old["note"] = before.note.replace("\u00a0", " ")
    return {
        name: value
        for name, value in values.items()
        if (str(value).replace("\u00a0", " ") if name == "note" else value) != old[name]
    }


def encoding_words(extractor_version: str) -> str:
    """Say in which encoding a text was read, where that was guessed or said; else nothing."""
    found = re.search(r"read as (.+?) \((guessed|as you said)\)", extractor_version)
    if found is None:
        return ""
    if found[2] == "guessed":
        return tr("The text was read as {encoding}: a guess, look at its accents.").format(encoding=found[1])
    return tr("The text was read as {encoding}, as you said.").format(encoding=found[1])


def is_found(article: Article, field: str) -> bool:
    """Tell whether a field holds what was found in the file, and may be confirmed."""
    if field not in (*FOUND, *FOUND_TOO) or not getattr(article, field):
        return False
    return basis_of(article, field) not in ("", "none", "manual")


def confirmed_fields(article: Article, ticked: Iterable[str], asked: Iterable[str]) -> tuple[str, ...]:
    """Return the confirmed fields after the ticks of those that were asked for."""
    others = [name for name in article.confirmed if name not in frozenset(asked)]
    return (*others, *ticked)


def basis_of(article: Article, field: str) -> str:
    """Return where a field's value came from."""
    # Of an imported date the record says which kind of file it came from.
    if field == "issued" and article.issued_basis not in ("", "none", "import"):
        return article.issued_basis
    return article.basis.get(
        field, "import" if field == "issued" and article.issued_basis == "import" else ""
    )
