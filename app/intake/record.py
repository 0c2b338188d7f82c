"""The parts of a bibliographic record that every format shares: titles, DOIs, hosts, agencies.

Dates are in dates.py, names in names.py; where each value comes from is decided by the formats' own readers.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from app.intake.agencies import agency_in_dateline, agency_in_role, agency_named
from app.intake.dates import date_in_url, make_date
from app.intake.intake import Value
from app.intake.names import make_name, make_names
from db.records import Name

__all__ = [
    "Record",
    "add_agency",
    "agency_in_dateline",
    "agency_in_role",
    "agency_named",
    "date_in_url",
    "host_of",
    "is_junk_title",
    "is_section_title",
    "is_site",
    "make_date",
    "make_doi",
    "make_name",
    "make_names",
    "make_title",
    "without_site",
    "without_slogan",
]

Record = dict[str, Value]

_DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Z0-9]+", re.IGNORECASE)
_JUNK_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b|untitled\b)"
    r"|^(?:title|document\d*|slide \d|presentation\d*|powerpoint presentation|print|pdf|layout \d|none)$"
    r"|^(?:\(.*\)|[\W\d_]*)$"
    r"|\.(?:docx?|pdf|indd|qxd|tex|dvi|rtf|odt|html?|pptx?|xlsx?|p65|ps|cdr|ai|fm)$",
    re.IGNORECASE,
)

_SECTION_TITLE = re.compile(
    r"(?:home(?:page| page)?|news|latest news|blog|index|article|articles|page|post|posts|welcome|search|menu"
    r"|startseite|nachrichten|accueil|actualités|inicio|noticias|sports?|politics|business|world|opinion"
    r"|category|archives?|404|not found|page not found|access denied|just a moment\W*)$",
    re.IGNORECASE,
)
#: Between an article's title and the site's name.
SEPARATORS = (" | ", " – ", " — ", " - ", " :: ", " » ", " « ", " · ", " • ", "_", " : ")


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
    """Return a title on one line, its HTML entities read."""
    return " ".join(html.unescape(text).split())[:1000]


def is_junk_title(text: str) -> bool:
    """Tell a program's default or a file name from a title."""
    text = text.strip()
    return len(text) < 3 or bool(_JUNK_TITLE.search(text)) or (" " not in text and "_" in text)


def is_section_title(text: str) -> bool:
    """Tell the name of a part of a site ("Home", "News") from an article's title."""
    return bool(_SECTION_TITLE.match(text.strip()))


def without_site(title: str, site: str = "", host: str = "") -> str:
    """Take a site's name off a page's title: "Rivers rise | The Daily" → "Rivers rise"."""
    for separator in SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and head.strip() and (is_site(tail, site) or is_site(tail, host)):
            return without_site(head.strip(), site, host)
        head, found, tail = title.partition(separator)
        if found and " " in tail.strip() and _squeezed(head) in {_squeezed(site), _label(host)} - {""}:
            return tail.strip()
    if not site and not host:
        return _without_name(title)
    return title


def _without_name(title: str) -> str:
    """Take off what looks like a name where nothing says what the site is called; "dams fail" does not."""
    for separator in (" | ", " – ", " — ", " - "):
        head, found, tail = title.rpartition(separator)
        named = tail[:1].isupper() and tail[-1:].isalnum() and len(tail.split()) <= 3
        if found and named and len(head.split()) >= 3:
            return head.strip()
    return title


def is_site(text: str, site: str) -> bool:
    """Tell whether a text is a site's name or its beginning, given the name or the host."""
    said, known = _squeezed(text), _squeezed(site)
    if not said or not known:
        return False
    if said == known or said == _label(site):
        return True
    short, long = sorted((said, known), key=len)
    return len(short) >= 4 and long.startswith(short) and 2 * len(short) >= len(said)


def without_slogan(site: str) -> str:
    """Return a site's name without what it says of itself: "Courier - News from the coast" → "Courier"."""
    for separator in SEPARATORS:
        head, found, tail = site.partition(separator)
        if found and head.strip() and len(tail.split()) >= 2 and len(head.split()) <= 5:
            return head.strip()
    return site


def _squeezed(text: str) -> str:
    return "".join(
        letter for letter in text.casefold().removeprefix("www.").removeprefix("the ") if letter.isalnum()
    )


def _label(host: str) -> str:
    """Return the part of a host that names the site: "en.wikipedia.org" → "wikipedia"."""
    labels = host.casefold().split(".")
    if " " in host or len(labels) < 2:
        return ""
    short = len(labels) > 2 and len(labels[-2]) <= 3
    return _squeezed(labels[-3] if short else labels[-2])


def host_of(url: str) -> str:
    """Return a URL's host without "www.", or ""."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
