"""Sound files of every format, made in code: what the mutations start from."""

from __future__ import annotations

from tests.fuzz import bombs_pdf
from tests.intake import builders_docx as docx
from tests.intake import builders_epub as epub
from tests.intake import builders_mail as mail
from tests.intake.builders_pdf import build, page

_HTML = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Dues double</title>
<meta name="author" content="Jane Doe"><script type="application/ld+json">{"@type":"NewsArticle",
"headline":"Dues double","datePublished":"2025-03-09"}</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Dues double</h1><p>The harbour <b>opened</b> in March, and <i>the first ship</i> came in.</p>
<ul><li>One</li><li>Two</li></ul><ol start="3"><li>Three</li></ol><blockquote><p>We waited.</p></blockquote>
<pre>a  b\n c</pre><table><caption>Tonnes</caption><tr><th>Year</th><th>Tonnes</th></tr><tr><td>2024</td>
<td>3.9</td></tr></table><p style="display:none">Hidden</p>
<p>The second paragraph is long enough to count as text of
an article, says the harbour master, and goes on to tell of the dredging of the sill.</p></article>
</body></html>
"""
_MARKDOWN = """---
title: "Dues double"
author: [Jane Doe, John Roe]
date: 2025-03-09
---

# Dues double

The harbour **opened** in *March*; see [the report](https://port.example/r) and ![a picture](p.png).

> We waited.
> > Long.

1. One
   - Two
     - Three
2. `code`

| Year | Tonnes |
|------|--------|
| 2024 | 3.9    |

```
preformatted
```
"""
_PDF = build(
    [page("The harbour opened.", "It closed again."), page("Second page.", rotate=90), page("Third.")],
    info={"Title": "Dues double", "Author": "Jane Doe"},
    labels="0<</S/r>> 1<</S/D/St 7>>",
)
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>"
_SHOWN = b"BT /F1 12 Tf 72 700 Td (The harbour opened.) Tj ET\n"
_DRAWN = bombs_pdf.one_page(
    bombs_pdf.stream(b"q /X Do Q " + _SHOWN), {6: bombs_pdf.stream(_SHOWN, _FORM)}, b"/XObject<</X 6 0 R>>"
)
_DOCX = docx.build(
    docx.paragraph(docx.run("Dues double"), style="Heading1")
    + docx.paragraph(docx.run("The harbour opened in March.", "<w:b/>"))
    + docx.table(("Year", "Tonnes"), ("2024", "3.9"))
)
_BOOK = epub.simple("<h1>One</h1><p>The harbour opened.</p>", "<h1>Two</h1><p>It closed.</p>")
_MHTML = mail.archive([mail.page(_HTML), mail.page("<p>A frame.</p>", "https://a.example/f", "frame")])
_LETTER = mail.message("The harbour opened.", "<p>The harbour <b>opened</b>.</p>")
_LETTER.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")

SEEDS: dict[str, tuple[bytes, ...]] = {
    "pdf": (_PDF, _DRAWN, bombs_pdf.outline_in_a_ring(), bombs_pdf.trees_in_a_ring()),
    "html": (_HTML.encode(),),
    "markdown": (_MARKDOWN.encode(),),
    "docx": (_DOCX,),
    "epub": (_BOOK,),
    "mhtml": (_MHTML,),
    "eml": (_LETTER.as_bytes(),),
}
ENDINGS = {
    "pdf": ".pdf",
    "html": ".html",
    "markdown": ".md",
    "docx": ".docx",
    "epub": ".epub",
    "mhtml": ".mhtml",
    "eml": ".eml",
}
