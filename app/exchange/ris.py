"""RIS out: CSL items as tagged lines, with both PY and DA; what RIS cannot hold goes along in U5."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.exchange.csl import Item, composed_item
from app.exchange.exact import losses, to_line
from app.exchange.ris_fields import item_of_tags
from app.exchange.ris_tables import EXACT, EXACT_MARK, TYPES

#: CSL variable → the tag that is written.
_TEXTS = (
    ("container-title", "T2"),
    ("collection-title", "T3"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("number", "M1"),
    ("edition", "ET"),
    ("ISBN", "SN"),
    ("language", "LA"),
    ("DOI", "DO"),
    ("URL", "UR"),
    ("abstract", "AB"),
    ("note", "N1"),
)
_SPACES = re.compile(r"[\x00-\x20\x7f]+")


def write_ris(items: Iterable[Item]) -> str:
    """Write CSL items as RIS records in their order, lines ended by a line feed."""
    return "\n".join(_record(composed_item(item)) for item in items) or "\n"


def _record(item: Item) -> str:
    tags = list(_tags(item))
    lost = losses(item, item_of_tags(tags))
    if lost:
        tags.append((EXACT, EXACT_MARK + to_line(lost)))
    return "".join(f"{tag}  - {text}\n" for tag, text in [*tags, ("ER", "")])


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(str(item.get("type", "")), "GEN")
    yield "ID", _line(item.get("id"))
    for variable, tag in (("author", "AU"), ("editor", "A2"), ("translator", "A4")):
        for name in _mappings(item.get(variable)):
            if written := _name(name):
                yield tag, written
    if title := _line(item.get("title")):
        yield "TI", title
    yield from _dates(item)
    for variable, tag in _TEXTS:
        if text := _line(item.get(variable)):
            yield tag, text
    yield from _pages(_line(item.get("page")))
    for keyword in str(item.get("keyword", "")).split(", "):
        if text := _line(keyword):
            yield "KW", text


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    issued, accessed = _parts(item.get("issued")), _parts(item.get("accessed"))
    if issued:
        yield "PY", issued[0]
        yield "DA", "/".join([*issued, "", ""][:3]) + "/"
    if accessed:
        yield "Y2", "/".join([*accessed, "", ""][:3]) + "/"


def _pages(page: str) -> Iterator[tuple[str, str]]:
    if page:
        start, dash, end = page.partition("-")
        yield "SP", start.strip()
        if dash:
            yield "EP", end.strip()


def _name(name: Mapping[str, object]) -> str:
    """Return a name as `Family, Given, Suffix`; a body's as it is."""
    parts = {key: _line(value) for key, value in name.items()}
    if parts.get("literal"):
        return parts["literal"]
    lead = [parts.get(key, "") for key in ("dropping-particle", "non-dropping-particle", "family")]
    ordered = [" ".join(part for part in lead if part), parts.get("given", ""), parts.get("suffix", "")]
    while len(ordered) > 1 and not ordered[-1]:
        ordered.pop()
    return ", ".join(ordered)


def _parts(date: object) -> list[str]:
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    if not isinstance(parts, (list, tuple)) or not parts or not isinstance(parts[0], (list, tuple)):
        return []
    return [f"{int(part):0{2 if at else 4}d}" for at, part in enumerate(parts[0])]


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, (list, tuple)) else []


def _line(value: object) -> str:
    text = str(value) if isinstance(value, (str, int, float)) else ""
    return _SPACES.sub(" ", text).strip(" ")
