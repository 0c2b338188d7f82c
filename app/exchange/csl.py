"""CSL-JSON: an article as an item of the Citation Style Language, from which all bibliographies start.

Variables are spelled as in the CSL 1.0.2 schema; what CSL has no variable for stands under `custom`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.records import Article, Name

#: A CSL item: JSON values only.
Item = Mapping[str, object]

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SAME = (
    ("title", "title"),
    ("container-title", "container_title"),
    ("URL", "URL"),
    ("DOI", "DOI"),
    ("ISBN", "ISBN"),
    ("number", "number"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("language", "language"),
    ("note", "note"),
)


def item_of(article: Article, accessed: str = "") -> Item:
    """Return the CSL item of an article; `accessed` is when the copy was captured (RFC 3339 or a date)."""
    item: dict[str, object] = {"id": article.citekey, "type": article.type}
    item |= {variable: value for variable, name in _SAME if (value := getattr(article, name))}
    if article.authors:
        item["author"] = [_name(one) for one in article.authors]
    if article.publisher is not None:
        item["publisher"] = article.publisher.name
    for variable, written in (("issued", article.issued), ("accessed", accessed)):
        date = _date(written)
        if date is not None:
            item[variable] = date
    custom = _custom(article)
    return item | {"custom": custom} if custom else item


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "dropping-particle": name.dropping_particle,
        "suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}


def _date(written: str) -> dict[str, object] | None:
    found = _EDTF.match(written)
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else None


def _custom(article: Article) -> dict[str, object]:
    values: dict[str, object] = {
        "agency": article.agency.name if article.agency else "",
        "archive_url": article.archive_url,
        "archive_time": article.archive_time,
        "canonical_url": article.canonical_url,
        "info_date": article.info_date,
        "level": "" if article.level == "unknown" else article.level,
        "modified": article.modified,
        "status": "" if article.status == "ok" else article.status,
    }
    return {key: value for key, value in values.items() if value}
