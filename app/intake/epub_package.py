"""The parts of an e-book: container, package file, reading order, contents, and what is locked. EPUB 2 and 3.

Broken manifests are read as far as they lead; `troubles` says in words what did not.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element as Element

from app.errors import CannotRead
from app.intake import limits, xhtml
from app.intake.xml_parts import local, text_of
from app.intake.zip_check import Package

_DAMAGED = "Fetch the file again, or convert it to PDF."
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml")
_PAGE_NAMES = (".xhtml", ".html", ".htm", ".xml")


@dataclass(frozen=True, slots=True)
class Item:
    """A file that the manifest names."""

    place: str
    kind: str
    properties: str


@dataclass(frozen=True, slots=True)
class Target:
    """A line of the contents: where it leads, and how deep it stands."""

    title: str
    level: int
    place: str
    fragment: str


@dataclass(slots=True)
class Book:
    """What the package file says: metadata, files in reading order, those beside it, and the contents."""

    package: Package
    root: Element
    folder: str
    items: dict[str, Item] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    #: Pages that the manifest names and the reading order does not.
    forgotten: list[str] = field(default_factory=list)
    contents: list[Target] = field(default_factory=list)
    missing: int = 0
    pictures: int = 0


def open_book(data: bytes) -> Book:
    """Return a book whose text can be read; raise CannotRead in words when it is locked or no book."""
    package = Package(data)
    place = _package_place(package)
    root = xhtml.parse_xml(package.read(place))
    if root is None:
        raise CannotRead("This e-book is damaged: its package file cannot be read.", _DAMAGED)
    book = Book(package, root, posixpath.dirname(place))
    _add_items(book)
    _add_spine(book)
    _refuse_locked(book)
    book.contents = _contents(book)
    return book


def child(root: Element, name: str) -> Element | None:
    """Return the first element of a name anywhere below, whatever its namespace."""
    return next((node for node in root.iter() if local(node) == name), None)


def _package_place(package: Package) -> str:
    if container := package.find("META-INF/container.xml"):
        root = xhtml.parse_xml(package.read(container))
        for node in [] if root is None else root.iter():
            if local(node) == "rootfile" and (spelt := package.find(unquote(node.get("full-path") or ""))):
                return spelt
    others = [name for name in package.names if name.lower().endswith(".opf")]
    if others:
        return others[0]
    raise CannotRead("This e-book is damaged: its package file is missing.", _DAMAGED)


def resolve(folder: str, href: str) -> tuple[str, str]:
    """Return the part and the fragment that a reference leads to; no part when it leads out of the book."""
    try:
        address = urlsplit(href.strip())
    except ValueError:
        return "", ""
    if address.scheme or address.netloc:
        return "", ""
    place = posixpath.normpath(posixpath.join("/", folder, unquote(address.path))).lstrip("/")
    return (place if address.path else ""), unquote(address.fragment)


def _add_items(book: Book) -> None:
    manifest = child(book.root, "manifest")
    for node in [] if manifest is None else manifest:
        if local(node) != "item":
            continue
        place, _ = resolve(book.folder, node.get("href") or "")
        if spelt := book.package.find(place):
            item = Item(spelt, (node.get("media-type") or "").lower(), node.get("properties") or "")
            book.items.setdefault(node.get("id") or spelt, item)
        elif place:
            book.missing += 1


def _add_spine(book: Book) -> None:
    seen: set[str] = set()
    spine = child(book.root, "spine")
    for node in [] if spine is None else spine:
        item = book.items.get(node.get("idref") or "")
        if item is None:
            book.missing += local(node) == "itemref"
        elif not _is_page(item):
            book.pictures += 1
        elif item.place not in seen:
            seen.add(item.place)
            (book.beside if node.get("linear") == "no" else book.spine).append(item.place)
    if not book.spine and not book.beside:
        # Without a reading order: the manifest's own, else the names'.
        pages = [
            item.place for item in book.items.values() if _is_page(item) and "nav" not in item.properties
        ]
        named = [name for name in book.package.names if name.lower().endswith(_PAGE_NAMES[:3])]
        book.spine = list(dict.fromkeys(pages)) or sorted(named)
    read = {*book.spine, *book.beside}
    book.forgotten = [
        item.place
        for item in book.items.values()
        if _is_page(item) and item.place not in read and "nav" not in item.properties
    ]
    if not read:
        raise CannotRead("There is no text in this e-book.", "Pictures of text cannot be quoted.")


def _is_page(item: Item) -> bool:
    return item.kind in _PAGES or (
        item.kind in ("", "application/xml", "text/xml") and item.place.lower().endswith(_PAGE_NAMES)
    )


def _refuse_locked(book: Book) -> None:
    """Refuse a book whose text is encrypted; fonts that are only disguised do not matter."""
    place = book.package.find("META-INF/encryption.xml")
    root = None if place is None else xhtml.parse_xml(book.package.read(place))
    locked: set[str] = set()
    for data in [] if root is None else root.iter():
        if local(data) != "EncryptedData":
            continue
        method, reference = child(data, "EncryptionMethod"), child(data, "CipherReference")
        if method is not None and method.get("Algorithm") in _FONTS:
            continue
        uri = "" if reference is None else reference.get("URI") or ""
        locked.add(resolve("", uri)[0])
    if locked & {*book.spine, *book.beside}:
        raise CannotRead(
            "This e-book is locked by its seller (DRM).",
            "Ask for a copy without it, or quote from the paper.",
        )


def _contents(book: Book) -> list[Target]:
    """Return the table of contents: the navigation document's, else the NCX's."""
    nav = next((item for item in book.items.values() if "nav" in item.properties.split()), None)
    if nav is not None:
        page = xhtml.parse_page(book.package.read(nav.place))
        if page is not None and (found := _from_nav(page, nav.place)):
            return found
    spine = child(book.root, "spine")
    named = book.items.get(spine.get("toc") or "") if spine is not None else None
    ncx = named or next((one for one in book.items.values() if one.kind == "application/x-dtbncx+xml"), None)
    if ncx is None:
        return []
    root = xhtml.parse_xml(book.package.read(ncx.place))
    points = None if root is None else child(root, "navMap")
    return [] if points is None else _from_ncx(points, ncx.place, 1)


def _from_ncx(node: Element, place: str, level: int) -> list[Target]:
    found: list[Target] = []
    for point in node:
        if local(point) != "navPoint" or level > limits.OUTLINE_DEPTH:
            continue
        label = next((one for one in point if local(one) == "navLabel"), None)
        content = next((one for one in point if local(one) == "content"), None)
        src = "" if content is None else content.get("src") or ""
        target, fragment = resolve(posixpath.dirname(place), src)
        found.append(Target(text_of(label), level, target or place, fragment))
        found += _from_ncx(point, place, level + 1)
    return found


def _from_nav(page: Element, place: str) -> list[Target]:
    navs = list(page.iter("nav"))
    toc = [
        node
        for node in navs
        if "toc" in (node.get("{http://www.idpf.org/2007/ops}type") or node.get("epub:type") or "")
    ]
    for nav in toc or navs[:1]:
        for top in nav.iter("ol"):
            return _from_list(top, place, 1)
    return []


def _from_list(node: Element, place: str, level: int) -> list[Target]:
    found: list[Target] = []
    for item in node.iterchildren("li"):
        label = next((one for one in item.iter("a", "span")), None)
        if label is not None:
            target, fragment = resolve(posixpath.dirname(place), label.get("href") or "")
            found.append(Target(text_of(label), level, target or (place if fragment else ""), fragment))
        for deeper in item.iterchildren("ol"):
            if level < limits.OUTLINE_DEPTH:
                found += _from_list(deeper, place, level + 1)
    return found
