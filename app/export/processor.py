"""The citation processor: references and a style in, formatted citations and bibliography out, as spans.

Typst's processor does the formatting, in one run for a document. It gives HTML, which is read here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

from app.errors import WrongUse
from app.export.citation import Citation, Span
from app.export.links import safe_url
from app.export.typesetting import typeset

TEMPLATE = "citations.typ"
#: What the bibliography's format would read as mark-up of its own, and formulas.
_ACTIVE = "{}$\\"
#: A date of only a year, behind which the processor prints the comma that stands before a month.
_HALF_DATE = re.compile(r"(\(\d{4}[a-z]?),\)")


@dataclass(frozen=True, slots=True)
class Style:
    """A built-in style by its `name`, or a file's CSL; `page` stands before a page in a citation."""

    name: str = ""
    csl: str = ""
    page: str = "p. "


@dataclass(frozen=True, slots=True)
class Formatted:
    """Citations in the order that was asked for, and the bibliography in the style's order."""

    citations: tuple[Citation, ...]
    bibliography: tuple[Citation, ...]


def process(library: str, cites: Sequence[tuple[str, str]], language: str, style: Style) -> Formatted:
    """Format citations, each a key of the Hayagriva library and a page (or "").

    Raise WrongUse when the style cannot be used.
    """
    return _process(library, tuple(cites), language, style)


@lru_cache(maxsize=8)
def _process(library: str, cites: tuple[tuple[str, str], ...], language: str, style: Style) -> Formatted:
    pages = "".join(page for _, page in cites)
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in library + pages)
    stand_ins = {sign: next(free) for sign in _ACTIVE}
    data = {
        "library": json.dumps(_swapped(json.loads(library), stand_ins), ensure_ascii=False),
        "cites": [
            {"key": key, "page": style.page + _swap(page, stand_ins) if page else ""} for key, page in cites
        ],
        "lang": language,
        "style": style.name,
        "file": style.csl,
    }
    made = typeset(TEMPLATE, {"data": json.dumps(data, ensure_ascii=False)}, "html", refusal=_refuse)
    reader = _Reader({stand_in: sign for sign, stand_in in stand_ins.items()})
    reader.feed(made.decode("utf-8"))
    if len(reader.cites) != len(cites):
        raise _refuse("it does not format every citation")
    # What stands so in a title is the title's own.
    whole = (
        reader.entries if _HALF_DATE.search(library) else [_with_whole_dates(one) for one in reader.entries]
    )
    return Formatted(tuple(map(Citation, reader.cites)), tuple(map(Citation, whole)))


def _with_whole_dates(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(
        Span(_HALF_DATE.sub(r"\1)", one.text), one.style) if one.style == "plain" else one for one in spans
    )


def _refuse(reason: str) -> WrongUse:
    return WrongUse(
        f"The citation style cannot be used: {reason.rstrip('.')}.",
        "Choose a built-in style, or an independent style file (.csl) of the CSL project.",
    )


def _swap(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(one, one) for one in text)


def _swapped(value: object, signs: dict[str, str]) -> object:
    if isinstance(value, str):
        return _swap(value, signs)
    if isinstance(value, dict):
        return {key: one if key == "date" else _swapped(one, signs) for key, one in value.items()}
    return [_swapped(one, signs) for one in value] if isinstance(value, list) else value


class _Reader(HTMLParser):
    """Reads the processor's HTML: `div.cite` are citations, list items of the bibliography its entries."""

    def __init__(self, signs: dict[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.cites: list[tuple[Span, ...]] = []
        self.entries: list[tuple[Span, ...]] = []
        self._signs = signs
        self._open: list[tuple[str, str]] = []
        self._spans: list[Span] = []
        self._into: list[tuple[Span, ...]] | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        role = given.get("role") or ""
        if tag == "section" and role == "doc-endnotes":
            self._into = None
        starts = (tag == "div" and given.get("class") == "cite") or (
            tag == "li" and any(name == "doc-bibliography" for _, name in self._open)
        )
        if starts and self._into is None:
            self._into = self.cites if tag == "div" else self.entries
            self._spans, self._depth = [], len(self._open)
        if tag not in ("meta", "br", "link"):
            self._open.append((tag, (given.get("href") or "") if tag == "a" else role))

    def handle_endtag(self, tag: str) -> None:
        if any(one == tag for one, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if self._into is not None and len(self._open) <= self._depth:
            self._into.append(_joined(self._spans))
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is None or not data:
            return
        text = _swap(data, self._signs)
        address = next((name for tag, name in reversed(self._open) if tag == "a"), "")
        whole = safe_url(_swap(address, self._signs)) if address.startswith("http") else ""
        if whole and text == _swap(address, self._signs):
            self._spans.append(Span(whole, "link"))
        else:
            slanted = any(tag in ("em", "i") for tag, _ in self._open)
            self._spans.append(Span(text, "italic" if slanted else "plain"))


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join runs of one style; white space at an edge is ours, because writers trim what is foreign."""
    runs: list[Span] = []
    for span in spans:
        if runs and runs[-1].style == span.style != "link":
            runs[-1] = Span(runs[-1].text + span.text, span.style)
        else:
            runs.append(span)
    out: list[Span] = []
    for run in runs:
        text = " ".join(run.text.split())
        if run.style == "link" or not text:
            out.append(run if run.style == "link" else Span(" ", "ours"))
            continue
        out += [Span(" ", "ours")] if run.text[0].isspace() else []
        out.append(Span(text, run.style))
        out += [Span(" ", "ours")] if run.text[-1].isspace() else []
    return tuple(out)
