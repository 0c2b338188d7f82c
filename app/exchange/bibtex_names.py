"""Names of people and bodies as BibTeX lists them: `von Family, Jr, Given and {A Body}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.exchange.latex import escape

_JOINS = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)


def write_names(names: Iterable[Mapping[str, object]]) -> str:
    """Return CSL names as a list for `author`; a body's name stands in braces of its own."""
    return " and ".join(written for name in names if (written := _name(name)))


def _name(name: Mapping[str, object]) -> str:
    family, given, suffix, literal = (
        " ".join(str(name.get(key, "")).split()) for key in ("family", "given", "suffix", "literal")
    )
    particles = (str(name.get(key, "")) for key in ("dropping-particle", "non-dropping-particle"))
    prefix = " ".join(" ".join(particles).split())
    if literal or not (family and (given or suffix or prefix)):
        whole = literal or " ".join(part for part in (given, prefix, family, suffix) if part)
        alone = not literal and family and not re.search(r"\s", whole) and _may_stand(whole)
        return (escape(whole) if alone else f"{{{escape(whole)}}}") if whole else ""
    if prefix and not all(_is_small(word) for word in prefix.split()):
        prefix, family = "", f"{prefix} {family}"
    lead = " ".join(part for part in (escape(prefix), _part(family, is_family=True)) if part)
    return ", ".join([lead, *([_part(suffix)] if suffix else []), _part(given)]).rstrip()


def _part(text: str, *, is_family: bool = False) -> str:
    """Return one part of a name, in braces where its commas, an “and” or small words would part it."""
    plain = _may_stand(text) and not (is_family and any(_is_small(word) for word in text.split()))
    return escape(text) if plain else f"{{{escape(text)}}}"


def _may_stand(text: str) -> bool:
    return "," not in text and _JOINS.search(text) is None


def _is_small(word: str) -> bool:
    """Tell whether BibTeX takes a word for a particle: its first letter is small."""
    first = next((letter for letter in word if letter.isalpha()), "")
    return first.islower()
