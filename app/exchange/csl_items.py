"""One item of CSL-JSON as programs in use write it: Zotero, Mendeley, Crossref, pandoc; no two alike.

Nothing is dropped: what no variable holds goes along as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from app.exchange.csl_variables import DATES, NAMES, VARIABLES
from app.exchange.found import FoundItem

#: What Crossref calls types.
OTHER_TYPES = {
    "journal-article": "article-journal", "book-chapter": "chapter", "book-section": "chapter",
    "proceedings-article": "paper-conference", "posted-content": "article", "monograph": "book",
    "edited-book": "book", "reference-book": "book", "dissertation": "thesis",
    "reference-entry": "entry-encyclopedia", "peer-review": "review", "journal": "periodical",
    "newspaper-article": "article-newspaper", "magazine-article": "article-magazine",
    "blog-post": "post-weblog", "web-page": "webpage",
}  # fmt: skip

#: How Zotero and Mendeley spell variables that have other names by now.
_OTHERWISE = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_KEYS = ("citation-key", "citationKey")
#: Zotero keeps a key that somebody gave in the notes; so do others after it.
_KEY_IN_NOTE = re.compile(r"^\s*citation key:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
#: Ids that are no keys: numbers, and addresses in a library.
_NO_KEY = re.compile(r"\d*|.*[/:#].*", re.DOTALL)
_NAME_PARTS = frozenset(
    "family given non-dropping-particle dropping-particle suffix literal".split()  # noqa: SIM905
)
#: How a name is to be set, or where it stands among others: nothing that it says.
_NAME_LOOKS = frozenset(("comma-suffix", "static-ordering", "parse-names", "sequence", "isInstitution"))


def item_from(one: Mapping[str, Any]) -> FoundItem:
    """Return an item with what no variable holds beside it; its `type` is one that CSL knows."""
    item: dict[str, object] = {"type": one["type"], "id": str(one.get("id", "") or "")}
    extra: dict[str, str] = {}
    for name, value in one.items():
        variable = _OTHERWISE.get(name, name)
        if name in ("type", "id", *_KEYS):
            continue
        if variable in NAMES:
            _names(variable, value, item, extra)
        elif variable in DATES and (date := _date(value)):
            item[variable] = date
        elif variable in VARIABLES and variable not in item and (text := _text(value)) is not None:
            item[variable] = text[0]
            if text[1:]:
                extra[str(name)] = "; ".join(text[1:])
        elif name == "custom" and isinstance(value, dict):
            item[name] = value
        elif value not in (None, "", [], {}):
            extra[str(name)] = value if isinstance(value, str) else _json(value)
    _key(one, item, extra)
    return FoundItem(item=item, extra=extra)


def _key(one: Mapping[str, Any], item: dict[str, object], extra: dict[str, str]) -> None:
    """Choose the key that people cite by; another id goes along."""
    given = str(item["id"])
    told = ""
    for name in _KEYS:
        value = one.get(name)
        if not told and isinstance(value, str | int) and not isinstance(value, bool):
            told = str(value or "")
        elif value not in (None, "", [], {}) and str(value) != told:
            extra[name] = str(value) if isinstance(value, str | int) else _json(value)
    noted = _KEY_IN_NOTE.search(str(item.get("note", "")))
    if not told and noted is not None and _NO_KEY.fullmatch(given):
        told = noted[1]
    if told and told != given:
        item["id"] = told
        if given:
            extra["id"] = given


def _text(value: object) -> list[str] | None:
    """Return a value as text; of a list of texts, which Crossref writes, each."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return list(value)
    return None


def _names(variable: str, value: object, item: dict[str, object], extra: dict[str, str]) -> None:
    """Take names as objects, one of them alone, or as plain texts; what else is said of them goes along."""
    listed = value if isinstance(value, list) else [value]
    names: list[Mapping[str, object]] = []
    more: dict[str, list[str]] = {}
    for one in listed:
        if isinstance(one, str) and one.strip():
            names.append({"literal": one})
        elif isinstance(one, dict):
            told = dict(one)
            if isinstance(told.get("name"), str) and not _NAME_PARTS & set(told):
                told["literal"] = told.pop("name")
            names.append({key: each for key, each in told.items() if key in _NAME_PARTS})
            for key, each in told.items():
                if key not in _NAME_PARTS | _NAME_LOOKS and each not in (None, "", [], {}):
                    more.setdefault(str(key), []).append(each if isinstance(each, str) else _json(each))
        elif one not in (None, ""):
            more.setdefault("", []).append(_json(one))
    if names:
        item[variable] = names
    extra |= {f"{variable} {key}".strip(): "; ".join(told) for key, told in more.items()}


def _date(value: object) -> Mapping[str, object] | None:
    """Return a date as CSL has it: of an object, of pandoc’s list of them, of a text, or of a year."""
    if isinstance(value, bool) or value in (None, "", [], {}):
        return None
    if isinstance(value, int):
        return {"date-parts": [[value]]}
    if isinstance(value, str):
        return {"raw": value}
    ends = [value] if isinstance(value, dict) else value
    if isinstance(ends, list) and all(isinstance(one, dict) and "year" in one for one in ends):
        if all(set(one) <= {"year", "month", "day"} for one in ends):
            names = ("year", "month", "day")
            return {"date-parts": [[one[name] for name in names if name in one] for one in ends]}
        return None
    return value if isinstance(value, dict) else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
