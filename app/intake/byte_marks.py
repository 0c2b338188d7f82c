"""What first bytes say of a text's encoding: byte order marks, and the zeros of UTF-16 without one."""

from __future__ import annotations

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

#: Of so many letters at least, the higher bytes tell a script: those below are of the scripts of Europe and
#: the Near East, of India and Thailand.
_ENOUGH, _SMALL = 16, 0x20


def find_wide(head: bytes) -> str:
    """Return UTF-16's byte order when text without a mark is in it: every other byte is mostly zero.

    In Cyrillic, Greek, Arabic and their like it is a small number, and zero at spaces and digits.
    """
    sample = head[:4096]
    half = len(sample) // 2
    if half < 2:
        return ""
    halves = sample[0 : 2 * half : 2], sample[1 : 2 * half : 2]
    even, odd = (one.count(0) for one in halves)
    small = sum(byte < _SMALL for byte in halves[odd > even])
    is_other_script = half >= _ENOUGH and small >= 0.7 * half and max(even, odd) > 0
    if not (max(even, odd) >= 0.4 * half or is_other_script) or min(even, odd) > 0.02 * half:
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: 2 * half].decode(encoding, "replace")
    return encoding if all(letter.isprintable() or letter.isspace() for letter in text[:-1]) else ""
