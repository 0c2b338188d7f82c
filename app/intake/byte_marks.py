"""What first bytes say of a text's encoding: byte order marks, and the zeros of UTF-16 without one."""

from __future__ import annotations

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def find_wide(head: bytes) -> str:
    """Return UTF-16's byte order when text without a mark is in it: every other byte is mostly zero."""
    sample = head[:4096]
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if max(even, odd) < 0.4 * half or min(even, odd) > 0.02 * half:
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: 2 * half].decode(encoding, "replace")
    return encoding if all(letter.isprintable() or letter.isspace() for letter in text[:-1]) else ""
