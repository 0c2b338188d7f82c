"""A document in a citation style: the footnotes begin with the style's citation, and a list of works ends it.

The rule is the same for every style and every writer, because the styled document is a document: a sentence
keeps its marker, and an author–date style cites in the sentence too (in_text.py); the footnote gives the work
as the style cites it (in full or short form for a style of notes, else as in the text, `Roe, 2025a, p. 3` or
`[1, p. 3]`), and behind it, as ever, the verbatim passage, the day of access and the address. A style never
takes the passage away. The list of works is a section `References` in the style's order and words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from app.errors import WrongUse
from app.exchange.csl_style import read_style
from app.exchange.hayagriva import write_hayagriva
from app.export.citation import Citation, Span
from app.export.document import Styled, digest
from app.export.escape import escape_block, escape_inline
from app.export.html_text import language_tag
from app.export.in_text import cite_in_text, groups_of
from app.export.parts import Block, Part, Piece
from app.export.processor import Style, process
from app.export.scripts import RIGHT_RUN
from app.paths import resources_folder

if TYPE_CHECKING:
    from app.export.parts import Document

HEADING = "References"
#: The day of access as a style of notes prints it, before the address or behind it.
_ACCESSED = re.compile(r"(?:[,.;]? ?\baccessed [\w ,]{6,30})?[ ,.;]*$")


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A style that the program has: its name for people, the processor's own, or a `file` of ours."""

    title: str
    style: Style
    file: str = ""


STYLES: Mapping[str, BuiltIn] = {
    "apa": BuiltIn("APA, 7th edition", Style("apa", in_text=True, years_by_comma=True)),
    "chicago-author-date": BuiltIn(
        "Chicago, author–date", Style("chicago-author-date", page="", in_text=True, years_by_comma=True)
    ),
    "chicago-notes": BuiltIn("Chicago, notes", Style("chicago-notes", page="")),
    "harvard": BuiltIn(
        "Harvard (Cite Them Right)", Style("harvard-cite-them-right", locale="en-GB", in_text=True)
    ),
    "ieee": BuiltIn("IEEE", Style("ieee")),
    "mla": BuiltIn("MLA, 9th edition", Style("modern-language-association", page="", in_text=True)),
    "ama": BuiltIn("AMA, 11th edition", Style("american-medical-association", page="p")),
    "oscola": BuiltIn(
        "OSCOLA, 4th edition",
        Style(page="", locale="en-GB", one_language=True, bare_initials=True),
        file="oscola.csl",
    ),
}


def find_style(name: str) -> Style:
    """Return a built-in style; raise WrongUse with the names that there are."""
    found = STYLES.get(name.casefold())
    if found is None:
        raise WrongUse(
            f"There is no citation style “{name}”.", f"Choose {', '.join(STYLES)}, or a style file (.csl)."
        )
    if not found.file:
        return found.style
    given = read_style((resources_folder() / "export" / found.file).read_bytes())
    return replace(found.style, csl=given.csl)


def make_style(csl: bytes) -> Style:
    """Return the style of a CSL file; raise WrongUse when it is none, or one that does harm."""
    given = read_style(csl)
    return Style(csl=given.csl, locale=given.locale, in_text=given.in_text)


def restyle(document: Document, style: Style) -> Document:
    """Return the document with its citations in a style, and the works it names as its last section."""
    if not document.references:
        return document
    keys = {one.citekey: f"w{at}" for at, one in enumerate(document.references)}
    entries = [(keys[one.citekey], one.item) for one in document.references]
    library = write_hayagriva(entries, bare_initials=style.bare_initials)
    cites = [(keys[one.citekey], one.locator) for one in document.passages]
    language = (language_tag(document.language) or "en").partition("-")[0].lower()
    groups = groups_of(document.parts, document.passages, keys) if style.in_text else []
    made = process(library, cites, language, style, groups)
    parts = document.parts
    if groups:
        printed = dict(zip(groups, made.groups, strict=True))
        parts = cite_in_text(parts, document.passages, keys, printed, _in_markdown)
    passages = tuple(
        replace(one, citation=_with_passage(styled, one.citation))
        for one, styled in zip(document.passages, made.citations, strict=True)
    )
    # Some styles list no post, and a style of notes alone lists nothing.
    listed = [one for one in made.bibliography if one.text.strip()]
    works = Part(
        id="references",
        level=2,
        role="references",
        heading=HEADING,
        title=HEADING,
        blocks=tuple(_entry(one) for one in listed),
        table_after=len(listed),
        lists_sources=False,
    )
    given = {one.name: getattr(document, one.name) for one in fields(document)}
    changed = {"passages": passages, "parts": (*parts, *([works] if listed else []))}
    return Styled(**given | changed, model_sha256=digest(document))


def _with_passage(styled: Citation, house: Citation) -> Citation:
    """Put the passage, the day of access and the address of the house citation behind the style's."""
    spans = list(house.spans)
    at = next((at for at, one in enumerate(spans) if one == Span(': "', "ours")), len(spans))
    begins = _parted(_bare(list(styled.spans)))
    ends = spans[at:]
    if any(one.style == "link" for one in ends):
        begins = _without_address(begins)
    return Citation((*begins, *ends))


def _parted(spans: list[Span]) -> list[Span]:
    """Give words from the right a span of their own: writers wall it in, and a year stays behind its name."""
    return [
        Span(part, one.style if part.strip() else "ours")
        for one in spans
        for part in (
            [one.text] if one.style in ("link", "ours") or one.text.isascii() else _stretches(one.text)
        )
    ]


def _stretches(text: str) -> Iterator[str]:
    at = 0
    for found in RIGHT_RUN.finditer(text):
        yield from _edged(text[at : found.start()])
        yield found[0]
        at = found.end()
    yield from _edged(text[at:])


def _edged(text: str) -> Iterator[str]:
    """Yield a text and the white space at its edges apart: that is ours, for writers trim what is foreign."""
    inner = text.strip()
    before, _, behind = text.partition(inner) if inner else (text, "", "")
    yield from (one for one in (before, inner, behind) if one)


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
    """Leave out a note's address and the day of access beside it: the passage's own follow."""
    at = max((at for at, one in enumerate(spans) if one.style == "link"), default=0)
    behind = "".join(one.text for one in spans[at + 1 :])
    if at == 0 or not _ACCESSED.fullmatch(behind):
        return spans
    kept = spans[:at]
    while kept and kept[-1].text.strip(" ,.;") == "":
        kept.pop()
    if kept and kept[-1].style == "plain":
        kept[-1] = Span(_ACCESSED.sub("", kept[-1].text), "plain")
    return kept or spans


def _entry(citation: Citation) -> Block:
    """Return an entry of the list of works as a paragraph of Markdown."""
    return Block(kind="paragraph", pieces=(Piece(text=_in_markdown(citation).strip()),))


def _in_markdown(citation: Citation) -> str:
    text = ""
    spans = citation.spans
    for at, span in enumerate(spans):
        after = spans[at + 1].text if at + 1 < len(spans) else ""
        text += _markdown(span, text[-1:], after[:1])
    return text


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
