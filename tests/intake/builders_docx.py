"""Builds small Word documents from pieces of WordprocessingML."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.intake import builders_zip

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Normal", "Title", "heading 1", "heading 2", "Quote", "caption")
)


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; plain words may be given for its runs."""
    inner = inner if inner.startswith("<") else run(inner)
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{chosen}{properties}</w:pPr>{inner}</w:p>"


def in_list(number: int, level: int = 0) -> str:
    """Return the property that puts a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def numbered(text: str, number: int, level: int = 0) -> str:
    """Return a paragraph of a list."""
    return paragraph(text, properties=in_list(number, level))


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells with one paragraph each, or with blocks where they begin with "<"."""
    made = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def part(root: str, inner: str) -> str:
    """Return a part's XML with every namespace declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{inner}</w:{root}>'


def relations(entries: Mapping[str, tuple[str, str]]) -> str:
    """Return a part's relations: id → kind and target; an address is external."""
    made = "".join(
        f'<Relationship Id="{name}" Type="{_KIND}/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for name, (kind, target) in entries.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{made}</Relationships>'


def build(
    body: str, parts: Mapping[str, str] | None = None, *, links: Mapping[str, str] | None = None
) -> bytes:
    """Build a document; `parts` are further parts by kind ("footnotes"), `links` addresses by their id."""
    parts = {"styles": STYLES, **(parts or {})}
    core = parts.pop("core", "")
    # header2 is the second part of the kind header.
    related = {kind: (kind.rstrip("0123456789"), f"{kind}.xml") for kind in parts}
    made = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations({"d": ("officeDocument", "word/document.xml")}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            {**related, **{name: ("hyperlink", target) for name, target in (links or {}).items()}}
        ),
        **{f"word/{kind}.xml": part(kind.rstrip("0123456789"), inner) for kind, inner in parts.items()},
    }
    if core:
        made["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{core}</cp:coreProperties>'
        )
    return builders_zip.build(made)
