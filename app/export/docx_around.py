"""What stands around the text of a Word document: page, header, footer, settings, styles, properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import _Element as Element

from app.export.docx_runs import OUR, Runs
from app.export.docx_xml import R, W, as_bytes, field, legal, make, paragraph
from app.export.escape import clean
from app.paths import resources_folder

if TYPE_CHECKING:
    from app.export.parts import Document

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
#: A4, in twentieths of a point.
_WIDE, _HIGH, _SIDE, _END, _EDGE = 11906, 16838, 1418, 1361, 709


def page(*, right: bool) -> Element:
    """Return how pages are laid out; `right` where the document runs from right to left."""
    margins = {"top": _END, "right": _SIDE, "bottom": _END, "left": _SIDE, "header": _EDGE, "footer": _EDGE}
    node = make("sectPr")
    for kind in ("header", "footer"):
        reference = make(f"{kind}Reference", type="default")
        reference.set(f"{R}id", kind)
        node.append(reference)
    node.append(make("pgSz", w=_WIDE, h=_HIGH))
    node.append(make("pgMar", **margins, gutter=0))
    node.append(make("cols", space=_EDGE))
    if right:
        node.append(make("bidi"))
    return node


def header(handling: str, runs: Runs) -> Element:
    """Return the header: how the briefing is to be handled, on every page."""
    right = runs.starts_right(handling)
    content = runs.make(handling, right=right)
    return make("hdr", paragraph("Header", content, *([make("bidi")] if right else [])))


def footer(runs: Runs) -> Element:
    """Return the footer: the page's number, of how many."""
    number, of = field("PAGE", runs.make("1", OUR)), field("NUMPAGES", runs.make("1", OUR))
    return make("ftr", paragraph("Footer", [*number, *runs.make(" / ", OUR), *of]))


def styles(language: str) -> bytes:
    """Return the styles, with the document's language as the usual one."""
    root = _resource("styles")
    for node in root.iterfind(f"{W}docDefaults//{W}lang"):
        _set_language(node, language)
    return as_bytes(root)


def settings(language: str) -> bytes:
    """Return the settings."""
    root = _resource("settings")
    for node in root.iterfind(f"{W}themeFontLang"):
        _set_language(node, language)
    return as_bytes(root)


def fonts() -> bytes:
    """Return the fonts, with what Word may take in their place."""
    return as_bytes(_resource("fontTable"))


def core_properties(document: Document) -> bytes:
    """Return what the file says about itself: what the briefing says, and no clock, user or program."""
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC})
    said = (
        (_DC, "title", clean(document.title) or "Untitled"),
        (_DC, "subject", clean(document.subtitle)),
        (_DC, "creator", "; ".join(name for one in document.authors if (name := clean(one)))),
        (_DC, "language", clean(document.language)),
        (_CP, "contentStatus", clean(document.status).capitalize()),
        (_CP, "version", str(document.version)),
    )
    for space, name, text in said:
        if text:
            etree.SubElement(root, f"{{{space}}}{name}").text = legal(text)
    return as_bytes(root)


def _set_language(node: Element, language: str) -> None:
    # Word keeps three languages: of Latin letters, of scripts from the right, of East Asian ones.
    runs = Runs(language)
    kind = "bidi" if runs.is_right_to_left else "eastAsia" if runs.is_east_asian else "val"
    node.set(f"{W}{kind}", runs.language)


def _resource(name: str) -> Element:
    path = resources_folder() / "export" / "word" / f"{name}.xml"
    # Comments and line ends are for those who read our file.
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False)
    return etree.fromstring(path.read_bytes(), parser)
