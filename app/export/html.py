"""The HTML writer: one file, no script, nothing fetched, in which each sentence's marker opens its receipt.

The same document as in every format is printed; the prose is in html_prose.py, a receipt in html_receipt.py,
the audit in html_annex.py. The file says at its foot what it holds, so that it can be checked by itself.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app import VERSION
from app.export.document import digest
from app.export.html_annex import render_annex
from app.export.html_look import policy, style
from app.export.html_prose import LONG, LONGEST_WHOLE, UNSOURCED, render_blocks
from app.export.html_receipt import render_receipt
from app.export.html_text import attributes, content, direction, escape, field, isolated, language_tag, link
from app.export.marked import free_sign
from app.export.options import ExportOptions
from app.export.points_head import is_ours
from app.export.receipts import as_line, canonical, seal

if TYPE_CHECKING:
    from app.export.parts import Document, Part, Row, Source

_TAG = re.compile(r"<[^>]*>")
_PLAIN = re.compile(r"[a-z0-9-]+")


def render_html(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render a briefing as one HTML file with a receipt for each of the options' receipts."""
    text = _Writer(document, options or ExportOptions()).render()
    return text.encode("utf-8", "replace")


def prose_sha256(markup: str) -> str:
    """Return the SHA-256 of the words that a reader sees in a piece of our HTML, white space as one space."""
    shown = " ".join(html.unescape(_TAG.sub("", markup)).split())
    return hashlib.sha256(shown.encode()).hexdigest()


class _Writer:
    def __init__(self, document: Document, options: ExportOptions) -> None:
        self._document = document
        self._options = options
        self._sign = free_sign(document)
        self._receipts = {one.number: one for one in options.receipts}
        self._lines = [canonical(one) for one in options.receipts]
        #: Number of a passage → the ids of the markers that name it.
        self._cited: dict[int, list[str]] = {}
        self._contents: list[tuple[str, str]] = []

    def render(self) -> str:
        document = self._document
        body = self._briefing()
        printed = self._print_receipts()
        receipts = self._with_title(printed)
        anchors = {one.label: f"r-{self._anchor(one.number)}" for one in self._options.receipts}
        annex = render_annex(self._options.annex, anchors) if self._options.annex is not None else ""
        if annex:
            self._contents.append(("audit", "Sourcing audit"))
        tag = language_tag(document.language) or "en"
        whole = (
            '<a class="skip" href="#briefing" lang="en">Skip to the briefing</a>\n'
            '<div id="closed"></div>\n'
            f"{self._navigation()}"
            f'<main id="briefing"{attributes((("dir", direction(tag)),))}>\n{body}</main>\n'
            f"{receipts}{annex}"
        )
        return (
            f'<!doctype html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy())}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f'<meta name="generator" content="Sourcemark {VERSION}">\n'
            f"<title>{field(document.title) or 'Untitled'}</title>\n"
            f"<style>\n{style()}</style>\n</head>\n<body>\n"
            f"{whole}{self._foot(body, printed, annex, whole)}</body>\n</html>\n"
        )

    # The briefing

    def _briefing(self) -> str:
        parts = [self._head()]
        parts += [self._part(part, at) for at, part in enumerate(self._document.parts)]
        for statement in self._document.statements:
            name = f"statement-{statement.name}"
            self._contents.append((name, statement.title))
            said = "".join(f'<p dir="auto">{field(one)}</p>\n' for one in statement.paragraphs)
            parts.append(f'<section id="{name}">\n<h2 lang="en">{statement.title}</h2>\n{said}</section>\n')
        return "".join(parts)

    def _head(self) -> str:
        document = self._document
        subtitle = f'<p class="subtitle" dir="auto">{field(document.subtitle)}</p>\n'
        handling = f'<p class="handling" dir="auto">{field(document.handling)}</p>\n'
        names = ", ".join(isolated(one.text) for one in document.facts if one.name == "author")
        facts = [field(one.text) for one in document.facts if one.name != "author"]
        said = " · ".join([names, *facts] if names else facts)
        return (
            "<header>\n"
            f"{handling if document.handling.strip() else ''}"
            f'<h1 dir="auto">{field(document.title) or "Untitled"}</h1>\n'
            f"{subtitle if document.subtitle.strip() else ''}"
            f'<p class="facts" lang="en">{said}</p>\n</header>\n'
        )

    def _part(self, part: Part, at: int) -> str:
        name = f"section-{at + 1}"
        level = min(6, max(part.level, 2))
        heading = ""
        if part.title.strip():
            heading = f'<h{level} id="{name}-title" dir="auto">{field(part.title)}</h{level}>\n'
            self._contents.append((name, part.title))
        prose = render_blocks(part.blocks, level if heading else 1, self._sign, self._mark)
        table = [self._table(part.key_points, part.table_head)] if part.key_points else []
        prose[part.table_after : part.table_after] = table
        listed = [source for source in part.sources if source.listed]
        if listed:
            lines = "".join(f"<li>{self._source(source)}</li>\n" for source in listed)
            below = f"h{min(6, level + 1)}"
            if not part.is_list_of_sources:
                prose.append(f'<{below} lang="en">Sources</{below}>\n')
            prose.append(f"<ul>\n{lines}</ul>\n")
        labelled = f' aria-labelledby="{name}-title"' if heading else ""
        kind = "summary" if at == 0 and part.role == "summary" else "works" if part.lists_works else "part"
        return f'<section id="{name}" class="{kind}"{labelled}>\n{heading}{"".join(prose)}</section>\n'

    def _mark(self, numbers: Sequence[int]) -> str:
        """Return the markers of a sentence; each opens the receipt of a passage."""
        # Behind Arabic the numbers would stand in the other order.
        own = ' dir="ltr"' if len(numbers) > 1 else ""
        return f"<sup{own}>{', '.join(self._marker(number) for number in numbers)}</sup>"

    def _marker(self, number: int) -> str:
        passage = self._document.passages[number - 1]
        cited = self._cited.setdefault(number, [])
        anchor = self._anchor(number)
        cited.append(f"c-{anchor}-{len(cited) + 1}")
        receipt = self._receipts.get(number)
        title = f"Receipt {number}: {field(receipt.work.title)}" if receipt else f"Receipt {number}"
        return (
            f'<a class="marker" id="{cited[-1]}" href="#r-{anchor}" role="doc-noteref" '
            f'aria-label="{title}" title="{field(passage.citation.shown)}">{number}</a>'
        )

    def _anchor(self, number: int) -> str:
        label = self._document.passages[number - 1].label
        return label if _PLAIN.fullmatch(label) else str(number)

    def _table(self, rows: tuple[Row, ...], words: tuple[str, str]) -> str:
        lines = "".join(
            f"<tr{LONG if len(row.text) > LONGEST_WHOLE else ''}>"
            f'<th scope="row" dir="auto">{field(row.label)}</th>'
            f'<td dir="auto">{field(row.text)}{self._marks(row)}</td></tr>\n'
            for row in rows
        )
        opened, way = ('<thead lang="en">', "") if is_ours(words) else ("<thead>", ' dir="auto"')
        heads = "".join(f'<th scope="col"{way}>{field(one)}</th>' for one in words)
        body = f"<tbody>\n{lines}</tbody>"
        return f'<table class="points">\n{opened}<tr>{heads}</tr></thead>\n{body}\n</table>\n'

    def _marks(self, row: Row) -> str:
        return (self._mark(row.passages) if row.passages else "") + (UNSOURCED if row.unsourced else "")

    def _source(self, source: Source) -> str:
        names = isolated(source.title)
        if source.publisher.strip():
            names += f" – {isolated(source.publisher)}"
        if source.agency.strip():
            names += f" (via {isolated(source.agency)})"
        address = link(source.address, classes="address")
        return f"{names}: {address}" if address else names

    # Around it

    def _print_receipts(self) -> list[str]:
        return [
            render_receipt(
                one,
                line,
                self._anchor(one.number),
                self._cited.get(one.number, ()),
                self._document.passages[one.number - 1].citation,
            )
            for one, line in zip(self._options.receipts, self._lines, strict=True)
        ]

    def _with_title(self, printed: Sequence[str]) -> str:
        if not printed:
            return ""
        self._contents.append(("receipts", "Receipts"))
        lead = (
            "One for each passage that is cited: its words where they stand, the article, "
            "and the hashes by which the captured copy can be told from any other."
        )
        return (
            '<section id="receipts" lang="en" role="doc-endnotes" aria-labelledby="receipts-title">\n'
            f'<h2 id="receipts-title">Receipts</h2>\n<p class="lead">{lead}</p>\n'
            f"{''.join(printed)}</section>\n"
        )

    def _navigation(self) -> str:
        if len(self._contents) < 2:
            return ""
        lines = "".join(
            f'<li><a href="#{name}" dir="auto">{field(title)}</a></li>\n' for name, title in self._contents
        )
        return f'<nav aria-label="Contents" lang="en">\n<h2>Contents</h2>\n<ul>\n{lines}</ul>\n</nav>\n'

    def _foot(self, body: str, printed: Sequence[str], annex: str, whole: str) -> str:
        receipts = [
            [one.label, seal(line), prose_sha256(markup)]
            for one, line, markup in zip(self._options.receipts, self._lines, printed, strict=True)
        ]
        line = as_line(
            {
                "briefing_version": 1,
                "title": self._document.title,
                "model_sha256": digest(self._document),
                "prose_sha256": prose_sha256(body),
                "audit_sha256": prose_sha256(annex),
                "whole_sha256": prose_sha256(whole),
                "receipts": receipts,
            }
        )
        return (
            '<footer lang="en">\n<p>Made with Sourcemark. This file holds all it shows; it loads nothing. '
            "To check it: <code>sourcemark verify FILE</code>, with the project’s file after it to hold "
            "every receipt against the captured copies.</p>\n"
            "<details>\n<summary>Record and hash of this file</summary>\n"
            f'<p>SHA-256 <code class="seal">{seal(line)}</code> of this line:</p>\n'
            f'<pre><code class="record" id="file-record">{content(line)}</code></pre>\n'
            "</details>\n</footer>\n"
        )
