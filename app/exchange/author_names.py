"""Names of authors as lists of works and references in brackets spell them, made comparable."""

from __future__ import annotations

import re
import unicodedata

_SMALL = frozenset((
    "of", "the", "and", "for", "on", "in", "de", "la", "du", "des", "et", "und", "der", "für", "del", "y",
    "a",
))  # fmt: skip
_OTHERS = re.compile(
    r",?\s*\b(?:et\.? al\b\.?|u\. ?a\.|and (?:others|colleagues)|y otros|et coll\.)\s*$", re.IGNORECASE
)
_BETWEEN = re.compile(r",?\s+(?:and|und|et|y|e)\s+|\s*,?\s*&\s*|,\s+")
_BODY_WORD = re.compile(
    r"\b(?:of|for|ministry|department|authority|agency|office|institute|university|bank|council|committee|commission"
    r"|government|organi[sz]ation|association|society|cent(?:re|er)|court|parliament|board|bureau|foundation|group"
    r"|times|post|news|press|journal|herald|international|nations|union|fund|company|ltd|inc)\b",
    re.IGNORECASE,
)

#: “Smith, J., Doe, A.” and “Smith J, Doe A”.
_NEXT_INVERTED = re.compile(r"(?<=\.),\s+(?=[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?, [A-ZÀ-Þ]\.)")
#: “Ode, Jana, Petra Holm, Bo Lind”: only the first one's name is turned round.
_GIVEN_FIRST = re.compile(r"(?P<first>[^,]+, [^,]+), (?P<more>[^\W\d_][^,]* [^,]+(?:, [^,]+ [^,]+)*)")
#: No row of names is longer.
_LONGEST = 2_000
_INITIALS_BEHIND = re.compile(r"[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ]{1,3}")


def fold_name(name: str) -> str:
    """Return what the spellings of one name have in common: no accents, stops, articles or capitals."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(one for one in plain if not unicodedata.combining(one)).casefold()
    words = re.sub(r"[^\w\s]", " ", re.sub(r"[.’']", "", plain)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def forms_of_name(author: str) -> frozenset[str]:
    """Return by what an author may be cited: the family name; a body's name, and its short form."""
    author = author.strip(" .,;:")
    forms = {author}
    short = re.fullmatch(r"(?P<long>[^()]+?)\s*[(\[](?P<short>[^()\[\]]{2,40})[)\]]", author)
    if short:
        forms |= {short["long"], short["short"]}
        author = short["long"]
    family, comma, rest = author.partition(",")
    words = author.split()
    if comma:
        # “Smith, J.”; or a body and its place, “Ministry of Trade, Velmora”.
        forms.add(family)
        given = [one[0] for one in re.split(r"[\s.-]+", rest) if one]
        forms |= {f"{' '.join(given[:most])} {family}" for most in range(1, len(given) + 1)}
    elif len(words) == 2 and re.fullmatch(r"[^\W\d_]{1,3}", words[1]) and words[1].isupper():
        forms.add(words[0])
    elif 2 <= len(words) <= 4 and not _BODY_WORD.search(author):
        forms |= {words[-1], f"{words[0][0]} {words[-1]}"}
        particles = next((at for at, one in enumerate(words) if at and one.islower()), 0)
        if particles:
            forms.add(" ".join(words[particles:]))
    head = family if comma and _BODY_WORD.search(family) else author
    capitals = "".join(one[0] for one in re.split(r"[\s-]+", head) if one and one.casefold() not in _SMALL)
    if len(capitals) >= 2 and capitals.isupper() and (not comma or _BODY_WORD.search(family)):
        forms.add(capitals)
    return frozenset(folded for one in forms if (folded := fold_name(one)))


def split_cited(who: str) -> list[tuple[tuple[str, ...], bool]]:
    """Return how cited names may be read, as one body's or several people's, and whether others are said."""
    shown = re.sub(r"[*_]", "", who).strip(" ,")
    others = _OTHERS.search(shown)
    if others:
        shown = shown[: others.start()]
    whole = ((fold_name(shown),), others is not None)
    parts = [fold_name(one) for one in _BETWEEN.split(shown) if one]
    several = (tuple(one for one in parts if one), others is not None)
    return [whole, several] if several != whole and several[0] else [whole]


def names_of(text: str) -> tuple[str, ...]:
    """Return each author of a row of names, as it is spelled."""
    if len(text) > _LONGEST:
        return (text,)
    text = re.sub(r",?\s*et al\.?$", "", text)
    parts = [one for part in re.split(r",? and |; |,? & ", text) for one in _NEXT_INVERTED.split(part)]
    if (row := _GIVEN_FIRST.fullmatch(parts[0])) is not None:
        parts = [row["first"], *row["more"].split(", "), *parts[1:]]
    if all(_INITIALS_BEHIND.fullmatch(one) for part in parts for one in part.split(", ")):
        parts = [one for part in parts for one in part.split(", ")]
    return tuple(one for part in parts if (one := part.strip(" ,")))
