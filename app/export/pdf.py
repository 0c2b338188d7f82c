"""The PDF writer: pages with real footnotes, bookmarks, links and tags, which Typst sets from data.

The same document gives the same bytes as long as the shipped fonts have its letters (see pdf_fonts.py). The
file says nothing of the clock: its date is the briefing's date of issue, or its as-of date.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from app.export.lengths import refuse_too_long
from app.export.options import ExportOptions
from app.export.parts import Document
from app.export.pdf_fonts import Fonts, choose_fonts
from app.export.pdf_prose import Node
from app.export.pdf_tree import make_tree
from app.export.typesetting import typeset

TEMPLATE = "briefing.typ"


def render_pdf(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render a briefing as a tagged PDF (PDF/UA-1); raise ExportFailed for one of thousands of pages."""
    refuse_too_long(document, "a PDF")
    tree = make_tree(document, options or ExportOptions())
    fonts = choose_fonts(_words(tree))
    codes = {ord(one): f"⟨U+{ord(one):04X}⟩" for one in fonts.missing}
    chosen = {"families": list(fonts.borrowed), "not_serif": fonts.not_serif, "not_sans": fonts.not_sans}
    given = json.dumps([_spelled(tree, codes), chosen], ensure_ascii=False)
    return typeset(TEMPLATE, {"data": given}, standards=("ua-1",), system_fonts=bool(fonts.borrowed))


def find_problems(document: Document, options: ExportOptions | None = None) -> tuple[str, ...]:
    """Return sentences about letters that the shipped fonts lack."""
    return fonts_of(document, options or ExportOptions()).problems


def fonts_of(document: Document, options: ExportOptions) -> Fonts:
    """Return the fonts that a document is set in."""
    return choose_fonts(_words(make_tree(document, options)))


def _words(tree: Node) -> str:
    return json.dumps(tree, ensure_ascii=False)


def _spelled(value: object, codes: Mapping[int, str]) -> object:
    """Return the tree with a code in the place of each character that no font has: no silent empty box."""
    if not codes:
        return value
    if isinstance(value, str):
        return value.translate(codes)
    if isinstance(value, dict):
        return {key: one if key == "a" else _spelled(one, codes) for key, one in value.items()}
    return [_spelled(one, codes) for one in value] if isinstance(value, list) else value
