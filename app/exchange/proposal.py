"""An article's fields from a CSL item: what we model becomes a field, all else a line of the note.

A proposal is plain data, checked value by value: nothing in it needs to be trusted any more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.exchange.csl import CUSTOM, KEYWORD_BREAK, SAME, tags_of_keyword
from app.exchange.found import FoundItem, clean
from db.records import Name

#: Ours is the shorter list of types: what becomes of the others. The note keeps the own name.
OTHER_TYPES: Mapping[str, str] = {
    "bill": "legislation", "classic": "book", "collection": "book", "entry": "chapter",
    "entry-dictionary": "chapter", "entry-encyclopedia": "chapter", "hearing": "legal_case",
    "motion_picture": "broadcast", "pamphlet": "report", "paper-conference": "chapter",
    "periodical": "article-magazine", "regulation": "legislation", "review": "article-journal",
    "review-book": "article-journal", "song": "broadcast", "standard": "report", "thesis": "report",
    "treaty": "legislation",
}  # fmt: skip
_TYPES = """
    article-newspaper article-magazine article-journal webpage post-weblog post report broadcast interview
    speech dataset book chapter legislation legal_case document
"""
TYPES = frozenset(_TYPES.split())
_BASES = """
    jsonld highwire dc opengraph meta time_element url pdf_xmp pdf_info docx_core opf header front_matter
    import manual
"""
#: Fields that hold one of a few words; any other word is kept in the note.
CHOICES: Mapping[str, frozenset[str]] = {
    "level": frozenset(("primary", "secondary", "tertiary")),
    "status": frozenset(("corrected", "retracted", "superseded", "unavailable")),
    "reliability": frozenset("ABCDEF"),
    "issued_basis": frozenset(_BASES.split()),
}
DESCRIPTOR_LIMIT = 400
#: Stands before what the note keeps.
KEPT_HEADING = "From the imported file:"

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE)
_MOST_BASES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Fields of an article by their own names; publisher and agency are names, `derived_from` is a citekey.

    `kept` names what stands in the note because it is not modelled, `left_out` what only the other program
    understands.
    """

    citekey: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    basis: Mapping[str, str] = field(default_factory=dict)
    derived_from: str = ""
    kept: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def proposal_of(found: FoundItem) -> Proposal:
    """Return the fields of one item."""
    return _Maker(found).make()


class _Maker:
    """Takes an item apart; each variable is taken once, and the rest is kept."""

    def __init__(self, found: FoundItem) -> None:
        self._found = found
        self._rest: dict[str, object] = dict(found.item)
        custom = self._rest.pop("custom", {})
        self._custom: dict[str, object] = dict(custom) if isinstance(custom, Mapping) else {}
        self._fields: dict[str, Any] = {}
        self._notes: list[tuple[str, str]] = []

    def make(self) -> Proposal:
        """Return the proposal."""
        citekey = one_line(str(self._rest.pop("id", "")))
        self._type()
        for variable, name in SAME:
            self._text(variable, name)
        self._fields["DOI"] = _RESOLVER.sub("", self._fields.get("DOI", ""))
        self._authors()
        self._body("publisher", self._rest.pop("publisher", ""))
        self._dates()
        self._tags()
        self._own()
        basis = self._basis()
        derived_from = one_line(str(self._custom.pop("derived_from", "")))
        self._keep_rest()
        fields = {name: value for name, value in self._fields.items() if value}
        return Proposal(
            citekey=citekey,
            fields=fields,
            basis={name: basis.get(name, "import") for name in fields if name not in ("note", "issued_basis")}
            | basis,
            derived_from=derived_from,
            kept=tuple(name for name, _ in self._notes),
            left_out=self._found.left_out,
        )

    def _type(self) -> None:
        kind = str(self._rest.pop("type", ""))
        self._fields["type"] = kind if kind in TYPES else OTHER_TYPES.get(kind, "document")
        if kind not in TYPES:
            self._notes.append(("type", kind))

    def _text(self, variable: str, name: str) -> None:
        value = self._rest.pop(variable, "")
        text = clean(str(value))
        self._fields[name] = text if name == "note" else one_line(text)

    def _body(self, name: str, value: object) -> None:
        text = one_line(clean(str(value)))
        if text:
            self._fields[name] = text

    def _authors(self) -> None:
        given = self._rest.pop("author", ())
        listed = given if isinstance(given, (list, tuple)) else ()
        names = [_name(one) for one in listed if isinstance(one, Mapping)]
        self._fields["authors"] = tuple(name for name in names if name != Name())

    def _dates(self) -> None:
        value = self._rest.pop("issued", None)
        exact, exactly = edtf_of(value)
        self._fields["issued"] = exact
        if value and not exactly:
            self._notes.append(("issued", date_words(value)))

    def _tags(self) -> None:
        keyword = one_line(clean(str(self._rest.pop("keyword", ""))))
        own = self._custom.pop("tags", None)
        tags = tags_of_keyword(keyword)
        if isinstance(own, list) and KEYWORD_BREAK.join(map(str, own)) == keyword:
            tags = tuple(dict.fromkeys(tag for one in own if (tag := one_line(clean(str(one))))))
        self._fields["tags"] = tags

    def _own(self) -> None:
        """Take what stands under `custom` by the names of our fields, where it is what they may hold."""
        for name, _ in CUSTOM:
            value = self._custom.get(name)
            if not isinstance(value, str) or not _may_hold(name, value):
                continue
            del self._custom[name]
            self._fields[name] = clean(value)
        self._body("agency", self._custom.pop("agency", ""))
        address = self._custom.get("URL")
        if isinstance(address, str) and not self._fields.get("URL"):
            self._body("URL", self._custom.pop("URL"))

    def _basis(self) -> dict[str, str]:
        given = self._custom.pop("basis", {})
        pairs = list(given.items())[:_MOST_BASES] if isinstance(given, Mapping) else []
        return {
            clean(str(name)): clean(value)
            for name, value in pairs
            if isinstance(value, str) and len(value) <= 40 and re.fullmatch(r"[A-Za-z_]{1,40}", str(name))
        }

    def _keep_rest(self) -> None:
        """Write what is not modelled as lines of the note: nothing of a file is dropped in silence."""
        for name, value in self._rest.items():
            self._notes.append((name, words_of(value)))
        for name, value in self._custom.items():
            self._notes.append((name, words_of(value)))
        self._notes += self._found.extra.items()
        self._notes = [
            (one_line(clean(name)), line) for name, text in self._notes if (line := one_line(clean(text)))
        ]
        for name, text in self._notes:
            self._fields["note"] = with_kept(self._fields.get("note", ""), name, text)


def with_kept(note: str, name: str, text: str) -> str:
    """Return a note with one more line of what a record has no field for."""
    if KEPT_HEADING not in note:
        note = f"{note}\n\n{KEPT_HEADING}" if note else KEPT_HEADING
    return f"{note}\n{name}: {text}"


def edtf_of(value: object) -> tuple[str, bool]:
    """Return a CSL date as EDTF level 0, "" when it is none, and whether that says all that it says."""
    if not isinstance(value, Mapping):
        return "", False
    parts = value.get("date-parts")
    if isinstance(parts, (list, tuple)) and parts and isinstance(parts[0], (list, tuple)):
        text = "-".join(str(part).zfill(2 if at else 4) for at, part in enumerate(parts[0]))
        found = _valid(text)
        return found, bool(found) and len(parts) == 1 and set(value) <= {"date-parts"}
    text = str(value.get("raw", value.get("literal", "")))
    found = _valid(text.strip())
    return found, found == text.strip()


def _valid(text: str) -> str:
    """Return the longest beginning of a date that exists, "" when not even the year does."""
    found = _ISO.fullmatch(text)
    if found is None:
        return ""
    year, month, day = found.groups()
    for parts in ((year, month, day), (year, month), (year,)):
        if None in parts:
            continue
        try:
            date(*(int(part) for part in (*parts, 1, 1)[:3]))
        except ValueError:
            continue
        return "-".join((parts[0], *(part.zfill(2) for part in parts[1:])))
    return ""


def date_words(value: object) -> str:
    """Return a CSL date in words that a person can read again."""
    if not isinstance(value, Mapping):
        return words_of(value)
    parts = value.get("date-parts")
    ends = parts if isinstance(parts, (list, tuple)) else ()
    spelled = "/".join(
        "-".join(str(part).zfill(2) for part in end) for end in ends if isinstance(end, (list, tuple))
    )
    others = [f"{key} {one}" for key, one in value.items() if key not in ("date-parts", "raw", "literal")]
    written = str(value.get("literal", value.get("raw", "")))
    return " ".join(part for part in (spelled, written, *others) if part)


def words_of(value: object) -> str:
    """Return any value of an item as one line: names, dates, texts, else JSON."""
    if isinstance(value, Mapping) and ("date-parts" in value or "raw" in value or "literal" in value):
        return date_words(value)
    if isinstance(value, (list, tuple)) and value and all(isinstance(one, Mapping) for one in value):
        names = (_name(one) for one in value)
        return "; ".join(said for name in names if (said := plain_name(name)))
    if isinstance(value, (str, int, float)):
        return str(value)
    return "" if value in (None, [], {}) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def plain_name(name: Name) -> str:
    """Return a name as one reads it."""
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    parts = (name.given, name.dropping_particle, family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def one_line(text: str) -> str:
    """Return a text on one line; a no-break space is a character."""
    return re.sub(r"[ \t\r\n\f\v\u2028\u2029\x85]+", " ", text).strip(" ")


def _name(one: Mapping[str, object]) -> Name:
    keys = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal")
    parts = {
        key.replace("-", "_"): one_line(clean(str(one[key])))
        for key in keys
        if isinstance(one.get(key), (str, int))
    }
    if any(value for key, value in parts.items() if key != "literal"):
        parts.pop("literal", None)
    return Name(**parts)


def _may_hold(name: str, value: str) -> bool:
    if name in CHOICES:
        return value in CHOICES[name]
    if name in ("modified", "info_date"):
        return bool(value) and _valid(value) == value
    return len(value) <= DESCRIPTOR_LIMIT if name == "descriptor" else bool(value)
