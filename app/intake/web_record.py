"""What a saved web page says about itself: JSON-LD first, then its head's tags, then what it shows."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from app.intake import record as parts
from app.intake.intake import Value
from app.intake.record import Record
from app.intake.web_jsonld import add_json_ld
from app.intake.web_saved import Saved, read_saved
from app.intake.web_shown import find_byline, find_date, find_title
from app.intake.web_tags import add_tags, read_tags
from db.records import Name


def read(tree: HtmlElement, html: str, file_name: str) -> tuple[Record, tuple[str, str]]:
    """Return the page's record, and when and by what it was captured (both empty when it does not say)."""
    del file_name
    saved = read_saved(html)
    tags = read_tags(tree)
    language = (tree.get("lang") or tree.get("xml:lang") or "").strip()[:20]
    page_title = next((parts.make_title(node.text_content()) for node in tree.iter("title")), "")
    urls = tuple(
        url for url in (_canonical(tree, ""), *tags.get("og:url", ())[:1], saved.url) if _is_web(url)
    )
    record: Record = {}
    add_json_ld(record, tree, page_title, urls)
    add_tags(record, tags, language)
    _add_url(record, tree, saved)
    host = parts.host_of(_text(record, "canonical_url") or _text(record, "URL"))
    _clean_publisher(record)
    _add_title(record, tree, host)
    _add_shown(record, tree, language)
    _set(record, "language", language, "html")
    # Templates leave their own locale here: it speaks only where nothing else does.
    _set(record, "language", next(iter(tags.get("og:locale", ())), "").replace("_", "-")[:20], "opengraph")
    if host:
        record["hosts"] = Value((host,), "url")
    return record, (saved.at, saved.basis) if saved.at else ("", "")


def _text(record: Record, name: str) -> str:
    value = record[name].value if name in record else ""
    return value if isinstance(value, str) else ""


def _set(record: Record, name: str, value: str | tuple[Name, ...], basis: str) -> None:
    if value and name not in record:
        record[name] = Value(value, basis)


def _add_url(record: Record, tree: HtmlElement, saved: Saved) -> None:
    """Set the address the copy came from, and the one the page gives as its own."""
    said = _text(record, "URL")
    if not _is_web(said):
        record.pop("URL", None)
        said = ""
    known = saved.url if _is_web(saved.url) else said
    canonical = _canonical(tree, known)
    # A canonical link to the front page of a site is a mistake of its templates.
    if canonical and not (_is_front(canonical) and known and not _is_front(known)):
        record["canonical_url"] = Value(canonical, "canonical")
    if _is_web(saved.url):
        record["URL"] = Value(saved.url, saved.basis)
    _set(record, "URL", _text(record, "canonical_url"), "canonical")


def _canonical(tree: HtmlElement, base: str) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            try:
                url = str(urljoin(_base(tree, base), (link.get("href") or "").strip()))[:4000]
            except ValueError:
                continue
            if _is_web(url):
                return url
    return ""


def _base(tree: HtmlElement, address: str) -> str:
    """Return what the page's links are relative to: its first base element, else its own address."""
    said = next((node.get("href") or "" for node in tree.iter("base") if node.get("href")), "")
    return str(urljoin(address, said.strip()))


def _is_web(url: str) -> bool:
    return url.strip().lower().startswith(("http://", "https://"))


def _is_front(url: str) -> bool:
    try:
        split = urlsplit(url)
    except ValueError:
        return False
    return split.path in ("", "/") and not split.query


def _clean_publisher(record: Record) -> None:
    if "publisher" in record:
        name = _text(record, "publisher")
        record["publisher"] = Value(parts.without_slogan(name), record["publisher"].basis)


def _add_title(record: Record, tree: HtmlElement, host: str) -> None:
    site = _text(record, "publisher")
    said = parts.without_site(_text(record, "title"), site, host)
    if said and not (parts.is_site(said, site) and len(said) <= len(site)):
        record["title"] = Value(said, record["title"].basis)
        return
    shown, basis = find_title(tree, site, host)
    if shown and (basis == "h1" or not said):
        record["title"] = Value(shown, basis)


def _add_shown(record: Record, tree: HtmlElement, language: str) -> None:
    """Add what only the page's body, or its address, says."""
    if "authors" not in record:
        names, agency = find_byline(tree, _text(record, "publisher"))
        _set(record, "authors", names, "byline")
        if agency and agency.casefold() != _text(record, "publisher").casefold():
            _set(record, "agency", agency, "byline")
    if "issued" not in record:
        _set(record, "issued", find_date(tree, language or _text(record, "language")), "time_element")
    _set(record, "issued", parts.date_in_url(_text(record, "canonical_url") or _text(record, "URL")), "url")
