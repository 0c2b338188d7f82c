"""CSL items as a Hayagriva library, the bibliography that Typst's citation processor reads: JSON is YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from app.exchange.csl import Item

#: CSL type → Hayagriva type, and the type of what it appeared in.
_TYPES = {
    "article-newspaper": ("article", "newspaper"), "article-magazine": ("article", "periodical"),
    "article-journal": ("article", "periodical"), "post-weblog": ("article", "blog"), "post": ("post", "web"),
    "webpage": ("web", "web"), "report": ("report", ""), "book": ("book", ""), "chapter": ("chapter", "book"),
    "thesis": ("thesis", ""), "legislation": ("legislation", ""), "legal_case": ("case", ""),
    "paper-conference": ("chapter", "book"), "broadcast": ("audio", ""),
    "dataset": ("misc", "repository"),
}  # fmt: skip
_WITHIN = frozenset({"article", "post", "web"})
#: Names of cases and statutes keep their small letters in every language.
_NAMED = frozenset({"case", "legislation"})
#: What a work is called where a style names its kind.
_GENRES = {"thesis": "Thesis", "dataset": "Data set"}
#: An initial with its stop; two of them as one word, of which the processor would know the first only; the
#: space between two bare ones.
_STOP = re.compile(r"(?<![^\W_])([^\W\d_])\.\s*")
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_]\.)(?=[^\W\d_]\.)")
_BETWEEN = re.compile(r"(?<=(?<![^\W_])[^\W\d_]) +(?=[^\W\d_](?![^\W_]))")
#: Parts two initials for the processor, and is nothing on paper: no other text has it.
TIGHT = "\u2005"
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?![A-Za-z])")
_HTTP = ("http://", "https://")


def write_hayagriva(entries: Sequence[tuple[str, Item]], *, bare_initials: bool = False) -> str:
    """Write items under the given keys, in their order; `bare_initials` takes the stops off (`JR`)."""
    made = {key: _entry(item, bare_initials) for key, item in entries}
    return json.dumps(made, ensure_ascii=False)


def _entry(item: Item, bare_initials: bool) -> dict[str, object]:
    kind, container = _TYPES.get(str(item.get("type", "")), ("misc", "periodical"))
    entry: dict[str, object] = {"type": kind, "title": _verbatim(_text(item, "title") or "Untitled")}
    authors = _authors(item, bare_initials)
    if authors:
        entry["author"] = authors
    genre = _GENRES.get(str(item.get("type")))
    if genre:
        entry["genre"] = _verbatim(genre)
    issued, accessed = _date(item.get("issued")), _date(item.get("accessed"))
    if issued:
        entry["date"] = issued
    address = _text(item, "URL")
    language = _LANGUAGE.match(_text(item, "language"))
    if kind in _NAMED:
        entry["language"] = "zxx"
    elif language:
        # Capitals of a title are changed in English only, and only where a style wants it.
        entry["language"] = language[0].lower()
    if address.startswith(_HTTP):
        entry["url"] = {"value": address, "date": accessed} if accessed else address
    serials = {"doi": _text(item, "DOI"), "isbn": _text(item, "ISBN"), "serial": _text(item, "number")}
    kept = {name: value for name, value in serials.items() if value}
    if kept:
        entry["serial-number"] = kept
    pages = _text(item, "page")
    if pages:
        entry["page-range"] = pages
    publisher = _text(item, "publisher")
    if {"name": publisher} in authors:
        # Who wrote it is not named again as who brought it out.
        publisher = ""
    # A newspaper or a site of which only the publisher is known goes by the publisher's name.
    holder = _text(item, "container-title") or (publisher if kind in _WITHIN else "")
    if publisher and publisher != holder:
        entry["publisher"] = {"name": _verbatim(publisher)}
    if holder:
        entry["parent"] = {"type": container or "book", "title": _verbatim(holder)} | _numbers(item)
    return entry


def _authors(item: Item, bare_initials: bool) -> list[dict[str, str]]:
    """Return who wrote the work; an agency's report without a name is the agency's."""
    names = [name for one in _mappings(item.get("author")) if (name := _name(one, bare_initials))]
    custom = item.get("custom")
    agency = custom.get("agency") if isinstance(custom, Mapping) else None
    return names or ([{"name": str(agency)}] if agency else [])


def _numbers(item: Item) -> dict[str, object]:
    given = {"volume": _text(item, "volume"), "issue": _text(item, "issue")}
    return {name: int(value) for name, value in given.items() if value.isascii() and value.isdigit()}


def _verbatim(text: str) -> dict[str, object]:
    return {"value": text.replace(TIGHT, " "), "verbatim": True}


def _name(name: Mapping[str, object], bare_initials: bool) -> dict[str, str]:
    # As one string a name would be cut at its comma.
    if name.get("literal"):
        return {"name": str(name["literal"])}
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    if bare_initials:
        given = _BETWEEN.sub(TIGHT, _STOP.sub(r"\1 ", given).strip().replace(" -", "-"))
    else:
        given = _INITIALS.sub(r"\1 ", given)
    if not family:
        return {"name": given} if given else {}
    made = {"name": family} | ({"given-name": given} if given else {})
    return made | ({"suffix": str(name["suffix"])} if name.get("suffix") else {})


def _date(value: object) -> str:
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, (list, tuple)) and parts else ()
    numbers = [one for one in first if isinstance(one, int)]
    if not numbers or not 0 < numbers[0] <= 9999:
        return ""
    return "-".join(f"{one:0{2 if at else 4}d}" for at, one in enumerate(numbers[:3]))


def _text(item: Item, variable: str) -> str:
    value = item.get(variable, "")
    return str(value) if isinstance(value, (str, int, float)) else ""


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, (list, tuple)) else []
