"""The parts of a Word document and how they lead to one another; strict OOXML reads like transitional."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element as Element

from app.errors import CannotRead
from app.intake import xml_parts
from app.intake.zip_check import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    b"http://purl.oclc.org/ooxml/officeDocument/math": M,
    b"http://purl.oclc.org/ooxml/drawingml/main": A,
}


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: the last word of the relation's type, and a part's name or an address."""

    kind: str
    target: str
    external: bool


class WordPackage:
    """The parts of one Word document."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.main = self._main_part()
        self.relations = self.relations_of(self.main)

    @cached_property
    def document(self) -> Element:
        """The document's own part."""
        return self.parse(self.main)

    def find(self, kind: str) -> Element | None:
        """Return the first part of a kind ("styles", "footnotes", …) that the document leads to, or None."""
        return next(iter(self.list(kind)), None)

    def place_of(self, kind: str) -> str:
        """Return the name of the first part of a kind that the document leads to, "" without one."""
        targets = (one.target for one in self.relations.values() if one.kind == kind and not one.external)
        return next((spelt for target in targets if (spelt := self.package.find(target))), "")

    def properties(self) -> Element | None:
        """Return the part with the file's own properties."""
        targets = [one.target for one in self.relations_of("").values() if one.kind == "core-properties"]
        for name in (*targets, "docProps/core.xml"):
            if self.package.find(name):
                return self.parse(name)
        return None

    def list(self, kind: str) -> list[Element]:
        """Return every part of a kind that the document leads to."""
        targets = dict.fromkeys(one.target for one in self.relations.values() if one.kind == kind)
        return [self.parse(target) for target in targets if self.package.find(target)]

    def parse(self, name: str) -> Element:
        """Parse a part."""
        data = self.package.read(name)
        if _STRICT in data:
            for strict, transitional in _TRANSITIONAL.items():
                data = data.replace(strict + b'"', transitional[1:-1].encode() + b'"')
        return xml_parts.parse(data, name)

    def relations_of(self, part: str) -> dict[str, Relation]:
        """Return what a part leads to, by the id it is named by."""
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.package.find(place):
            return {}
        found: dict[str, Relation] = {}
        for node in self.parse(place):
            target, external = node.get("Target") or "", node.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[node.get("Id") or ""] = Relation(
                (node.get("Type") or "").rpartition("/")[2], target, external
            )
        return found

    def _main_part(self) -> str:
        targets = [one.target for one in self.relations_of("").values() if one.kind == "officeDocument"]
        for name in (*targets, "word/document.xml"):
            if spelt := self.package.find(name):
                return spelt
        raise CannotRead(
            "This Word document is damaged: its text is missing.", "Save it anew, or fetch it again."
        )


def get(node: Element | None, name: str) -> str:
    """Return one of Word's attributes, "" without it."""
    return "" if node is None else node.get(W + name) or ""


def is_on(node: Element | None, name: str) -> bool:
    """Tell whether a property such as bold is switched on."""
    found = None if node is None else node.find(W + name)
    return found is not None and get(found, "val").lower() not in ("0", "false", "off", "none")
