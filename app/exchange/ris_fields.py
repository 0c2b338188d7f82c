"""The tags of a RIS record as a CSL item; tags that nothing takes go along under their own names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.csl import KEYWORD_BREAK, Item
from app.exchange.exact import exactly, from_line
from app.exchange.found import FoundItem
from app.exchange.ris_tables import (
    EXACT,
    EXACT_MARK,
    FOREIGN,
    KEYWORDS,
    NAMES,
    NOTES,
    TEXTS,
    csl_type_of,
)

#: (tag, text) in the order of the file; tags in capitals.
Tags = Sequence[tuple[str, str]]

_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:[/-](.*))?")


def item_of_tags(tags: Tags) -> Item:
    """Return the item that tags make, for the writer to see what RIS does not hold."""
    return read_record(tags, 0).item


def read_record(tags: Tags, line: int) -> FoundItem:
    """Return the item of one record; `line` is where it begins."""
    return _Reader(tags).read(line)


class _Reader:
    """Takes the tags of one record, each once."""

    def __init__(self, tags: Tags) -> None:
        self._rest: dict[str, list[str]] = {}
        for tag, text in tags:
            if text:
                self._rest.setdefault(tag, []).append(text)
        self._item: dict[str, object] = {}
        self._extra: dict[str, str] = {}

    def read(self, line: int) -> FoundItem:
        """Return the item."""
        written = " ".join(self._rest.pop("TY", ["GEN"]))
        kind = csl_type_of(written)
        self._item |= {"type": kind or "document", "id": " ".join(self._rest.pop("ID", []))}
        if not kind:
            self._extra["TY"] = written
        lost = self._lost()
        for tag, variable in NAMES:
            if names := [_name(one) for one in self._rest.pop(tag, [])]:
                held = self._item.setdefault(variable, [])
                if isinstance(held, list):
                    held += names
        for tag, variable in TEXTS:
            if variable not in self._item and tag in self._rest:
                first, *others = self._rest.pop(tag)
                self._item[variable] = first
                if others:
                    self._rest[tag] = others
        self._number(kind)
        self._dates()
        self._pages()
        if keywords := [text for tag in KEYWORDS for text in self._rest.pop(tag, [])]:
            self._item["keyword"] = KEYWORD_BREAK.join(keywords)
        if notes := [text for tag in NOTES for text in self._rest.pop(tag, [])]:
            self._item["note"] = "\n\n".join(notes)
        left_out = tuple(tag for tag in self._rest if tag in FOREIGN)
        self._extra |= {tag: "; ".join(texts) for tag, texts in self._rest.items() if tag not in FOREIGN}
        return FoundItem(item=exactly(self._item, lost), extra=self._extra, left_out=left_out, line=line)

    def _lost(self) -> dict[str, object]:
        texts = self._rest.pop(EXACT, [])
        ours = next((text for text in texts if text.startswith(EXACT_MARK)), "")
        if others := [text for text in texts if text is not ours]:
            self._rest[EXACT] = others
        return from_line(ours.removeprefix(EXACT_MARK))

    def _first(self, tag: str) -> str:
        """Take the first text of a tag; a second one stays for the note."""
        texts = self._rest.pop(tag, [])
        if texts[1:]:
            self._rest[tag] = texts[1:]
        return texts[0] if texts else ""

    def _number(self, kind: str) -> None:
        """Take SN for an ISSN in periodicals, where our record has no place for it."""
        number = str(self._item.get("ISBN", ""))
        if kind.startswith("article-") and re.fullmatch(r"\d{4}-?\d{3}[\dXx](?: .*)?", number):
            self._item["ISSN"] = self._item.pop("ISBN")

    def _dates(self) -> None:
        candidates = [text for tag in ("DA", "PY", "Y1") for text in self._rest.get(tag, [])]
        dates = [date for text in candidates if (date := _date(text))]
        if dates:
            # DA and PY say the same; the longer one says more.
            best = max(dates, key=len)
            self._item["issued"] = {"date-parts": [best]}
            for tag in ("DA", "PY", "Y1"):
                rest = [text for text in self._rest.pop(tag, []) if not _is_said(text, best)]
                if rest:
                    self._rest[tag] = rest
        accessed = self._rest.get("Y2", [])
        if accessed and (date := _date(accessed[0])) and _is_said(accessed[0], date):
            self._item["accessed"] = {"date-parts": [date]}
            self._first("Y2")

    def _pages(self) -> None:
        first, last = self._first("SP"), self._first("EP")
        if first or last:
            self._item["page"] = f"{first}-{last}" if last else first


def _date(text: str) -> list[int]:
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return []
    year, month, day, _ = found.groups()
    parts = [year, month, day] if month else [year]
    return [int(part) for part in parts if part]


def _is_said(text: str, date: list[int]) -> bool:
    """Tell whether a date holds all that a tag says."""
    found = _DATE.fullmatch(text.strip())
    said = _date(text)
    return found is not None and not (found[4] or "").strip() and said == date[: len(said)]


def _name(text: str) -> dict[str, str]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 or len(parts) > 3:
        return {"literal": text.strip()}
    keys = ("family", "given", "suffix")
    return {key: part for key, part in zip(keys, parts, strict=False) if part}
