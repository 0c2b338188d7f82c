"""CSL-JSON out: an article as an item of the Citation Style Language, from which all bibliographies start.

Variables are spelled as in the CSL 1.0.2 schema; what CSL has no variable for stands under `custom`, by the
names of our own fields. csl_reading.py is the way back.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.records import Article, Name

#: A CSL item: JSON values only.
Item = Mapping[str, object]

#: CSL variable → our field, where both say the same as text.
SAME = (
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
#: Our text fields without a CSL variable, with the value that says nothing.
CUSTOM = (
    ("canonical_url", ""),
    ("info_date", ""),
    ("modified", ""),
    ("level", "unknown"),
    ("reliability", None),
    ("reliability_note", ""),
    ("descriptor", ""),
    ("status", "ok"),
    ("archive_url", ""),
    ("archive_time", ""),
    ("issued_basis", "none"),
)
#: Between the tags of a `keyword`.
KEYWORD_BREAK = ", "

#: Any other address stands under `custom`: whoever reads the file makes a link of a URL.
_WEB = re.compile(r"\s*https?://[^\s/]|\s*(?:doi:\s*)?10\.\d{4,9}/", re.IGNORECASE)
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def item_of(article: Article, accessed: str = "", derived_from: str = "") -> Item:
    """Return the CSL item of an article.

    `accessed` is when the copy was captured (RFC 3339 or a date), `derived_from` the citekey of the article
    that this one reposts, translates or summarises.
    """
    item: dict[str, object] = {"id": article.citekey, "type": article.type}
    item |= {variable: value for variable, name in SAME if (value := getattr(article, name))}
    if article.URL and not is_link(article.URL):
        del item["URL"]
    authors = [name for one in article.authors if (name := name_to_csl(one))]
    if authors:
        item["author"] = authors
    if article.publisher is not None and article.publisher.name:
        item["publisher"] = article.publisher.name
    if article.tags:
        item["keyword"] = KEYWORD_BREAK.join(article.tags)
    for variable, written in (("issued", article.issued), ("accessed", accessed)):
        date = date_to_csl(written)
        if date is not None:
            item[variable] = date
    custom = _custom(article, derived_from)
    return item | {"custom": custom} if custom else item


def write_csl(items: Iterable[Item]) -> str:
    """Write items as a CSL-JSON file: sorted keys, one final newline, text in Unicode's composed form."""
    return (
        json.dumps([composed_item(item) for item in items], ensure_ascii=False, indent=2, sort_keys=True)
        + "\n"
    )


def name_to_csl(name: Name) -> dict[str, str]:
    """Return a name under CSL's own (hyphenated) keys, without what is empty."""
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


def date_to_csl(written: str) -> dict[str, object] | None:
    """Return an EDTF date, or the date of an RFC 3339 time, as CSL's `date-parts`; None when it is none."""
    found = _EDTF.match(written)
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else None


def is_link(address: str) -> bool:
    """Say whether an address may be a link in other programs: http, https or a DOI."""
    return _WEB.match(address) is not None


def tags_of_keyword(keyword: str) -> tuple[str, ...]:
    """Return the tags that a `keyword` lists."""
    return tuple(dict.fromkeys(tag for part in re.split(r"[,;\n]", keyword) if (tag := part.strip())))


def _custom(article: Article, derived_from: str) -> dict[str, object]:
    custom: dict[str, object] = {
        name: value for name, empty in CUSTOM if (value := getattr(article, name)) not in (empty, "")
    }
    if article.agency is not None and article.agency.name:
        custom["agency"] = article.agency.name
    if article.basis:
        custom["basis"] = dict(article.basis)
    if article.URL and not is_link(article.URL):
        custom["URL"] = article.URL
    if article.issued and not _EDTF.fullmatch(article.issued):
        custom["issued"] = article.issued
    if article.tags and tags_of_keyword(KEYWORD_BREAK.join(article.tags)) != article.tags:
        custom["tags"] = list(article.tags)
    if derived_from:
        custom["derived_from"] = derived_from
    return custom


def composed_item(item: Item) -> Item:
    """Return an item with every text in NFC. Not the whole file: an accent would eat the `n` of an `\\n`."""
    return {str(key): _composed(value) for key, value in item.items()}


def _composed(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {str(key): _composed(one) for key, one in value.items()}
    return [_composed(one) for one in value] if isinstance(value, (list, tuple)) else value
