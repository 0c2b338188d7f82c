"""A line of a list of sources, or a footnote, read as a work: title, publisher, agency, date, address.

The shapes are those that reports have: `title - publisher: url`, `[title](url)`, `title. publisher, date.
url`, `authors, "title", *container*, date. <url>`, a bare address. What a shape does not tell stays in
`printed`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.exchange.addresses import find_addresses
from app.exchange.briefing_heads import is_quoted_and_dated, read_head, read_linked
from app.exchange.briefing_proposal import Work
from app.exchange.markdown_text import plain_text
from app.exchange.printed_dates import DATE

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_LABEL = re.compile(
    r"\s*(?:[-*+•]\s+)?(?:\[\^?([^\[\]\s]{1,60}|[^\[\]\d]{2,60} (?:19|20)\d\d[a-z]?)\](?!\():?"
    r"|\\\[(\d{1,4})\\\]:?|\((\d{1,3})\)|\^?(\d{1,3})\\?[.)](?=\s)"
    rf"|([{_RAISED}]{{1,3}})|<sup>\s*\[?(\d{{1,3}})\]?\s*</sup>|\^(\d{{1,3}})\^|【(\d{{1,3}})(?:†[^【】]*)?】)[.:]?\s*"
)
#: What leads back into the text, as Wikipedia and footnotes print it: `^`, `↑`, `[↩](#fnref1)`.
_BACK = re.compile(
    r"^\s*(?:\*\*)?(?:[\^↑](?=\s)|\[\\?[\^↑]\]\([^()\s]*\))(?:\*\*)?\s*(?:(?:\[[*_]?\w{1,2}[*_]?\]\([^()\s]*\)|<sup>\w</sup>)\s*)*"
    r"|\s*(?:\[[↩⏎^↑]\ufe0e?\]\([^()\s]*\)|[↩⏎]\ufe0e?)\s*$"
)
_LEADS_TO_ADDRESS = re.compile(
    r"[\s(]{0,6}(?:(?:available|accessible|accessed|retrieved|online|verfügbar|abrufbar|disponível|disponible)"
    r"(?: (?:at|from|on|unter|em|en|sur))?"
    r"|url|link|doi|in|from|see)?[\s:]*$",
    re.IGNORECASE,
)
_ACCESSED = re.compile(
    rf"[\s,;.(\[]{{0,6}}(?:last )?"
    rf"(?:accessed|retrieved|viewed|abgerufen|zugriff|consulted|consultado|acesso em|consulté)"
    rf"(?: on| am| el| le|:)?\s+(?:{DATE})[)\].]*",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(rf"\s*Archived(?: (?:{DATE}))?: <[^<>\s]+>\.", re.IGNORECASE)
#: Of Wikipedia: "[Archived](https://…) from the original on 13 January 2024."
_ARCHIVE_LINK = re.compile(
    rf"\s*\[?Archived\]?(?:\([^()\s]*\))? from \[?the original\]?(?:\([^()\s]*\))?(?: on (?:{DATE}))?\.?",
    re.IGNORECASE,
)
#: A date and nothing else.
DATED = re.compile(rf"\s*(?:{DATE}|n\.d\.)\s*", re.IGNORECASE)
_SAME = re.compile(r"\s*[*_]?(?:ibid|ibidem|idem|ebd|ebenda)\b.{0,40}$", re.IGNORECASE)
#: Of footnotes: how a work bears on the sentence is no part of its record.
_SIGNAL = re.compile(
    r"^(?:see(?:,? also|,? e\.g\.,)?|but see|cf\.|accord|siehe(?: auch)?|vgl\.|voir)\s+(?=\S)", re.IGNORECASE
)
_LONGEST_ROW = 2_000
_EMPTY_WORDS = frozenset(("link", "here", "source", "url", "hier", "web", "article", "read more", "online"))
_TITLES = r"""
    sources?|references?|bibliography|further\ reading|works\ cited|citations?|endnotes?|footnotes?|links?
    |sources?\s+(?:and|&)\s+(?:references?|notes?|links?|further\ reading)
    |notes\s+(?:and|&)\s+(?:sources|references)|source\ list|list\ of\ (?:sources|references)
    |references?\s+(?:and|&)\s+(?:sources?|links?|further\ reading)|reference\ list|cited\ sources
    |sources\ (?:cited|consulted|used)|external\ links|reading\ list|notes
    |appended\ reference\ citations|belege|(?:einzel)?nachweise|weiterführende\ (?:literatur|links)
    |quellen(?:verzeichnis|angaben|nachweise?)?|literatur(?:verzeichnis|angaben)?
    |fuentes|referencias|bibliograf[ií]a|lecturas?|références?|bibliographie|fonti|bronnen
    |referências(?:\s+bibliográficas)?|fontes|bibliografia|źródła|literatura|kaynaklar|kaynakça|источники
    |(?:список\s+)?литератур[аы]|список\s+источников|джерела|(?:ال)?مصادر|(?:ال)?مراجع|المصادر\s+والمراجع|منابع
    |מקורות|参考文献|参考资料|来源|出典|참고문헌|출처
"""
_SOURCES_TITLE = re.compile(rf"(?:\d+(?:\.\d+)*[.)]?\s+)?(?:{_TITLES})\s*:?", re.IGNORECASE | re.VERBOSE)


def is_sources_title(words: str) -> bool:
    """Say whether these words head a list of sources."""
    # “📚 Sources”: a sign before the words is none of them.
    shown = re.sub(r"^[^\w(]+", "", words.strip(" *_:"))
    return _SOURCES_TITLE.fullmatch(shown) is not None


def take_label(line: str) -> tuple[str, str]:
    """Return the number or label before an entry, `[3]` or `3.`, and the rest of the line."""
    found = _LABEL.match(line)
    if found is None or not line[found.end() :].strip():
        return "", line
    label = next(group for group in found.groups() if group)
    return label.translate(_DIGITS), line[found.end() :]


def is_same_work(text: str) -> bool:
    """Say whether a note only says that it means the work named before it: "Ibid., p. 3"."""
    return _SAME.match(text) is not None


def names_a_work(text: str) -> bool:
    """Say whether a footnote names a work, rather than adding a remark."""
    return next(find_addresses(text), None) is not None or is_quoted_and_dated(text)


def split_works(text: str) -> list[str]:
    """Cut a line that names several works, each with its address, behind each address but the last."""
    text = text.strip()
    several = re.split(r"(?<=[\w).”\"]);\s+", text) if len(text) < _LONGEST_ROW else [text]
    if len(several) > 1 and all(map(is_quoted_and_dated, several)):
        return several
    ends = [
        one.end for one in find_addresses(text) if not text[: one.start].rstrip(" <").endswith("Archived:")
    ]
    if _ARCHIVED.search(text):
        return [text]
    parts: list[str] = []
    start = 0
    for end in ends[:-1]:
        joint = re.match(r"[.]?\s*(?:;|,? and\b|,(?= [A-Z“\"\[<h]))\s*", text[end:])
        if joint is not None:
            parts.append(text[start:end])
            start = end + joint.end()
    return [*parts, text[start:]]


def read_work(markdown: str, line: int = 0, key: str = "") -> Work:
    """Read one entry of a list of sources, or a footnote that names a work."""
    text = _BACK.sub("", " ".join(markdown.split()))
    made = Work(key=key, line=line, printed=plain_text(text))
    text = _SIGNAL.sub("", text)
    if archived := _ARCHIVED.search(text) or _ARCHIVE_LINK.search(text):
        made = replace(made, archive=next((one.url for one in find_addresses(archived[0])), ""))
    whole = _ARCHIVE_LINK.sub("", _ARCHIVED.sub("", text))
    addresses = list(find_addresses(whole))
    if not addresses:
        return read_head(made, whole.strip(), colon=True)
    main = addresses[-1] if addresses[-1].angled else addresses[0]
    url = _without_fragment(main.url)
    others = [one.url for one in addresses if one is not main and one.linked]
    if others:
        # A second link is not in the words that a reader sees.
        made = replace(made, printed=f"{made.printed} ({', '.join(others)})")
    made = replace(made, url=url, doi=_doi(url))
    before, after = whole[: main.start], _ACCESSED.sub("", whole[main.end :])
    if main.linked and not _is_empty(main.words, main.url):
        return read_linked(made, main.words, before, after)
    colon = before.rstrip().endswith(":") and not main.linked
    head = _LEADS_TO_ADDRESS.sub("", before) if not colon else before.rstrip()[:-1]
    if colon and (lead := _LEADS_TO_ADDRESS.search(before)) and re.search(r"\w", lead[0]):
        head, colon = before[: lead.start()], False
    head = _ACCESSED.sub("", head).strip()
    if not head:
        head = after.strip(" .,;:-–—()")
    made = read_head(made, head, colon=colon)
    return made if made.title else replace(made, title=url)


def _is_empty(words: str, url: str) -> bool:
    shown = plain_text(words).casefold().strip(" .:→»^[]")
    return (
        shown in _EMPTY_WORDS
        or shown.startswith(("http://", "https://", "www."))
        or shown in url
        or not shown
        or shown.isdigit()
    )


def _without_fragment(url: str) -> str:
    """Leave out what points at a passage or a page: it is the work's address that is wanted."""
    return re.sub(r"#?:~:.*$|#page=\d+$", "", url)


def _doi(url: str) -> str:
    found = re.match(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/\S+)", url, re.IGNORECASE)
    return found[1] if found else ""
