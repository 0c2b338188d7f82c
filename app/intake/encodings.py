"""From bytes to text: the byte order mark first, what is declared, UTF-8, then the likeliest encoding.

The encoding that was used is named, and how it was chosen; what it cannot decode becomes U+FFFD, counted.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Literal

import charset_normalizer

from app.intake import alphabets
from app.intake.byte_marks import BOMS, find_wide
from app.intake.encoding_labels import encoding_of, shown_name

Choice = Literal["asked", "mark", "declared", "valid", "guess"]
_HOW: dict[str, str] = {"guess": " (guessed)", "asked": " (as you said)"}
_SAMPLE = 262_144
#: From here on a one-byte encoding makes such sense of a text that no other need be asked.
_SURE = 0.7
_MANY_BYTES = frozenset(
    (
        *("cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213", "euc_jp", "euc_jis_2004", "euc_jisx0213"),
        *("iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_kr", "gb18030", "gbk", "gb2312", "hz"),
        *("big5", "big5hkscs", "cp949", "cp950", "euc_kr"),
    )
)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "cp950": "big5hkscs",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the encoding it was read in, how that was chosen, and how much it could not decode."""

    text: str
    encoding: str
    choice: Choice
    replaced: int = 0

    @property
    def note(self) -> str:
        """What the reader's version says of it: "read as windows-1252 (guessed)"; UTF-8 goes without."""
        if self.encoding == "utf-8" and self.choice != "asked":
            return ""
        return f"read as {shown_name(self.encoding)}{_HOW.get(self.choice, '')}"

    @property
    def warning(self) -> str:
        """What is wrong with the text, in words; empty when nothing is."""
        if not self.replaced:
            return ""
        many = "character" if self.replaced == 1 else "characters"
        name = shown_name(self.encoding)
        return f"{self.replaced:,} {many} of this file cannot be read as {name} and are shown as �."


def decode(data: bytes, declared: str = "") -> str:
    """Return the text of a file; what cannot be decoded becomes U+FFFD, never nothing."""
    return read(data, declared).text


def read(data: bytes, declared: str = "", asked: str = "") -> Decoded:
    """Return the text of a file with the encoding it was read in: the one that was asked for, if any."""
    if wanted := encoding_of(asked):
        mark = next((mark for mark, encoding in BOMS if encoding == wanted and data.startswith(mark)), b"")
        return _decoded(data[len(mark) :], wanted, "asked")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, "mark")
    if wide := find_wide(data):
        return _decoded(data, wide, "guess")
    named = encoding_of(declared)
    if named and _fits(data, named) and not (_is_one_byte(named) and _is_utf8(data)):
        return _decoded(data, named, "declared")
    if _fits(data, "utf-8") and not _has_escapes(data):
        return _decoded(data, "utf-8", "valid")
    if named and named != "utf-8":
        return _decoded(data, named, "declared")
    return _decoded(data, *_guess(data, named))


def _decoded(data: bytes, encoding: str, choice: Choice) -> Decoded:
    before = 0
    if encoding.startswith("cp125"):
        # The holes of Windows encodings are control characters to browsers, not errors.
        text = data.decode(encoding, "hole")
    else:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = data.decode(encoding, "replace")
            before = data.count("�".encode()) if encoding == "utf-8" else 0
            return Decoded(text, encoding, choice, max(1, text.count("�") - before))
    return Decoded(text, encoding, choice)


def _holes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("hole", _holes)


def _guess(data: bytes, named: str) -> tuple[str, Choice]:
    """Return the likeliest encoding of bytes that are no UTF-8, whatever they declare."""
    sample = data[:_SAMPLE]
    if _is_nearly_utf8(sample):
        # A few bad bytes in what is otherwise UTF-8: no other encoding makes sense of the rest.
        return "utf-8", "declared" if named == "utf-8" else "guess"
    found = charset_normalizer.from_bytes(sample).best()
    many = _WIDER.get(found.encoding, found.encoding) if found is not None else ""
    likely = alphabets.likeliest(sample)
    if many in _MANY_BYTES and likely.score < _SURE and _is_dense(sample, many):
        return many, "guess"
    return likely.encoding or "cp1252", "guess"


def _is_dense(sample: bytes, encoding: str) -> bool:
    """Tell East Asian text from a few accents that happen to pair up."""
    text = sample.decode(encoding, "replace")
    beyond = [letter for letter in text if letter > "\x7f"]
    east = sum(1 for letter in beyond if "\u3000" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7ff")
    return bool(beyond) and east > 0.6 * len(beyond) and 3 * len(beyond) > len(text) / 4


def _is_nearly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    bad, good = text.count("�"), sum(1 for letter in text if "\x7f" < letter != "�")
    return good > 10 * bad


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding, "hole" if encoding.startswith("cp125") else "strict")
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes beyond ASCII make valid UTF-8: by chance they hardly ever do."""
    return not data.isascii() and _fits(data, "utf-8")


def _is_one_byte(encoding: str) -> bool:
    return encoding not in _MANY_BYTES and not encoding.startswith("utf")


def _has_escapes(data: bytes) -> bool:
    """Tell ISO-2022-JP, which is ASCII to the eye."""
    return any(escape in data[:_SAMPLE] for escape in (b"\x1b$B", b"\x1b$@", b"\x1b(J"))
