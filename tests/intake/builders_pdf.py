"""Builds small PDFs by hand, so that tests know every byte: pages, turns, crop boxes, labels, a password."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


@dataclass(frozen=True)
class Line:
    """A line of Helvetica: where its baseline begins and how large it is."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 12


@dataclass(frozen=True)
class Page:
    """A page and its boxes."""

    lines: tuple[Line, ...] = ()
    mediabox: tuple[float, float, float, float] = (0, 0, 612, 792)
    cropbox: tuple[float, float, float, float] | None = None
    rotate: int = 0
    content: bytes | None = None
    #: More entries of the page's dictionary, and fonts beside F1, as the file has them.
    entries: str = ""
    fonts: str = ""


def page(*texts: str, **boxes: object) -> Page:
    """Return a page whose lines stand under each other."""
    lines = tuple(Line(text, y=700 - 16 * number) for number, text in enumerate(texts))
    return Page(lines, **boxes)  # type: ignore[arg-type]


def build(
    pages: Sequence[Page],
    info: dict[str, str] | None = None,
    labels: str = "",
    password: str = "",
    owner: str = "",
    xmp: str = "",
    catalog: str = "",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """Return a PDF's bytes; pages are the objects 10, 12, …; `more` holds further objects."""
    objects: dict[int, bytes] = {}
    kids = []
    objects[3] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    crypt = _Crypt(password, owner or password) if password or owner else None
    for number, one in enumerate(pages):
        page_id, stream_id = 10 + 2 * number, 11 + 2 * number
        kids.append(f"{page_id} 0 R")
        objects[page_id] = _page(one, stream_id)
        content = one.content if one.content is not None else b"\n".join(map(_show, one.lines))
        objects[stream_id] = _stream(content, crypt, stream_id)
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    root = "<</Type/Catalog/Pages 2 0 R"
    if labels:
        root += f"/PageLabels<</Nums[{labels}]>>"
    if xmp:
        objects[5] = _stream(xmp.encode(), None, 5, "/Type/Metadata/Subtype/XML")
        root += "/Metadata 5 0 R"
    objects[1] = (root + catalog + ">>").encode("latin-1")
    objects.update(more or {})
    trailer = ""
    if info:
        fields = "".join(f"/{name}({_escaped(text)})" for name, text in info.items())
        objects[4] = f"<<{fields}>>".encode("latin-1")
        trailer += "/Info 4 0 R"
    if crypt:
        objects[6] = crypt.dictionary()
        trailer += f"/Encrypt 6 0 R/ID[<{crypt.identity.hex()}><{crypt.identity.hex()}>]"
    return _file(objects, trailer)


def _page(one: Page, stream_id: int) -> bytes:
    text = f"<</Type/Page/Parent 2 0 R/MediaBox[{_numbers(one.mediabox)}]"
    if one.cropbox:
        text += f"/CropBox[{_numbers(one.cropbox)}]"
    text += f"/Rotate {one.rotate}/Resources<</Font<</F1 3 0 R{one.fonts}>>>>/Contents {stream_id} 0 R"
    return f"{text}{one.entries}>>".encode("latin-1")


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:g}" for value in values)


def _show(line: Line) -> bytes:
    text = _escaped(line.text).encode("cp1252")
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (line.size, line.x, line.y, text)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _stream(content: bytes, crypt: _Crypt | None, number: int, extra: str = "") -> bytes:
    data = crypt.encrypt(number, content) if crypt else content
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), extra.encode(), data)


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d %05d %s \n" % ((offsets[number], 0, b"n") if number in offsets else (0, 65535, b"f"))
    out += f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


class _Crypt:
    """The PDF standard security handler, revision 2: 40 bits of RC4, enough to ask for a password."""

    def __init__(self, password: str, owner: str) -> None:
        self.identity = b"0123456789abcdef"
        self.permissions = -4
        padded = (password.encode("latin-1") + _PAD)[:32]
        owner_padded = (owner.encode("latin-1") + _PAD)[:32]
        self.owner = _rc4(hashlib.md5(owner_padded).digest()[:5], padded)
        seed = padded + self.owner + struct.pack("<i", self.permissions) + self.identity
        self.key = hashlib.md5(seed).digest()[:5]
        self.user = _rc4(self.key, _PAD)

    def encrypt(self, number: int, data: bytes) -> bytes:
        key = hashlib.md5(self.key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
        return _rc4(key, data)

    def dictionary(self) -> bytes:
        return (
            f"<</Filter/Standard/V 1/R 2/O<{self.owner.hex()}>/U<{self.user.hex()}>/P {self.permissions}>>"
        ).encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
