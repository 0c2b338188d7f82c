"""What a PDF says about itself: XMP before the information dictionary, then the largest text of page 1."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from app.errors import CannotRead
from app.intake import record as parts
from app.intake.document import Document
from app.intake.intake import Box, Value
from app.intake.pdfium_reader import Pdfium
from app.intake.record import Record
from db.records import Name

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
#: Letters of one size are equally high but for so much.
_ONE_SIZE = 1.05
#: What stands large on a first page and is no title of the whole.
_PART_OF_A_BOOK = re.compile(
    r"(?:table of )?contents|abstract|introduction|foreword|preface|executive summary|summary|index|appendix"
    r"|inhalt(?:sverzeichnis)?|zusammenfassung|vorwort|einleitung|sommaire|table des matières|résumé|índice",
    re.IGNORECASE,
)


def read(document: Document, pdf: Pdfium, first_text: str) -> Record:
    """Return the record of a PDF whose first pages read `first_text`."""
    record: Record = {}
    _add_xmp(record, _xmp_packet(document))
    _add_info(record, pdf.info())
    readable = 0 not in document.skip_pages
    if "title" not in record and readable and (title := _largest_text(pdf)):
        record["title"] = Value(title, "largest_text")
    if "DOI" not in record and (said := _DOI_SAID.search(first_text[:8000])):
        _set(record, "DOI", parts.make_doi(said.group(1)), "text")
    parts.add_agency(record, first_text)
    return record


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


def _largest_text(pdf: Pdfium) -> str:
    """Return the stretch of page 1 that is set largest, when it is long enough for a title."""
    try:
        _, letters, boxes = pdf.glyphs(0, _TITLE_GLYPHS)
    except CannotRead:
        return ""
    sized = _sized(letters, boxes)
    heights = sorted(height for height, letter in sized if not letter.isspace())
    least = _TITLE_STANDS_OUT * heights[len(heights) // 2] if heights else 0.0
    best, best_height = "", 0.0
    for height, text in _stretches(sized):
        count = sum(letter.isalpha() for letter in text)
        stands_out = height > max(best_height, least) and not _PART_OF_A_BOOK.fullmatch(text)
        if stands_out and _TITLE_LETTERS[0] <= count <= _TITLE_LETTERS[1]:
            best, best_height = text, height
    return best


def _stretches(sized: list[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    """Yield stretches of text set in one size, on one line; glyphs of one size differ by a hair."""
    size, letters = 0.0, ""
    for height, letter in [*sized, (-1.0, "")]:
        if letters and not size / _ONE_SIZE <= height <= size * _ONE_SIZE:
            yield size, " ".join(letters.split())
            letters = ""
        size = height if not letters else size
        letters += letter


def _sized(letters: list[str], boxes: list[Box | None]) -> list[tuple[float, str]]:
    """Pair each letter with the height it is set in; white space takes the height before it."""
    out: list[tuple[float, str]] = []
    height = 0.0
    for letter, box in zip(letters, boxes, strict=True):
        if box is not None and not letter.isspace():
            height = min(box[3] - box[1], 200.0)
        out.append((height, letter))
    return out
