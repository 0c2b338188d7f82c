"""A REFI-QDA project in: its XML, with the texts it names, becomes plain values that can cross a process.

Nothing is judged here of what a code becomes; exchange/refi_delivery.py does that.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element as Element

from app.anchor import anchors, canonical
from app.errors import CannotRead, SourcemarkError
from app.exchange.foreign import clean
from app.exchange.refi_positions import Marked, find_way
from app.exchange.refi_words import ORIGIN, from_lines

#: Reads a part of the package by the name the XML gives it; raises CannotRead in words.
ReadPart = Callable[[str], bytes]

_SOURCES = ("TextSource", "PDFSource")
_OTHERS = {"PictureSource": "a picture", "AudioSource": "a recording", "VideoSource": "a film"}
_ELSEWHERE = ("Variables", "Cases", "Sets", "Graphs", "Links")
_MOST_SELECTIONS = 500_000
_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")

Value = dict[str, Any]


@dataclass(slots=True)
class Found:
    """What a project holds, as plain values."""

    own: bool = False
    codes: list[Value] = field(default_factory=list)
    sources: list[Value] = field(default_factory=list)
    selections: list[Value] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def local(node: Element) -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def read_project(root: Element, read_part: ReadPart) -> Found:
    """Read the XML of a project; a source whose file is missing is named, and the rest goes on."""
    if local(root) != "Project":
        raise CannotRead("This file holds no REFI-QDA project.", "Export a project, not only its codes.")
    found = Found(own=(root.get("origin") or "").startswith(ORIGIN))
    reader = _Reader(root, read_part, found)
    for part in root:
        name = local(part)
        if name == "CodeBook":
            for codes in _children(part, "Codes"):
                reader.codes(codes)
        elif name == "Sources":
            for source in part:
                reader.source(source)
        elif name in _ELSEWHERE and len(part):
            what = f"{len(part)} of “{name}”"
            found.left_out.append((what, "Sourcemark has no place for them."))
    reader.project_notes()
    return found


def _children(node: Element, name: str) -> Iterator[Element]:
    return (one for one in node if local(one) == name)


def _guid(node: Element, name: str = "guid") -> str:
    matched = _GUID.fullmatch((node.get(name) or "").strip())
    return matched[1].lower() if matched else ""


def _description(node: Element) -> str:
    return next(("".join(map(str, one.itertext())) for one in _children(node, "Description")), "")


def decoded(data: bytes) -> str:
    """Return the text of a source as its program wrote it, with its line ends and byte mark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "\ufeff" + data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class _Reader:
    def __init__(self, root: Element, read_part: ReadPart, found: Found) -> None:
        self._read_part, self._found = read_part, found
        self._users = {_guid(one): one.get("name") or "" for one in root.iter("{*}User")}
        self._notes: dict[str, tuple[str, str]] = {}
        self._told: set[str] = set()
        for notes in _children(root, "Notes"):
            for note in _children(notes, "Note"):
                self._notes[_guid(note)] = (note.get("name") or "", self._note_text(note))

    def _note_text(self, note: Element) -> str:
        inline = next(_children(note, "PlainTextContent"), None)
        if inline is not None:
            return clean("".join(map(str, inline.itertext())))
        path = note.get("plainTextPath") or ""
        if not path:
            return clean(_description(note))
        try:
            return clean(decoded(self._read_part(path)).removeprefix("\ufeff"))
        except SourcemarkError as error:
            self._found.left_out.append((f"the note “{(note.get('name') or path)[:80]}”", error.message))
            return ""

    def _notes_of(self, node: Element) -> str:
        """Return the notes that an element refers to, one below the other, with their author."""
        told: list[str] = []
        for one in _children(node, "NoteRef"):
            guid = _guid(one, "targetGUID")
            self._told.add(guid)
            text = self._notes.get(guid, ("", ""))[1]
            if text:
                told.append(text)
        return "\n".join(told)

    def project_notes(self) -> None:
        """Name the notes that belong to nothing that was taken in."""
        for guid, (name, text) in self._notes.items():
            if guid not in self._told and text:
                what = f"the note “{name[:80]}”: {' '.join(text.split())[:300]}"
                self._found.left_out.append((what, "It belongs to nothing that has a place here."))

    def codes(self, codes: Element) -> None:
        """Walk through the codes, each with the guid of the one above it."""
        waiting = [(one, "") for one in reversed(list(_children(codes, "Code")))]
        while waiting:
            code, parent = waiting.pop()
            guid, note = _guid(code), self._notes_of(code)
            self._found.codes.append(
                {
                    "guid": guid,
                    "name": clean(code.get("name") or "", 10_000),
                    "parent": parent,
                    "description": clean(_description(code)),
                    "note": note,
                }
            )
            waiting += [(one, guid) for one in reversed(list(_children(code, "Code")))]

    def source(self, source: Element) -> None:
        """Read one source: its text, selections, codings and notes."""
        kind, name = local(source), clean(source.get("name") or "a source without a name", 300)
        if kind not in _SOURCES:
            if kind in _OTHERS:
                self._found.left_out.append((f"“{name}”", f"It is {_OTHERS[kind]}; Sourcemark reads text."))
            return
        guid = _guid(source)
        value: Value = {"guid": guid, "name": name, "kind": "pdf" if kind == "PDFSource" else "text"}
        value |= {"fields": from_lines(_description(source)), "note": self._notes_of(source)}
        value["codings"] = [one["code"] for one in self._codings(source)]
        value["part"] = value["rich"] = value["text_part"] = ""
        holder: Element | None = source
        if kind == "PDFSource":
            value["part"] = source.get("path") or ""
            holder = next(_children(source, "Representation"), None)
            for selection in _children(source, "PDFSelection"):
                self._rectangle(selection, guid)
        text = None if holder is None else self._text(holder, name, value)
        value["text_sha256"] = "" if text is None else _sha256(canonical.make(text))
        self._found.sources.append(value)
        if holder is not None:
            self._selections(holder, guid, text, name)

    def _text(self, holder: Element, name: str, value: Value) -> str | None:
        """Return the plain text of a source; without one, say why."""
        value["rich"] = holder.get("richTextPath") or ""
        inline = next(_children(holder, "PlainTextContent"), None)
        if inline is not None:
            value["inline"] = text = "".join(map(str, inline.itertext()))
            return text
        path = holder.get("plainTextPath") or ""
        if not path:
            return None
        try:
            text = decoded(self._read_part(path))
        except SourcemarkError as error:
            self._found.left_out.append((f"“{name}”", error.message))
            return None
        value["text_part"] = path
        return text

    def _selections(self, holder: Element, guid: str, text: str | None, name: str) -> None:
        nodes = list(_children(holder, "PlainTextSelection"))
        marks = [_marked(one) for one in nodes]
        known = [one for one in marks if one is not None]
        way = find_way(text or "", known)
        if way.name and known:
            self._found.said.append(f"Positions in “{name}” are counted otherwise: {way.name}.")
        places = sorted({at for one in known for at in way.range_of(one) if 0 <= at <= len(way.text)})
        traced = dict(zip(places, canonical.trace(way.text, places).places, strict=True))
        for node, mark in zip(nodes, marks, strict=True):
            value = self._selection(node, guid)
            if mark is None:
                self._found.left_out.append((f"a selection in “{name}”", "It does not say where it stands."))
                continue
            start, end = way.range_of(mark)
            inside = 0 <= start < end <= len(way.text)
            if inside and (not value["exact"] or value["exact"] == way.text[start:end]):
                anchor = anchors.make_anchor(way.text, start, end)
                value |= {"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
                quoted = _quoted_elsewhere(way.text, anchor.exact, mark)
                if quoted:
                    value |= {"exact": quoted, "prefix": "", "suffix": ""}
            elif not value["exact"]:
                quoted = next((one for one in mark.words if text and one.strip() and one in text), "")
                value["exact"] = quoted
                if not quoted:
                    reason = f"It stands at {mark.start}–{mark.end}, where its text has no characters."
                    self._found.left_out.append((f"a selection in “{name}”", reason))
                    continue
            value |= {"start": traced.get(start), "end": traced.get(end)}
            self._add(value)

    def _selection(self, node: Element, source: str) -> Value:
        description = _description(node)
        fields = from_lines(description) if self._found.own else {}
        note = self._notes_of(node)
        author = self._users.get(_guid(node, "creatingUser"), "")
        value: Value = {"guid": _guid(node), "source": source, "fields": fields, "page": None, "box": []}
        value |= {"exact": "", "prefix": "", "suffix": "", "start": None, "end": None}
        if self._found.own:
            value["exact"] = clean(str(fields.get("name", node.get("name") or "")))
            value |= {name: clean(str(fields.get(name, ""))) for name in ("prefix", "suffix")}
            note = str(fields.get("note", note))
        elif author and note:
            note = f"{note}\n— {author}"
        value |= {"note": clean(note), "codings": self._codings(node)}
        return value

    def _rectangle(self, node: Element, source: str) -> None:
        value = self._selection(node, source)
        sides = [_whole(node.get(name)) for name in ("firstX", "firstY", "secondX", "secondY")]
        value["page"] = _whole(node.get("page"))
        if all(side is not None for side in sides):
            value["box"] = [float(side or 0) for side in sides]
        for holder in _children(node, "Representation"):
            inline = next(_children(holder, "PlainTextContent"), None)
            if inline is not None and not value["exact"]:
                value["exact"] = clean("".join(map(str, inline.itertext())))
        self._add(value)

    def _codings(self, node: Element) -> list[Value]:
        found = []
        for coding in _children(node, "Coding"):
            code = next((_guid(one, "targetGUID") for one in _children(coding, "CodeRef")), "")
            found.append({"guid": _guid(coding), "code": code, "note": self._notes_of(coding)})
        return found

    def _add(self, value: Value) -> None:
        if len(self._found.selections) >= _MOST_SELECTIONS:
            raise CannotRead(f"This project has more than {_MOST_SELECTIONS:,} selections.", "Export less.")
        self._found.selections.append(value)


def _marked(node: Element) -> Marked | None:
    start, end = _whole(node.get("startPosition")), _whole(node.get("endPosition"))
    if start is None or end is None:
        return None
    words = (node.get("name") or "", _description(node))
    return Marked(min(start, end), max(start, end), tuple(one for one in words if one.strip()))


def _quoted_elsewhere(text: str, exact: str, mark: Marked) -> str:
    """Return a selection's own words when they stand in the text, but not where its positions say."""
    for told in mark.words:
        quoted = told.strip()
        if len(quoted) > 20 and quoted in text and quoted not in exact and exact.strip() not in quoted:
            return quoted
    return ""


def _whole(told: str | None) -> int | None:
    told = (told or "").strip()
    return int(told) if re.fullmatch(r"-?\d{1,12}", told) else None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
