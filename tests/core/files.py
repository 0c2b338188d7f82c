"""Small articles to add: PDFs, saved web pages, Markdown, plain text."""

from __future__ import annotations

from pathlib import Path

from tests.intake.builders_pdf import Line, Page, build

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


def make_pdf(pages: list[list[str]], *, title: str = "", password: str = "") -> bytes:
    """Build a PDF with one line of Helvetica a string; pages are 300 × 200 points."""
    made = [
        Page(
            tuple(Line(line, x=20, y=160 - 14 * number, size=9) for number, line in enumerate(lines)),
            mediabox=(0, 0, 300, 200),
        )
        for lines in pages
    ]
    return build(made, info={"Title": title} if title else None, password=password)


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
