"""A briefing with receipts, as the HTML writer gets it, and the file read back by another parser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lxml import html

from app.export.document import ComposeInput, compose
from app.export.html import render_html
from app.export.options import ExportOptions
from app.export.parts import Document
from app.export.receipts import Basis, Receipt, make_receipt

TEXT = "Before it. quote h1 and after it."


def receipts_of(given: ComposeInput, texts: Mapping[str, str] | None = None) -> tuple[Receipt, ...]:
    """Make the receipts of a briefing; a snapshot's text is `TEXT` unless another is given by its id."""
    marks = {one.id: one for one in given.highlights}
    articles = {one.id: one for one in given.articles}
    made = []
    for passage in compose(given).passages:
        copies = tuple(one for one in given.snapshots if one.article == passage.article)
        basis = Basis(article=articles[passage.article], highlight=marks[passage.highlight], copies=copies)
        made.append(make_receipt(passage, basis, lambda one: (texts or {}).get(one, TEXT)))
    return tuple(made)


def written(given: ComposeInput, texts: Mapping[str, str] | None = None, **changes: Any) -> str:
    """Render a briefing with its receipts, each with these changes."""
    receipts = tuple(replace(one, **changes) for one in receipts_of(given, texts))
    return render_html(compose(given), ExportOptions(receipts=receipts)).decode()


def printed(document: Document, **options: Any) -> str:
    """Render a document without receipts."""
    return render_html(document, ExportOptions(**options)).decode()


def page(text: str) -> html.HtmlElement:
    """Parse a file."""
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def said(tree: html.HtmlElement, path: str) -> str:
    """Return the text of the one element at a path."""
    (found,) = tree.xpath(path)
    return str(found.text_content())
