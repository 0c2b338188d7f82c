"""Makes broken files of sound ones: bytes changed, pieces doubled, cut; in a zip also within its parts."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence

_NUMBERS = (b"0", b"-1", b"255", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e999")
_TOKENS = (
    *(b"<", b">", b"</", b"&", b"\0", b"\xff\xfe", b"]]>", b"<![CDATA[", b"<!--", b"\r\n\r\n", b"=\r\n"),
    *(
        b"<<",
        b">>",
        b"endobj",
        b"endstream",
        b"1 0 R",
        b"/Kids[1 0 R]",
        b"/Length 4 0 R",
        b"xref",
        b"BT ET Do q Q",
    ),
    *(
        b"[[[[",
        b"![](",
        b"> - 1. ",
        b"```",
        b"|-|",
        b"<table><tr><td>",
        b"<div hidden>",
        b"--edge",
        b"&#xD800;",
    ),
)
_DIGITS = re.compile(rb"\d+")


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """Return a broken copy of a file."""
    if seed.startswith(b"PK") and chance.random() < 0.7:
        return _mutated_zip(seed, chance)
    return _mutated_bytes(seed, chance)


def _mutated_bytes(seed: bytes, chance: random.Random) -> bytes:
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not data:
            break
        _change(data, chance)
    return bytes(data)


def _change(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.choice((1, 4, 32, 400)))
    match chance.randrange(7):
        case 0:
            data[at] = chance.randrange(256)
        case 1:
            data[at] ^= 1 << chance.randrange(8)
        case 2:
            del data[at:end]
        case 3:
            data[at:at] = data[at:end] * chance.choice((1, 2, 50))
        case 4:
            data[at:at] = chance.choice(_TOKENS) * chance.choice((1, 1, 300))
        case 5:
            del data[at:]
        case _:
            numbers: Sequence[re.Match[bytes]] = list(_DIGITS.finditer(data))
            if numbers:
                found = chance.choice(numbers)
                data[found.start() : found.end()] = chance.choice(_NUMBERS)


def _mutated_zip(seed: bytes, chance: random.Random) -> bytes:
    """Change the bytes of one part and pack the file anew, so that the change is seen behind the packing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as anew:
        names = packed.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = packed.read(name)
            anew.writestr(name, _mutated_bytes(part, chance) if name == chosen else part)
    return out.getvalue()
