"""A REFI-QDA project in: its XML, with the texts it names, becomes plain values that can cross a process.

Nothing is judged here of what a code becomes; exchange/refi_delivery.py does that.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from app.anchor import canonical
from app.errors import CannotRead, SourcemarkError
from app.exchange.foreign import clean
from app.exchange.refi_elsewhere import left_elsewhere, names_by_guid, values_of
from app.exchange.refi_notes import Notes
from app.exchange.refi_selections import Selections, Value
from app.exchange.refi_words import ORIGIN, from_lines, guid_of
from app.exchange.refi_xml import (
    Left,
    ReadPart,
    children,
    decoded,
    description_of,
    guid_in,
    inner_text,
    line_of,
    local,
)

_TEXTS = {"TextSource": "text", "PDFSource": "pdf"}
#: What is no text, each with the part of it that is: a description, or transcripts.
_OTHERS = {
    "PictureSource": ("a picture", "TextDescription"),
    "AudioSource": ("a recording", "Transcript"),
    "VideoSource": ("a film", "Transcript"),
}


@dataclass(slots=True)
class Found:
    """What a project holds, as plain values."""

    own: bool = False
    codes: list[Value] = field(default_factory=list)
    sources: list[Value] = field(default_factory=list)
    selections: list[Value] = field(default_factory=list)
    left_out: list[Left] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def read_project(root: Element, read_part: ReadPart) -> Found:
    """Read the XML of a project; a source whose file is missing is named, and the rest goes on."""
    if local(root) != "Project":
        raise CannotRead("This file holds no REFI-QDA project.", "Export a project, not only its codes.")
    found = Found(own=(root.get("origin") or "").startswith(ORIGIN))
    reader = _Reader(root, read_part, found)
    for book in children(root, "CodeBook"):
        for codes in children(book, "Codes"):
            reader.codes(codes)
    for sources in children(root, "Sources"):
        for source in sources:
            reader.source(source)
    found.left_out += left_elsewhere(root, reader.names, reader.notes.of)
    found.left_out += reader.notes.untold()
    return found


class _Reader:
    def __init__(self, root: Element, read_part: ReadPart, found: Found) -> None:
        self._read_part, self._found = read_part, found
        self.names = names_by_guid(root)
        self.notes = Notes(root, read_part, found.left_out)
        users = {guid_in(one): one.get("name") or "" for one in root.iter("{*}User")}
        self._selections = Selections(
            self.notes, users, found.selections, found.left_out, read_part, own=found.own
        )
        self._guids: set[str] = set()

    def codes(self, codes: Element) -> None:
        """Walk through the codes, each with the guid of the one above it."""
        waiting = [(one, "") for one in reversed(list(children(codes, "Code")))]
        while waiting:
            code, parent = waiting.pop()
            guid, note = guid_in(code), self.notes.of(code)
            self._found.codes.append(
                {
                    "guid": guid,
                    "name": clean(code.get("name") or "", 10_000),
                    "parent": parent,
                    "description": clean(description_of(code)),
                    "note": note,
                }
            )
            waiting += [(one, guid) for one in reversed(list(children(code, "Code")))]

    def source(self, source: Element) -> None:
        """Read one source: its text, selections, codings and notes."""
        kind = local(source)
        name = clean(source.get("name") or "a source without a name", 300)
        if kind in _TEXTS:
            self._text_source(source, name, _TEXTS[kind])
        elif kind in _OTHERS:
            self._other_source(source, name, *_OTHERS[kind])
        elif kind:
            self._found.left_out.append((f"“{name}”", f"Sourcemark knows no “{line_of(kind, 60)}”."))

    def _other_source(self, source: Element, name: str, kind: str, text: str) -> None:
        """Name what is no text, with all that is said of it; the text that goes with it is a document."""
        parts = list(children(source, text))
        reason = f"It is {kind}; Sourcemark reads text."
        if parts:
            reason = f"It is {kind}; the text that goes with it is taken over."
        said = [description_of(source), self.notes.of(source), self._coded(source)]
        about = "; ".join(line_of(one) for one in said if one.strip())
        self._found.left_out.append((f"“{name}”" + (f": {about}" if about else ""), reason))
        for one in source:
            if local(one).endswith("Selection"):
                self._lost_selection(one, name, f"It is a place in {kind}.")
        self._values(source, name)
        for one in parts:
            self._text_source(one, clean(one.get("name") or name, 300), "text")

    def _text_source(self, source: Element, name: str, kind: str) -> None:
        guid = self._guid(source, name)
        value: Value = {"guid": guid, "name": name, "kind": kind, "file": ""}
        codings = self._selections.codings(source)
        notes = [self.notes.of(source), *(one["note"] for one in codings)]
        value |= {"note": "\n".join(one for one in notes if one)}
        value |= {"fields": from_lines(description_of(source)), "codings": [one["code"] for one in codings]}
        value["part"] = value["rich"] = value["text_part"] = ""
        holder: Element | None = source
        if kind == "pdf":
            value["part"] = source.get("path") or ""
            value["file"] = _file_name(value["part"])
            holder = next(children(source, "Representation"), None)
            for selection in children(source, "PDFSelection"):
                self._selections.rectangle(selection, guid)
        if not self._found.own and not value["fields"] and description_of(source).strip():
            value["note"] = f"{clean(description_of(source))}\n{value['note']}".strip()
        text = None if holder is None else self._text(holder, name, value)
        value["text_sha256"] = "" if text is None else _sha256(canonical.make(text))
        self._found.sources.append(value)
        if holder is not None:
            way = self._selections.texts(holder, guid, text, name)
            self._found.said += [f"Positions in “{name}” are counted otherwise: {way}."] if way else []
        self._rest(source, name)

    def _rest(self, source: Element, name: str) -> None:
        """Name what a text or PDF cannot have, and yet has."""
        self._values(source, name)
        known = ("PlainTextSelection", "TranscriptSelection", "PDFSelection")
        for one in source:
            if local(one).endswith("Selection") and local(one) not in known:
                self._lost_selection(one, name, "It is no place in a text.")

    def _text(self, holder: Element, name: str, value: Value) -> str | None:
        """Return the plain text of a source; without one, say why."""
        value["rich"] = holder.get("richTextPath") or ""
        value["file"] = value["file"] or _file_name(value["rich"])
        inline = next(children(holder, "PlainTextContent"), None)
        if inline is not None:
            value["inline"] = text = inner_text(inline)
            return text
        path = holder.get("plainTextPath") or ""
        if not path:
            return None
        value["file"] = value["file"] or _file_name(path)
        try:
            text = decoded(self._read_part(path))
        except SourcemarkError as error:
            self._found.left_out.append((f"“{name}”", error.message))
            return None
        value["text_part"] = path
        return text

    def _lost_selection(self, node: Element, source: str, reason: str) -> None:
        said = [description_of(node), self.notes.of(node), self._coded(node)]
        about = "; ".join(line_of(one) for one in (node.get("name") or "", *said) if one.strip())
        what = f"a selection in “{source}”" + (f": {about}" if about else "")
        self._found.left_out.append((what, reason))

    def _coded(self, node: Element) -> str:
        codes = [self.names.get(one["code"]) or "a code" for one in self._selections.codings(node)]
        return f"coded {', '.join(f'“{line_of(one, 80)}”' for one in codes)}" if codes else ""

    def _values(self, source: Element, name: str) -> None:
        values = values_of(source, self.names)
        if values:
            what = f"the variables of “{name}”: {values}"
            self._found.left_out.append((what, "An article has fields of its own, and no variables."))

    def _guid(self, source: Element, name: str) -> str:
        """Return a source's guid; of two that share one, the second gets its own."""
        guid = guid_in(source) or guid_of("source", name)
        while guid in self._guids:
            guid = guid_of("another", guid)
        self._guids.add(guid)
        return guid


def _file_name(path: str) -> str:
    """Return the file's name in a path as any system writes it."""
    return clean(path.strip().replace("\\", "/").rpartition("/")[2], 300)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
