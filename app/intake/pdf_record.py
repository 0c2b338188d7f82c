"""What a PDF says about itself: XMP before the information dictionary, then the largest text of page 1."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from app.errors import CannotRead
from app.intake import pdf_printed, pdf_text
from app.intake import record as parts
from app.intake.document import Document
from app.intake.intake import Value
from app.intake.pdfium_reader import Pdfium
from app.intake.pdfium_text import ONE_SIZE
from app.intake.record import Record
from db.records import Name

#: A text in pieces, each with the height of its letters in points.
Sized = Sequence[tuple[float, str]]

_PACKET = re.compile(rb"<x:xmpmeta\b.{0,1000000}?</x:xmpmeta>", re.DOTALL)
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PRISM = re.compile(r"^\{http://prismstandard\.org/namespaces/[^}]*\}")
_PRISM_FIELDS = {
    "publicationName": "container_title",
    "volume": "volume",
    "number": "issue",
    "doi": "DOI",
    "isbn": "ISBN",
    "url": "URL",
    "coverDate": "issued",
    "publicationDate": "issued",
    "pageRange": "page",
}
_DOI_SAID = re.compile(r"\bdoi(?:\.org/|:|\s)\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
#: A title is looked for among this many glyphs of page 1, and is between these lengths.
_TITLE_GLYPHS = 6000
_TITLE_LETTERS = (6, 250)
#: A title is set this many times larger than most of the page.
_TITLE_STANDS_OUT = 1.15
#: What stands large on a first page and is no title of the whole.
_PART_OF_A_BOOK = re.compile(
    r"(?:table of )?contents|abstract|introduction|foreword|preface|executive summary|summary|index|appendix"
    r"|inhalt(?:sverzeichnis)?|zusammenfassung|vorwort|einleitung|sommaire|table des matières|résumé|índice",
    re.IGNORECASE,
)


def read(document: Document, pdf: Pdfium, first_text: str, sized: Sized | None = None) -> Record:
    """Return the record of a PDF whose first pages read `first_text`.

    `sized` is the text of page 1 in pieces with their letters' height, where it is known already.
    """
    record: Record = {}
    info = pdf.info()
    _add_xmp(record, _xmp_packet(document))
    _add_info(record, info)
    if pdf_printed.is_print_of_a_page(info):
        if "issued" in record and record["issued"].value in pdf_printed.days(info):
            del record["issued"]
        _set(record, "URL", pdf_printed.address(first_text), "text")
    if "title" not in record:
        title = _largest_text(_first_page(document, pdf) if sized is None else sized)
        _set(record, "title", _as_read(title, first_text), "largest_text")
    if "DOI" not in record and (said := _DOI_SAID.search(first_text[:8000])):
        _set(record, "DOI", parts.make_doi(said.group(1)), "text")
    parts.add_agency(record, first_text)
    return record


def captured(pdf: Pdfium) -> tuple[str, str]:
    """Return when a web page was printed to this PDF, and under which basis; empty where that is not said."""
    info = pdf.info()
    at = pdf_printed.printed_at(info) if pdf_printed.is_print_of_a_page(info) else ""
    return (at, "mhtml_date") if at else ("", "")


def _set(record: Record, name: str, value: str | tuple[Name, ...], basis: str) -> None:
    if value and name not in record:
        record[name] = Value(value, basis)


def _xmp_packet(document: Document) -> bytes:
    """Return the document's XMP: where it lies open in the file, else where the catalogue points to."""
    if document.data.find(b"/Metadata") < 0 and document.data.find(b"/ObjStm") < 0:
        return b""
    packets = [found.group() for found in _PACKET.finditer(document.data)]
    if len(packets) == 1:
        return packets[0]
    if not packets and document.data.find(b"/Metadata") < 0 and len(document.data) > 5_000_000:
        return b""
    try:
        second = importlib.import_module("app.intake.pdfminer_reader")
        packet: bytes = second.Pdfminer(document.data, document.password).xmp()
    except CannotRead:
        return packets[-1] if packets else b""
    return packet


def _add_xmp(record: Record, packet: bytes) -> None:
    if not packet or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return
    begin = packet.find(b"<x:xmpmeta")
    try:
        root = ElementTree.fromstring(packet[max(0, begin) :].split(b"<?xpacket end")[0])  # noqa: S314
    except (ElementTree.ParseError, ValueError, LookupError):
        return
    for description in root.iter(f"{_RDF}Description"):
        found = {**{name: [text] for name, text in description.attrib.items()}, **_children(description)}
        _add_description(record, found)


def _children(description: ElementTree.Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for child in description:
        texts = [(item.text or "").strip() for item in child.iter(f"{_RDF}li")] or [
            (child.text or "").strip()
        ]
        found[child.tag] = [text for text in texts if text]
    return found


def _add_description(record: Record, found: Mapping[str, list[str]]) -> None:
    basis = "pdf_xmp"
    first = {name: texts[0] for name, texts in found.items() if texts}
    title = parts.make_title(first.get(f"{_DC}title", ""))
    if not parts.is_junk_title(title):
        _set(record, "title", title, basis)
    names = tuple(name for text in found.get(f"{_DC}creator", ()) for name in parts.make_names(text))
    _set(record, "authors", names[:50], basis)
    _set(record, "publisher", parts.make_title(first.get(f"{_DC}publisher", "")), basis)
    _set(record, "language", first.get(f"{_DC}language", "").replace("x-default", "")[:20], basis)
    for tag, text in first.items():
        field = _PRISM_FIELDS.get(_PRISM.sub("", tag)) if _PRISM.match(tag) else None
        if field == "issued":
            _set(record, field, parts.make_date(text), basis)
        elif field:
            _set(record, field, parts.make_doi(text) if field == "DOI" else parts.make_title(text), basis)
    _set(record, "DOI", parts.make_doi(first.get(f"{_DC}identifier", "")), basis)
    # The file's own date: kept as the date of issue only under this basis, never as confirmed.
    dated = first.get(f"{_DC}date") or first.get(f"{_XMP}CreateDate", "")
    _set(record, "issued", parts.make_date(dated), basis)


def _add_info(record: Record, info: Mapping[str, str]) -> None:
    basis = "pdf_info"
    title = parts.make_title(info.get("Title", ""))
    if not parts.is_junk_title(title):
        _set(record, "title", title, basis)
    _set(record, "authors", parts.make_names(info.get("Author", "")), basis)
    _set(record, "issued", parts.make_date(info.get("CreationDate", "")), basis)
    _set(record, "DOI", parts.make_doi(info.get("Subject", "")), basis)


def sized_glyphs(pdf: Pdfium) -> int:
    """Return of how many glyphs of page 1 the sizes are wanted, to find the title among them."""
    said = parts.make_title(pdf.info().get("Title", ""))
    return _TITLE_GLYPHS if parts.is_junk_title(said) else 0


def _first_page(document: Document, pdf: Pdfium) -> Sized:
    if 0 in document.skip_pages:
        return ()
    try:
        return pdf.read_page(0, sized=_TITLE_GLYPHS).sized or ()
    except CannotRead:
        return ()


def _largest_text(sized: Sized) -> str:
    """Return the stretch of page 1 that is set largest, when it is long enough for a title."""
    least = _TITLE_STANDS_OUT * _usual_height(sized)
    best, best_height = "", 0.0
    for height, letters in _stretches(sized):
        if height <= max(best_height, least):
            continue
        # A hyphen at a line's end stays one, and the word goes on behind it.
        text = " ".join(pdf_text.clean(letters.replace(pdf_text.LINE_END_HYPHEN, "-")).split())
        count = sum(letter.isalpha() for letter in text)
        if _TITLE_LETTERS[0] <= count <= _TITLE_LETTERS[1] and not _PART_OF_A_BOOK.fullmatch(text):
            best, best_height = text, height
    return best


def _as_read(title: str, text: str) -> str:
    """Return the title as the page's text has it, where that joins the letters of spaced words."""
    letters = title.split()
    if sum(len(word) == 1 for word in letters) < 3:
        return title
    found = re.search(r"\s*".join(map(re.escape, "".join(letters))), text[:_TITLE_GLYPHS])
    return " ".join(found.group().split()) if found else title


def _usual_height(sized: Sized) -> float:
    """Return the height of the letter in the middle when all are ordered by it; 0.0 without letters."""
    inked = sorted((height, len("".join(text.split()))) for height, text in sized)
    middle = sum(count for _, count in inked) // 2
    for height, count in inked:
        middle -= count
        if middle < 0:
            return height
    return 0.0


def _stretches(sized: Sized) -> Iterator[tuple[float, str]]:
    """Yield stretches of text set in one size; letters of one size differ by a hair."""
    size, letters = 0.0, ""
    for height, text in [*sized, (-1.0, "")]:
        if letters and not size / ONE_SIZE <= height <= size * ONE_SIZE:
            yield size, letters
            letters = ""
        size = height if not letters else size
        letters += text
