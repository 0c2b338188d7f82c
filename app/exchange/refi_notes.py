"""The notes of a REFI-QDA project: each belongs to what refers to it; those of nothing are named."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from app.errors import SourcemarkError
from app.exchange.foreign import clean
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

#: So much of a note is said in a report.
_MOST = 2000


class Notes:
    """The notes by guid; `left_out` gathers those that cannot be read, and references to none."""

    def __init__(self, root: Element, read_part: ReadPart, left_out: list[Left]) -> None:
        self._read_part, self._left_out = read_part, left_out
        self._notes: dict[str, tuple[str, str]] = {}
        self._told: set[str] = set()
        for notes in children(root, "Notes"):
            for note in children(notes, "Note"):
                self._notes[guid_in(note)] = (note.get("name") or "", self._text(note))

    def of(self, node: Element) -> str:
        """Return the notes that an element refers to, one below the other."""
        told: list[str] = []
        for one in children(node, "NoteRef"):
            guid = guid_in(one, "targetGUID")
            if guid not in self._notes and guid not in self._told:
                what = f"a note of “{line_of(node.get('name') or local(node), 80)}”"
                self._left_out.append((what, "The file refers to it, and does not have it."))
            self._told.add(guid)
            text = self._notes.get(guid, ("", ""))[1]
            if text:
                told.append(text)
        return "\n".join(told)

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield the guid and the name of each."""
        return ((guid, name) for guid, (name, _) in self._notes.items())

    def untold(self) -> Iterator[Left]:
        """Yield the notes that belong to nothing that was taken in."""
        for guid, (name, text) in self._notes.items():
            if guid not in self._told and text:
                what = f"the note “{name[:80]}”: {line_of(text, _MOST)}"
                yield what, "It belongs to nothing that has a place here."

    def _text(self, note: Element) -> str:
        shown = f"the note “{(note.get('name') or '')[:80]}”"
        coded = sum(1 for one in note.iter("{*}Coding"))
        if coded:
            self._left_out.append((f"codes within {shown}: {coded}", "A note has no passages here."))
        inline = next(children(note, "PlainTextContent"), None)
        if inline is not None:
            return clean(inner_text(inline))
        path = note.get("plainTextPath") or ""
        if not path:
            if note.get("richTextPath"):
                reason = "The file has it only as formatted text, which is not read for notes."
                self._left_out.append((shown, reason))
            return clean(description_of(note))
        try:
            return clean(decoded(self._read_part(path)).removeprefix("\ufeff"))
        except SourcemarkError as error:
            self._left_out.append((shown, error.message))
            return clean(description_of(note))
