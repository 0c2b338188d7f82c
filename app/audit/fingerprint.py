"""A text's fingerprint: what tells copies and agency stories apart without reading the texts again.

It holds the crc32 numbers of the 5-word shingles, all of a text of ordinary length and of a longer one only
those divisible by 16, and the marks of an agency (wire.py). The store keeps one for each snapshot.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap
from zlib import crc32

from app.audit.wire import NO_MARKS, Marks, read_marks

#: Raised when a fingerprint of the same text would come out otherwise: those kept are then made anew.
VERSION = 2
SIZE = 5
EVERY = 16
#: Up to so many shingles (some 4,000 words) a fingerprint holds all of them.
WHOLE = 4096
#: Words are looked for in pieces of so many characters, so that other threads have their turn.
_PIECE = 1 << 16
_WORD = re.compile(r"\w+")
#: Bytes of a number.
_WIDTH = 4
#: Bytes of a shingle's words, and the bits of its number that are not its draw.
_SHINGLE, _UNDRAWN = SIZE * _WIDTH, ~(EVERY - 1)
_PARTED = struct.Struct(f"{_SHINGLE}s")
#: Bytes without the bits of a draw, and of a draw's alone.
_UPPER_HALVES, _LOWER_HALVES = (
    bytes(byte & bits for byte in range(256)) for bits in (_UNDRAWN & 0xFF, EVERY - 1)
)
_DRAWN = re.compile(b"[" + b"".join(re.escape(bytes((one,))) for one in range(0, 256, EVERY)) + b"]")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Shingles as numbers: the sample of every text, and the others too where the text is known whole.

    The others stay packed: a project has thousands of fingerprints, and few of them are compared in full.
    """

    sample: frozenset[int]
    others: bytes
    is_whole: bool
    marks: Marks = NO_MARKS

    @property
    def shingles(self) -> frozenset[int]:
        """Every number that is known."""
        return self.sample.union(_unpack(self.others))

    def among(self, wanted: frozenset[int]) -> frozenset[int]:
        """Return which of some numbers are among those that are known; quicker than unpacking all of them."""
        return (self.sample & wanted) | wanted.intersection(_unpack(self.others))

    def __len__(self) -> int:
        return len(self.sample) + len(self.others) // _WIDTH


def make_fingerprint(text: str) -> Fingerprint:
    """Return a text's fingerprint, the same on every run and machine."""
    known = _Codes()
    codes = b"".join([known[token] for tokens in _tokens(text) for token in tokens])
    count = max(0, len(codes) // _WIDTH - SIZE + 1)
    marks = read_marks(text)
    draws = _draws(codes)
    if count > WHOLE:
        sample = frozenset(_number(codes, found.start(), 0) for found in _DRAWN.finditer(draws, 0, count))
        return Fingerprint(sample, b"", is_whole=False, marks=marks)
    numbers = _numbers(codes, draws[:count])
    sample = frozenset(number for number in numbers if not number % EVERY)
    return Fingerprint(sample, _pack(numbers - sample), is_whole=True, marks=marks)


def to_bytes(made: Fingerprint) -> bytes:
    """Write a fingerprint as bytes: whether it is whole, two counts, the numbers, the marks."""
    counts = _pack((len(made.sample), len(made.others) // _WIDTH), in_order=False)
    marks = "\n".join((made.marks.dateline, *made.marks.notices)).encode()
    return bytes((made.is_whole,)) + counts + _pack(made.sample) + made.others + marks


def from_bytes(data: bytes) -> Fingerprint:
    """Read a fingerprint back; raise ValueError on anything that is none."""
    start = 1 + 2 * _WIDTH
    if len(data) < start or data[0] > 1:
        raise ValueError("not a fingerprint")
    sampled, others = _unpack(data[1:start])
    middle = start + _WIDTH * sampled
    end = middle + _WIDTH * others
    if len(data) < end:
        raise ValueError("a fingerprint that was cut off")
    dateline, *notices = data[end:].decode().split("\n")
    sample = frozenset(_unpack(data[start:middle]))
    return Fingerprint(sample, data[middle:end], bool(data[0]), Marks(dateline, tuple(notices)))


def _pack(numbers: Iterable[int], *, in_order: bool = True) -> bytes:
    packed = array("I", sorted(numbers) if in_order else numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _unpack(data: bytes) -> array[int]:
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class _Codes(dict[str, bytes]):
    """The crc32 numbers of the words in what stands between two spaces, made when it is first met."""

    def __missing__(self, token: str) -> bytes:
        words = _WORD.findall(token)
        code = b"".join(crc32(word.encode("utf-8", "replace")).to_bytes(_WIDTH, "little") for word in words)
        self[token] = code
        return code


def _tokens(text: str) -> Iterator[list[str]]:
    start = 0
    while start < len(text):
        end = start + _PIECE
        cut = _WORD.match(text, end)
        end = cut.end() if cut else end
        yield text[start:end].casefold().split()
        start = end


def _draws(codes: bytes) -> bytes:
    """Return a byte for each shingle, from all of its words: it says whether the shingle is in the sample.

    It is much quicker to tell than the shingle's number, so that of a long text few numbers are made.
    """
    lowest = codes[::_WIDTH]
    bits = int.from_bytes(lowest, "little")
    mixed = bits
    for word in range(1, SIZE):
        mixed ^= bits >> 8 * word
    return mixed.to_bytes(len(lowest), "little")


def _numbers(codes: bytes, draws: bytes) -> set[int]:
    """Return what `_number` returns, for as many shingles as there are draws, at once and so much quicker."""
    numbers = array("I", bytes(len(draws) * _WIDTH))
    for at in range(min(SIZE, len(draws))):
        # Every fifth shingle: they stand side by side.
        end = at + (len(draws) - at + SIZE - 1) // SIZE * SIZE
        apart = _PARTED.iter_unpack(codes[at * _WIDTH : end * _WIDTH])
        numbers[at::SIZE] = array("I", starmap(crc32, apart))
    packed = bytearray(_pack(numbers, in_order=False))
    drawn = packed[::_WIDTH].translate(_UPPER_HALVES), draws.translate(_LOWER_HALVES)
    upper, lower = (int.from_bytes(part, "little") for part in drawn)
    packed[::_WIDTH] = (upper | lower).to_bytes(len(draws), "little")
    return set(_unpack(bytes(packed)))


def _number(codes: bytes, at: int, draw: int) -> int:
    """Return the number of the shingle that begins with word `at`; its last four bits are its draw."""
    return crc32(codes[at * _WIDTH : (at + SIZE) * _WIDTH]) & _UNDRAWN | draw
