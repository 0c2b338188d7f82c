"""Names of people and bodies as BibTeX lists them, both ways: `von Family, Jr, Given and {A Body}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from app.exchange.latex import escape

#: A name in CSL's own keys.
CslName = dict[str, str]

_JOINS = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=\s*(.*)", re.IGNORECASE | re.DOTALL)
_CSL_KEYS = {
    "family": "family",
    "given": "given",
    "prefix": "non-dropping-particle",
    "suffix": "suffix",
}


def write_names(names: Iterable[Mapping[str, object]]) -> str:
    """Return CSL names as a list for `author`; a body's name stands in braces of its own."""
    return " and ".join(written for name in names if (written := _name(name)))


def read_names(written: str, decode: Callable[[str], str]) -> tuple[list[CslName], bool]:
    """Return the names of a list, and whether it ends with “and others”."""
    names: list[CslName] = []
    others = False
    for one in _split(written, _is_join):
        if decode(one).casefold() == "others" and not one.lstrip().startswith("{"):
            others = True
        elif name := _read(one, decode):
            names.append(name)
    return names, others


def _read(written: str, decode: Callable[[str], str]) -> CslName:
    written = written.strip()
    if _is_one_group(written):
        return _kept({"literal": decode(written)})
    parts = [part.strip() for part in _split(written, lambda text, at: int(text[at] == ","))]
    if all(_EXTENDED.match(part) for part in parts):
        pairs = (found.groups() for part in parts if (found := _EXTENDED.match(part)))
        return _kept({_CSL_KEYS[key.lower()]: decode(value.strip().strip('"')) for key, value in pairs})
    if len(parts) > 3:
        return _kept({"literal": decode(written)})
    if len(parts) == 1:
        given, lead = _before_family(_split(written, _is_space))
    else:
        given, lead = parts[-1], _split(parts[0], _is_space)
    small = [at for at, word in enumerate(lead[:-1]) if _starts_small(word, decode)]
    at = small[-1] + 1 if small else 0
    name = {
        "family": decode(" ".join(lead[at:])),
        "given": decode(given),
        "non-dropping-particle": decode(" ".join(lead[:at])),
        "suffix": decode(parts[1]) if len(parts) == 3 else "",
    }
    return _kept(name)


def _before_family(words: list[str]) -> tuple[str, list[str]]:
    """Part “Given von Family” before its first small word, or before its last word."""
    at = next((at for at, word in enumerate(words[:-1]) if at and _is_small(word)), len(words) - 1)
    return " ".join(words[:at]), words[at:]


def _kept(name: CslName) -> CslName:
    return {key: value for key, value in name.items() if value}


def _split(text: str, ends: Callable[[str, int], int]) -> list[str]:
    """Part a text where `ends` tells how many characters part it there, outside of braces; no empty parts."""
    parts: list[str] = []
    depth = start = at = 0
    while at < len(text):
        letter = text[at]
        if letter == "\\":
            at += 2
            continue
        depth = max(0, depth + (letter == "{") - (letter == "}"))
        wide = ends(text, at) if depth == 0 and letter != "}" else 0
        if wide:
            parts.append(text[start:at])
            start = at = at + wide
        else:
            at += 1
    parts.append(text[start:])
    return [part for part in parts if part.strip()] or [""]


def _is_join(text: str, at: int) -> int:
    found = re.compile(r"\s+and(?=\s)", re.IGNORECASE).match(text, at) if text[at].isspace() else None
    return len(found[0]) if found else 0


def _is_space(text: str, at: int) -> int:
    return int(text[at] in " \t\r\n")


def _is_one_group(text: str) -> bool:
    """Tell whether a text is one pair of braces and what is in it."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return at == len(text) - 1
    return False


def _starts_small(word: str, decode: Callable[[str], str]) -> bool:
    return not word.startswith("{") and _is_small(decode(word))


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
    return "," not in text and _JOINS.search(text) is None and text.casefold() != "others"


def _is_small(word: str) -> bool:
    """Tell whether BibTeX takes a word for a particle: its first letter is small."""
    first = next((letter for letter in word if letter.isalpha()), "")
    return first.islower()
