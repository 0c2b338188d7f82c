"""Builds small e-books: pages, a package file, contents in either format."""

from __future__ import annotations

from collections.abc import Mapping

from tests.intake import builders_zip

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
METADATA = (
    "<dc:title>Dredging in Velmora</dc:title><dc:language>en</dc:language>"
    '<dc:creator opf:role="aut" opf:file-as="van Dyke, John">John van Dyke</dc:creator>'
)
_KINDS = {".xhtml": "application/xhtml+xml", ".ncx": "application/x-dtbncx+xml", ".png": "image/png"}


def page(inner: str, title: str = "A page") -> str:
    """Return an XHTML page."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN"'
        ' "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head><body>{inner}</body></html>'
    )


def nav(entries: str) -> str:
    """Return a navigation document of EPUB 3."""
    return page(f'<nav epub:type="toc"><h1>Contents</h1><ol>{entries}</ol></nav>', "Contents")


def ncx(points: str) -> str:
    """Return the contents of EPUB 2."""
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'


def point(title: str, src: str, inner: str = "") -> str:
    """Return a line of an NCX."""
    return f"<navPoint><navLabel><text>{title}</text></navLabel><content src='{src}'/>{inner}</navPoint>"


def package(manifest: Mapping[str, str], spine: str, metadata: str = METADATA, toc: str = "") -> str:
    """Return a package file; the manifest is given as id → file name."""
    items = "".join(
        f'<item id="{name}" href="{file}" media-type="{_KINDS.get(file[file.rfind(".") :], "")}"'
        + (' properties="nav"/>' if name == "nav" else "/>")
        for name, file in manifest.items()
    )
    named = f' toc="{toc}"' if toc else ""
    return (
        '<?xml version="1.0"?><package version="3.0" xmlns="http://www.idpf.org/2007/opf"'
        ' xmlns:opf="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine{named}>{spine}</spine></package>"
    )


def itemrefs(*names: str) -> str:
    """Return the lines of a spine."""
    return "".join(f'<itemref idref="{name}"/>' for name in names)


def build(opf: str, parts: Mapping[str, str | bytes], **others: str) -> bytes:
    """Pack a book; `parts` lie beside the package file, `others` in META-INF."""
    made: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    made |= {f"META-INF/{name}.xml": text for name, text in others.items()}
    made["OPS/book.opf"] = opf
    made |= {f"OPS/{name}": data for name, data in parts.items()}
    return builders_zip.build(made, stored=("mimetype",))


def simple(*pages: str, metadata: str = METADATA) -> bytes:
    """Pack a book of pages without contents."""
    names = {f"p{number}": f"p{number}.xhtml" for number in range(len(pages))}
    return build(
        package(names, itemrefs(*names), metadata),
        {names[name]: page(inner) for name, inner in zip(names, pages, strict=True)},
    )
