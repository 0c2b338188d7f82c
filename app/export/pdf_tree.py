"""A document as the data of the PDF's template: resources/export/briefing.typ says how each thing looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from app.export.annex import grouped
from app.export.citation import Citation
from app.export.escape import clean, clean_span
from app.export.html_annex import figure, figure_words
from app.export.html_text import direction, language_tag
from app.export.links import safe_url, without_fragment
from app.export.marked import free_sign
from app.export.options import ExportOptions
from app.export.pdf_prose import Node, direction_of, make_blocks, make_cell, make_table, text_run
from app.export.scripts import languages_written_as

if TYPE_CHECKING:
    from app.export.annex import Annex, AnnexFinding
    from app.export.parts import Document, Part, Row, Source

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
#: From so many characters and headings on a briefing has a page of contents.
LONG = 16_000
_HEADINGS = 3
_DEEPEST = 6


def make_tree(document: Document, options: ExportOptions) -> Node:
    """Return the whole document as JSON values."""
    return _Tree(document, options).make()


class _Tree:
    def __init__(self, document: Document, options: ExportOptions) -> None:
        self._document, self._options = document, options
        self._sign = free_sign(document)
        self._cited: set[int] = set()

    def make(self) -> Node:
        document = self._document
        tag = language_tag(document.language) or "en"
        language, _, region = tag.partition("-")
        title = clean(document.title) or "Untitled"
        parts = list(document.parts)
        summary: list[Node] = []
        if parts and not parts[0].title.strip():
            summary = self._part(parts.pop(0))
        body = [node for part in parts for node in self._part(part)]
        body += self._statements()
        if self._options.annex is not None:
            body += _annex(self._options.annex)
        _step(body)
        return {
            "title": title,
            "title_runs": [text_run(title, 20)],
            "title_dir": direction_of(title),
            "running": title,
            "authors": [clean(name) for name in document.authors if clean(name)],
            "date": _date(document.issued) or _date(document.as_of),
            "lang": language.lower(),
            "region": region if re.fullmatch(r"[A-Za-z]{2}", region) else None,
            "dir": direction(tag),
            "read_as": sorted(languages_written_as(language)),
            "handling": clean(document.handling),
            "handling_dir": direction_of(document.handling),
            "subtitle": _runs(document.subtitle),
            "subtitle_dir": direction_of(document.subtitle),
            "facts": self._facts(),
            "summary": summary,
            "contents": _is_long(document),
            "body": body,
            "notes": [_spans(one.citation) for one in document.passages],
        }

    def _facts(self) -> list[Node]:
        out: list[Node] = []
        for fact in self._document.facts:
            out += [{"t": " · "}] if out else []
            out.append(_run(clean(fact.text), "ltr"))
        return out

    def _part(self, part: Part) -> list[Node]:
        title = clean(part.title)
        level = min(_DEEPEST, max(1, part.level - 1))
        out: list[Node] = [_heading(title, level)] if title else []
        prose = make_blocks(part.blocks, level if title else 0, self._sign, self._mark)
        table = [self._points(part.key_points, part.table_head)] if part.key_points else []
        for at, nodes in enumerate(prose):
            if at == part.table_after:
                out += table
            out += [one | {"hang": True} for one in nodes] if part.lists_works else nodes
        if part.table_after >= len(prose):
            out += table
        listed = [source for source in part.sources if source.listed]
        if listed:
            if not part.is_list_of_sources:
                out.append(_heading("Sources", min(_DEEPEST, level + 1)))
            out.append(_list([_source(one) for one in listed]))
        return out

    def _mark(self, numbers: Sequence[int]) -> Node:
        notes: list[Node] = []
        for number in numbers:
            notes.append({"n": number, "first": number not in self._cited})
            self._cited.add(number)
        return {"m": notes}

    def _points(self, rows: Iterable[Row], words: Iterable[str]) -> Node:
        head = [make_cell([_run(clean(one))]) for one in words]
        lines = [
            [
                make_cell([_run(clean(row.label)) | {"b": True}]),
                make_cell([_run(clean(row.text)), *self._marks(row)]),
            ]
            for row in rows
        ]
        return make_table(head, lines, widths=(1, 3))

    def _marks(self, row: Row) -> list[Node]:
        marks: list[Node] = [self._mark(row.passages)] if row.passages else []
        return [*marks, {"u": True}] if row.unsourced else marks

    def _statements(self) -> list[Node]:
        out: list[Node] = []
        for one in self._document.statements:
            out.append(_heading(one.title, 1))
            out += [_text(paragraph) for paragraph in one.paragraphs]
        return out


def _annex(annex: Annex) -> list[Node]:
    still = [_finding(one) for one in annex.findings if not one.waived]
    waived = [_finding(one) for one in annex.findings if one.waived]
    quotations = [_runs(_quotations(*one)) for one in grouped(annex.quotations)]
    figures = [_figure(annex, name, value) for name, value in annex.figures.items()]
    out: list[Node] = [_heading("Sourcing audit", 1)]
    out.append({"k": "p", "d": "ltr", "r": [_run("Verdict: "), _run(annex.verdict) | {"b": True}, _run(".")]})
    out += [] if still else [_text("No open findings.")]
    groups = (
        ("Findings", still), ("Waived", waived), ("Quotations from PDFs", quotations),
        ("Support figures", figures),
    )  # fmt: skip
    for title, lines in groups:
        if lines:
            out += [_heading(title, 2), _list(lines)]
    digest: list[Node] = [_run("SHA-256 of the model:"), {"br": True}, _run(annex.model_sha256) | {"c": True}]
    return [*out, {"k": "p", "d": "ltr", "r": digest}]


def _finding(one: AnnexFinding) -> list[Node]:
    by = f" ({clean(one.by)})" if one.by.strip() else ""
    waived = [_run(f" Waived{by}: {clean(one.reason)}")] if one.waived else []
    return [_run(f"{one.rule} ({one.severity})") | {"b": True}, _run(f": {clean(one.message)}"), *waived]


def _quotations(said: str, labels: Sequence[str]) -> str:
    if len(labels) == 1:
        return f"{labels[0]}: {said}."
    return f"{len(labels)} quotations: {said} ({', '.join(labels)})."


def _figure(annex: Annex, name: str, value: float) -> list[Node]:
    counts = annex.definitions.get(name, "")
    return _runs(f"{figure_words(name)}: {figure(value)}" + (f" ({counts})" if counts else ""))


def _source(source: Source) -> list[Node]:
    names = clean(source.title)
    if source.publisher.strip():
        names += f" – {clean(source.publisher)}"
    if source.agency.strip():
        names += f" (via {clean(source.agency)})"
    address = safe_url(source.address)
    return [_run(f"{names}: "), _link(address)] if address else [_run(names)]


def _spans(citation: Citation) -> Node:
    """Return a citation as a footnote: runs, and the direction of the whole."""
    out: list[Node] = []
    for span in citation.spans:
        if span.style == "link":
            address = safe_url(span.text)
            out.append(_link(address) if address else _run(span.text))
            continue
        text = span.text if span.style == "ours" else clean_span(span.text)
        out.append(_run(text, "ltr") | ({"i": True} if span.style == "italic" else {}))
    return {"d": "ltr", "r": [one for one in out if one.get("t") != ""]}


def _link(address: str) -> Node:
    """Return a link that shows its address: without the passage's words in it, which stand beside it."""
    return {"a": address, "r": [text_run(without_fragment(address))]}


def _run(text: str, around: str = "") -> Node:
    """Return a run; one that runs against what stands around it is walled in."""
    own = direction_of(text, around)
    return text_run(text) | ({"o": own} if around and own != around else {})


def _runs(text: str) -> list[Node]:
    return [_run(cleaned)] if (cleaned := clean(text)) else []


def _text(text: str) -> Node:
    return {"k": "p", "d": direction_of(text), "r": _runs(text)}


def _heading(text: str, level: int) -> Node:
    return {"k": "h", "l": level, "d": direction_of(text), "r": [_run(text)], "m": []}


def _list(lines: Iterable[list[Node]]) -> Node:
    items = [[{"k": "p", "d": "ltr", "r": line}] for line in lines]
    return {"k": "ul", "tight": True, "start": 1, "items": items}


def _step(nodes: Iterable[Node]) -> None:
    """Let no heading skip a level: a reader who goes from heading to heading would miss one."""
    level = 0
    for node in nodes:
        if node["k"] == "h":
            level = min(int(str(node["l"])), level + 1)
            node["l"] = level


def _date(written: str) -> list[int] | None:
    found = _DATE.match(written)
    return [int(one or 1) for one in found.groups()] if found else None


def _is_long(document: Document) -> bool:
    headings = sum(bool(part.title.strip()) for part in document.parts)
    if headings < _HEADINGS:
        return False
    prose = sum(len(piece.text) for part in document.parts for block in part.blocks for piece in block.pieces)
    return prose + sum(len(one.citation.text) for one in document.passages) > LONG
