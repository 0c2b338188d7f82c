"""The parts of a Word document as one file: the same parts give the same bytes, whenever and wherever."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_FIRST_OF_ALL = (1980, 1, 1, 0, 0, 0)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = (
    "application/vnd.openxmlformats-package.core-properties+xml",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A part that the document leads to: its bytes, and the addresses it leads to with their ids."""

    data: bytes
    links: Mapping[str, str] = field(default_factory=dict)


def pack(document: Leaf, leaves: Mapping[str, Leaf], core: bytes) -> bytes:
    """Return the file. A leaf's name is its kind ("styles", "footnotes", …) and its relationship's id."""
    # The library takes longer to load than most exports take.
    from docx.opc.package import OpcPackage
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package: Any = OpcPackage()

    def part(name: str, kind: str, leaf: Leaf) -> Any:
        made = Part(PackURI(f"/word/{name}.xml"), f"{_WORD}{kind}+xml", leaf.data, package)
        for address, identity in leaf.links.items():
            made.load_rel(f"{_RELATION}hyperlink", address, identity, is_external=True)
        return made

    main = part("document", "document.main", document)
    package.load_rel(f"{_RELATION}officeDocument", main, "document")
    properties = Part(PackURI("/docProps/core.xml"), _CORE[0], core, package)
    package.load_rel(_CORE[1], properties, "core")
    for name, leaf in leaves.items():
        main.load_rel(f"{_RELATION}{name}", part(name, name, leaf), name)
    written = io.BytesIO()
    package.save(written)
    return _settled(written)


def _settled(written: io.BytesIO) -> bytes:
    """Return the archive with one date for all members and no trace of the system that wrote it."""
    settled = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(settled, "w") as new:
        for member in old.namelist():
            about = zipfile.ZipInfo(member, _FIRST_OF_ALL)
            about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(about, old.read(member), compresslevel=6)
    return settled.getvalue()
