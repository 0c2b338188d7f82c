"""What a saved web page says about itself: JSON-LD before citation tags, Dublin Core, og: and meta."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
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
    "LiveBlogPosting": "article-newspaper",
    "ScholarlyArticle": "article-journal",
    "BlogPosting": "post-weblog",
    "Report": "report",
    "Article": "webpage",
    "TechArticle": "webpage",
    "SocialMediaPosting": "post",
    "WebPage": "webpage",
}
_SINGLEFILE = re.compile(
    r"<!--\s*(?:Page saved with SingleFile|Archive processed by SingleFile)(.*?)-->",
    re.DOTALL | re.IGNORECASE,
)
#: field → (basis, tag names), the most trusted first. Names are compared in lower case.
_META: dict[str, tuple[tuple[str, str], ...]] = {
    "title": (
        ("highwire", "citation_title"),
        ("dc", "dc.title"),
        ("dc", "dcterms.title"),
        ("opengraph", "og:title"),
    ),
    "issued": (
        *(
            ("highwire", "citation_publication_date"),
            ("highwire", "citation_date"),
            ("highwire", "citation_online_date"),
        ),
        *(("dc", "dc.date.issued"), ("dc", "dcterms.issued"), ("dc", "dc.date"), ("dc", "dcterms.date")),
        *(
            ("dc", "dcterms.created"),
            ("opengraph", "article:published_time"),
            ("opengraph", "og:published_time"),
        ),
        *(("meta", "datepublished"), ("meta", "date"), ("meta", "pubdate"), ("meta", "publishdate")),
        *(("meta", "parsely-pub-date"), ("meta", "sailthru.date"), ("meta", "article.published")),
    ),
    "modified": (
        *(("dc", "dcterms.modified"), ("dc", "dc.date.modified"), ("opengraph", "article:modified_time")),
        *(("opengraph", "og:updated_time"), ("meta", "last-modified"), ("meta", "lastmod")),
    ),
    "publisher": (
        *(("highwire", "citation_publisher"), ("dc", "dc.publisher"), ("dc", "dcterms.publisher")),
        *(("opengraph", "og:site_name"), ("meta", "publisher"), ("meta", "application-name")),
    ),
    "container_title": (("highwire", "citation_journal_title"), ("highwire", "citation_conference_title")),
    "volume": (("highwire", "citation_volume"),),
    "issue": (("highwire", "citation_issue"),),
    "number": (("highwire", "citation_technical_report_number"),),
    "ISBN": (("highwire", "citation_isbn"),),
    "language": (("highwire", "citation_language"), ("dc", "dc.language"), ("dc", "dcterms.language")),
    "URL": (("opengraph", "og:url"),),
}
_AUTHORS = (
    *(
        ("highwire", "citation_author"),
        ("dc", "dc.creator"),
        ("dc", "dcterms.creator"),
        ("opengraph", "article:author"),
    ),
    *(("meta", "author"), ("meta", "parsely-author"), ("meta", "sailthru.author"), ("meta", "byl")),
)
_DOIS = ("citation_doi", "dc.identifier", "dc.identifier.doi", "dcterms.identifier", "prism.doi")


def read(tree: HtmlElement, html: str, file_name: str) -> tuple[Record, tuple[str, str]]:
    """Return the page's record, and when and by what it was captured (both empty when it does not say)."""
    del file_name
    url, captured = _singlefile(html)
    meta = _meta_tags(tree)
    record: Record = {}
    _add_json_ld(record, _json_ld_objects(tree))
    _add_meta(record, meta)
    _add_url(record, tree, url)
    _add_title(record, tree)
    _add_dates_and_language(record, tree)
    if host := parts.host_of(_text(record, "canonical_url") or _text(record, "URL")):
        record["hosts"] = Value((host,), "url")
    return record, captured


def _text(record: Record, name: str) -> str:
    value = record[name].value if name in record else ""
    return value if isinstance(value, str) else ""


def _set(record: Record, name: str, value: str | tuple[Name, ...], basis: str) -> None:
    if value and name not in record:
        record[name] = Value(value, basis)


def _singlefile(html: str) -> tuple[str, tuple[str, str]]:
    found = _SINGLEFILE.search(html[:20_000])
    if found is None:
        return "", ("", "")
    lines = {
        key.strip().lower(): value.strip()
        for key, _, value in (line.partition(":") for line in found.group(1).splitlines())
    }
    saved = re.sub(r"\s*\([^)]*\)\s*$", "", lines.get("saved date", ""))
    try:
        at = datetime.strptime(saved, "%a %b %d %Y %H:%M:%S GMT%z").astimezone(UTC)
    except ValueError:
        return lines.get("url", ""), ("", "")
    return lines.get("url", ""), (at.strftime("%Y-%m-%dT%H:%M:%SZ"), "singlefile_comment")


def _meta_tags(tree: HtmlElement) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = " ".join((tag.get("content") or "").split())
        if name and content:
            tags.setdefault(name, []).append(content[:5000])
    return tags


def _add_meta(record: Record, meta: dict[str, list[str]]) -> None:
    for field, sources in _META.items():
        for basis, name in sources:
            for content in meta.get(name, ())[:1]:
                value = (
                    parts.make_date(content) if field in ("issued", "modified") else parts.make_title(content)
                )
                # The store knows a date's basis by fewer names than the page has.
                _set(record, field, value, "opengraph" if field == "issued" and basis == "meta" else basis)
    for basis, name in _AUTHORS:
        found = tuple(one for content in meta.get(name, ())[:50] for one in parts.make_names(content))
        _set(record, "authors", found, basis)
    for name in _DOIS:
        for content in meta.get(name, ()):
            _set(record, "DOI", parts.make_doi(content), "highwire" if name.startswith("citation") else "dc")
    first, last = (meta.get(f"citation_{end}page", [""])[0] for end in ("first", "last"))
    _set(record, "page", f"{first}–{last}" if first and last else first, "highwire")
    if "citation_journal_title" in meta:
        record["type"] = Value("article-journal", "highwire")


def _add_url(record: Record, tree: HtmlElement, saved_from: str) -> None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and _is_web(link.get("href")):
            _set(record, "canonical_url", str(link.get("href")).strip(), "canonical")
    if not _is_web(_text(record, "URL")):
        record.pop("URL", None)
    if _is_web(saved_from):
        _set(record, "URL", saved_from, "singlefile_comment")
    _set(record, "URL", _text(record, "canonical_url"), "canonical")


def _is_web(url: str | None) -> bool:
    return bool(url) and str(url).strip().lower().startswith(("http://", "https://"))


def _add_title(record: Record, tree: HtmlElement) -> None:
    headings = [parts.make_title(node.text_content()) for node in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    site = _text(record, "publisher")
    page_title = next((parts.make_title(node.text_content()) for node in tree.iter("title")), "")
    if len(headings) == 1:
        _set(record, "title", headings[0], "h1")
    _set(record, "title", parts.without_site(page_title, site) or page_title, "title")
    if headings:
        _set(record, "title", headings[0], "h1")
    if site and "title" in record:
        title = record["title"]
        record["title"] = Value(parts.without_site(_text(record, "title"), site), title.basis)


def _add_dates_and_language(record: Record, tree: HtmlElement) -> None:
    if "issued" not in record:
        for node in tree.iter("time"):
            if value := parts.make_date(node.get("datetime") or node.text_content()):
                record["issued"] = Value(value, "time_element")
                break
    _set(record, "issued", parts.date_in_url(_text(record, "canonical_url") or _text(record, "URL")), "url")
    language = tree.get("lang") or tree.get("xml:lang") or ""
    _set(record, "language", language.strip()[:20], "html")


def _json_ld_objects(tree: HtmlElement) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        text = script.text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            data = json.loads(text[:2_000_000], strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_flattened(data))
    # An article before a mere page; otherwise as they come.
    return sorted(found, key=lambda one: _type_of(one) in ("WebPage", ""))


def _flattened(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < 4:
        for one in data[:200]:
            yield from _flattened(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        if depth < 4:
            for name in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _flattened(data.get(name), depth + 1)


def _type_of(thing: dict[str, Any]) -> str:
    kinds = thing.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and kind.rsplit("/", 1)[-1] in _ARTICLE_TYPES:
            return kind.rsplit("/", 1)[-1]
    return ""


def _add_json_ld(record: Record, things: Iterable[dict[str, Any]]) -> None:
    for thing in things:
        kind = _type_of(thing)
        if not kind:
            continue
        basis = "jsonld"
        if kind != "WebPage":
            _set(record, "type", _ARTICLE_TYPES[kind], basis)
            _set(
                record,
                "title",
                parts.make_title(_said(thing.get("headline")) or _said(thing.get("name"))),
                basis,
            )
            _set(record, "authors", _authors(thing.get("author") or thing.get("creator")), basis)
        _set(record, "issued", parts.make_date(_said(thing.get("datePublished"))), basis)
        _set(record, "modified", parts.make_date(_said(thing.get("dateModified"))), basis)
        _set(record, "publisher", parts.make_title(_said(thing.get("publisher"))), basis)
        _set(record, "language", _said(thing.get("inLanguage"))[:20], basis)
        _set(
            record,
            "DOI",
            parts.make_doi(f"{_said(thing.get('identifier'))} {_said(thing.get('sameAs'))}"),
            basis,
        )
        container = thing.get("isPartOf")
        if isinstance(container, dict) and kind == "ScholarlyArticle":
            _set(record, "container_title", parts.make_title(_said(container)), basis)


def _said(value: Any) -> str:
    """Return the text of a JSON-LD value: a text, a thing's name, or the first of several."""
    if isinstance(value, str):
        return value.strip()[:5000]
    if isinstance(value, list):
        return next((said for said in map(_said, value[:20]) if said), "")
    if isinstance(value, dict):
        return next((_said(value[name]) for name in ("name", "value", "@value") if value.get(name)), "")
    return ""


def _authors(value: Any) -> tuple[Name, ...]:
    names: list[Name] = []
    for one in value if isinstance(value, list) else [value]:
        said = parts.make_title(_said(one))
        if isinstance(one, dict) and str(one.get("@type", "")).endswith("Organization") and said:
            names.append(Name(literal=said))
        elif said:
            names.extend(parts.make_names(said))
    return tuple(dict.fromkeys(names))[:50]
