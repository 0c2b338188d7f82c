"""The citation processor: references and a style in, formatted citations and bibliography out, as spans.

Typst's processor does the formatting, in one run for a document. It gives HTML, which is read here.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from app.errors import WrongUse
from app.exchange.csl_style import FIRST_NOTE
from app.exchange.hayagriva import TIGHT
from app.export.citation import Citation, Span
from app.export.links import safe_url
from app.export.typesetting import typeset

TEMPLATE = "citations.typ"
#: What the bibliography's format would read as mark-up of its own, and formulas; and what we put in.
_ACTIVE = "{}$\\" + FIRST_NOTE
#: What the processor prints, and what it should: the comma before a month behind a year alone, or before
#: an end; the space of an issue that is not known, a second full stop.
_FLAWS = (
    (re.compile(r"(\(\d{4}[a-z]?),\)"), r"\1)"),
    (re.compile(r",\.(?=\s|$)"), "."),
    (re.compile(r"(?<=\d) :(?= \d)"), ":"),
    (re.compile(r"(?<=[。！？])\."), ""),
)
_NEXT_YEAR = re.compile(r"(?<=\d[a-z]); (?=\d{4}[a-z])")
_QUOTES = tuple("“‘«„\"'")


#: A key of the library and a page, or "": `("w0", "3")`; and what is cited together.
Cite = tuple[str, str]
Group = tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """A built-in style by its `name`, or a file's CSL; `page` stands before a page in a citation.

    `locale` such as `en-GB` says which English a style writes, where the document is in that language;
    a style with `one_language` is in its own whatever the document is in. `bare_initials` are those without
    full stops (`JR Clark`). `in_text` holds for citations such as “(Roe 2025)”: neither notes nor numbers;
    with `years_by_comma` further years of one author stand behind a comma (“Roe 2025a, 2025b”).
    """

    name: str = ""
    csl: str = ""
    page: str = "p. "
    locale: str = ""
    one_language: bool = False
    bare_initials: bool = False
    in_text: bool = False
    years_by_comma: bool = False


@dataclass(frozen=True, slots=True)
class Formatted:
    """Citations and groups in the order that was asked for, and the bibliography in the style's order."""

    citations: tuple[Citation, ...]
    bibliography: tuple[Citation, ...]
    groups: tuple[Citation, ...] = ()


def process(
    library: str, cites: Sequence[Cite], language: str, style: Style, groups: Sequence[Group] = ()
) -> Formatted:
    """Format citations, each a key of the Hayagriva library and a page (or ""), and groups of them.

    Raise WrongUse when the style cannot be used.
    """
    return _process(library, tuple(cites), language, style, tuple(groups))


@lru_cache(maxsize=8)
def _process(
    library: str, cites: tuple[Cite, ...], language: str, style: Style, groups: tuple[Group, ...]
) -> Formatted:
    own, _, region = style.locale.partition("-")
    chosen = own if style.one_language else language
    region = region if own == chosen else ""
    pages = "".join(page for group in (cites, *groups) for _, page in group)
    taken = library + pages + style.csl + FIRST_NOTE
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in taken)
    stand_ins = {sign: next(free) for sign in _ACTIVE}

    def given(cite: Cite) -> dict[str, str]:
        key, page = cite
        plural = "p" if style.page == "p. " and "," in page else ""
        return {"key": key, "page": plural + style.page + _swap(page, stand_ins) if page else ""}

    data = {
        "library": json.dumps(_swapped(json.loads(library), stand_ins), ensure_ascii=False),
        "first": _by_date(json.loads(library)) if style.in_text else [],
        "cites": [given(one) for one in cites],
        "groups": [[given(one) for one in group] for group in groups],
        "lang": chosen,
        "region": region or None,
        "style": style.name,
        "file": style.csl,
    }
    made = typeset(TEMPLATE, {"data": json.dumps(data, ensure_ascii=False)}, "html", refusal=_refuse)
    first: dict[str, int] = {}
    notes = [first.setdefault(key, at) for at, (key, _) in enumerate(cites, 1)]
    reader = _Reader({stand_in: sign for sign, stand_in in stand_ins.items()}, notes)
    reader.feed(made.decode("utf-8"))
    if (len(reader.cites), len(reader.groups)) != (len(cites), len(groups)):
        raise _refuse("it does not format every citation")
    joined = reader.groups
    if style.years_by_comma:
        joined = [_replaced(one, _NEXT_YEAR, ", ") for one in joined]
    return Formatted(
        citations=tuple(map(Citation, reader.cites)),
        bibliography=tuple(map(Citation, _in_order(_mended(reader.entries, library)))),
        groups=tuple(map(Citation, joined)),
    )


def _mended(entries: list[tuple[Span, ...]], library: str) -> list[tuple[Span, ...]]:
    """Return a list of works without the processor's flaws; what stands so in a title is the title's own."""
    for flaw, right in _FLAWS:
        if not flaw.search(library):
            entries = [_replaced(one, flaw, right) for one in entries]
    return entries


def _by_date(entries: dict[str, dict[str, Any]]) -> list[str]:
    """Return the keys of a library by date, then title: so the works of one author stand in the list."""
    return sorted(
        entries, key=lambda key: (entries[key].get("date", ""), entries[key]["title"]["value"].casefold())
    )


def _replaced(spans: tuple[Span, ...], pattern: re.Pattern[str], by: str) -> tuple[Span, ...]:
    return tuple(Span(pattern.sub(by, one.text), one.style) if one.style != "link" else one for one in spans)


def _in_order(entries: Sequence[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    """Put entries that begin with a quotation mark where their first letter belongs: the mark has no place.

    A list in which none does is as the style sorts it, and so is one that is numbered.
    """
    marked = [one for one in entries if one and one[0].text[:1] in _QUOTES]
    kept = [one for one in entries if one not in marked]
    for one in marked:
        at = next((at for at, other in enumerate(kept) if _sort_key(other) > _sort_key(one)), len(kept))
        kept.insert(at, one)
    return kept


def _sort_key(entry: tuple[Span, ...]) -> str:
    text = "".join(one.text for one in entry)
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in plain if one.isalnum() or one == " ").strip()


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
    """Reads the processor's HTML: `div.cite` are citations, `div.group` groups, list items are the works.

    `notes` has for each citation the number of the note in which its work is cited first.
    """

    def __init__(self, signs: dict[str, str], notes: Sequence[int]) -> None:
        super().__init__(convert_charrefs=True)
        self._notes = notes
        self.cites: list[tuple[Span, ...]] = []
        self.entries: list[tuple[Span, ...]] = []
        self.groups: list[tuple[Span, ...]] = []
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
        into = {"cite": self.cites, "group": self.groups}.get(given.get("class") or "")
        if tag == "li" and any(name == "doc-bibliography" for _, name in self._open):
            into = self.entries
        if into is not None and self._into is None:
            self._into = into
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
        if FIRST_NOTE in data and self._into is self.cites and len(self.cites) < len(self._notes):
            data = data.replace(FIRST_NOTE, str(self._notes[len(self.cites)]))
        text = _swap(data.replace(TIGHT, ""), self._signs)
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
