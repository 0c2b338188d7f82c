"""Books made for measuring: PDF files of any length in a standard font; words differ from page to page."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import product
from pathlib import Path

LINES, COLUMNS = 44, 82
DENSE_LINES, DENSE_COLUMNS = 76, 50
WORDS = (
    "the",
    "harbour",
    "dredging",
    "of",
    "and",
    "to",
    "channel",
    "sill",
    "tender",
    "survey",
    "a",
    "in",
    "metres",
    "authority",
    "cutter",
    "barge",
    "report",
    "month",
    "volume",
    "contract",
    "under",
    "by",
    "for",
    "vessel",
    "depth",
    "rock",
    "clay",
    "pilot",
    "quay",
    "season",
    "weather",
    "schedule",
    "budget",
    "figure",
    "table",
)
#: Writes a page's content.
_Stream = Callable[[random.Random, int], bytes]
#: As in any language, most of a text are a few common words, and most words are rare.
COMMON = 0.6
_SYLLABLES = (
    "dre",
    "gin",
    "cha",
    "nel",
    "por",
    "sil",
    "tor",
    "bar",
    "gel",
    "mun",
    "ven",
    "lor",
    "kas",
    "pit",
)
RARE = tuple(map("".join, product(_SYLLABLES, repeat=3)))


def make_book(path: Path, pages: int, seed: int = 1) -> Path:
    """Write a book of so many pages (about 3,300 characters each) and return its path."""
    return _write(path, pages, random.Random(seed), _page_stream)


def make_dense_book(path: Path, pages: int, seed: int = 1) -> Path:
    """Write a book of two columns in small type (about 6,000 characters a page) and return its path."""
    return _write(path, pages, random.Random(seed), _dense_page_stream)


def _write(path: Path, pages: int, chance: random.Random, stream_of: _Stream) -> Path:
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    kids: list[int] = []
    for number in range(1, pages + 1):
        stream = stream_of(chance, number)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        pages,
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    path.write_bytes(pdf_file(objects))
    return path


def make_text(seed: int, words: int = 400) -> str:
    """Return a made-up article of so many words."""
    chance = random.Random(seed)
    sentences: list[str] = []
    while sum(len(one.split()) for one in sentences) < words:
        length = chance.randint(8, 22)
        sentence = " ".join(chance.choice(WORDS if chance.random() < COMMON else RARE) for _ in range(length))
        sentences.append(f"{sentence.capitalize()} {chance.randint(2, 99_999)}.")
    return " ".join(sentences)


def _page_stream(chance: random.Random, number: int) -> bytes:
    lines = [f"Page {number} of the record"]
    while len(lines) < LINES:
        line = ""
        while len(line) < COLUMNS - 8:
            line += chance.choice(WORDS) + " "
        lines.append(f"{line}{chance.randint(1, 9999)}")
    shown = b"".join(b"(%s) Tj T*\n" % line.encode() for line in lines)
    return b"BT /F1 10.5 Tf 15 TL 72 780 Td\n" + shown + b"ET"


def _dense_page_stream(chance: random.Random, number: int) -> bytes:
    """Return two columns of justified lines, each line an array of words, as typesetting programs write."""
    out = [b"BT /F1 9 Tf 60 800 Td (Record %d) Tj ET" % number]
    for left in (50, 305):
        out.append(b"BT /F1 8 Tf 9.5 TL %d 780 Td" % left)
        for _ in range(DENSE_LINES):
            line = ""
            while len(line) < DENSE_COLUMNS - 8:
                line += chance.choice(WORDS if chance.random() < COMMON else RARE) + " "
            words = b" -12 ".join(b"(%s )" % word.encode() for word in line.split())
            out.append(b"[%s] TJ T*" % words)
        out.append(b"ET")
    return b"\n".join(out)


def pdf_file(objects: list[bytes]) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
