"""From bytes to text: the byte order mark first, then UTF-8, then the likeliest encoding."""

from __future__ import annotations

import charset_normalizer

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 262_144


def decode(data: bytes, declared: str = "") -> str:
    """Return the text of a file; what cannot be decoded becomes U+FFFD, never nothing."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for encoding in (_superset(declared), "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    for encoding in (_superset(declared), best.encoding if best is not None else "utf-8"):
        try:
            return data.decode(encoding, "replace")
        except LookupError:
            continue
    return data.decode("utf-8", "replace")


def _superset(name: str) -> str:
    """Return the Windows superset that browsers read some names as."""
    name = name.strip().lower()
    return {
        "iso-8859-1": "cp1252",
        "latin-1": "cp1252",
        "latin1": "cp1252",
        "ascii": "cp1252",
        "us-ascii": "cp1252",
    }.get(
        name, {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949"}.get(name, name)
    ) or "utf-8"
