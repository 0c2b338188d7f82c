"""Wire markers: what shows that an article is an agency's story on somebody else's pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from db.records import Article

_NAMES = {
    "ap": "Associated Press",
    "reuters": "Reuters",
    "afp": "Agence France-Presse",
    "dpa": "dpa",
    "upi": "United Press International",
    "ani": "Asian News International",
    "pti": "Press Trust of India",
    "efe": "EFE",
    "ansa": "ANSA",
    "tass": "TASS",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
    "kyodo": "Kyodo News",
    "bloomberg": "Bloomberg",
    "interfax": "Interfax",
    "ukrinform": "Ukrinform",
    "anadolu": "Anadolu Agency",
    "cp": "The Canadian Press",
    "aap": "Australian Associated Press",
    "pa": "PA Media",
}
_LONG = {name.casefold(): short for short, name in _NAMES.items()} | {
    "the associated press": "ap",
    "thomson reuters": "reuters",
    "canadian press": "cp",
    "press association": "pa",
    "deutsche presse-agentur": "dpa",
    "xinhua news agency": "xinhua",
    "yonhap news agency": "yonhap",
}
#: "CITY (AP) —", "CITY, March 9 (Reuters) -", "City, Mar 9 (PTI) The", "CITY, March 9. /TASS/.": at the very
#: beginning, where datelines stand.
_DATELINE = re.compile(
    r"(?:^|\n)[ \t]*(?:By [^\n]{3,60}\n+)?(?:[A-ZÀ-ÞА-Я][\w.,’' /-]{1,60}?)??"
    r"(?:\(([A-Za-z][A-Za-z -]{1,40})\)\s*\.?[-–—]|[A-Z][a-z]{2,8}\.? \d{1,2} \(([A-Z]{2,6})\)\s"
    r"|(?<=[ .])/([A-Z]{2,9})/\s?[.-])"
)
_FOOTER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(?:by\s+)?(the [a-z]+ [a-z]+|[a-z-]+(?: [a-z-]+)?)", re.I
)
_PATH = re.compile(r"/(ap|reuters|afp|dpa|upi|tass|xinhua)(?:[_-]?news|[_-]?wire|[_-]stor(?:y|ies))?/", re.I)
#: "Reuters Staff" signs for Reuters.
_STAFF = re.compile(r"\s+(?:staff|newsroom|news service)$", re.I)
_HEAD, _FOOT = 1500, 1500


class Marks(NamedTuple):
    """What a text's beginning and end say: the agency in its dateline, those in its copyright notices."""

    dateline: str = ""
    notices: tuple[str, ...] = ()


NO_MARKS = Marks()


def read_marks(text: str) -> Marks:
    """Read the marks that stand in a text."""
    named = (one[1] or one[2] or one[3] for one in _DATELINE.finditer(text[:_HEAD]))
    dateline = next((name for name in named if _short(name)), "")
    holders = (one[1] for one in _FOOTER.finditer(text[-_FOOT:]))
    notices = (_short(holder) or _short(holder.split()[0]) for holder in holders)
    return Marks(dateline, tuple(dict.fromkeys(short for short in notices if short)))


def find_agency(article: Article, marks: Marks) -> tuple[str, str] | None:
    """Return the agency an article comes from and what shows it, or None."""
    return next(iter_signs(article, marks), None)


def iter_signs(article: Article, marks: Marks) -> Iterator[tuple[str, str]]:
    """Yield every sign of an agency, the strongest first: which agency, and the sign in words."""
    if article.agency is not None:
        name = article.agency.name
        yield _short(name) or name.casefold(), f"credited to {name}"
    for author in article.authors:
        name = author.literal or f"{author.given} {author.family}".strip()
        if short := _short(_STAFF.sub("", name)):
            yield short, f"credited to {_NAMES[short]}"
    if short := _short(marks.dateline):
        yield short, f"dateline ({marks.dateline})"
    if found := _in_address(article):
        yield found[0], f"address with {found[1]}"
    for short in marks.notices:
        if short in _NAMES and not _is_own(article, short):
            yield short, f"copyright of {_NAMES[short]}"


def agency_of_address(article: Article) -> tuple[str, str] | None:
    """Return the agency that an article's address names, and the part that does; not of its own story."""
    found = _in_address(article)
    return None if found is None or _is_own(article, found[0]) else (_NAMES[found[0]], found[1])


def _in_address(article: Article) -> tuple[str, str] | None:
    found = _PATH.search(article.URL)
    short = _short(found[1]) if found else ""
    return (short, found[0]) if found and short else None


def _short(name: str) -> str:
    folded = " ".join(name.casefold().split())
    return folded if folded in _NAMES else _LONG.get(folded, "")


def _is_own(article: Article, agency: str) -> bool:
    """Say whether the agency itself published the article: then it is no copy."""
    return article.publisher is not None and _short(article.publisher.name) == agency
