"""A zip that strangers packed (DOCX, EPUB): checked before a byte is unpacked, and unpacked under limits.

Nothing is ever written to disk. Every refusal is a sentence that says what was hit.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib

from app.errors import CannotRead
from app.intake import limits

_CHUNK = 256 * 1024
_HOSTILE = "It was not made by a word processor or a publisher; do not trust it."
_AGAIN = "Fetch the file again, or save it anew with the program that made it."
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_DRIVE = re.compile(r"^[A-Za-z]:")
_ENCRYPTED = 0x1
#: How a damaged zip shows itself.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, ValueError, NotImplementedError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """The parts of a checked zip, by name; a part is unpacked when it is read."""

    def __init__(self, data: bytes) -> None:
        self._size = len(data)
        self._file = io.BytesIO(data)
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(self._file)
        except _DAMAGE as error:
            raise CannotRead("This file is a damaged zip archive.", _AGAIN) from error
        self._parts = self._checked()
        self._spellings = {name.casefold(): name for name in self._parts}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, folders left out, in the order of the directory."""
        return tuple(self._parts)

    def find(self, name: str) -> str | None:
        """Return a part's name as it is spelt here, whatever its case or slashes; None without it."""
        name = _plain(name)
        return name if name in self._parts else self._spellings.get(name.casefold())

    def read(self, name: str) -> bytes:
        """Return a part's bytes; raise CannotRead past a limit, KeyError when there is no such part."""
        info = self._parts[self.find(name) or name]
        out = bytearray()
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    out += chunk
                    self._count(info, len(out), len(chunk))
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            struct.error,
            NotImplementedError,
        ) as error:
            raise CannotRead(f"The part “{info.filename[:80]}” of this file is damaged.", _AGAIN) from error
        return bytes(out)

    def _count(self, info: zipfile.ZipInfo, got: int, more: int) -> None:
        self._unpacked += more
        name = info.filename[:80]
        if got > limits.ZIP_PART_BYTES:
            raise CannotRead(
                f"Stopped at {limits.ZIP_PART_BYTES // limits.MIB} MiB of one part, “{name}”.", _HOSTILE
            )
        if self._unpacked > limits.ZIP_BYTES:
            raise CannotRead(f"Stopped at {limits.ZIP_BYTES // limits.MIB} MiB of unpacked parts.", _HOSTILE)
        if got > limits.ZIP_RATIO_FROM and got > limits.ZIP_RATIO * max(1, info.compress_size):
            raise CannotRead(
                f"Stopped: the part “{name}” unpacks to more than {limits.ZIP_RATIO} times its size.",
                _HOSTILE,
            )

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > limits.ZIP_ENTRIES:
            raise CannotRead(
                f"This file packs {len(infos):,} parts; Sourcemark reads up to {limits.ZIP_ENTRIES:,}.",
                _HOSTILE,
            )
        parts: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            _check_name(info)
            _check_kind(info)
            key = _plain(info.filename)
            if key in parts:
                raise CannotRead(f"This file packs the part “{info.filename[:80]}” twice.", _HOSTILE)
            parts[key] = info
        self._check_overlap(infos)
        return {key: info for key, info in parts.items() if not info.is_dir()}

    def _check_overlap(self, infos: list[zipfile.ZipInfo]) -> None:
        """Refuse parts that share bytes: the same few kilobytes named a thousand times are a bomb."""
        view, end = self._file.getbuffer(), 0
        for info in sorted(infos, key=lambda one: one.header_offset):
            at = info.header_offset
            if at < end:
                raise CannotRead("The parts of this file overlap.", _HOSTILE)
            if at + _LOCAL_HEADER.size > self._size:
                raise CannotRead("This file is a damaged zip archive: it ends too early.", _AGAIN)
            mark, name, extra = _LOCAL_HEADER.unpack_from(view, at)
            end = at + _LOCAL_HEADER.size + name + extra + info.compress_size
            if mark != b"PK\x03\x04" or end > self._size:
                raise CannotRead("This file is a damaged zip archive: it ends too early.", _AGAIN)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _check_name(info: zipfile.ZipInfo) -> None:
    # zipfile cuts names at a NUL; what stood there first is kept in orig_filename.
    name = info.orig_filename
    plain = name.replace("\\", "/")
    if "\0" in name or plain.startswith("/") or _DRIVE.match(plain) or ".." in plain.split("/"):
        shown = name.replace("\0", "\ufffd")[:80]
        raise CannotRead(f"This file packs a part under the forbidden name “{shown}”.", _HOSTILE)


def _check_kind(info: zipfile.ZipInfo) -> None:
    name = info.filename[:80]
    if stat.S_ISLNK(info.external_attr >> 16):
        raise CannotRead(f"The part “{name}” of this file is a link to another file.", _HOSTILE)
    if info.flag_bits & _ENCRYPTED:
        raise CannotRead("This file is locked with a password.", "Save it without one, and add that.")
    if info.compress_type not in _METHODS:
        raise CannotRead(f"The part “{name}” is packed in a way that Sourcemark does not read.", _AGAIN)
