"""The parts of a bibliographic record that every format shares: dates, names, agencies, DOIs, titles.

Pure functions over short texts; where each value comes from is decided by web_record.py and pdf_record.py.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from app.intake.intake import Value
from db.records import Name

Record = dict[str, Value]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *(("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",)),
            *(("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sep", "sept")),
            *(("october", "oct"), ("november", "nov"), ("december", "dec")),
        ),
        1,
    )
    for name in names
}
_ISO = re.compile(r"^\D{0,2}(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])")
_COMPACT = re.compile(r"^(?:D:)?(\d{4})(\d{2})?(\d{2})?(?:\d{2,6})?(?:[Z+\-'].*)?$")
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_MONTH_YEAR = re.compile(r"^\s*([A-Za-z]{3,9})\.?,?\s+(\d{4})\s*$")

_DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Z0-9]+", re.IGNORECASE)

#: How agencies sign → their name.
AGENCIES = {
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "afp": "Agence France-Presse",
    "agence france-presse": "Agence France-Presse",
    "dpa": "dpa",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "interfax": "Interfax",
    "ria novosti": "RIA Novosti",
    "kyodo": "Kyodo News",
    "kyodo news": "Kyodo News",
    "jiji press": "Jiji Press",
    "yonhap": "Yonhap",
    "ansa": "ANSA",
    "efe": "EFE",
    "apa": "APA",
    "belga": "Belga",
    "pti": "Press Trust of India",
    "press trust of india": "Press Trust of India",
    "ani": "ANI",
    "ians": "IANS",
    "upi": "United Press International",
    "pa": "PA Media",
    "pa media": "PA Media",
    "press association": "PA Media",
    "aap": "Australian Associated Press",
    "australian associated press": "Australian Associated Press",
    "the canadian press": "The Canadian Press",
    "canadian press": "The Canadian Press",
    "cp": "The Canadian Press",
    "anadolu agency": "Anadolu Agency",
    "irna": "IRNA",
    "sana": "SANA",
    "kcna": "KCNA",
    "bernama": "Bernama",
    "antara": "Antara",
    "ukrinform": "Ukrinform",
    "lusa": "Lusa",
    "sda": "Keystone-SDA",
    "keystone-sda": "Keystone-SDA",
}
_DATELINE = re.compile(
    r"^[^\W\d_a-z][^\n()]{1,60}?,? ?\((?P<agency>[A-Za-z][A-Za-z .\-]{1,30})\) ?[—–-]", re.MULTILINE
)

#: A dateline names an agency nobody has listed: "PORTVALE (Northwire) —" with the place in capitals.
_ANY_DATELINE = re.compile(
    r"^(?P<place>[^\W\d_a-z]{3}[^\n()a-z]{0,40}),?(?: [^\n()]{0,24})?"
    r" ?\((?P<agency>[A-Z][\w.&\-]*(?: [A-Z][\w.&\-]*){0,3})\) ?[—–-]",
    re.MULTILINE,
)
_AGENCY_WORDS = re.compile(r"\b(?:news agency|newswire|wire service|press agency|wire)$", re.IGNORECASE)
_NEAR_START = 1500

_PARTICLES_NAMES = """
    van von de der den del della di da dos du la le ter ten zu zum zur bin ibn al el
"""
_PARTICLES = frozenset(_PARTICLES_NAMES.split())
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_ORGANISATION = re.compile(
    r"\b(?:staff|team|desk|editors?|editorial|news|newsroom|press|agency|ministry|office|department|committee"
    r"|university|institute|council|bank|group|inc|ltd|gmbh|association|organi[sz]ation|foundation|correspondent"
    r"|reporter|service|bureau|board|times|post|magazine|radio|tv|network|online|redaktion|union|commission"
    r"|authority|administration|directorate|government|police|court|parliament|embassy|cent(?:re|er)|society"
    r"|company|corporation|federation|alliance|chamber|laborator(?:y|ies)|academy|trust|programme|secretariat"
    r"|tribune|herald|gazette|observer|chronicle|courier|of|for|and)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"^\s*(?:written\s+)?(?:by|von|par|por|di)\s*:?\s+", re.IGNORECASE)
_JUNK_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b|untitled\b)"
    r"|^(?:title|document\d*|slide \d|presentation\d*|powerpoint presentation|print|pdf|layout \d|none)$"
    r"|^(?:\(.*\)|[\W\d_]*)$"
    r"|\.(?:docx?|pdf|indd|qxd|tex|dvi|rtf|odt|html?|pptx?|xlsx?|p65|ps|cdr|ai|fm)$",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"^(?:admin(?:istrator)?|user|owner|author|unknown|none|default|root|pc|windows user|microsoft\b.*)$",
    re.IGNORECASE,
)


def make_date(text: str) -> str:
    """Return a date as EDTF with the precision it was given in (`2025`, `2025-03`, `2025-03-09`), or ""."""
    text = " ".join(text.split())[:100]
    if found := _ISO.match(text):
        return _edtf(*found.groups())
    if found := _COMPACT.match(text):
        return _edtf(*found.groups())
    if found := _DAY_MONTH.search(text):
        day, month, year = found.groups()
    elif found := _MONTH_DAY.search(text):
        month, day, year = found.groups()
    elif found := _MONTH_YEAR.match(text):
        (month, year), day = found.groups(), None
    else:
        return _mail_date(text)
    number = _MONTHS.get(month.lower())
    return _edtf(year, str(number), day) if number else ""


def _edtf(year: str, month: str | None = None, day: str | None = None) -> str:
    if not 1450 <= int(year) <= 2150:
        return ""
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None:
        return f"{year}-{int(month):02}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return f"{year}-{int(month):02}"


def _mail_date(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def make_names(text: str) -> tuple[Name, ...]:
    """Split a byline into names: "By Jane Doe and John van Dyke" → two of them."""
    text = _BY.sub("", " ".join(text.split()))[:1000]
    if not text or "://" in text:
        return ()
    parts = re.split(r"\s*;\s*|\s+(?:and|und|et|y|e)\s+|\s*&\s*|\s*[|•·]\s*", text)
    names: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        # "Doe, Jane" is one person; "Jane Doe, John Roe" are two.
        one_person = len(pieces) == 2 and (" " not in pieces[0] or pieces[1].lower() in _SUFFIXES)
        names += [", ".join(pieces)] if one_person else pieces
    return tuple(name for name in map(make_name, names[:50]) if name is not None)


def make_name(text: str) -> Name | None:
    """Return one person's or organisation's name; None for none."""
    text = _BY.sub("", " ".join(text.split())).strip(" ,;|")[:200]
    if not text or _JUNK_AUTHOR.match(text) or "@" in text or "://" in text:
        return None
    if "," in text:
        family, _, given = text.partition(",")
        if given.strip().lower() in _SUFFIXES:
            name = make_name(family)
            return name if name is None or name.literal else Name(**_parts(name) | {"suffix": given.strip()})
        return Name(family=family.strip(), given=given.strip())
    words = text.split()
    if len(words) == 1 or len(words) > 5 or _ORGANISATION.search(text) or agency_named(text):
        return Name(literal=text)
    cut = next(
        (i for i, word in enumerate(words[1:-1], 1) if word.lower() in _PARTICLES and word.islower()), None
    )
    if cut is not None:
        end = cut
        while end < len(words) - 1 and words[end].lower() in _PARTICLES:
            end += 1
        particle, family = " ".join(words[cut:end]), " ".join(words[end:])
        return Name(family=family, given=" ".join(words[:cut]), non_dropping_particle=particle)
    return Name(family=words[-1], given=" ".join(words[:-1]))


def _parts(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given, "non_dropping_particle": name.non_dropping_particle}


def agency_named(text: str) -> str:
    """Return the wire agency that a credit names, or ""."""
    name = " ".join(text.split()).strip(" .")
    known = AGENCIES.get(name.lower(), "")
    return known or (name if _AGENCY_WORDS.search(name) and len(name.split()) > 1 else "")


def agency_in_dateline(text: str) -> str:
    """Return the wire agency of a dateline near the beginning: "GENEVA (Reuters) — …"."""
    for match in _DATELINE.finditer(text[:4000]):
        if agency := agency_named(match.group("agency")):
            return agency
    found = _ANY_DATELINE.search(text[:_NEAR_START])
    if found is None or _is_spelt_out(found.group("place"), found.group("agency")):
        return ""
    return found.group("agency")


def _is_spelt_out(short: str, long: str) -> bool:
    """Tell whether one is the other's initials: "WHO (World Health Organization) – …" names no agency."""
    initials = "".join(word[0] for word in long.split()).upper()
    return short.replace(".", "").strip() == initials


def add_agency(record: Record, text: str) -> None:
    """Set the record's agency from an author that is one, or from the text's dateline."""
    authors = record["authors"].value if "authors" in record else ()
    publisher = str(record["publisher"].value).casefold() if "publisher" in record else ""
    for author in authors:
        literal = author.literal if isinstance(author, Name) else ""
        if (agency := agency_named(literal)) and agency.casefold() != publisher:
            record["agency"] = Value(agency, record["authors"].basis)
            return
    agency = agency_in_dateline(text)
    if agency and agency.casefold() != publisher:
        record["agency"] = Value(agency, "dateline")


def make_doi(text: str) -> str:
    """Return the first DOI in a text without the punctuation that closes a sentence, or ""."""
    found = _DOI.search(text)
    if found is None:
        return ""
    doi = found.group().rstrip(".,;:")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def make_title(text: str) -> str:
    """Return a title on one line."""
    return " ".join(text.split())[:1000]


def is_junk_title(text: str) -> bool:
    """Tell a program's default or a file name from a title."""
    text = text.strip()
    return len(text) < 3 or bool(_JUNK_TITLE.search(text)) or (" " not in text and "_" in text)


def without_site(title: str, site: str = "") -> str:
    """Take a site's name off a page's title: "Rivers rise | The Daily" → "Rivers rise"."""
    for separator in (" | ", " – ", " — ", " - ", " :: ", " » ", " · "):
        if separator not in title:
            continue
        head, _, tail = title.rpartition(separator)
        known = site and tail.strip().lower() == site.strip().lower()
        if known or (not site and len(tail.split()) <= 4 and len(head.split()) >= 3):
            return without_site(head.strip(), site)
    return title


def host_of(url: str) -> str:
    """Return a URL's host without "www.", or ""."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def date_in_url(url: str) -> str:
    """Return the date that a URL's path carries (`/2025/03/09/`), or ""."""
    found = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/\-_.]|$)", url)
    return _edtf(*found.groups()) if found else ""
