"""Reads a REFI-QDA project in the worker: zip, XML and texts; then files as they are asked for."""

from __future__ import annotations

import hashlib
import json
import socket
from typing import Any
from urllib.parse import unquote

from app.errors import CannotRead
from app.exchange.refi_in import Found, read_project
from app.intake import limits, xml_parts
from app.intake.document import Document, Send
from app.intake.outcome import Pulse
from app.intake.worker import receive_frame
from app.intake.zip_check import Package

_ZIP = b"PK\x03\x04"
_INTERNAL = "internal://"
_ADD_IT = "Add that document yourself, then import the file again."


def serve(document: Document, link: socket.socket, send: Send) -> None:
    """Send the project as JSON, then each file of a source that the program asks for."""
    data = document.data[:]
    if not data.startswith(_ZIP) and b"<" not in data[:1024]:
        raise CannotRead("This file is no REFI-QDA project.", "Choose a file that ends in .qdpx or .qde.")
    files = _Files(data, Pulse(send))
    found = read_project(xml_parts.parse(files.project(), "project.qde"), files.read)
    inline = {one["guid"]: one.pop("inline", None) for one in found.sources}
    for one in found.sources:
        _weigh(one, files, found, inline[one["guid"]])
    send({"frame": "project"}, _packed(found))
    sources = {one["guid"]: one for one in found.sources}
    while (request := receive_frame(link)) is not None:
        guid = request[0].text("source")
        text = inline.get(guid)
        part = sources[guid]["part"] or sources[guid]["text_part"] if guid in sources else ""
        try:
            whole = text.encode("utf-8", "replace") if text is not None and not part else files.read(part)
        except CannotRead as error:
            send({"frame": "missing", "message": error.message, "hint": error.hint}, b"")
            continue
        send({"frame": "file"}, whole)


def _packed(found: Found) -> bytes:
    value = {name: getattr(found, name) for name in ("own", "codes", "sources", "selections", "said")}
    return json.dumps(value | {"left_out": found.left_out}, ensure_ascii=True).encode()


def _weigh(one: dict[str, Any], files: _Files, found: Found, inline: str | None) -> None:
    """Hash the original of a source; name it when it is not in the file."""
    one["sha256"] = ""
    one["has_text"] = bool(inline or one["text_part"])
    if one["part"]:
        try:
            one["sha256"] = hashlib.sha256(files.read(one["part"])).hexdigest()
        except CannotRead as error:
            found.left_out.append((f"“{one['name']}”", error.message))
            one["part"] = ""
    if not one["part"] and not one["has_text"] and one["rich"]:
        _weigh_rich(one, files, found)
    one["has_original"] = bool(one["part"])


def _weigh_rich(one: dict[str, Any], files: _Files, found: Found) -> None:
    """Take the formatted text where the plain one is missing: then words count, and positions do not."""
    try:
        one["sha256"] = hashlib.sha256(files.read(one["rich"])).hexdigest()
    except CannotRead as error:
        found.left_out.append((f"“{one['name']}”", error.message))
        return
    one["part"] = one["rich"]
    found.said.append(
        f"“{one['name']}” is only there as formatted text: its selections are found by their words."
    )


class _Files:
    """The parts of a package, by the names that the XML gives them; the XML alone has none."""

    def __init__(self, data: bytes, pulse: Pulse) -> None:
        self._package = Package(data) if data.startswith(_ZIP) else None
        self._data, self._pulse = data, pulse

    def project(self) -> bytes:
        """Return the XML of the project."""
        if self._package is None:
            return self._data
        names = [one for one in self._package.names if one.casefold().endswith(".qde")]
        if not names:
            raise CannotRead("This file holds no REFI-QDA project.", "Export the project again, as .qdpx.")
        best = min(names, key=lambda one: (one.casefold() != "project.qde", one.count("/"), one))
        return self._package.read(best)

    def read(self, path: str) -> bytes:
        """Return the bytes of a part; raise CannotRead when it is elsewhere, or not there."""
        self._pulse.beat()
        told = path.strip().replace("\\", "/")
        name = told.rpartition("/")[2] or told
        if not told.casefold().startswith(_INTERNAL):
            where = "beside this file" if told.startswith("relative:") else "on the computer it was made on"
            raise CannotRead(f"Its file “{name[:120]}” is {where}, not in it.", _ADD_IT)
        inner = told[len(_INTERNAL) :].lstrip("/")
        if self._package is not None:
            for one in (inner, unquote(inner)):
                for folder in ("sources/", ""):
                    known = self._package.find(f"{folder}{one}")
                    if known is not None:
                        data = self._package.read(known)
                        if len(data) > limits.FILE_BYTES:
                            raise CannotRead(f"Its file “{name[:120]}” is too large.", _ADD_IT)
                        return data
        raise CannotRead(f"Its file “{name[:120]}” is missing from the package.", _ADD_IT)
