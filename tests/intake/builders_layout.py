"""Pages with text that is turned, scrambled, doubled or of another script: content and fonts."""

from __future__ import annotations

from math import cos, radians, sin

from tests.intake.builders_pdf import Page, build

#: Objects of the fonts below; F2 means other letters than it shows, F3 does not explain what it shows.
_FONT, _MEANING, _MUTE, _DESCENDANT, _INK_ONLY = range(200, 205)
FONTS = f"/F2 {_FONT} 0 R/F3 {_MUTE} 0 R/F4 {_INK_ONLY} 0 R"


def shown(text: str, x: float, y: float, size: float = 12, angle: float = 0, font: str = "F1") -> bytes:
    """Return the operators that show a text whose baseline begins at a point, turned anticlockwise."""
    a, b = cos(radians(angle)), sin(radians(angle))
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    matrix = b"%.4f %.4f %.4f %.4f %g %g" % (a, b, -b, a, x, y)
    return b"BT /%s %g Tf %s Tm (%s) Tj ET" % (font.encode(), size, matrix, escaped)


def drawn(*operators: bytes, **boxes: object) -> Page:
    """Return a page with these operators."""
    return Page(content=b"\n".join(operators), fonts=FONTS, **boxes)  # type: ignore[arg-type]


def build_drawn(
    pages: list[Page], meaning: dict[str, str] | None = None, ink_only: dict[str, bytes] | None = None
) -> bytes:
    """Return a PDF; where F2 or F4 shows a letter of `meaning` it means another.

    F4 draws its letters by operators (Type 3), `ink_only`: their boxes are as high as their ink.
    """
    drawings = {_INK_ONLY + 1 + number: drawing for number, drawing in enumerate((ink_only or {}).values())}
    more = {
        _FONT: b"<</Type/Font/Subtype/Type1/BaseFont/Plain/Encoding/WinAnsiEncoding/ToUnicode %d 0 R"
        b"/FirstChar 32/LastChar 126/Widths[%s]>>" % (_MEANING, b" ".join([b"600"] * 95)),
        _MEANING: _stream(_cmap(meaning or {})),
        _MUTE: b"<</Type/Font/Subtype/Type0/BaseFont/Mute/Encoding/Identity-H/DescendantFonts[%d 0 R]>>"
        % _DESCENDANT,
        _DESCENDANT: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Mute/DW 1000/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
    }
    if ink_only:
        names = b" ".join(b"/g%d" % number for number in drawings)
        procedures = b"".join(b"/g%d %d 0 R" % (number, number) for number in drawings)
        more[_INK_ONLY] = (
            b"<</Type/Font/Subtype/Type3/FontBBox[0 -300 600 900]/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>"
            b"/CharProcs<<%s>>/Encoding<</Type/Encoding/Differences[%d %s]>>/FirstChar %d/LastChar %d"
            b"/Widths[%s]/ToUnicode %d 0 R>>"
        ) % (
            procedures,
            min(map(ord, ink_only)),
            names,
            min(map(ord, ink_only)),
            max(map(ord, ink_only)),
            b" ".join([b"600"] * len(ink_only)),
            _MEANING,
        )
        more |= {number: _stream(drawing) for number, drawing in drawings.items()}
    return build(pages, more=more)


def _cmap(meaning: dict[str, str]) -> bytes:
    rows = "\n".join(
        f"<{ord(letter):02x}> <{text.encode('utf-16-be').hex()}>" for letter, text in meaning.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(meaning)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap end end"
    ).encode()


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
