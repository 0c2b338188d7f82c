"""Bylines → CSL names: persons with their particles, organisations as they stand, roles and "By" left out."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from app.intake.agencies import agency_named
from db.records import Name

_PARTICLES_NAMES = """
    van von vom de der den del della di da dos das du la le ter ten zu zum zur bin ibn al el af av y e d'
"""
_PARTICLES = frozenset(_PARTICLES_NAMES.split())
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_DEGREES = re.compile(
    r"^(?:ph\.?\s?d|m\.?d|m\.?a|m\.?sc|b\.?a|b\.?sc|mba|mph|rn|esq|j\.?d|dphil|cpa|frcp)\.?$", re.IGNORECASE
)
_HONOURS = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame)\b\.?(?:-ing\.?)?\s+)+(?=\S+\s)", re.IGNORECASE
)
_ORGANISATION = re.compile(
    r"\b(?:staff|team|desk|editors?|editorial|news|newsroom|press|agency|ministry|office|department|committee"
    r"|university|institute|council|bank|group|inc|ltd|gmbh|association|organi[sz]ation|foundation|correspondent"
    r"|reporter|service|bureau|board|times|post|magazine|radio|tv|network|online|redaktion|union|commission"
    r"|authority|administration|directorate|government|police|court|parliament|embassy|cent(?:re|er)|society"
    r"|company|corporation|federation|alliance|chamber|laborator(?:y|ies)|academy|trust|programme|secretariat"
    r"|tribune|herald|gazette|observer|chronicle|courier|media|developers?|community|club|redaction|redacción|rédaction|coordenadoria"
    r"|of|for|and|the)\b|[.](?:com|org|net|de|fr|info|tv)\b|\s[-–—/]\s",
    re.IGNORECASE,
)
#: How a company is written at its end, or its beginning. Capitals matter: "Jon As" is a person.
_COMPANY = re.compile(
    r"^[^,;]+,?\s(?:Inc\.?|L\.?L\.?C\.?|L\.?L\.?P\.?|L\.?P\.?|Ltd\.?|Limited|PLC|plc|Corp\.?|Co\.|Pty\.?|Pvt\.?"
    r"|GmbH|gGmbH|mbH|AG|KG|KGaA|OHG|UG|SE|e\. ?V\.|eG|A/S|ApS|ASA|AS|AB|HB|Oy|Oyj|N\.?V\.?|B\.?V\.?"
    r"|S\.?A\.?|SAS|S\.?A\.?R\.?L\.?|SpA|S\.p\.A\.|S\.?r\.?l\.?|S\.L\.|Ltda\.?|s\.r\.o\.|a\.s\.|d\.o\.o\."
    r"|Kft\.?|Zrt\.?|sp\. z o\.o\.|JSC|PJSC|OJSC|OOO|A\.Ş\.|Bhd\.?|K\.K\.|Kaisha)$"
    r"|^(?:OOO|ООО|АО|ПАО|PT|JSC|PJSC|TOV|ТОВ)\s\S"
)
#: What somebody is, beside a name: "AP Sports Writer".
ROLE = re.compile(
    r"\b(?:writers?|editors?|correspondents?|reporters?|contributors?|columnists?|journalists?|producers?"
    r"|photographers?|analysts?|bureau chief|staff|fellow|intern|redakteur(?:in)?|korrespondent(?:in)?"
    r"|journaliste|redactora?|periodista|director|professor|lecturer|chief)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^\s*(?:(?:written|posted|reported|published|story|words|article|text|edited)\s+)?"
    r"(?:by|von|par|por|di|door|av|author|autor|auteur|автор|текст|foto|photo|фото)(?:\s*:\s*|\s+(?=\S))",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"^(?:admin(?:istrator)?|user|owner|author|unknown|none|null|undefined|default|root|pc|windows user"
    r"|microsoft\b.*|by|guest|guest (?:author|post|writer)|webmaster"
    r"|(?:staff|senior|contributing|associate)?\s*(?:writer|editor|reporter|contributor|author|correspondent)s?|anonymous|news|sports?|politics|business"
    r"|home|uncategori[sz]ed|category|blog|article|opinion|world|n/?a|view profile|follow|share)$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\d{1,2}:\d\d|\d{1,2}[./-]\d{1,2}[./-]")
_SPLIT = re.compile(r"\s*;\s*|\s+(?:and|und|et|with|mit|avec)\s+|\s*&\s*|\s*[|•·]\s*")
#: "Ana Ruiz y Juan Mora" are two; "Ortega y Gasset" is one.
_AND_IN_SPANISH = re.compile(r"^(\S+\s\S.*?)\s+[ye]\s+(\S+\s\S.*)$")
#: "Department of Health and Human Services" is one.
_ONE_BODY = re.compile(
    r"^(?:(?:the|u\.?s\.?|uk|federal|national|royal|european)\s+)*(?:department|ministry|office|institute|bureau"
    r"|cent(?:re|er)|association|committee|council|board|agency|commission|society|university|college|school"
    r"|foundation|federation|academy|directorate)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^(?:[^\W\d_]\.?[ -]?){1,3}$")
_MOST = 50


def make_names(text: str, publisher: str = "") -> tuple[Name, ...]:
    """Split a byline into names: "By Jane Doe and John van Dyke" → two; the publisher's own name is dropped
    beside a person's."""
    text = _BY.sub("", " ".join(html.unescape(text).split()))[:1000]
    if not text or "://" in text:
        return ()
    if publisher and text.casefold() == publisher.casefold():
        return (Name(literal=text),)
    if (_ONE_BODY.match(text) and ";" not in text) or _COMPANY.match(text):
        return (Name(literal=text),)
    text = re.sub(r"\s*[(\[].*", "", text) or text
    text = _AND_IN_SPANISH.sub(r"\1; \2", text)
    pieces = [piece for part in _SPLIT.split(text) for piece in _people(part)]
    if any(len(piece) == 1 for piece in pieces):
        return (Name(literal=text),)
    made = [name for name in map(make_name, _without_roles(pieces, publisher)[:_MOST]) if name is not None]
    return tuple(dict.fromkeys(_desk(name, publisher) for name in made))


def _desk(name: Name, publisher: str) -> Name:
    """Return a part of the publisher's house as it stands: "Courier Sport" of "The Courier" is no person."""
    house = {word for word in publisher.casefold().split() if len(word) > 3}
    if name.family.casefold() in house or name.given.casefold() in house:
        return Name(literal=" ".join(part for part in (name.given, name.family) if part))
    return name


def _people(part: str) -> list[str]:
    """Cut at commas, but not within "Doe, Jane", "van der Meij, Tim" or "Doe, J., Roe, R."."""
    pieces = [
        piece.strip() for piece in part.split(",") if piece.strip() and not _DEGREES.match(piece.strip())
    ]
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    if len(pieces) % 2 == 0 and pairs and all(_INITIALS.match(given) for _, given in pairs):
        return [", ".join(pair) for pair in pairs]
    if len(pieces) == 2 and _is_one_person(*pieces):
        return [", ".join(pieces)]
    return pieces


def _is_one_person(family: str, given: str) -> bool:
    if given.lower() in _SUFFIXES:
        return True
    if _ORGANISATION.search(family) or ROLE.search(given) or agency_named(given):
        return False
    words = family.split()
    return (
        len(words) == 1
        or words[0] in _PARTICLES
        or (len(words) == 2 and " " not in given and given[0].isupper())
    )


def _without_roles(pieces: list[str], publisher: str) -> list[str]:
    """Drop, beside a person, what only says what he is or for whom he writes."""
    if len(pieces) < 2:
        return pieces
    house = publisher.casefold()
    kept = [
        piece
        for piece in pieces
        if not (ROLE.search(piece) and not ROLE.search(pieces[0]))
        and not (house and (piece.casefold().startswith(house) or house.startswith(piece.casefold())))
    ]
    return kept or pieces[:1]


def make_name(text: str) -> Name | None:
    """Return one person's or organisation's name; None for none."""
    text = _BY.sub("", " ".join(html.unescape(text).split())).strip(" ,;|:").lstrip("@")[:200]
    if not any(letter.isalpha() for letter in text) or _JUNK.match(text) or "@" in text or "://" in text:
        return None
    if _STAMP.search(text):
        return None
    if _COMPANY.match(text):
        return Name(literal=text)
    if "," in text:
        return _turned(text)
    bare = _HONOURS.sub("", text)
    words = bare.split()
    if len(words) == 1 or len(words) > 5 or _ORGANISATION.search(text) or agency_named(text):
        return Name(literal=text)
    return _in_order([_cased(word) for word in words] if bare.isupper() else words)


def is_person(name: Name) -> bool:
    """Tell a person from an organisation."""
    return bool(name.family and name.given)


def _turned(text: str) -> Name | None:
    """Read "Doe, Jane", "van der Meij, Tim", "Jong, Michiel de", "Doe, Jr."."""
    family, _, given = (part.strip() for part in text.partition(","))
    if given.lower() in _SUFFIXES:
        name = make_name(family)
        return name if name is None or name.literal else replace(name, suffix=given)
    given, _, suffix = (part.strip() for part in given.partition(","))
    if not family:
        return make_name(given)
    words, givens = family.split(), _HONOURS.sub("", f"{given} ").split()
    cut = 0
    while cut < len(words) - 1 and words[cut] in _PARTICLES:
        cut += 1
    end = len(givens)
    while end > 1 and givens[end - 1] in _PARTICLES:
        end -= 1
    return Name(
        family=" ".join(words[cut:]),
        given=" ".join(givens[:end]),
        non_dropping_particle=" ".join(words[:cut]),
        dropping_particle=" ".join(givens[end:]),
        suffix=suffix if suffix.lower() in _SUFFIXES else "",
    )


def _in_order(words: list[str]) -> Name:
    """Read "Jane Doe", "Tim van der Meij", "John Roe Jr."."""
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in _SUFFIXES else ""
    cut = next((i for i, word in enumerate(words[1:-1], 1) if word in _PARTICLES), len(words) - 1)
    end = cut
    while end < len(words) - 1 and words[end] in _PARTICLES:
        end += 1
    return Name(
        family=" ".join(words[end:]),
        given=" ".join(words[:cut]),
        non_dropping_particle=" ".join(words[cut:end]),
        suffix=suffix,
    )


def _cased(word: str) -> str:
    """Write a word of a name in capitals as names are written: "O'BRIEN" → "O'Brien"; initials stay."""
    if len(word) < 3 or "." in word:
        return word
    made = re.sub(r"[^\W\d_]+", lambda found: found.group().capitalize(), word)
    return re.sub(r"^Mc(\w)", lambda found: f"Mc{found.group(1).upper()}", made)
