"""Makes pages that are pictures of text, as a scanner does: a PDF whose pages hold one image each."""

from __future__ import annotations

import zlib

import pypdfium2

from tests.intake.builders_pdf import Line, Page, build

DOTS = 200


def scan(pages: list[list[str]], *, size: float = 14) -> bytes:
    """Return a PDF of rasterised pages with these lines; an empty list makes a page with nothing on it."""
    printed = build(
        [Page(tuple(Line(t, 72, 700 - 30 * n, size) for n, t in enumerate(one))) for one in pages]
    )
    images = []
    document = pypdfium2.PdfDocument(printed)
    for page in document:
        bitmap = page.render(scale=DOTS / 72, grayscale=True)
        rows = (bytes(bitmap.buffer)[at * bitmap.stride :][: bitmap.width] for at in range(bitmap.height))
        images.append((bitmap.width, bitmap.height, b"".join(rows)))
    document.close()
    return _pdf_of(images)


def _pdf_of(images: list[tuple[int, int, bytes]]) -> bytes:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{3 + 3 * number} 0 R" for number in range(len(images)))
    objects.append(f"<</Type/Pages/Count {len(images)}/Kids[{kids}]>>".encode())
    for number, (width, height, pixels) in enumerate(images):
        first = 3 + 3 * number
        content = b"612 0 0 792 0 0 cm /I Do"
        packed = zlib.compress(pixels)
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {first + 1} 0 R"
            f"/Resources<</XObject<</I {first + 2} 0 R>>>>>>".encode(),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (width, height, len(packed), packed),
        ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
