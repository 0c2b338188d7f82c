"""Pages with text that is turned, scrambled, doubled or of another script: content and fonts."""

from __future__ import annotations

from math import cos, radians, sin

from tests.intake.builders_pdf import Page, build

#: Objects of the fonts below; F2 means other letters than it shows, F3 shows what it does not explain.
_FONT, _MEANING, _WIDE, _DESCENDANT, _WIDE_MEANING, _MUTE = 200, 201, 202, 203, 204, 205
FONTS = f"/F2 {_FONT} 0 R/F3 {_WIDE} 0 R/F4 {_MUTE} 0 R"


def shown(text: str, x: float, y: float, size: float = 12, angle: float = 0, font: str = "F1") -> bytes:
    """Return the operators that show a text whose baseline begins at a point, turned anticlockwise."""
    a, b = cos(radians(angle)), sin(radians(angle))
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    matrix = b"%.4f %.4f %.4f %.4f %g %g" % (a, b, -b, a, x, y)
    return b"BT /%s %g Tf %s Tm (%s) Tj ET" % (font.encode(), size, matrix, escaped)


def shown_wide(code: int, x: float, y: float, size: float = 12) -> bytes:
    """Return the operators that show one glyph of the wide font."""
    return b"BT /F3 %g Tf 1 0 0 1 %g %g Tm <%04x> Tj ET" % (size, x, y, code)


def drawn(*operators: bytes, **boxes: object) -> Page:
    """Return a page with these operators."""
    return Page(content=b"\n".join(operators), fonts=FONTS, **boxes)  # type: ignore[arg-type]


def build_drawn(pages: list[Page], meaning: dict[str, str] | None = None, wide: str = "") -> bytes:
    """Return a PDF: F2 shows plain letters and means others, F3 has `wide` at the codes from 1 on."""
    pairs = {ord(letter): text for letter, text in (meaning or {}).items()}
    wide_pairs = dict(enumerate(wide, 1))
    more = {
        _FONT: b"<</Type/Font/Subtype/Type1/BaseFont/Plain/Encoding/WinAnsiEncoding/ToUnicode %d 0 R"
        b"/FirstChar 32/LastChar 126/Widths[%s]>>" % (_MEANING, b" ".join([b"600"] * 95)),
        _MEANING: _stream(_cmap(pairs, 1)),
        _WIDE: b"<</Type/Font/Subtype/Type0/BaseFont/Wide/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (_DESCENDANT, _WIDE_MEANING),
        _DESCENDANT: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Wide/DW 1000/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        _WIDE_MEANING: _stream(_cmap(wide_pairs, 2)),
        _MUTE: b"<</Type/Font/Subtype/Type0/BaseFont/Mute/Encoding/Identity-H/DescendantFonts[%d 0 R]>>"
        % _DESCENDANT,
    }
    return build(pages, more=more)


def _cmap(pairs: dict[int, str], size: int) -> bytes:
    rows = "\n".join(
        f"<{code:0{2 * size}x}> <{text.encode('utf-16-be').hex()}>" for code, text in pairs.items()
    )
    limits = f"<{'00' * size}> <{'ff' * size}>"
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange {limits} endcodespacerange\n{len(pairs)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap end end"
    ).encode()


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
