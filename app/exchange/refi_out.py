"""A REFI-QDA project (.qdpx) out: claims and tags as codes, highlights as selections in their texts.

Claims nest under the code “Claims” and tags stand under “Tags”; a link to a claim is a coding, and what the
analyst judged of it the coding's note. Guids are ids of ours or are made from them; there are no dates of the
clock, so that the same store gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import _Element as Element

from app.exchange import own_fields
from app.exchange.refi_words import CLAIMS, ORIGIN, SPACE, TAGS, USER, guid_of, in_xml, to_lines

if TYPE_CHECKING:
    from db.records import Article, Claim, Evidence, Highlight, Snapshot

_PDF = "application/pdf"
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Claims nested deeper stand at this depth and name the claim above them: readers refuse deeper XML.
_DEEPEST = 60
_OF_CLAIMS = (
    "key",
    "kind",
    "parent_relation",
    "likelihood_scale",
    "likelihood",
    "confidence",
    "confidence_basis",
    "as_of",
    "contrary_note",
    "note",
    "tags",
    "created",
    "updated",
)
_OF_LINKS = (
    "direction",
    "strength",
    "coverage",
    "rationale",
    "reviewed_at",
    "position",
    "created",
    "updated",
)


@dataclass(frozen=True, slots=True)
class SourceOut:
    """One copy of an article: its text, highlights and house citation; the bytes when it is a PDF."""

    article: Article
    snapshot: Snapshot
    text: str
    highlights: Sequence[Highlight]
    citation: str
    address: str
    original: Callable[[], bytes] | None = None


@dataclass(slots=True)
class _Parts:
    """What is gathered on the way: notes, and files of the sources folder."""

    notes: dict[str, tuple[str, str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)


def render_project(
    title: str, sources: Sequence[SourceOut], claims: Sequence[Claim], evidence: Sequence[Evidence]
) -> bytes:
    """Return the zip of a project: project.qde, and the sources folder with a text for each copy."""
    parts = _Parts()
    links: dict[str, list[Evidence]] = {}
    for one in evidence:
        links.setdefault(one.highlight, []).append(one)
    spaces: dict[str | None, str] = {None: SPACE}
    root = etree.Element(f"{{{SPACE}}}Project", nsmap=spaces)  # type: ignore[arg-type]
    _set(root, name=title, origin=ORIGIN, creatingUserGUID=USER)
    _set(_sub(_sub(root, "Users"), "User"), guid=USER, name="Analyst")
    codes = _sub(_sub(root, "CodeBook"), "Codes")
    _claims(codes, claims)
    _tags(codes, sources)
    if sources:
        inside = _sub(root, "Sources")
        for source in sources:
            _source(inside, source, links, parts)
    if parts.notes:
        notes = _sub(root, "Notes")
        for guid, (name, text) in parts.notes.items():
            note = _sub(notes, "Note")
            _set(note, guid=guid, name=name, creatingUser=USER)
            _sub(note, "PlainTextContent").text = in_xml(text)
    document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)
    return _zip({"project.qde": document, **parts.files})


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system, info.external_attr = 3, 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".pdf") else zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return out.getvalue()


def _sub(above: Element, name: str) -> Element:
    return etree.SubElement(above, f"{{{SPACE}}}{name}")


def _set(element: Element, **values: str) -> None:
    for name, value in values.items():
        element.set(name, in_xml(value))


def _describe(element: Element, values: Mapping[str, object]) -> None:
    lines = to_lines(values)
    if lines:
        _sub(element, "Description").text = lines


def _named(element: Element, text: str, fields: dict[str, object]) -> None:
    """Name an element; a text that XML cannot hold stands in the fields as it is."""
    element.set("name", in_xml(text))
    if in_xml(text) != text:
        fields["name"] = text


def _claims(codes: Element, claims: Sequence[Claim]) -> None:
    root = _sub(codes, "Code")
    _set(root, guid=CLAIMS, name="Claims", isCodable="false")
    known = {one.id for one in claims}
    under: dict[str | None, list[Claim]] = {}
    for one in claims:
        under.setdefault(one.parent if one.parent in known else None, []).append(one)
    waiting = [(one, root, 1) for one in reversed(under.get(None, []))]
    while waiting:
        one, above, depth = waiting.pop()
        code = _sub(above, "Code")
        _set(code, guid=one.id)
        values = asdict(one)
        fields = {name: values[name] for name in _OF_CLAIMS}
        if depth > _DEEPEST:
            fields["parent"] = one.parent
        _named(code, one.text, fields)
        code.set("isCodable", "true")
        _describe(code, fields)
        place = above if depth >= _DEEPEST else code
        waiting += [(part, place, depth + 1) for part in reversed(under.get(one.id, []))]


def _tags(codes: Element, sources: Sequence[SourceOut]) -> None:
    marks = [one.tags for source in sources for one in source.highlights]
    tags = sorted({tag for each in (*marks, *(source.article.tags for source in sources)) for tag in each})
    if not tags:
        return
    root = _sub(codes, "Code")
    _set(root, guid=TAGS, name="Tags", isCodable="false")
    for tag in tags:
        code, fields = _sub(root, "Code"), dict[str, object]()
        _set(code, guid=guid_of("tag", tag))
        _named(code, tag, fields)
        code.set("isCodable", "true")
        _describe(code, fields)


def _source(sources: Element, one: SourceOut, links: Mapping[str, Sequence[Evidence]], parts: _Parts) -> None:
    guid = one.snapshot.id
    fields = {
        "citation": one.citation,
        "article": one.article.id,
        "address": one.address,
        "sha256": one.snapshot.sha256,
        "captured_at": one.snapshot.captured_at,
    }
    title = one.article.title or one.article.citekey
    areas = [mark for mark in one.highlights if mark.area]
    passages = [mark for mark in one.highlights if not mark.area]
    text_name = f"{guid}.txt"
    parts.files[f"sources/{text_name}"] = one.text.encode("utf-8", "replace")
    if one.original is None:
        outer = text = _sub(sources, "TextSource")
        _set(outer, guid=guid, name=title, plainTextPath=f"internal://{text_name}", creatingUser=USER)
        _describe(outer, fields)
    else:
        parts.files[f"sources/{guid}.pdf"] = one.original()
        outer = _sub(sources, "PDFSource")
        _set(outer, guid=guid, name=title, path=f"internal://{guid}.pdf", creatingUser=USER)
        _describe(outer, fields)
        for mark in areas:
            _area(outer, mark, one.snapshot, links, parts)
        text = _sub(outer, "Representation")
        path = f"internal://{text_name}"
        _set(text, guid=guid_of("text", guid), name=title, plainTextPath=path, creatingUser=USER)
    for mark in passages:
        selection = _sub(text, "PlainTextSelection")
        _set(selection, guid=mark.id)
        own = _own_fields(mark)
        _named(selection, mark.exact, own)
        _set(selection, startPosition=str(mark.start), endPosition=str(mark.end), creatingUser=USER)
        _fill(selection, mark, own, links, parts)
    for tag in one.article.tags:
        _coding(outer, guid_of("coding", guid, tag), guid_of("tag", tag))
    if one.article.note:
        _note(outer, guid_of("note", one.article.id), "Note", one.article.note, parts)


def _own_fields(mark: Highlight) -> dict[str, object]:
    """Return what a selection has no attribute for."""
    told = {name.removeprefix(own_fields.SPACE): value for name, value in own_fields.write(mark).items()}
    told["snapshot"] = mark.snapshot
    if mark.anchor_state != "verified":
        told |= {"prefix": mark.prefix, "suffix": mark.suffix}
    return told | {"created": mark.created, "updated": mark.updated}


def _area(
    outer: Element,
    mark: Highlight,
    snapshot: Snapshot,
    links: Mapping[str, Sequence[Evidence]],
    parts: _Parts,
) -> None:
    """A rectangle of a page; the standard counts whole points from the lower left corner, pages from 0."""
    page = mark.page_index or 0
    height = snapshot.page_sizes[page][1] if page < len(snapshot.page_sizes) else 0.0
    x0, y0, x1, y1 = mark.area
    selection = _sub(outer, "PDFSelection")
    _set(selection, guid=mark.id)
    own = _own_fields(mark) | {"page_index": page}
    _named(selection, mark.exact, own)
    places = {"firstX": x0, "firstY": height - y1, "secondX": x1, "secondY": height - y0}
    _set(selection, page=str(page), creatingUser=USER)
    _set(selection, **{name: str(round(value)) for name, value in places.items()})
    _fill(selection, mark, own, links, parts)


def _fill(
    selection: Element,
    mark: Highlight,
    fields: dict[str, object],
    links: Mapping[str, Sequence[Evidence]],
    parts: _Parts,
) -> None:
    if in_xml(mark.note) != mark.note:
        fields["note"] = mark.note
    _describe(selection, fields)
    for tag in dict.fromkeys(mark.tags):
        _coding(selection, guid_of("coding", mark.id, tag), guid_of("tag", tag))
    for link in links.get(mark.id, ()):
        values = asdict(link)
        judged = to_lines({name: values[name] for name in _OF_LINKS})
        coding = _coding(selection, link.id, link.claim)
        _note(coding, guid_of("evidence", link.id), "Evidence", judged, parts)
    if mark.note:
        _note(selection, guid_of("note", mark.id), "Note", mark.note, parts)


def _coding(above: Element, guid: str, code: str) -> Element:
    coding = _sub(above, "Coding")
    _set(coding, guid=guid, creatingUser=USER)
    _set(_sub(coding, "CodeRef"), targetGUID=code)
    return coding


def _note(above: Element, guid: str, name: str, text: str, parts: _Parts) -> None:
    _set(_sub(above, "NoteRef"), targetGUID=guid)
    parts.notes[guid] = (name, text)
