"""Reads a Word document: text and notes as blocks, contents from its headings, what it leaves out counted.

Tracked changes are read as accepted: what was inserted is text, what was deleted is counted and said.
Headers, footers and comments are no part of the text either. Macros are never looked at.
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from app.errors import CannotRead
from app.intake import docx_left_out, docx_record
from app.intake import record as parts
from app.intake.document import Document, Send
from app.intake.docx_body import BodyReader
from app.intake.docx_looks import Looks
from app.intake.docx_numbers import Numbering
from app.intake.docx_package import W, WordPackage, get
from app.intake.docx_runs import LeftOut, Notes, RunReader
from app.intake.docx_styles import Styles
from app.intake.outcome import Pulse, Reflowable, send_reflowable
from app.intake.text_builder import TextBuilder

NAME = "sourcemark-docx"
VERSION = "1"


def read(document: Document, send: Send) -> None:
    """Read a Word document and send its text, blocks, contents and record."""
    word = WordPackage(bytes(document.data))
    builder, left_out, notes = TextBuilder(), LeftOut(), _notes(word)
    runs = RunReader(word.relations, Looks(word.find("styles")), notes, left_out)
    styles = Styles(word.find("styles"), Numbering(word.find("numbering")))
    body = BodyReader(builder, runs, styles, left_out, Pulse(send).beat)
    for part in _bodies_of(word):
        body.add(part)
    first_heading = body.outline[0].title if body.outline else ""
    for kind, numbers, written, title in (
        ("footnotes", notes.footnotes, notes.footnote_kind, "Footnotes"),
        ("endnotes", notes.endnotes, notes.endnote_kind, "Endnotes"),
    ):
        if (place := word.place_of(kind)) and numbers:
            runs.relations = word.relations_of(place)
            body.add_notes(word.parse(place), numbers, written, title)
    record = docx_record.read(word, body.title, first_heading)
    parts.add_agency(record, builder.text)
    count, why = docx_left_out.count(word, notes, left_out, builder.text, builder.left_out)
    if not builder.text:
        raise CannotRead(
            f"There is no text in this document. {why}".strip(), "Pictures of text cannot be quoted."
        )
    outcome = Reflowable(
        builder.text,
        builder.blocks,
        record,
        extractor=NAME,
        version=f"{VERSION} lxml {etree.__version__}",
        left_out=count,
        left_out_why=why,
        outline=tuple(body.outline),
    )
    send_reflowable(outcome, send)


def _bodies_of(word: WordPackage) -> list[Element]:
    """Return the document's bodies: one, but broken programs write several, and Word shows them all."""
    if found := word.document.findall(W + "body"):
        return found
    raise CannotRead(
        "This Word document is damaged: its text is missing.", "Save it anew, or fetch it again."
    )


def _notes(word: WordPackage) -> Notes:
    """Return the book of notes, with the kinds of numbers that the document gives them."""
    notes = Notes()
    settings = word.find("settings")
    for root in [word.document] if settings is None else [settings, word.document]:
        for node in root.iter(W + "footnotePr"):
            notes.footnote_kind = get(node.find(W + "numFmt"), "val") or notes.footnote_kind
        for node in root.iter(W + "endnotePr"):
            notes.endnote_kind = get(node.find(W + "numFmt"), "val") or notes.endnote_kind
    return notes
