"""Keys of claims: short, readable, made of the words that carry the claim's content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 32
MOST_WORDS = 4

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "’": "",
        "'": "",
    }
)
_GROUPS = re.compile(r"(?<=\d)[,. \u00a0\u202f](?=\d{3}(?!\d))")
_EMPTY_WORDS = """
    a an the this that these those it its he she they we i his her their our my your who whom whose
    which what in on at by for from of to with without as into onto over under about around than then
    there here between among through during against within per via and but or nor so if when while after
    before since until although because is are was were be been being am has have had having do does did
    will would shall should can could may might must not no also only just very more most some any all
    each both such other said says say according reportedly approximately der die das den dem des ein
    eine einer eines einem einen und oder aber ist sind war waren wird werden wurde wurden hat haben
    hatte im in am an auf aus bei mit nach von vom zu zum zur für um als auch nicht sich es er sie
"""


def is_key(text: str) -> bool:
    """Say whether a text may be a claim's key."""
    return len(text) <= LONGEST and _KEY.fullmatch(text) is not None


def make_key(text: str, taken: Container[str] = ()) -> str:
    """Return a key for a claim's text that none of the taken ones equals."""
    words = _words(text)
    chosen: list[str] = []
    for word in [one for one in words if one not in _STOP] or words:
        if len(chosen) == MOST_WORDS or len("-".join((*chosen, word))) > LONGEST:
            break
        chosen.append(word)
    stem = "-".join(chosen) or (words[0][:LONGEST] if words else "claim")
    key, number = stem, 2
    while key in taken:
        tail = f"-{number}"
        key = stem[: LONGEST - len(tail)].rstrip("-") + tail
        number += 1
    return key


def _words(text: str) -> list[str]:
    text = _GROUPS.sub("", text.casefold()).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    return re.findall(r"[a-z0-9]+", plain)


_STOP = frozenset(_words(_EMPTY_WORDS))
