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
    likely = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    for encoding in (_superset(declared) if declared else "", likely.encoding if likely else ""):
        try:
            return data.decode(encoding, "replace")
        except LookupError:
            continue
    return data.decode("utf-8", "replace")


#: What browsers read these names as.
_SUPERSETS = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}


def _superset(name: str) -> str:
    name = name.strip().lower()
    return _SUPERSETS.get(name, name) or "utf-8"
