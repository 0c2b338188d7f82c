"""What a page's JSON-LD says of its article: the object that is this page's, references resolved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from app.intake import record as parts
from app.intake.intake import Value
from app.intake.record import Record
from db.records import Name

_ARTICLE_TYPES = {
    "NewsArticle": "article-newspaper",
    "ReportageNewsArticle": "article-newspaper",
    "AnalysisNewsArticle": "article-newspaper",
    "OpinionNewsArticle": "article-newspaper",
    "BackgroundNewsArticle": "article-newspaper",
    "ReviewNewsArticle": "article-newspaper",
    "LiveBlogPosting": "article-newspaper",
    "ScholarlyArticle": "article-journal",
    "MedicalScholarlyArticle": "article-journal",
    "BlogPosting": "post-weblog",
    "Report": "report",
    "Article": "webpage",
    "TechArticle": "webpage",
    "AdvertiserContentArticle": "webpage",
    "SocialMediaPosting": "post",
    "DiscussionForumPosting": "post",
    "WebPage": "webpage",
}
_BASIS = "jsonld"
_HOUSES = ("Organization", "NewsMediaOrganization", "Corporation", "GovernmentOrganization", "NGO")
Thing = dict[str, Any]


def add_json_ld(record: Record, tree: HtmlElement, page_title: str, urls: tuple[str, ...]) -> None:
    """Add what the page's JSON-LD says; an article before a mere page, this page's before another's."""
    things = list(_things(tree))
    by_id = {one["@id"]: one for one in things if isinstance(one.get("@id"), str) and len(one) > 2}
    articles = [one for one in things if _type_of(one)]
    articles.sort(key=lambda one: (_type_of(one) == "WebPage", not _is_this(one, page_title, urls)))
    if len(articles) > 1 and len({_type_of(one) != "WebPage" for one in articles}) == 1:
        # A list of other articles speaks for none of them.
        known = [one for one in articles if _is_this(one, page_title, urls)]
        articles = known[:1] or ([] if len(articles) > 3 else articles[:1])
    for thing in articles[:4]:
        _add(record, thing, by_id)


def _things(tree: HtmlElement) -> Iterator[Thing]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        text = script.text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        text = (
            text.removeprefix("<![CDATA[").removesuffix("]]>").removeprefix("//<![CDATA[").removesuffix("//")
        )
        try:
            data = json.loads(text[:2_000_000], strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _flattened(data)


def _flattened(data: Any, depth: int = 0) -> Iterator[Thing]:
    if isinstance(data, list) and depth < 4:
        for one in data[:200]:
            yield from _flattened(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        if depth < 4:
            for name in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _flattened(data.get(name), depth + 1)


def _type_of(thing: Thing) -> str:
    kinds = thing.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and kind.rsplit("/", 1)[-1] in _ARTICLE_TYPES:
            return kind.rsplit("/", 1)[-1]
    return ""


def _is_this(thing: Thing, page_title: str, urls: tuple[str, ...]) -> bool:
    """Tell whether an object speaks of this page: by its address, or by its headline."""
    page = thing.get("mainEntityOfPage")
    said = (thing.get("url"), thing.get("@id"), page, page.get("@id") if isinstance(page, dict) else None)
    addresses = {_address(one) for one in said if isinstance(one, str)}
    headline = parts.make_title(_said(thing.get("headline")) or _said(thing.get("name"))).casefold()
    return bool(addresses & {_address(url) for url in urls}) or bool(
        headline and headline[:40] in page_title.casefold()
    )


def _address(url: str) -> str:
    return url.partition("#")[0].partition("?")[0].removesuffix("/").partition("://")[2] or url


def _add(record: Record, thing: Thing, by_id: dict[str, Thing]) -> None:
    kind = _type_of(thing)
    publisher = parts.make_title(_said(_resolved(thing.get("publisher"), by_id)))
    _set(record, "publisher", "" if "://" in publisher else publisher)
    language = parts.make_title(_said(thing.get("inLanguage")))[:20]
    if kind != "WebPage":
        _set(record, "type", _ARTICLE_TYPES[kind])
        title = parts.make_title(_said(thing.get("headline")) or _said(thing.get("name")))
        _set(record, "title", "" if parts.is_section_title(title) else title)
        _add_authors(record, thing, publisher, by_id)
    _set(record, "issued", parts.make_date(_said(thing.get("datePublished")), language))
    _set(record, "modified", parts.make_date(_said(thing.get("dateModified")), language))
    _set(record, "language", language.replace("_", "-") if len(language) < 12 else "")
    dois = f"{_said(thing.get('identifier'))} {_said(thing.get('sameAs'))}"
    _set(record, "DOI", parts.make_doi(dois))
    container = thing.get("isPartOf")
    if isinstance(container, dict) and _ARTICLE_TYPES[kind] == "article-journal":
        _set(record, "container_title", parts.make_title(_said(container)))


def _add_authors(record: Record, thing: Thing, publisher: str, by_id: dict[str, Thing]) -> None:
    value = thing.get("author") or thing.get("creator")
    names: list[Name] = []
    for one in (value if isinstance(value, list) else [value])[:50]:
        one = _resolved(one, by_id)
        said = parts.make_title(_said(one))
        if agency := parts.agency_in_role(said):
            record["agency"] = Value(agency, _BASIS)
        names.extend(_names(one, said, publisher))
    if names and "authors" not in record:
        record["authors"] = Value(tuple(dict.fromkeys(names))[:50], _BASIS)


def _names(one: Any, said: str, publisher: str) -> tuple[Name, ...]:
    if isinstance(one, dict):
        kinds = one.get("@type")
        if said and any(str(kind) in _HOUSES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            made = parts.make_name(said)
            return (made if made and made.literal else Name(literal=said),)
        family, given = (parts.make_title(_said(one.get(name))) for name in ("familyName", "givenName"))
        if family and given:
            return (Name(family=family, given=given),)
    return parts.make_names(said, publisher)


def _resolved(value: Any, by_id: dict[str, Thing]) -> Any:
    """Follow a reference to another object of the page."""
    if isinstance(value, list):
        return [_resolved(one, by_id) for one in value[:20]]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and not _said(value):
        return by_id.get(value["@id"], value)
    return value


def _said(value: Any) -> str:
    """Return the text of a JSON-LD value: a text, a thing's name, or the first of several."""
    if isinstance(value, str):
        return value.strip()[:5000]
    if isinstance(value, list):
        return next((said for said in map(_said, value[:20]) if said), "")
    if isinstance(value, dict):
        return next((_said(value[name]) for name in ("name", "value", "@value") if value.get(name)), "")
    return ""


def _set(record: Record, name: str, value: str) -> None:
    if value and name not in record:
        record[name] = Value(value, _BASIS)
