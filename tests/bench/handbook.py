"""A handbook as PDF: roman and arabic page labels, contents with links, an outline, two columns."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.books import WORDS, pdf_file

WIDTH, HEIGHT = 595, 842
LEADING, SIZE = 14, 10
COLUMNS, COLUMN = (56, 308), 40
TOP, ROWS = 760, 46
FRONT = 4
LONG = "Quantities, methods and tolerances of the surveys on which every payment to the contractor rests"


@dataclass
class Chapter:
    """A chapter: its title, the page it begins on (from 0), and its sections with their pages."""

    title: str
    page: int
    sections: list[tuple[str, int]] = field(default_factory=list)


def plan(chapters: int) -> list[Chapter]:
    """Return the chapters, three pages each, with two sections."""
    found = []
    for number in range(chapters):
        page = FRONT + 3 * number
        title = f"{number + 1} {LONG}" if number == 1 else f"{number + 1} Works in reach {number + 1}"
        sections = [(f"{number + 1}.1 Volumes", page + 1), (f"{number + 1}.2 Cost", page + 2)]
        found.append(Chapter(title, page, sections))
    return found


def make_handbook(path: Path, chapters: int = 8, seed: int = 3) -> Path:
    """Write a handbook of so many chapters and return its path."""
    book = plan(chapters)
    count = FRONT + 3 * chapters
    chance = random.Random(seed)
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"]
    first_page = len(objects) + 1
    kids = [first_page + 2 * page for page in range(count)]
    for page in range(count):
        objects += _page(page, book, kids, chance)
    outline = _outline(book, kids, len(objects) + 1)
    objects[0] = (
        b"<< /Type /Catalog /Pages 2 0 R /Outlines %d 0 R"
        b" /PageLabels << /Nums [0 << /S /r >> %d << /S /D >>] >> >>" % (len(objects) + 1, FRONT)
    )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        count,
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    path.write_bytes(pdf_file([*objects, *outline]))
    return path


def _page(page: int, book: list[Chapter], kids: list[int], chance: random.Random) -> list[bytes]:
    notes: list[bytes] = []
    if page == 2:
        stream, notes = _contents(book, kids)
    elif page < FRONT:
        stream = _lines(56, TOP, [f"Front matter {'i' * (page + 1)}", "The handbook of the fairway"])
    else:
        titles = [one.title for one in book if one.page == page]
        titles += [title for one in book for title, at in one.sections if at == page]
        stream = _lines(56, TOP + 30, titles)
        stream += b"\n".join(_lines(x, TOP, _column(chance, page)) for x in COLUMNS)
    body = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R" % (
        WIDTH,
        HEIGHT,
        kids[page] + 1,
    )
    body += b" /Resources << /Font << /F1 3 0 R >> >> /Annots [%s] >>" % b" ".join(notes)
    return [body, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)]


def _column(chance: random.Random, page: int) -> list[str]:
    lines = []
    for _ in range(ROWS):
        line = ""
        while len(line) < COLUMN - 6:
            line += chance.choice(WORDS) + " "
        lines.append(line.strip())
    lines[3] = f"the fairway depth on page {page}"
    return lines


def _contents(book: list[Chapter], kids: list[int]) -> tuple[bytes, list[bytes]]:
    notes = []
    for row, chapter in enumerate(book):
        y = TOP - LEADING * (row + 2)
        notes.append(
            b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [56 %d 360 %d]"
            b" /Dest [%d 0 R /XYZ 56 %d 0] >>" % (y - 3, y + 10, kids[chapter.page], TOP + 44)
        )
    y = TOP - LEADING * (len(book) + 3)
    notes.append(
        b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [56 %d 360 %d]"
        b" /A << /S /URI /URI (https://handbook.example/terms) >> >>" % (y - 3, y + 10)
    )
    lines = ["Contents", "", *(one.title[:60] for one in book), "", "Terms of use, on the web"]
    return _lines(56, TOP, lines), notes


def _lines(x: int, y: int, lines: list[str]) -> bytes:
    shown = b"".join(b"(%s) Tj T*\n" % line.encode() for line in lines)
    return b"BT /F1 %d Tf %d TL %d %d Td\n%sET\n" % (SIZE, LEADING, x, y, shown)


def _outline(book: list[Chapter], kids: list[int], root: int) -> list[bytes]:
    """Return the outline's objects, the root first, then each chapter with its sections behind it."""
    heads = [root + 1 + 3 * number for number in range(len(book))]
    objects = [
        b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (heads[0], heads[-1], len(book))
    ]
    for number, chapter in enumerate(book):
        me = heads[number]
        near = b"" if number == 0 else b" /Prev %d 0 R" % heads[number - 1]
        near += b"" if number == len(book) - 1 else b" /Next %d 0 R" % heads[number + 1]
        objects.append(
            _item(
                chapter.title,
                root,
                kids[chapter.page],
                near + b" /First %d 0 R /Last %d 0 R /Count 2" % (me + 1, me + 2),
            )
        )
        (one, first), (other, second) = chapter.sections
        objects.append(_item(one, me, kids[first], b" /Next %d 0 R" % (me + 2)))
        objects.append(_item(other, me, kids[second], b" /Prev %d 0 R" % (me + 1)))
    return objects


def _item(title: str, parent: int, page: int, rest: bytes) -> bytes:
    return b"<< /Title (%s) /Parent %d 0 R /Dest [%d 0 R /XYZ 56 %d 0]%s >>" % (
        title.encode(),
        parent,
        page,
        TOP + 44,
        rest,
    )
