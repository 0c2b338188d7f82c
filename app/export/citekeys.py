"""Citekeys: `{lead}-{year|nd}-{word}`, made once when an article is created and frozen from then on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import TYPE_CHECKING

from app.export.dates import year

if TYPE_CHECKING:
    from db.records import Article

LONGEST = 48
_CITEKEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_LEAD = 20
# Letters that NFKD does not take apart.
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "n"}
)
_STOP_WORDS = """
    a an the and or but nor of on in at by for from to with as is are was were be been it its this that these
    those how why what who when where will would can could may might not no new says say said after before
    over under into about der die das den dem des ein eine einer und oder von zu im am auf mit fur bei wie
    warum le la les un une du de et ou au aux el los las y en il lo gli e del della
"""
_STOP = frozenset(_STOP_WORDS.split())


def is_citekey(key: str) -> bool:
    """Say whether a key of another program can be a record's citekey as it is."""
    return len(key) <= LONGEST and _CITEKEY.fullmatch(key) is not None


def make_citekey(article: Article, taken: Collection[str] = ()) -> str:
    """Return a citekey for the article that is not among those taken."""
    lead = _shortened(_slug(_lead(article)))
    dated = year(article.issued) or year(article.modified) or "nd"
    room = LONGEST - len(lead) - len(dated) - len("--") - len("-zz")
    word = _word(article.title)[:room].strip("-")
    key = "-".join(part for part in (lead, dated, word) if part)
    if key not in taken:
        return key
    number = 1
    while (candidate := f"{key}-{_letters(number)}") in taken:
        number += 1
    return candidate


def _lead(article: Article) -> str:
    for author in article.authors[:1]:
        if _slug(author.family or author.literal):
            return author.family or author.literal
    for body in (article.agency, article.publisher):
        if body is not None and _slug(body.name):
            return body.name
    return article.container_title if _slug(article.container_title) else article.type


def _shortened(slug: str) -> str:
    """Cut a long name between two of its words where that is possible, and not behind an "of"."""
    if len(slug) <= _LONGEST_LEAD:
        return slug
    words = slug[: _LONGEST_LEAD + 1].rpartition("-")[0].split("-")
    while len(words) > 1 and words[-1] in _STOP:
        words.pop()
    return "-".join(words) or slug[:_LONGEST_LEAD]


def _word(title: str) -> str:
    words = [slug for part in re.split(r"[^\w'’]+", title) if (slug := _slug(part).replace("-", ""))]
    return next(
        (word for word in words if word not in _STOP and not word.isdigit()), words[0] if words else ""
    )


def _slug(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
    plain = "".join(c for c in spelled if not unicodedata.combining(c) and c not in "'’").translate(_SPELLED)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _letters(number: int) -> str:
    """1 → b, 25 → z, 26 → ba: the first of a name carries no letter."""
    text = ""
    while True:
        text = chr(ord("a") + number % 26) + text
        number //= 26
        if number == 0:
            return text
