"""Zips and messages that are small and cost much: one for each way that is known."""

from __future__ import annotations

import io
import zipfile

from tests.intake import builders_docx as docx
from tests.intake import builders_epub as epub
from tests.intake import builders_mail as mail
from tests.intake import builders_zip

_MIB = 1024 * 1024
_PLAIN = b"Content-Type: text/plain\r\n\r\na\r\n"


def part_that_grows() -> bytes:
    """A part of 80 MiB in 80 KB."""
    return epub.simple("<p>" + "a" * (80 * _MIB) + "</p>")


def part_of_one_letter() -> bytes:
    """A part packed a thousand to one, below the limit of a part."""
    return epub.simple("<p>" + "a" * (30 * _MIB) + "</p>")


def many_parts() -> bytes:
    """Twenty thousand parts."""
    out = io.BytesIO(docx.build(docx.paragraph(docx.run("The harbour opened."))))
    with zipfile.ZipFile(out, "a") as packed:
        for number in range(20_000):
            packed.writestr(f"word/{number}.xml", "")
    return out.getvalue()


def overlapping_parts() -> bytes:
    """Entries that share their bytes."""
    return builders_zip.overlapped({"word/document.xml": "<a/>" * 1000, "[Content_Types].xml": "<a/>"})


def laughs_in_word() -> bytes:
    """Entities within entities in a Word document."""
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{rows}]><w:document'
    made = docx.build(docx.paragraph(docx.run("&l9;")))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as packed, zipfile.ZipFile(out, "w") as anew:
        for name in packed.namelist():
            anew.writestr(name, packed.read(name).replace(b"<w:document", head.encode(), 1))
    return out.getvalue()


def giant_word_table() -> bytes:
    """A table of thirty thousand rows in a Word document."""
    return docx.build(docx.table(*((("a", "b"),) * 30_000)))


def nested_word_tables() -> bytes:
    """Two hundred tables within each other in a Word document."""
    inner = docx.paragraph(docx.run("The harbour opened."))
    for _ in range(200):
        inner = f"<w:tbl><w:tr><w:tc>{inner}{docx.paragraph('')}</w:tc></w:tr></w:tbl>"
    return docx.build(inner)


def many_mail_parts() -> bytes:
    """2.2 MB of parts in one message."""
    return _message(b"".join(b"--edge\r\n" + _PLAIN for _ in range(55_000)) + b"--edge--\r\n")


def mail_in_mail() -> bytes:
    """Three thousand multiparts within each other."""
    inner = b"".join(
        b"--e%d\r\nContent-Type: multipart/mixed; boundary=e%d\r\n\r\n" % (n, n + 1) for n in range(3000)
    )
    return _message(b"--edge\r\nContent-Type: multipart/mixed; boundary=e0\r\n\r\n" + inner)


def endless_header() -> bytes:
    """A header of five million characters."""
    return b"Subject: " + b"a, " * 1_700_000 + b"\r\n" + _message(b"--edge\r\n" + _PLAIN + b"--edge--\r\n")


def archive_of_many_parts() -> bytes:
    """A web archive of twenty thousand pictures."""
    page = mail.page("<p>The harbour opened.</p>")
    picture = ("Content-Type: image/png\r\nContent-Location: https://a.example/p.png", b"x")
    return mail.archive([page, *[picture] * 20_000])


def _message(body: bytes) -> bytes:
    head = b"From: a@b.example\r\nSubject: Harbour\r\nMIME-Version: 1.0\r\n"
    return head + b'Content-Type: multipart/mixed; boundary="edge"\r\n\r\n' + body


_ENDINGS = {
    ".epub": (part_that_grows, part_of_one_letter),
    ".docx": (many_parts, overlapping_parts, laughs_in_word, giant_word_table, nested_word_tables),
    ".eml": (many_mail_parts, mail_in_mail, endless_header),
    ".mhtml": (archive_of_many_parts,),
}
BOMBS = {made.__name__: made for group in _ENDINGS.values() for made in group}
NAMES = {made.__name__: ending for ending, group in _ENDINGS.items() for made in group}
