"""The selections of a REFI-QDA project's texts and PDFs, with their codings and notes, as plain values.

A selection whose name is not what stands at its place is told of: the text is not the one that was coded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml.etree import _Element as Element

from app.anchor import anchors, canonical
from app.errors import CannotRead, SourcemarkError
from app.exchange.foreign import clean
from app.exchange.refi_notes import Notes
from app.exchange.refi_positions import Marked, Way, find_way, is_told_by
from app.exchange.refi_words import from_lines, guid_of
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
    whole_in,
)

Value = dict[str, Any]
_MOST_SELECTIONS = 500_000
#: A shorter name may be a label of any kind; a longer one is mostly the words.
_WORDS_FROM = 20


class Selections:
    """Reads selections into `found`; what cannot be placed goes to `left_out`."""

    def __init__(
        self,
        notes: Notes,
        users: Mapping[str, str],
        found: list[Value],
        left_out: list[Left],
        read_part: ReadPart,
        *,
        own: bool,
    ) -> None:
        self._notes, self._users, self._found, self._left_out = notes, users, found, left_out
        self._read_part, self._own = read_part, own
        self._guids: set[str] = set()

    def texts(self, holder: Element, source: str, text: str | None, name: str) -> str:
        """Read the selections of a text, or of a transcript; say how positions are counted, "" as usual."""
        nodes = [one for one in holder if local(one) in ("PlainTextSelection", "TranscriptSelection")]
        points = {guid_in(one): whole_in(one, "position") for one in children(holder, "SyncPoint")}
        marks = [_marked(one, points) for one in nodes]
        known = [one for one in marks if one is not None]
        way = find_way(text or "", known)
        places = sorted({at for one in known for at in way.range_of(one) if 0 <= at <= len(way.text)})
        traced = dict(zip(places, canonical.trace(way.text, places).places, strict=True))
        # Where some names are the words of their selections, another that is not tells of another text.
        names_are_words = any(is_told_by(way, one) for one in known)
        for node, mark in zip(nodes, marks, strict=True):
            value = self._selection(node, source)
            reason = _place(value, mark, way, text, names_are_words=names_are_words)
            if reason:
                self._left_out.append((self._shown(value, node, name), reason))
                continue
            if mark is not None:
                start, end = way.range_of(mark)
                value |= {"start": traced.get(start), "end": traced.get(end)}
            self._add(value)
        return way.name if known else ""

    def rectangle(self, node: Element, source: str) -> None:
        """Read a rectangle on the page of a PDF, with the words under it."""
        value = self._selection(node, source)
        sides = [whole_in(node, name) for name in ("firstX", "firstY", "secondX", "secondY")]
        value["page"] = whole_in(node, "page")
        if all(side is not None for side in sides):
            value["box"] = [float(side or 0) for side in sides]
        for holder in children(node, "Representation"):
            if not value["exact"]:
                value["exact"] = self._words_under(holder)
            value["codings"] += [
                coding for one in holder.iter("{*}PlainTextSelection") for coding in self.codings(one)
            ]
            value["codings"] += self.codings(holder)
        self._add(value)

    def codings(self, node: Element) -> list[Value]:
        """Return the codes that are put to an element, each with what was noted on that."""
        found = []
        for coding in children(node, "Coding"):
            note = self._notes.of(coding)
            for one in children(coding, "CodeRef"):
                found.append({"guid": guid_in(coding), "code": guid_in(one, "targetGUID"), "note": note})
        return found

    def _words_under(self, holder: Element) -> str:
        inline = next(children(holder, "PlainTextContent"), None)
        if inline is not None:
            return clean(inner_text(inline))
        path = holder.get("plainTextPath") or ""
        if not path:
            return ""
        try:
            return clean(decoded(self._read_part(path)).removeprefix("\ufeff"))
        except SourcemarkError as error:
            self._left_out.append(("the words of a selection in a PDF", error.message))
            return ""

    def _selection(self, node: Element, source: str) -> Value:
        description = description_of(node)
        fields = from_lines(description) if self._own else {}
        note = self._notes.of(node)
        author = self._users.get(guid_in(node, "creatingUser"), "")
        guid = self._guid(node, source)
        value: Value = {"guid": guid, "source": source, "fields": fields, "page": None, "box": []}
        value |= {"exact": "", "prefix": "", "suffix": "", "start": None, "end": None}
        if self._own:
            value["exact"] = clean(str(fields.get("name", node.get("name") or "")))
            value |= {name: clean(str(fields.get(name, ""))) for name in ("prefix", "suffix")}
            note = str(fields.get("note", note))
        elif author and note:
            note = f"{note}\n— {author}"
        value |= {"note": clean(note), "codings": self.codings(node)}
        return value

    def _guid(self, node: Element, source: str) -> str:
        """Return a selection's guid; without one, or with another's, it gets its own, always the same."""
        names = ("name", "page", "startPosition", "endPosition", "fromSyncPoint", "firstX", "firstY")
        place = ";".join(node.get(name) or "" for name in names)
        guid = guid_in(node) or guid_of("selection", source, place)
        while guid in self._guids:
            guid = guid_of("another", guid)
        self._guids.add(guid)
        return guid

    def _shown(self, value: Value, node: Element, name: str) -> str:
        said = (node.get("name") or "", description_of(node), value["note"])
        about = "; ".join(line_of(one, 500) for one in said if one.strip())
        return f"a selection in “{name}”" + (f": {about}" if about else "")

    def _add(self, value: Value) -> None:
        if len(self._found) >= _MOST_SELECTIONS:
            raise CannotRead(f"This project has more than {_MOST_SELECTIONS:,} selections.", "Export less.")
        self._found.append(value)


def _place(value: Value, mark: Marked | None, way: Way, text: str | None, *, names_are_words: bool) -> str:
    """Give a selection the words at its place; return why it has none, else ""."""
    if mark is None:
        return "" if value["exact"] else "It does not say where it stands."
    start, end = way.range_of(mark)
    inside = 0 <= start < end <= len(way.text)
    if inside and (not value["exact"] or value["exact"] == way.text[start:end]):
        anchor = anchors.make_anchor(way.text, start, end)
        quoted = _quoted_elsewhere(way, anchor.exact, mark, names_are_words=names_are_words)
        if quoted is None:
            return f"Another text stands at its place: “{line_of(anchor.exact, 120)}”."
        value |= {"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
        if quoted:
            value |= {"exact": quoted, "prefix": "", "suffix": ""}
    elif not value["exact"]:
        # Without the text, what the selection is called may be its words: the article tells.
        told = (one for one in mark.words if one.strip())
        value["exact"] = clean(next((one for one in told if text is None or one in text), ""))
        if not value["exact"] and text is None:
            return f"It stands at {mark.start}–{mark.end} of a text that is not in the file."
        if not value["exact"]:
            return f"It stands at {mark.start}–{mark.end}, where its text has no characters."
    return ""


def _quoted_elsewhere(way: Way, exact: str, mark: Marked, *, names_are_words: bool) -> str | None:
    """Return a selection's own words when they stand elsewhere than its positions say; "" when all is well.

    None when they stand nowhere in the text, although the names of others are their words.
    """
    told = [one.strip() for one in mark.words if len(one.strip()) > _WORDS_FROM]
    if not told or is_told_by(way, mark):
        return ""
    for quoted in told:
        if quoted in way.text and quoted not in exact and exact.strip() not in quoted:
            return quoted
    strange = names_are_words and all(not _shares(quoted, exact) for quoted in told)
    return None if strange else ""


def _shares(quoted: str, exact: str) -> bool:
    """Say whether two texts are much the same words."""
    first, second = set(quoted.casefold().split()), set(exact.casefold().split())
    return 2 * len(first & second) >= min(len(first), len(second))


def _marked(node: Element, points: Mapping[str, int | None]) -> Marked | None:
    start, end = whole_in(node, "startPosition"), whole_in(node, "endPosition")
    if local(node) == "TranscriptSelection":
        start, end = (points.get(guid_in(node, name)) for name in ("fromSyncPoint", "toSyncPoint"))
    if start is None or end is None:
        return None
    words = (node.get("name") or "", description_of(node))
    return Marked(min(start, end), max(start, end), tuple(one for one in words if one.strip()))
