"""Wire agencies: how they sign, in a byline or in the dateline of a text."""

from __future__ import annotations

import re

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

#: "AP National Security Writer": whoever signs so writes for the agency.
_IN_ROLE = re.compile(
    r"^(?:[\w.'-]+ ){0,4}?,? ?(?P<agency>AP|Ap|Associated Press|AFP|Reuters|dpa|UPI|PA)\b(?: [\w-]+){0,4}"
    r" (?:writer|correspondent|reporter|staff|editor|columnist|photographer)s?$",
    re.IGNORECASE,
)


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


def agency_in_role(text: str) -> str:
    """Return the wire agency that a role beside a name gives away, or ""."""
    for part in re.split(r"[,;|•·]", " ".join(text.split())[:1000]):
        if found := _IN_ROLE.match(part.strip()):
            return AGENCIES.get(found.group("agency").lower(), "")
    return ""
