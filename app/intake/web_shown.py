"""What a page shows of its record when its head is silent: the heading, the byline, the time beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement

from app.intake import record as parts
from app.intake.names import is_person
from app.intake.web_around import is_around
from db.records import Name

_LONGEST_BYLINE = 160
_MOST_AUTHORS = 6
_AUTHOR_CLASS = re.compile(
    r"^(?:(?:[a-z]+[-_]+)?(?:byline|author|auteur|autor|autore|verfasser)(?:[-_]*(?:name|link|txt|title|s))*"
    r"|byline__\w+|author__name|(?:written|posted)[-_]by|fn)$",
    re.IGNORECASE,
)
_PUBLISHED_CLASS = re.compile(
    r"^(?:published|pubdate|entry-date|post-date|posted-on|publish(?:ed)?[-_]?(?:date|time|on)|article[-_]+date"
    r"|date[-_]?published|dateline|timestamp|dt-published)$",
    re.IGNORECASE,
)
_PROSE = 100
#: What tells of the article stands before so many paragraphs of its prose.
_BEFORE = 3
#: A line that gives the date of publication, up to what parts it from the next thing it says.
_PUBLISHED_ON = re.compile(
    r"(?:first )?(?:published|posted|veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd"
    r"|publicerad|opublikowano|опубликовано)(?: (?:on|at|am|le|el|il|em|op|den))?\b\s*:?\s*"
    r"((?:(?!\b(?:updated|modified|last)\b)[^·|•()–—]){6,60})",
    re.IGNORECASE,
)
_NEW_LINE = frozenset(("br", "div", "p", "li", "time", "dd", "dt", "h2", "h3", "h4", "h5", "h6", "small"))


def find_title(tree: HtmlElement, site: str, host: str) -> tuple[str, str]:
    """Return the title that the page shows, and whether its heading or its title element says so."""
    whole = next((parts.make_title(node.text_content()) for node in tree.iter("title")), "")
    titled = parts.without_site(whole, site, host)
    headings = [parts.make_title(node.text_content()) for node in tree.iter("h1")]
    headings = [one for one in headings if one and not _is_name(one, site, host)]
    for heading in headings:
        # A title begins with the article's heading and ends with the site's.
        if len(heading) > 2 and whole.casefold().startswith(heading.casefold()):
            return heading, "h1"
    usable = len(whole) > 2 and not (parts.is_section_title(titled) or _is_name(titled, site, host))
    headings = [one for one in headings if not whole.casefold().endswith(f" {one.casefold()}")]
    if headings and (not usable or (len(headings) == 1 and _shares_words(headings[0], whole))):
        return headings[0], "h1"
    return titled, "title"


def _is_name(text: str, site: str, host: str) -> bool:
    return parts.is_section_title(text) or any(
        text.casefold() == one.casefold() or (one and parts.is_site(text, one) and len(text.split()) < 4)
        for one in (site, host)
    )


def _shares_words(one: str, other: str) -> bool:
    mine, theirs = (set(re.findall(r"\w{3,}", text.casefold())) for text in (one, other))
    return 2 * len(mine & theirs) >= len(mine) > 0


def find_byline(tree: HtmlElement, publisher: str) -> tuple[tuple[Name, ...], str]:
    """Return the persons that the page's byline names, and the agency their roles give away."""
    for candidates in (_property(tree, "author"), _links(tree), _classed(tree, _AUTHOR_CLASS)):
        names: dict[Name, None] = {}
        agency = ""
        for node in candidates:
            said = _lines(node)
            if not said or len(said) > _LONGEST_BYLINE:
                continue
            agency = agency or parts.agency_in_role(said)
            names.update(dict.fromkeys(_persons(said, publisher)))
        # More than a few are a list of contributors or of other articles' authors.
        if 0 < len(names) <= _MOST_AUTHORS:
            return tuple(names), agency
    return (), ""


def _lines(node: HtmlElement) -> str:
    """Return an element's text with a bar where it begins a new line: "Jane Doe | 9 March"."""
    pieces = [node.text or ""]
    for inner in node.iterdescendants():
        bar = " | " if inner.tag in _NEW_LINE else ""
        own = (inner.text or "") if isinstance(inner.tag, str) else ""
        pieces += [bar, own, bar if inner.tag != "br" else "", inner.tail or ""]
    return " ".join("".join(pieces).split())


def _persons(said: str, publisher: str) -> Iterator[Name]:
    for name in parts.make_names(said, publisher):
        if is_person(name) and name.family[:1].isupper() and not re.search(r"\d", name.given + name.family):
            yield name


def find_date(tree: HtmlElement, language: str) -> str:
    """Return the date that the page marks as its publication's, or the one time beside its heading."""
    for node in (*_property(tree, "datepublished"), *_classed(tree, _PUBLISHED_CLASS)):
        said = [node.get("content"), node.get("datetime"), node.get("title"), node.text_content()]
        said += [inner.get("datetime") for inner in node.iter("time")][:1]
        for one in said:
            if one and len(one) < 100 and (value := parts.make_date(one, language)) and len(value) > 4:
                return value
    times = [node for node in tree.iter("time") if not is_around(node)]
    marked = [node for node in times if node.get("pubdate") is not None]
    before = marked or list(_before_prose(tree, times))
    if not before and (said_date := _dated_line(tree, language)):
        return said_date
    values = {
        value: None
        for node in before
        if (value := parts.make_date(node.get("datetime") or node.text_content()[:60], language))
    }
    # Several different times beside a heading may be updates, or teasers: only one is told apart.
    return min(values) if values and (len(values) <= 2 or marked) else ""


def _dated_line(tree: HtmlElement, language: str) -> str:
    """Return the date of a line before the text that says "Published 4 March 2024", or ""."""
    paragraphs = 0
    for node in tree.iter(etree.Element):
        if paragraphs >= _BEFORE:
            break
        paragraphs += node.tag == "p" and len(node.text_content()) >= _PROSE
        said = _PUBLISHED_ON.match(" ".join((node.text or "").split())[:_LONGEST_BYLINE])
        if said and not is_around(node):
            value = parts.make_date(said.group(1), language)
            if len(value) > len("2024-03"):
                return value
    return ""


def _before_prose(tree: HtmlElement, times: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the times that stand before the third paragraph, or after the last one of an article element."""
    wanted = set(times)
    paragraphs = 0
    for node in tree.iter("p", "time"):
        if node in wanted:
            article = next(node.iterancestors("article"), None)
            if paragraphs < _BEFORE or (article is not None and _is_the_only_one(article)):
                yield node
        elif node.tag == "p" and len(node.text_content()) >= _PROSE:
            paragraphs += 1


def _is_the_only_one(article: HtmlElement) -> bool:
    articles = article.getroottree().getroot().iter("article")
    return sum(1 for _ in articles) == 1


def _property(tree: HtmlElement, name: str) -> list[HtmlElement]:
    found = []
    for node in tree.iterfind(".//*[@itemprop]"):
        if node.tag == "meta" or name not in node.get("itemprop", "").lower().split():
            continue
        if not is_around(node) or _is_of_an_article(node):
            inner = next(
                (one for one in node.iterfind(".//*[@itemprop]") if one.get("itemprop") == "name"), None
            )
            found.append(node if inner is None or inner.tag == "meta" else inner)
    return found


def _is_a_fact(node: HtmlElement) -> bool:
    """Tell whether an element stands in a row with a heading: a fact of the subject, not of the article."""
    row = next(node.iterancestors("tr"), None)
    return row is not None and next(row.iterchildren("th"), None) is not None


def _is_of_an_article(node: HtmlElement) -> bool:
    """Tell whether the thing that a property describes is an article, wherever on the page it stands."""
    thing = next((one for one in node.iterancestors() if one.get("itemscope") is not None), None)
    return thing is not None and (thing.get("itemtype") or "").lower().endswith(("article", "posting"))


def _links(tree: HtmlElement) -> list[HtmlElement]:
    return [
        node for node in tree.iter("a") if "author" in (node.get("rel") or "").lower() and not is_around(node)
    ]


def _classed(tree: HtmlElement, pattern: re.Pattern[str]) -> list[HtmlElement]:
    return [
        node
        for node in tree.iterfind(".//*[@class]")
        if isinstance(node.tag, str)
        and any(pattern.match(name) for name in node.get("class", "").split()[:20])
        and not is_around(node)
        and not _is_a_fact(node)
    ]
