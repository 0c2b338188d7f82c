"""A line of a list of sources, or a footnote, read as a work: title, publisher, agency, date, address.

The shapes are those that reports have: `title - publisher: url`, `[title](url)`, `title. publisher, date.
url`, `authors, "title", *container*, date. <url>`, a bare address. What a shape does not tell stays in
`printed`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.exchange.addresses import find_addresses
from app.exchange.briefing_proposal import Work
from app.exchange.markdown_text import plain_text
from app.exchange.printed_dates import DATE, read_printed_date

_LABEL = re.compile(
    r"\s*(?:\[\^?([^\[\]\s]{1,60})\]:?|\\\[(\d{1,4})\\\]:?|\((\d{1,3})\)|(\d{1,3})[.)](?=\s))\s*"
)
_LEADS_TO_ADDRESS = re.compile(
    r"[\s(]*(?:(?:available|accessible|accessed|retrieved|online|verfügbar|abrufbar)"
    r"(?: (?:at|from|on|unter))?"
    r"|url|link|doi|in|from|see)?[\s:]*$",
    re.IGNORECASE,
)
_ACCESSED = re.compile(
    rf"[\s,;.(\[]*(?:last )?(?:accessed|retrieved|viewed|abgerufen|zugriff|consulted|consultado)"
    rf"(?: on| am|:)?\s+(?:{DATE})[)\].]*",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(rf"\s*Archived(?: (?:{DATE}))?: <[^<>\s]+>\.", re.IGNORECASE)
_VIA = re.compile(r"^(?P<rest>.*\S) \(via (?P<agency>[^()]+)\)$", re.DOTALL)
_DATED = re.compile(rf"^(?P<rest>.*\S),\s+(?P<date>{DATE}|n\.d\.)$", re.IGNORECASE | re.DOTALL)
_IN_BRACKETS = re.compile(rf"\s*\((?P<date>(?:published |updated )?(?:{DATE}|n\.d\.))\)", re.IGNORECASE)
_ANY_DATE = re.compile(rf"(?<![\w-])(?:{DATE})(?![\w-])", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—|]\s+")
_QUOTED = re.compile(
    r"^(?P<before>(?:[^\"“]*[,.:]\s+)?)(?:\"(?P<one>.+?)\"(?=[\s,.:(]|$)|“(?P<two>.+?)”)(?P<after>.*)$",
    re.DOTALL,
)
_STOP = re.compile(r"(?:(?<=[^\W\d_][^\W_])|(?<=[\d)\]?!”\"’]))[.?!]\s+(?=[^\W_\d]|[\"“*\d])")
_ITALIC = re.compile(r"(?<![\w*\\])[*_](?P<name>[^*_]+)[*_](?![\w*])")
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
"""
_SOURCES_TITLE = re.compile(rf"(?:\d+(?:\.\d+)*[.)]?\s+)?(?:{_TITLES})\s*:?", re.IGNORECASE | re.VERBOSE)


def is_sources_title(words: str) -> bool:
    """Say whether these words head a list of sources."""
    return _SOURCES_TITLE.fullmatch(words.strip(" *_:")) is not None


def take_label(line: str) -> tuple[str, str]:
    """Return the number or label before an entry, `[3]` or `3.`, and the rest of the line."""
    found = _LABEL.match(line)
    if found is None or not line[found.end() :].strip():
        return "", line
    return next(group for group in found.groups() if group), line[found.end() :]


def names_a_work(text: str) -> bool:
    """Say whether a footnote names a work, rather than adding a remark."""
    quoted = _QUOTED.match(text)
    return next(find_addresses(text), None) is not None or (
        quoted is not None and _ANY_DATE.search(quoted["after"]) is not None
    )


def split_works(text: str) -> list[str]:
    """Cut a line that names several works, each with its address, behind each address but the last."""
    text = text.strip()
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
    text = " ".join(markdown.split())
    made = Work(key=key, line=line, printed=plain_text(text))
    whole = _ARCHIVED.sub("", text)
    addresses = list(find_addresses(whole))
    if not addresses:
        return _read_head(made, whole.strip(), colon=True)
    main = addresses[-1] if addresses[-1].angled else addresses[0]
    url = _without_fragment(main.url)
    made = replace(made, url=url, doi=_doi(url))
    before, after = whole[: main.start], _ACCESSED.sub("", whole[main.end :])
    if main.linked and not _is_empty(main.words, main.url):
        return _read_linked(made, main.words, before, after)
    colon = before.rstrip().endswith(":") and not main.linked
    head = _LEADS_TO_ADDRESS.sub("", before) if not colon else before.rstrip()[:-1]
    if colon and (lead := _LEADS_TO_ADDRESS.search(before)) and re.search(r"\w", lead[0]):
        head, colon = before[: lead.start()], False
    head = _ACCESSED.sub("", head).strip()
    if not head:
        head = after.strip(" .,;:-–—()")
    made = _read_head(made, head, colon=colon)
    return made if made.title else replace(made, title=url)


def _is_empty(words: str, url: str) -> bool:
    shown = plain_text(words).casefold().strip(" .:→»")
    return (
        shown in _EMPTY_WORDS
        or shown.startswith(("http://", "https://", "www."))
        or shown in url
        or not shown
    )


def _without_fragment(url: str) -> str:
    """Leave out what points at a passage or a page: it is the work's address that is wanted."""
    return re.sub(r"#?:~:.*$|#page=\d+$", "", url)


def _doi(url: str) -> str:
    found = re.match(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/\S+)", url, re.IGNORECASE)
    return found[1] if found else ""


def _read_linked(made: Work, words: str, before: str, after: str) -> Work:
    """Read `Publisher: [title](url), date`, where the link's words are the title."""
    title = plain_text(words).strip()
    rest = ", ".join(part for side in (before, after) if (part := side.strip(" \t.,;:-–—|()")))
    date, rest = _take_date(rest)
    rest = plain_text(rest).strip(" \t.,;:-–—|()")
    if len(title) > 1 and title[0] in '"“' and title[-1] in '"”':
        title = title[1:-1]
    return _with_agency(replace(made, title=title, date=date), rest)


def _with_agency(made: Work, publisher: str) -> Work:
    via = _VIA.match(publisher)
    if via:
        return replace(made, publisher=via["rest"], agency=via["agency"])
    return replace(made, publisher=publisher)


def _read_head(made: Work, head: str, *, colon: bool) -> Work:
    """Read what stands before the address."""
    quoted = _QUOTED.match(head)
    if quoted and not (colon and _DASH.search(head)):
        return _read_quoted(made, quoted)
    if colon and not _is_sentences(head):
        return _read_listed(made, head)
    return _read_sentences(made, head.strip(" ,;|–—-"))


def _is_sentences(head: str) -> bool:
    """Say whether a head is written as `title. publisher, date.`"""
    return not _DASH.search(head) and bool(_STOP.search(head)) and bool(_ANY_DATE.search(head))


def _read_listed(made: Work, head: str) -> Work:
    """Read `title - publisher (via agency), date`."""
    date = ""
    dated = _DATED.match(head)
    if dated and (read := read_printed_date(dated["date"]) or dated["date"].casefold() == "n.d."):
        head, date = dated["rest"], "" if read is True else str(read)
    via = _VIA.match(head)
    agency = ""
    if via:
        head, agency = via["rest"], plain_text(via["agency"])
    joints = list(_DASH.finditer(head))
    title, publisher = (head[: joints[-1].start()], head[joints[-1].end() :]) if joints else (head, "")
    return replace(made, title=plain_text(title), publisher=plain_text(publisher), agency=agency, date=date)


def _take_date(text: str) -> tuple[str, str]:
    """Return the date that stands in a text, and the text without it."""
    for pattern in (_IN_BRACKETS, _ANY_DATE):
        for found in pattern.finditer(text):
            words = found["date"] if "date" in found.groupdict() else found[0]
            if read := read_printed_date(re.sub(r"^(?:published|updated) ", "", words, flags=re.IGNORECASE)):
                rest = f"{text[: found.start()].rstrip(' ,(')} {text[found.end() :].lstrip(' ,)')}"
                return read, rest.strip()
    return "", text


def _read_quoted(made: Work, found: re.Match[str]) -> Work:
    """Read `authors, "title", *container* (agency), date`."""
    title = plain_text(found["one"] or found["two"])
    if not found["after"].startswith(","):
        # “Title.” in the American way: the stop is the citation's.
        title = title.rstrip(",").removesuffix(".")
    # What is quoted of the work, and on which page, is no part of its record.
    after = re.sub(r":\s+[\"“].*$", "", found["after"], flags=re.DOTALL)
    italic = _ITALIC.search(after)
    date, rest = _take_date(after[italic.end() :] if italic else after)
    agency = re.match(r"\s*\(([^()]+)\)", rest) if italic else None
    publisher = (
        plain_text(italic["name"]) if italic else plain_text(re.sub(r",?\s*pp?\.\s*[\w–-]+", "", rest))
    )
    publisher = publisher.strip(" ,.;:()").removeprefix("n.d").strip(" ,.;:")
    authors = plain_text(found["before"]).strip(" ,.:")
    return replace(
        made,
        title=title,
        publisher=publisher,
        agency=plain_text(agency[1]) if agency else "",
        date=date,
        authors=_names(authors),
    )


def _names(text: str) -> tuple[str, ...]:
    text = re.sub(r"\s*et al\.?$", "", text)
    return tuple(one for part in re.split(r",? and |; ", text) if (one := part.strip(" ,")))


def _read_sentences(made: Work, head: str) -> Work:
    """Read `title. publisher, date.`, also with authors and a year in brackets before the title."""
    authors: tuple[str, ...] = ()
    date = ""
    bracketed = re.match(
        rf"^(?P<who>[^()]{{2,200}}?)\s*\((?P<date>{DATE}|n\.d\.)\)[.,:]?\s+(?P<rest>.+)$", head, re.IGNORECASE
    )
    if bracketed:
        authors = (plain_text(bracketed["who"]).strip(" ,"),)
        date, head = read_printed_date(bracketed["date"]), bracketed["rest"]
    stop = _STOP.search(head)
    if stop is None:
        dated = _DATED.match(head.rstrip("."))
        if dated and not date:
            date, head = read_printed_date(dated["date"]), dated["rest"]
        made = _read_listed(made, head.rstrip(" ."))
        return replace(made, date=date, authors=authors)
    title = head[: stop.start() + (head[stop.start()] in "?!")].strip()
    if title[:1] in ('"', "“") and title[-1:] in ('"', "”"):
        title = title[1:-1]
    if date:
        publisher = head[stop.end() :]
    else:
        date, publisher = _take_date(head[stop.end() :])
    publisher = re.sub(r"\s{2,}", " ", plain_text(publisher)).strip(" .,;:")
    if publisher.count("(") != publisher.count(")"):
        publisher = publisher.strip("()")
    return replace(made, title=plain_text(title), publisher=publisher, date=date, authors=authors)
