"""Small articles to add: PDFs built letter by letter, saved web pages, Markdown, plain text."""

from __future__ import annotations

from pathlib import Path

STORY = (
    "Dredging slips behind schedule",
    "By March the contractor had removed 3.9 million cubic metres of mud.",
    "The port authority had promised 4.2 million by then.",
)

HTML = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Dredging slips behind schedule - Velmora Courier</title>
<link rel="canonical" href="https://courier.example.com/news/dredging-slips">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Dredging slips behind schedule", "datePublished": "2025-03-09",
"author": [{"@type": "Person", "name": "Maria Abels"}],
"publisher": {"@type": "Organization", "name": "Velmora Courier"}}</script></head>
<body><article><h1>Dredging slips behind schedule</h1>
<p>The contractor that deepens the channel of Velmora is behind schedule, people in the port said
on Sunday.</p>
<p>By March the contractor had removed 3.9 million cubic metres of mud, a third less than it had promised
when the work began in the autumn of the year before.</p>
<p>The port authority said that the channel would open in July. It did not say how it would make up for the
months that were lost to storms, and to a strike that stopped the dredgers in January.</p>
</article></body></html>
"""

MARKDOWN = """# Port authority: channel opens in July

The channel opens in July, the authority says. It is on schedule.

The contractor denies a delay. It is on schedule.
"""

PLAIN = "Notes from the harbour.\n\nThe dredger Sandpiper left Velmora on 2 March 2025.\n"


def make_pdf(pages: list[list[str]], *, title: str = "") -> bytes:
    """Build a PDF with one line of Helvetica a string; pages are 300 × 200 points."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 300 200] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        shown = "".join(f"({_escaped(line)}) Tj 0 -14 Td\n" for line in lines)
        content = f"BT /F1 9 Tf 20 160 Td\n{shown}ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    information = f"<< /Title ({_escaped(title)}) >>".encode() if title else b"<< >>"
    objects.append(information)
    return _file(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def write_articles(folder: Path) -> dict[str, Path]:
    """Write one article of each kind into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "report.pdf": make_pdf([list(STORY), ["A second page.", "It has few words."]], title="Annual report"),
        "courier.html": HTML.encode(),
        "authority.md": MARKDOWN.encode(),
        "notes.txt": PLAIN.encode(),
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return {Path(name).stem: folder / name for name in contents}
