"""What an e-book's package file says about it: Dublin Core, with the roles and sort forms of its creators."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from app.intake import record as parts
from app.intake.epub_package import Book, child
from app.intake.intake import Value
from app.intake.record import Record
from app.intake.xml_parts import local, text_of
from db.records import Name

BASIS = "opf"
_OPF = "{http://www.idpf.org/2007/opf}"
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")
_AUTHORS = ("", "aut", "cre")


def read(book: Book) -> Record:
    """Return the record of a book."""
    metadata = child(book.root, "metadata")
    record: Record = {}
    if metadata is None:
        return record
    nodes = [node for node in metadata.iter() if node is not metadata]
    refined = _refinements(nodes)
    title = parts.make_title(_main_title(nodes, refined))
    _set(record, "title", "" if parts.is_junk_title(title) else title)
    if names := _authors(nodes, refined):
        record["authors"] = Value(names, BASIS)
    _set(record, "publisher", parts.make_title(_first(nodes, "publisher")))
    _set(record, "language", _first(nodes, "language")[:20])
    _set(record, "issued", _date(nodes))
    _set(record, "ISBN", next(filter(None, map(_isbn, _all(nodes, "identifier", "source"))), ""))
    _set(record, "DOI", next(filter(None, map(parts.make_doi, _all(nodes, "identifier"))), ""))
    modified = next(
        (
            text_of(node)
            for node in nodes
            if node.get("property") == "dcterms:modified" and not node.get("refines")
        ),
        "",
    )
    _set(record, "modified", parts.make_date(modified) if modified else "")
    return record


def _set(record: Record, name: str, text: str) -> None:
    if text:
        record[name] = Value(text, BASIS)


def _all(nodes: list[Element], *names: str) -> list[str]:
    return [text for node in nodes if local(node).lower() in names and (text := text_of(node))]


def _first(nodes: list[Element], name: str) -> str:
    return next(iter(_all(nodes, name)), "")


def _refinements(nodes: list[Element]) -> dict[str, dict[str, str]]:
    """Return what EPUB 3 adds to single elements: id → property → text."""
    found: dict[str, dict[str, str]] = {}
    for node in nodes:
        target = (node.get("refines") or "").lstrip("#")
        if target and local(node) == "meta":
            found.setdefault(target, {})[node.get("property") or ""] = text_of(node)
    return found


def _main_title(nodes: list[Element], refined: dict[str, dict[str, str]]) -> str:
    titles = [node for node in nodes if local(node).lower() == "title" and text_of(node)]
    kinds = [(refined.get(node.get("id") or "", {}).get("title-type", ""), text_of(node)) for node in titles]
    main = next((text for kind, text in kinds if kind == "main"), kinds[0][1] if kinds else "")
    under = next((text for kind, text in kinds if kind == "subtitle"), "")
    return f"{main}: {under}" if main and under else main


def _authors(nodes: list[Element], refined: dict[str, dict[str, str]]) -> tuple[Name, ...]:
    names: list[Name] = []
    for node in nodes:
        if local(node).lower() != "creator" or not (said := text_of(node)):
            continue
        more = refined.get(node.get("id") or "", {})
        role = (node.get(f"{_OPF}role") or node.get("role") or more.get("role", "")).lower()
        if role.rpartition(":")[2] not in _AUTHORS:
            continue
        sorted_as = node.get(f"{_OPF}file-as") or node.get("file-as") or more.get("file-as", "")
        names += _names(said, sorted_as)
    return tuple(dict.fromkeys(names))[:50]


def _names(said: str, sorted_as: str) -> tuple[Name, ...]:
    """Return a creator's name; a form to sort by that has the same words tells the family name."""
    family, comma, given = (part.strip() for part in sorted_as.partition(","))
    same = sorted(f"{family} {given}".lower().split()) == sorted(said.lower().replace(",", "").split())
    if comma and given and same:
        return (Name(family=family, given=given),)
    return parts.make_names(said)


def _date(nodes: list[Element]) -> str:
    """Return the date of publication; EPUB 2 says with an event which of several it is."""
    dates = [
        ((node.get(f"{_OPF}event") or node.get("event") or "").lower(), text_of(node))
        for node in nodes
        if local(node).lower() == "date"
    ]
    for wanted in ("publication", "original-publication", "", "issued", "creation"):
        for event, text in dates:
            if event == wanted and (made := parts.make_date(text)):
                return made
    return ""


def _isbn(text: str) -> str:
    """Return an ISBN whose check digit is right, without hyphens, or ""."""
    found = _ISBN.search(text.replace("\u2010", "-").replace("\u2011", "-"))
    digits = re.sub(r"[- ]", "", found.group()).upper() if found else ""
    if len(digits) == 13 and sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits)) % 10 == 0:
        return digits
    total = (
        sum((10 if d == "X" else int(d)) * (10 - n) for n, d in enumerate(digits)) if len(digits) == 10 else 1
    )
    return digits if total % 11 == 0 else ""
