"""Web addresses in Markdown: where they stand, and whether two spellings mean the same page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_BARE = r"(?:https?://|www\.(?=\w))[^\s<>\"“”]+"
_LINK = re.compile(
    rf"(?<!\\)\[(?P<words>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\(\s*<?(?P<target>https?://(?:[^\s()<>]|\([^\s()]*\))*)>?"
    rf"(?:\s+\"[^\"]*\")?\s*\)|<(?P<angle>(?:https?://|doi:)[^<>\s]+)>|(?P<bare>{_BARE})"
    rf"|(?<![\w/.])(?:doi:\s*)?(?P<doi>10\.\d{{4,9}}/[^\s<>\"]+)",
    re.IGNORECASE,
)
_PORTS = {"http": ":80", "https": ":443"}
_COUNTS_VISITORS = re.compile(r"(?:utm_\w+|gclid|fbclid|mc_[ce]id)(?:=|$)", re.IGNORECASE)
_TRAILING = ".,;:!?'’”*_"


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a line: line[start:end] is what spells it, `words` those of a link."""

    start: int
    end: int
    url: str
    words: str = ""
    linked: bool = False
    angled: bool = False


def address_mark(url: str) -> str:
    """Return what the spellings of one web address have in common; empty for what is none.

    The scheme, `www.`, a usual port, a fragment, a closing stroke, and parameters that only count visitors
    tell no page from another.
    """
    try:
        parts = urlsplit(_absolute(url.strip()))
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2].casefold()
    if parts.scheme not in _PORTS or not host:
        return ""
    host = host.removesuffix(_PORTS[parts.scheme]).removeprefix("www.")
    kept = "&".join(one for one in parts.query.split("&") if one and not _COUNTS_VISITORS.match(one))
    return f"{host}{unquote(parts.path).rstrip('/')}" + (f"?{kept}" if kept else "")


def find_addresses(markdown: str) -> Iterator[Address]:
    """Yield the web addresses and DOIs that stand in a stretch of Markdown."""
    for found in _LINK.finditer(markdown):
        end = found.end()
        if found["target"]:
            yield Address(found.start(), end, found["target"], found["words"], linked=True)
        elif found["angle"]:
            yield Address(found.start(), end, found["angle"], angled=True)
        else:
            spelled = found["bare"] or found["doi"]
            kept = _without_trailing(spelled)
            url = kept if found["bare"] else f"https://doi.org/{kept}"
            yield Address(found.start(), end - len(spelled) + len(kept), _absolute(url))


def _absolute(url: str) -> str:
    return f"https://{url}" if url.casefold().startswith("www.") else url


def _without_trailing(url: str) -> str:
    """Leave out what closes a sentence or a bracket rather than an address."""
    while url:
        if (
            url[-1] in _TRAILING
            or (url[-1] == ")" and url.count(")") > url.count("("))
            or (url[-1] == "]" and url.count("]") > url.count("["))
        ):
            url = url[:-1]
        else:
            break
    return url
