"""A document in a citation style: the footnotes begin with the style's citation, and a list of works ends it.

The rule is the same for every style and every writer, because the styled document is a document: a sentence
keeps its marker; the footnote gives the work as the style cites it (in full or short form for a style of
notes, else as in the text, `Roe, 2025a, p. 3` or `[1, p. 3]`), and behind it, as ever, the verbatim passage,
the day of access and the address. A style never takes the passage away. The list of works is a section
`References` in the style's order and words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from app.errors import WrongUse
from app.exchange.hayagriva import write_hayagriva
from app.export.citation import Citation, Span
from app.export.document import Styled, digest
from app.export.escape import escape_block, escape_inline
from app.export.html_text import language_tag
from app.export.parts import Block, Part, Piece
from app.export.processor import Style, process

if TYPE_CHECKING:
    from app.export.parts import Document

HEADING = "References"
#: A larger style file is none.
MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A style that the program has: its name for people and the processor's own."""

    title: str
    style: Style


STYLES: Mapping[str, BuiltIn] = {
    "apa": BuiltIn("APA, 7th edition", Style("apa")),
    "chicago-author-date": BuiltIn("Chicago, author–date", Style("chicago-author-date", page="")),
    "chicago-notes": BuiltIn("Chicago, notes", Style("chicago-notes", page="")),
    "harvard": BuiltIn("Harvard (Cite Them Right)", Style("harvard-cite-them-right")),
    "ieee": BuiltIn("IEEE", Style("ieee")),
    "mla": BuiltIn("MLA, 9th edition", Style("modern-language-association", page="")),
    "ama": BuiltIn("AMA, 11th edition", Style("american-medical-association", page="p")),
}


def find_style(name: str) -> Style:
    """Return a built-in style; raise WrongUse with the names that there are."""
    found = STYLES.get(name.casefold())
    if found is not None:
        return found.style
    if name.casefold() == "oscola":
        raise WrongUse(
            "OSCOLA is not among the built-in citation styles.",
            "Give its style file of the CSL project: --style oscola.csl.",
        )
    raise WrongUse(
        f"There is no citation style “{name}”.", f"Choose {', '.join(STYLES)}, or a style file (.csl)."
    )


def make_style(csl: bytes) -> Style:
    """Return the style of a CSL file; raise WrongUse when it is none."""
    try:
        text = csl.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse("The style file is not text in UTF-8.", "Choose a file that ends in .csl.") from error
    if "<style" not in text or len(csl) > MOST_BYTES or "<!DOCTYPE" in text:
        raise WrongUse("The file is not a CSL style.", "Choose a style file (.csl) of the CSL project.")
    return Style(csl=text)


def restyle(document: Document, style: Style) -> Document:
    """Return the document with its citations in a style, and the works it names as its last section."""
    if not document.references:
        return document
    keys = {one.citekey: f"w{at}" for at, one in enumerate(document.references)}
    library = write_hayagriva([(keys[one.citekey], one.item) for one in document.references])
    cites = [(keys[one.citekey], one.locator) for one in document.passages]
    language = (language_tag(document.language) or "en").partition("-")[0].lower()
    made = process(library, cites, language, style)
    passages = tuple(
        replace(one, citation=_with_passage(styled, one.citation))
        for one, styled in zip(document.passages, made.citations, strict=True)
    )
    works = Part(
        id="references",
        level=2,
        role="references",
        heading=HEADING,
        title=HEADING,
        blocks=tuple(_entry(one) for one in made.bibliography),
        table_after=len(made.bibliography),
        lists_sources=False,
    )
    given = {one.name: getattr(document, one.name) for one in fields(document)}
    changed = {"passages": passages, "parts": (*document.parts, works)}
    return Styled(**given | changed, model_sha256=digest(document))


def _with_passage(styled: Citation, house: Citation) -> Citation:
    """Put the passage, the day of access and the address of the house citation behind the style's."""
    spans = list(house.spans)
    at = next((at for at, one in enumerate(spans) if one == Span(': "', "ours")), len(spans))
    begins = _bare(list(styled.spans))
    ends = spans[at:]
    if any(one.style == "link" for one in ends):
        begins = _without_address(begins)
    return Citation((*begins, *ends))


def _bare(spans: list[Span]) -> list[Span]:
    """Take off the parentheses around a citation in the text, and the full stop of one in a note."""
    if not spans:
        return spans
    if len(spans) > 1 and spans[-1].text == "." and spans[-2].style == "link":
        spans = spans[:-1]
    first, last = spans[0], spans[-1]
    if first.style == "plain" and first.text.startswith("(") and last.text.endswith(")"):
        spans[0] = Span(first.text[1:], "plain")
        spans[-1] = Span(spans[-1].text[:-1], spans[-1].style)
    elif last.style == "plain" and last.text.endswith("."):
        spans[-1] = Span(last.text[:-1], "plain")
    return [one for one in spans if one.text]


def _without_address(spans: list[Span]) -> list[Span]:
    """Leave out the address at the end of a note: the passage's own follows."""
    if len(spans) < 2 or spans[-1].style != "link":
        return spans
    kept = spans[:-1]
    while kept and kept[-1].text.strip(" ,.;") == "":
        kept.pop()
    if kept and kept[-1].style == "plain":
        kept[-1] = Span(kept[-1].text.rstrip(" ,.;"), "plain")
    return kept or spans


def _entry(citation: Citation) -> Block:
    """Return an entry of the list of works as a paragraph of Markdown."""
    text = ""
    spans = citation.spans
    for at, span in enumerate(spans):
        after = spans[at + 1].text if at + 1 < len(spans) else ""
        text += _markdown(span, text[-1:], after[:1])
    return Block(kind="paragraph", pieces=(Piece(text=text.strip()),))


def _markdown(span: Span, before: str, after: str) -> str:
    if span.style == "ours":
        return span.text
    if span.style == "link":
        return f"<{span.text}>"
    escaped = escape_inline(span.text) if before else escape_block(span.text)
    # Where letters touch it Markdown would not read the asterisks as italics.
    ends = span.text[0].isalnum() and span.text[-1].isalnum()
    if span.style == "italic" and ends and not before.isalnum() and not after.isalnum():
        return f"*{escaped}*"
    return escaped
