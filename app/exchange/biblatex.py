"""BibLaTeX out: CSL items as entries that biber, BibLaTeX's styles and pandoc read.

Titles and names stand in a second pair of braces: no style may change the capitals of what is evidence. What
BibLaTeX has no field for stands as JSON in the field `sourcemark`, which other programs pass over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from app.exchange.bibtex_fields import item_of_fields
from app.exchange.bibtex_names import write_names
from app.exchange.bibtex_tables import EXACT, PERIODICALS, entry_type_of, langid_of
from app.exchange.csl import Item, composed_item
from app.exchange.exact import losses, to_line
from app.exchange.latex import escape, verbatim

#: CSL variable → field, for text that means the same in every type of entry.
TEXTS = (
    ("volume", "volume"),
    ("keyword", "keywords"),
    ("note", "annotation"),
    ("abstract", "abstract"),
    ("publisher-place", "location"),
    ("collection-title", "series"),
    ("edition", "edition"),
)
NAMES = (("author", "author"), ("editor", "editor"), ("translator", "translator"))
VERBATIM = (("DOI", "doi"), ("URL", "url"))
_BODIES = {"webpage": "organization", "post-weblog": "organization", "post": "organization"} | {
    "report": "institution",
    "thesis": "institution",
}


def write_biblatex(items: Iterable[Item]) -> str:
    """Write CSL items as a BibLaTeX file, an entry each in their order; UTF-8 is what biber reads."""
    entries = [_entry(composed_item(item)) for item in items]
    return "\n".join(entries) if entries else "% no entries\n"


def fields_of(item: Item) -> dict[str, str]:
    """Return the entry's fields as they are written between their braces, in the order of writing."""
    kind = str(item.get("type", ""))
    _, subtype = entry_type_of(kind)
    fields = {"entrysubtype": subtype}
    fields |= {field: write_names(_mappings(item.get(variable))) for variable, field in NAMES}
    fields["title"] = _braced(_text(item, "title"))
    holder = "booktitle" if kind in ("chapter", "paper-conference") else "journaltitle"
    fields[holder] = _braced(_text(item, "container-title"))
    # A publisher is a list of names for BibLaTeX: an “and” within one must not part it.
    fields[_BODIES.get(kind, "publisher")] = _braced(_text(item, "publisher"))
    fields["date"] = _date(item.get("issued"))
    numbers = ("number", "eid") if kind in PERIODICALS else ("issue", "number")
    fields[numbers[0]] = escape(_text(item, "issue"))
    fields[numbers[1]] = escape(_text(item, "number"))
    fields["pages"] = escape(_text(item, "page").replace("--", "-")).replace("-", "--")
    fields |= {field: escape(_text(item, variable)) for variable, field in TEXTS}
    fields["langid"] = langid_of(_text(item, "language"))
    fields["isbn"] = escape(_text(item, "ISBN"))
    fields |= {field: verbatim(_text(item, variable)) for variable, field in VERBATIM}
    fields["urldate"] = _date(item.get("accessed"))
    return {name: value for name, value in fields.items() if value}


def _entry(item: Item) -> str:
    kind, _ = entry_type_of(str(item.get("type", "")))
    fields = fields_of(item)
    # Read back as any reader would read it: whatever comes back otherwise goes along exactly.
    lost = losses(item, item_of_fields(kind, str(item["id"]), fields))
    if lost:
        fields[EXACT] = escape(to_line(lost))
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}", ""])


def _text(item: Item, variable: str) -> str:
    value = item.get(variable, "")
    return str(value) if isinstance(value, (str, int, float)) else ""


def _braced(text: str) -> str:
    return f"{{{escaped}}}" if (escaped := escape(text)) else ""


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, (list, tuple)) else []


def _date(value: object) -> str:
    """Return a CSL date as EDTF; nothing for one that is not made of numbers."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    if not isinstance(parts, (list, tuple)):
        return ""
    ends = ["-".join(_digits(part, at) for at, part in enumerate(end)) for end in parts]
    return "/".join(ends)


def _digits(part: object, at: int) -> str:
    return f"{int(cast('int | str', part)):0{2 if at else 4}d}"
