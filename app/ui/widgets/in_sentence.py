"""The rest of the sentence that a passage stands in, from the words kept before and behind it."""

from __future__ import annotations

import re

#: A sentence ends behind these and a space; a line end closes one too.
_END = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*(?=\s|$)|\n")


def sentence_before(prefix: str) -> str:
    """Return what the sentence says before the passage; "…" leads when its beginning is not known."""
    ends = list(_END.finditer(prefix))
    if ends:
        return _line(prefix[ends[-1].end() :])
    words = _line(prefix)
    # The kept words begin anywhere, in the middle of a word too.
    known = words.partition(" ")[2] if " " in words else ""
    return f"… {known}" if known else ""


def sentence_after(suffix: str, passage: str = "") -> str:
    """Return what the sentence says behind the passage; "…" follows when its end is not known."""
    if any(end.end() == len(passage.rstrip()) for end in _END.finditer(passage.rstrip())):
        return ""
    end = _END.search(suffix)
    if end:
        return _line(suffix[: end.end()])
    words = _line(suffix)
    known = words.rpartition(" ")[0] if " " in words else ""
    return f"{known} …" if known else ""


def _line(text: str) -> str:
    return " ".join(text.split())
