"""The fields of a BibTeX or BibLaTeX entry as a CSL item; what has no variable goes along by its own name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.exchange.bibtex_names import read_names
from app.exchange.bibtex_tables import EXACT, MONTHS, PERIODICALS, csl_type_of, language_of
from app.exchange.csl import Item
from app.exchange.exact import exactly, from_line
from app.exchange.found import FoundItem
from app.exchange.latex_reading import decode, decode_address

_TEXTS = (
    ("volume", "volume"),
    ("series", "collection-title"),
    ("edition", "edition"),
    ("abstract", "abstract"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("shorttitle", "title-short"),
    ("pagetotal", "number-of-pages"),
    ("chapter", "chapter-number"),
    ("version", "version"),
)
_NAMES = ("author", "editor", "translator")
_PUBLISHERS = ("publisher", "organization", "institution", "school")
_HOLDERS = ("journaltitle", "journal", "booktitle")
_PLACES = ("location", "address")
_KEYWORDS = ("keywords", "keyword")
_NOTES = ("annotation", "annote")
#: What names a file, a colour or a list of the program that wrote it.
_FOREIGN = re.compile(
    r"file|pdf|bdsk-.*|date-(?:added|modified)|timestamp|owner|creationdate|modificationdate|groups|ranking"
    r"|readstatus|priority|printed|__markedentry|local-url|local-zo-url.*|sortkey|sortname|sorttitle|presort"
    r"|crossref|xref|xdata|ids|options|citeulike-.*|mendeley-.*|qualityassured"
)
_EDTF = re.compile(r"(-?\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:/(\d{4}(?:-\d{2}(?:-\d{2})?)?))?")


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry: fields by their names in small letters, in LaTeX as they stand in the file.

    `again` are further values of fields that stand twice, `problems` sentences on values that were not whole.
    """

    kind: str
    key: str
    line: int
    fields: Mapping[str, str]
    again: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()


def read_entry(entry: BibEntry) -> FoundItem:
    """Return the item of an entry."""
    return _Reader(entry).read()


def item_of_fields(kind: str, key: str, fields: Mapping[str, str]) -> Item:
    """Return the item that an entry's fields make, for the writer to see what BibLaTeX does not hold."""
    return _Reader(BibEntry(kind, key, 0, fields)).read().item


class _Reader:
    """Takes the fields of one entry, each once; what nothing takes goes along under its own name."""

    def __init__(self, entry: BibEntry) -> None:
        self._entry = entry
        self._rest = dict(entry.fields)
        self._item: dict[str, object] = {}
        self._extra: dict[str, str] = {}

    def read(self) -> FoundItem:
        """Return the item."""
        exact = self._rest.pop(EXACT, "")
        kind = csl_type_of(self._entry.kind, decode(self._rest.get("entrysubtype", "")))
        self._item |= {"type": kind or "document", "id": self._entry.key}
        if not kind:
            self._extra["entry type"] = self._entry.kind
        elif self._rest.get("entrysubtype") and csl_type_of(self._entry.kind) != kind:
            self._rest.pop("entrysubtype")
        self._title()
        self._people()
        self._put("container-title", *_HOLDERS)
        self._put("publisher", *_PUBLISHERS)
        self._put("publisher-place", *_PLACES)
        self._dates()
        self._numbers(kind)
        for field, variable in _TEXTS:
            self._put(variable, field)
        self._addresses()
        self._words()
        left_out = tuple(name for name in self._rest if _FOREIGN.fullmatch(name))
        for name, value in [*self._rest.items(), *self._entry.again]:
            if not _FOREIGN.fullmatch(name) and (text := decode(value)):
                self._extra[name] = f"{self._extra[name]}; {text}" if name in self._extra else text
        if self._entry.problems:
            self._extra["not read whole"] = "; ".join(self._entry.problems)
        item = exactly(self._item, from_line(decode(exact))) if exact else self._item
        return FoundItem(item=item, extra=self._extra, left_out=left_out, line=self._entry.line)

    def _take(self, name: str) -> str:
        return decode(self._rest.pop(name, ""))

    def _put(self, variable: str, *fields: str) -> None:
        """Write the first of these fields that holds something; the others stay for the note."""
        for name in fields:
            if decode(self._rest.get(name, "")):
                self._item[variable] = self._take(name)
                return

    def _title(self) -> None:
        title, subtitle = self._take("title"), self._take("subtitle")
        joined = f"{title}: {subtitle}" if title and subtitle else title or subtitle
        if joined:
            self._item["title"] = joined

    def _people(self) -> None:
        for field in _NAMES:
            names, others = read_names(self._rest.pop(field, ""), decode)
            if names:
                self._item[field] = names
            if others:
                self._extra[f"further {field}s"] = "and others"

    def _dates(self) -> None:
        written = self._take("date")
        year, month, day = (self._rest.get(name, "") for name in ("year", "month", "day"))
        if written[:4] == decode(year):
            # Written twice, for old programs and new ones.
            self._rest.pop("year", None)
            if written[5:7] == f"{_month(decode(month)):02d}":
                self._rest.pop("month", None)
        if not written and year:
            written = _joined(decode(year), decode(month), decode(day))
            if written:
                for name in ("year", "month", "day"):
                    self._rest.pop(name, None)
        for variable, text in (("issued", written), ("accessed", self._take("urldate"))):
            if text:
                self._item[variable] = _date(text)

    def _numbers(self, kind: str) -> None:
        is_periodical = kind in PERIODICALS
        pairs = (
            (("number", "issue"), ("eid", "number"))
            if is_periodical
            else (("number", "number"), ("issue", "issue"))
        )
        for field, variable in pairs:
            self._put(variable, field)
        pages = self._rest.pop("pages", "")
        if text := decode(re.sub(r"(?<!-)--(?!-)", "-", pages)):
            self._item["page"] = text

    def _addresses(self) -> None:
        for field, variable in (("url", "URL"), ("doi", "DOI")):
            if text := decode_address(self._rest.pop(field, "")):
                self._item[variable] = text
        published = decode_address(self._rest.get("howpublished", ""))
        if "URL" not in self._item and re.match(r"https?://\S+$", published):
            self._item["URL"] = published
            self._rest.pop("howpublished")

    def _words(self) -> None:
        self._put("keyword", *_KEYWORDS)
        language = language_of(decode(self._rest.get("langid", self._rest.get("language", ""))))
        if language:
            self._item["language"] = language
            self._rest.pop("langid", None)
        if language and language_of(decode(self._rest.get("language", ""))) == language:
            self._rest.pop("language", None)
        if "language" not in self._item:
            self._put("language", "language")
        notes = [text for name in (*_NOTES, "note") if (text := self._take(name))]
        if notes:
            self._item["note"] = "\n\n".join(notes)


def _joined(year: str, month: str, day: str) -> str:
    """Return BibTeX's year, month and day as an EDTF date; "" when the year is none."""
    if not re.fullmatch(r"\d{4}", year.strip()):
        return ""
    number = _month(month)
    if not number:
        return "" if month.strip() else year.strip()
    found = re.search(r"(?<!\d)([0-3]?\d)(?!\d)", day or ("" if month.strip().isdecimal() else month))
    return f"{year.strip()}-{number:02d}" + (f"-{int(found[1]):02d}" if found else "")


def _month(text: str) -> int:
    if text.strip().isdecimal():
        return int(text) if 1 <= int(text) <= 12 else 0
    found = re.search(r"[A-Za-z]{3,}", text)
    name = found[0][:3].casefold() if found else ""
    return MONTHS.index(name) + 1 if name in MONTHS else 0


def _date(text: str) -> dict[str, object]:
    found = _EDTF.fullmatch(text.strip())
    if found is None:
        return {"raw": text}
    ends = [[int(part) for part in end.split("-")] for end in found.groups() if end and end[0] != "-"]
    return {"date-parts": ends} if ends else {"raw": text}
