"""What stands before or around the address of a work: title, publisher, agency, authors and date.

The shapes are those of lists of sources and of the common citation styles; briefing_works.py tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.exchange.author_names import names_of
from app.exchange.briefing_proposal import Work
from app.exchange.markdown_text import plain_text
from app.exchange.printed_dates import DATE, MONTH, read_printed_date
from app.prose.abbreviations import BEFORE_NUMBERS, MAYBE_LAST, NEVER_LAST

_VIA = re.compile(r"^(?P<rest>.*\S) \(via (?P<agency>[^()]+)\)$", re.DOTALL)
_DATED = re.compile(rf"^(?P<rest>.*\S),\s+(?P<date>{DATE}|n\.d\.)$", re.IGNORECASE | re.DOTALL)
_IN_BRACKETS = re.compile(rf"\s*\((?P<date>(?:published |updated )?(?:{DATE}|n\.d\.))\)", re.IGNORECASE)
ANY_DATE = re.compile(rf"(?<![\w-])(?:{DATE})(?![\w-])", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—|]\s+")
_QUOTED = re.compile(
    r"^(?P<before>(?:[^\"“„«]*[,.:]\s+)?)(?:\"(?P<one>.+?)\"(?=[\s,.:(]|$)|“(?P<two>.+?)”"
    r"|„(?P<three>.+?)[“”]|«\s?(?P<four>.+?)\s?»)(?P<after>.*)$",
    re.DOTALL,
)
#: Behind authors and a year, as in Harvard's style.
_SINGLE = re.compile(
    r"^(?P<before>)(?:'(?P<one>.+?)'|‘(?P<two>.+?)’)(?=[,.])(?P<three>)(?P<four>)(?P<after>.*)$", re.DOTALL
)
_STOP = re.compile(
    rf"(?:(?<=[^\W\d_][^\W_])|(?<=[\d)\]?!”\"’*_]))[.?!]\s+(?=[^\W_\d]|[\"“„«*_\d])(?!{MONTH}\b)",
    re.IGNORECASE,
)
_ITALIC = re.compile(r"(?<![\w*\\])[*_](?P<name>[^*_]+)[*_](?![\w*])")
_PAGES = re.compile(r",?\s*\b(?:pp?|S)\.\s*[\w–-]+")
#: "Lind, Bo." or "Ode, J., & Ruiz, A." before the title, perhaps with the year behind it.
_INVERTED = re.compile(
    rf"^(?P<who>[A-ZÀ-Þ][\w’'-]+, (?:[A-ZÀ-Þ][\w’'-]*\.?[ -]?){{1,3}}"
    rf"(?:;\s+[A-ZÀ-Þ][\w’'-]+, (?:[A-ZÀ-Þ]\.?[ -]?){{1,3}})*"
    rf"(?:,? (?:and|&|und|et) [^.,\d]{{2,60}}|,? et al)?)"
    rf"\.\s+(?:\(?(?P<date>{DATE})[a-z]?\)?\.\s+)?(?P<rest>\S.+)$",
    re.DOTALL,
)  # fmt: skip
_YEAR_BEHIND = re.compile(
    rf"^(?P<who>[^()]{{2,200}}?(?:\([^()\d]{{2,40}}\)\.?)?)\s*\((?P<date>{DATE}|n\.d\.)(?P<letter>(?<=\d)[a-z])?"
    rf"(?:, {MONTH}\.?(?: \d{{1,2}})?)?\)[.,:]?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
#: “Reuters. 2023a. Ship aground”: stops stand only behind initials.
_YEAR_AFTER_STOP = re.compile(
    rf"^(?P<who>(?:[^.()\"“„«*]|(?<=\b[^\W\d_])\.|(?<=\bal)\.){{2,160}}?)"
    rf"\.,? (?:(?P<date>{DATE})[a-z]?|n\.d)\.\s+(?P<rest>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
_YEAR_LAST = re.compile(
    rf"^(?P<who>.+?)[.,]?\s+\(?(?P<date>{DATE})[a-z]?\)?[.,:]?\s*$", re.IGNORECASE | re.DOTALL
)
_TURNED = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)? [A-ZÀ-Þ]{1,3}"
#: “Ruiz A, Ode J, et al. Masks at sea. J Ship Med. 2021;12:4.”
_VANCOUVER = re.compile(
    rf"^(?P<who>{_TURNED}(?:, {_TURNED}){{0,40}}(?:, et al)?)\.(?P<date>) (?P<rest>\S.+)$", re.DOTALL
)
#: “Mara Quill, *The Long Appeal*, Coast Times, Mar. 9, 2025, at A4.”; it ends with a date, a page or a place.
_SLANTED_AND_DATED = re.compile(
    rf"[^*_]{{0,150}}(?<![\w*\\])[*_][^*_]{{3,200}}[*_],?(?:, | \()[^*_]*?(?<![\w-])(?:{DATE})"
    rf"\)?(?:, (?:at|pp?\.|S\.) ?[\w.–-]+)?\)?\.?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_NOTE = 400
#: A word by which a body that publishes is known, when it stands where a title is expected.
_BODY = re.compile(
    r"\b(?:Ministry|Department|Authority|Agency|Office|Institute|University|Bank|Council|Committee|Commission"
    r"|Government|Organi[sz]ation|Association|Society|Centre|Center|Court|Parliament|Board|Bureau|Foundation"
    r"|Ministerium|Amt|Behörde|Institut|Universität|Verband|Stiftung|Ministère|Autorité|Agence|Université"
    r"|Conseil|Ministerio|Instituto|Universidad|Autoridad|Ministério|Universidade|Autoridade|Agência)\b"
)
_PERSON = re.compile(
    r"(?:(?:[A-ZÀ-Þ]\.?|(?:d[aeiu]|del|van|von|der|de|la|le|al|bin|ibn)|[A-ZÀ-Þ][\w’'-]+)\s+){1,3}[A-ZÀ-Þ][\w’'-]+"
)


def is_quoted_and_dated(text: str) -> bool:
    """Say whether a text is a title in quotation marks or italics with a date behind it."""
    quoted = _QUOTED.match(text)
    if quoted is not None and ANY_DATE.search(quoted["after"]) is not None:
        return True
    return len(text) < _LONGEST_NOTE and _SLANTED_AND_DATED.fullmatch(text.strip()) is not None


def read_linked(made: Work, words: str, before: str, after: str) -> Work:
    """Read `Publisher: [title](url), date`, where the link's words are the title."""
    title = plain_text(words).strip()
    title = title[1:-1] if re.fullmatch(r"\([^()]+\)", title) else title
    rest = ", ".join(part for side in (before, after) if (part := side.strip(" \t.,;:-–—|()")))
    date, rest = _take_date(rest)
    rest = re.sub(r"(?:[.,]\s*){2,}", ". ", plain_text(rest)).strip(" \t.,;:-–—|()")
    if len(title) > 1 and title[0] in '"“„«' and title[-1] in '"”“»':
        title = title[1:-1].strip()
    elif not rest and (joints := list(_DASH.finditer(title))):
        # "Ship aground - Coast Times": a web page's title ends with the name of its site.
        site = title[joints[-1].end() :]
        if len(site.split()) <= 4 and site[:1].isupper():
            title, rest = title[: joints[-1].start()], site
    return _with_agency(replace(made, title=title, date=date), rest)


def read_head(made: Work, head: str, *, colon: bool) -> Work:
    """Read what stands before the address; a `colon` stood between them."""
    head = head.strip(" |–—-")
    quoted = _QUOTED.match(head)
    if quoted and not (colon and _DASH.search(head)):
        return _read_quoted(made, quoted)
    slanted = _SLANTED_AND_DATED.fullmatch(head) is not None
    if colon and not slanted and not _is_sentences(head):
        return _read_listed(made, head)
    return _read_sentences(made, head.strip(" ,;|–—-"))


def _with_agency(made: Work, publisher: str) -> Work:
    via = _VIA.match(publisher)
    if via:
        return replace(made, publisher=via["rest"], agency=via["agency"])
    return replace(made, publisher=publisher)


def _is_sentences(head: str) -> bool:
    """Say whether a head is written as `title. publisher, date.`"""
    return not _DASH.search(head) and next(_stops(head), None) is not None and bool(ANY_DATE.search(head))


def _stops(head: str) -> Iterator[re.Match[str]]:
    """Yield where a sentence of a citation ends; no abbreviation does."""
    for stop in _STOP.finditer(head):
        before = re.search(r"[^\W\d_]+$", head[: stop.start()])
        word = before[0].casefold() if before else ""
        if word in NEVER_LAST or word in MAYBE_LAST:
            continue
        if re.fullmatch(MONTH, word) and head[stop.end() : stop.end() + 1].isdigit():
            continue
        if word in BEFORE_NUMBERS and head[stop.end() : stop.end() + 1].isdigit():
            continue
        yield stop


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
    for pattern in (_IN_BRACKETS, ANY_DATE):
        for found in pattern.finditer(text):
            words = found["date"] if "date" in found.groupdict() else found[0]
            if read := read_printed_date(re.sub(r"^(?:published|updated) ", "", words, flags=re.IGNORECASE)):
                rest = f"{text[: found.start()].rstrip(' ,(')} {text[found.end() :].lstrip(' ,)')}"
                return read, re.sub(r"\s+(?=[:;])", "", rest.strip())
    return "", text


def _read_quoted(made: Work, found: re.Match[str]) -> Work:
    """Read `authors, "title", *container* (agency), date`."""
    title = plain_text(found["one"] or found["two"] or found["three"] or found["four"])
    if not found["after"].startswith(","):
        # “Title.” in the American way: the stop is the citation's.
        title = title.rstrip(",").removesuffix(".")
    title = title.rstrip(",")
    # What is quoted of the work, and on which page, is no part of its record.
    after = re.sub(r":\s+[\"“].*$", "", found["after"], flags=re.DOTALL)
    italic = _ITALIC.search(after)
    who = plain_text(found["before"])
    dated = _YEAR_LAST.match(who)
    authors = names_of((dated["who"] if dated else who).strip(" ,.:"))
    if italic and not authors:
        authors = names_of(plain_text(after[: italic.start()]).strip(" ,.:"))
    date, rest = _take_date(after[italic.end() :] if italic else after)
    date = read_printed_date(dated["date"]) if dated else date
    agency = re.match(r"\s*\(([^()]+)\)", rest) if italic else None
    publisher = plain_text(italic["name"]) if italic else plain_text(_PAGES.sub("", rest))
    publisher = publisher.strip(" ,.;:()–—-|").removeprefix("n.d").strip(" ,.;:–—-|")
    parts = publisher.split(", ")
    if not italic and not authors and len(parts) == 2 and _PERSON.fullmatch(parts[0]):
        authors, publisher = (parts[0],), parts[1]
    return replace(
        made,
        title=title,
        publisher=publisher,
        agency=plain_text(agency[1]) if agency else "",
        date=date,
        authors=authors,
    )


def _read_sentences(made: Work, head: str) -> Work:
    """Read `title. publisher, date.`, also with authors and a year in brackets before the title."""
    authors: tuple[str, ...] = ()
    date = ""
    shapes = (_YEAR_BEHIND, _VANCOUVER, _YEAR_AFTER_STOP, _INVERTED)
    named = next((found for one in shapes if (found := one.match(head))), None)
    if named:
        authors = names_of(re.sub(r"(?<=[\w)][\w)])\.$", "", plain_text(named["who"]).strip(" ,")))
        date, head = read_printed_date(named["date"] or ""), named["rest"]
        if quoted := _QUOTED.match(head) or _SINGLE.match(head):
            inner = _read_quoted(made, quoted)
            return replace(inner, authors=authors, date=date or inner.date)
    italic = _ITALIC.search(head)
    if italic and _is_title_in_italics(head, italic, authored=bool(authors)):
        return _read_italic(made, head, italic, authors, date)
    stop = next(_stops(head), None)
    if stop is None:
        dated = _DATED.match(head.rstrip("."))
        if dated and not date:
            date, head = read_printed_date(dated["date"]), dated["rest"]
        made = _read_listed(made, head.rstrip(" ."))
        return replace(made, date=date or made.date, authors=authors)
    title = head[: stop.start() + (head[stop.start()] in "?!")].strip()
    if date:
        rest = head[stop.end() :]
    else:
        date, rest = _take_date(head[stop.end() :])
    publisher = _tidy(rest)
    if _is_body_first(title, publisher, authored=bool(authors)):
        title, publisher = publisher, title
    return replace(made, title=plain_text(title), publisher=publisher, date=date, authors=authors)


def _is_body_first(title: str, publisher: str, *, authored: bool) -> bool:
    """Say whether `Ministry of Trade. Grain in figures.` names who publishes it first."""
    if (
        authored
        or not publisher
        or ". " in publisher
        or _BODY.search(publisher)
        or re.search(r"[\d,:]", title)
    ):
        return False
    body = _BODY.search(title)
    # "Council minutes" is a title: in English every word of a name has a capital.
    english = body is not None and re.search(r"[^\x00-\x7f]|e$", body[0]) is None
    return body is not None and not (english and re.search(r"\b[a-z]{4,}", title))


def _tidy(words: str) -> str:
    words = re.sub(r"\bISBN[\s:]*[\dX-]{10,17}", "", _PAGES.sub("", plain_text(words)))
    words = re.sub(r"\s{2,}", " ", re.sub(r"(?:\s*[.,]\s*){2,}", ". ", words)).strip(" .,;:–—-|")
    if (
        words.count("(") == words.count(")") + 1
        and re.search(r"\(\S[^()]*$", words)
        and not words.startswith("(")
    ):
        return f"{words})"
    return words.strip("()") if words.count("(") != words.count(")") else words


def _is_title_in_italics(head: str, italic: re.Match[str], *, authored: bool) -> bool:
    """Say whether what is set in italics is the title, rather than the paper that a title stood in."""
    before = plain_text(head[: italic.start()]).strip(" ,.:")
    if not before:
        return True
    if authored or "." in before.rstrip("."):
        return False
    return _PERSON.fullmatch(before) is not None or _BODY.search(before) is not None


def _read_italic(made: Work, head: str, italic: re.Match[str], authors: tuple[str, ...], date: str) -> Work:
    """Read `authors, *title* (place, year), publisher`."""
    rest = head[italic.end() :]
    if not date:
        date, rest = _take_date(rest)
    before = plain_text(head[: italic.start()]).strip(" ,.:")
    return replace(
        made,
        title=plain_text(italic["name"]).strip(" ,."),
        publisher=_tidy(rest),
        authors=authors or names_of(before),
        date=date,
    )
