"""Between records and rows: lists, names and maps stand in the tables as JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

from db.records import Name, OutlineEntry, PageMark


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _encode_all(items: Any) -> str:
    """Write records as objects without the fields that stand at their default."""
    return _dump([_told(item) for item in items])


def _told(item: Any) -> dict[str, Any]:
    defaults = {part.name: part.default for part in fields(item)}
    return {name: value for name, value in asdict(item).items() if value != "" and value != defaults[name]}


def _encode_list(items: Any) -> str:
    return _dump(list(items))


def _encode_map(items: Any) -> str:
    return _dump(dict(items))


def _decode_names(written: str) -> tuple[Name, ...]:
    return tuple(Name(**item) for item in json.loads(written)) if written != "[]" else ()


def _decode_marks(written: str) -> tuple[PageMark, ...]:
    return tuple(PageMark(**{"label": "", **item}) for item in json.loads(written))


def _decode_outline(written: str) -> tuple[OutlineEntry, ...]:
    return tuple(OutlineEntry(**item) for item in json.loads(written)) if written != "[]" else ()


def _encode_area(area: Any) -> str:
    return _dump(list(area)) if area else ""


def _decode_area(written: str) -> tuple[float, ...]:
    return tuple(float(edge) for edge in json.loads(written)) if written else ()


def _decode_list(written: str) -> tuple[Any, ...]:
    return tuple(json.loads(written)) if written != "[]" else ()


def _decode_sizes(written: str) -> tuple[tuple[float, float], ...]:
    return tuple((float(width), float(height)) for width, height in json.loads(written))


#: column name → (value to JSON text, JSON text to value)
CODECS: dict[str, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    "authors": (_encode_all, _decode_names),
    "page_map": (_encode_all, _decode_marks),
    "page_sizes": (_encode_list, _decode_sizes),
    "hosts": (_encode_list, _decode_list),
    "tags": (_encode_list, _decode_list),
    "confirmed": (_encode_list, _decode_list),
    "outline": (_encode_all, _decode_outline),
    "area": (_encode_area, _decode_area),
    "articles": (_encode_list, _decode_list),
    "basis": (_encode_map, json.loads),
}


def plain(text: str) -> str:
    """Drop what SQLite text cannot hold: NUL; a lone surrogate becomes U+FFFD."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def to_row(values: Mapping[str, Any]) -> dict[str, Any]:
    """Turn a record's fields into column values."""
    row: dict[str, Any] = {}
    for name, given in values.items():
        value = CODECS[name][0](given) if name in CODECS else given
        row[name] = plain(value) if isinstance(value, str) else value
    return row


def from_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Turn column values into a record's fields."""
    return {name: CODECS[name][1](value) if name in CODECS else value for name, value in row.items()}


def fields_of(record: Any, *without: str) -> dict[str, Any]:
    """Return a record's fields by name, shallow."""
    return {part.name: getattr(record, part.name) for part in fields(record) if part.name not in without}
