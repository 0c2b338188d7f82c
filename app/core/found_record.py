"""What a file says about itself, as the fields of an article: how a record read in a worker becomes rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core import fields as rules
from app.core import stamps
from app.intake.intake import Intake, Value
from db import articles
from db.records import Name, Publisher

if TYPE_CHECKING:
    from db import Transaction

#: Fields of a record that are written as they were read; publisher, agency and authors have their own way.
TEXT_FIELDS = (
    "title",
    "container_title",
    *rules.PLAIN_FIELDS,
    "info_date",
    "archive_url",
    "archive_time",
)
TYPES_BY_MEDIA = {
    "text/html": "webpage",
    "application/xhtml+xml": "webpage",
    "multipart/related": "webpage",
    "text/html+zip": "webpage",
    "application/epub+zip": "book",
}


def found_title(intake: Intake, file_name: str) -> str:
    """Return the title that the file states, else its name without the ending."""
    return _text(intake.record, "title") or Path(file_name).stem or "Untitled"


def found_fields(tx: Transaction, intake: Intake, title: str) -> dict[str, Any]:
    """Return the fields of the article that a file tells of; publishers that are new are made."""
    record = intake.record
    hosts = _texts(record, "hosts")
    texts: dict[str, Any] = {name: _text(record, name) for name in TEXT_FIELDS} | {"title": title}
    basis = {name: value.basis for name, value in record.items() if name != "hosts"}
    basis.setdefault("title", "file_name")
    return texts | {
        "type": _text(record, "type") or TYPES_BY_MEDIA.get(intake.media_type, "document"),
        "authors": _names(record, "authors"),
        "publisher": find_or_make_publisher(tx, _text(record, "publisher"), hosts),
        "agency": find_or_make_publisher(tx, _text(record, "agency"), kind="wire_agency"),
        "tags": _texts(record, "tags"),
        "issued_basis": _issued_basis(record),
        "basis": basis,
    }


def find_or_make_publisher(
    tx: Transaction, name: str, hosts: tuple[str, ...] = (), kind: str = "unknown"
) -> Publisher | None:
    """Return the publisher of this name, or else of one of these hosts, made when there is none."""
    name = " ".join(name.split())
    if not name and not hosts:
        return None
    found = articles.find_publisher_by_name(tx, name) if name else None
    if found is None and not name:
        wanted = set(hosts)
        return next((one for one in articles.select_publishers(tx) if wanted & set(one.hosts)), None)
    if found is None:
        made = Publisher(id=stamps.new_id(), name=name, hosts=tuple(sorted(set(hosts))), kind=kind)
        articles.insert_publisher(tx, made)
        return made
    new_hosts = set(hosts) - set(found.hosts)
    if new_hosts:
        articles.update_publisher(tx, found.id, hosts=(*found.hosts, *sorted(new_hosts)))
        return articles.find_publisher_by_name(tx, name)
    return found


def _issued_basis(record: Mapping[str, Value]) -> str:
    basis = record["issued"].basis if "issued" in record else "none"
    return basis if basis in rules.ISSUED_BASES else "none"


def _text(record: Mapping[str, Value], name: str) -> str:
    value = record[name].value if name in record else ""
    return value if isinstance(value, str) else ""


def _texts(record: Mapping[str, Value], name: str) -> tuple[str, ...]:
    value = record[name].value if name in record else ()
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else ()


def _names(record: Mapping[str, Value], name: str) -> tuple[Name, ...]:
    value = record[name].value if name in record else ()
    return tuple(one for one in value if isinstance(one, Name)) if isinstance(value, tuple) else ()
