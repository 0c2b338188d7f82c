"""PDF files that are small and cost much: one for each way that is known."""

from __future__ import annotations

import zlib

MIB = 1024 * 1024
Objects = dict[int, bytes]
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_SAID = b"BT /F1 12 Tf 72 700 Td (The harbour opened.) Tj ET\n"


def pdf(objects: Objects, root: bytes = b"1 0 R") -> bytes:
    """Put objects into a file; its missing table of contents is for the reader to mend."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % one for one in sorted(objects.items()))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Root " + root + b">>\n%%EOF\n"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """Return a stream object's body."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), extra, data)


def one_page(content: bytes, extra: Objects | None = None, resources: bytes = b"") -> bytes:
    """Return a PDF of one page with this content stream object and these further objects."""
    objects: Objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>%s>>>>" % resources,
        4: content,
        5: _FONT,
    }
    return pdf(objects | (extra or {}))


def deflated(times: int, size: int = 160 * MIB, unit: bytes = b"q Q\n") -> bytes:
    """Return a stream that unpacks, `times` times over, to `size` bytes."""
    packed = _deflate_repeated(unit, size)
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return stream(packed, b"/Filter[%s]" % (b"/FlateDecode " * times))


def _deflate_repeated(unit: bytes, size: int) -> bytes:
    packer = zlib.compressobj(9)
    piece = unit * (MIB // len(unit))
    out = [packer.compress(_SAID)] + [packer.compress(piece) for _ in range(size // MIB)]
    return b"".join(out) + packer.flush()


def deflate_bomb() -> bytes:
    """One content stream of 160 MiB behind one filter."""
    return one_page(deflated(1))


def stacked_deflate_bomb() -> bytes:
    """The same behind three filters: a few kilobytes."""
    return one_page(deflated(3))


def deflate_bomb_in_a_font() -> bytes:
    """A character map of 160 MiB: only who reads text opens it."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
    )
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X>>"
    return one_page(stream(_SAID), {5: font, 6: inner, 7: deflated(1, unit=b"<00> <0041>\n")})


def deflate_bomb_in_an_image() -> bytes:
    """A picture of 900 million pixels."""
    image = deflated(1, unit=b"\0\1\2\3")
    head = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 8"
    image = image.replace(b"<</Length", b"<<" + head + b"/Length", 1)
    content = stream(_SAID + b"q 500 0 0 500 0 0 cm /I Do Q\n")
    return one_page(content, {6: image}, b"/XObject<</I 6 0 R>>")


def deflate_bomb_in_an_object_stream() -> bytes:
    """Objects packed into a stream of 128 MiB."""
    objects = b"6 0 7 20 <</Type/Catalog/Pages 2 0 R>>  "
    packed = _deflate_repeated(b"    ", 128 * MIB)
    unpacked = zlib.compressobj(9)
    packed = (
        unpacked.compress(objects)
        + b"".join(unpacked.compress(b" " * MIB) for _ in range(128))
        + unpacked.flush()
    )
    holder = stream(packed, b"/Type/ObjStm/N 2/First 9/Filter/FlateDecode")
    return pdf({2: b"<</Type/Pages/Count 0/Kids[]>>", 9: holder}, b"6 0 R")


def many_streams() -> bytes:
    """A thousand content streams of 8 MiB each."""
    packed = zlib.compress(b"q Q\n" * (2 * MIB), 9)
    body = stream(packed, b"/Filter/FlateDecode")
    refs = b" ".join(b"10 0 R" for _ in range(1000))
    objects = {10: body, 11: b"[%s]" % refs}
    return one_page(stream(_SAID), objects).replace(b"/Contents 4 0 R", b"/Contents 11 0 R")


def forms_within_forms() -> bytes:
    """Ten forms that draw the next one ten times each: 10**10 lines of text."""
    objects: Objects = {}
    for level in range(10):
        inner = b"/X Do\n" * 10 if level < 9 else _SAID
        resources = b"/XObject<</X %d 0 R>>" % (21 + level) if level < 9 else b"/Font<</F1 5 0 R>>"
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<<%s>>" % resources
        objects[20 + level] = stream(inner, head)
    return one_page(stream(b"/X Do\n" * 10), objects, b"/XObject<</X 20 0 R>>")


def form_that_draws_itself() -> bytes:
    """An object loop by way of a form."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 6 0 R>>/Font<</F1 5 0 R>>>>"
    return one_page(
        stream(_SAID + b"/X Do\n"), {6: stream(_SAID + b"/X Do /X Do\n", head)}, b"/XObject<</X 6 0 R>>"
    )


def length_that_is_its_own_stream() -> bytes:
    """An object loop by way of a stream's length."""
    return one_page(b"<</Length 4 0 R>>stream\n" + _SAID + b"\nendstream")


def references_in_a_ring() -> bytes:
    """Objects that are nothing but references to one another."""
    ring = {10 + one: b"%d 0 R" % (10 + (one + 1) % 50) for one in range(50)}
    return one_page(stream(_SAID), ring).replace(
        b"/Contents 4 0 R", b"/Contents 10 0 R/Rotate 11 0 R/CropBox 12 0 R"
    )


def kids_in_a_ring() -> bytes:
    """A page tree whose branch holds its own root."""
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>",
            3: b"<</Type/Pages/Parent 2 0 R/Count 2/Kids[2 0 R 3 0 R]>>",
        }
    )


def parents_in_a_ring() -> bytes:
    """Pages that inherit from parents that inherit from each other."""
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Parent 6 0 R/Count 1/Kids[3 0 R]>>",
            3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
            4: stream(_SAID),
            6: b"<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R]>>",
        }
    )


def tree_of_shared_branches() -> bytes:
    """Twelve levels of ten times the same branch: 10**12 pages in 2 KB."""
    objects: Objects = {1: b"<</Type/Catalog/Pages 10 0 R>>", 4: stream(_SAID), 5: _FONT}
    for level in range(12):
        kids = b"%d 0 R " % (11 + level) * 10
        objects[10 + level] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (10 ** (12 - level), kids)
    objects[22] = (
        b"<</Type/Page/Parent 21 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    )
    return pdf(objects)


def count_that_lies(count: int = 2_000_000_000) -> bytes:
    """One page, and the word that there are two billion."""
    return one_page(stream(_SAID)).replace(b"/Count 1/", b"/Count %d/" % count)


def deep_tree() -> bytes:
    """A page under 50,000 branches."""
    objects: Objects = {1: b"<</Type/Catalog/Pages 10 0 R>>", 4: stream(_SAID), 5: _FONT}
    for level in range(50_000):
        objects[10 + level] = b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (11 + level)
    objects[50_010] = b"<</Type/Page/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    return pdf(objects)


def deep_arrays() -> bytes:
    """A million brackets, in a dictionary and in a content stream."""
    deep = b"[" * 1_000_000 + b"]" * 1_000_000
    return one_page(stream(deep + b" TJ\n" + _SAID)).replace(
        b"/Type/Page/", b"/X " + deep + b"/Type/Page/", 1
    )


def deep_states() -> bytes:
    """A million saved states and marked contents, never given back."""
    return one_page(stream(b"q /A BMC BT\n" * 1_000_000 + _SAID))


def glyph_flood() -> bytes:
    """A page of three million letters."""
    line = b"(" + b"abcdefghi " * 100 + b") Tj 0 -1 Td\n"
    return one_page(
        stream(zlib.compress(b"BT /F1 1 Tf 0 792 Td\n" + line * 3000 + b"ET\n"), b"/Filter/FlateDecode")
    )


def outline_in_a_ring() -> bytes:
    """A table of contents whose entries follow and contain each other."""
    extra = {
        6: b"<</Type/Outlines/First 7 0 R/Last 8 0 R>>",
        7: b"<</Title(One)/Parent 6 0 R/Next 8 0 R/First 6 0 R/Dest[3 0 R/Fit]>>",
        8: b"<</Title(Two)/Parent 7 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>",
    }
    return one_page(stream(_SAID), extra).replace(b"/Type/Catalog", b"/Type/Catalog/Outlines 6 0 R")


def trees_in_a_ring() -> bytes:
    """Labels and names whose branches hold themselves."""
    extra = {
        6: b"<</Kids[6 0 R 7 0 R 6 0 R]/Limits[0 99]/Nums[0<</S/r>>]>>",
        7: b"<</Kids[6 0 R 7 0 R]/Limits[(a)(z)]/Names[(a)3 0 R]>>",
    }
    catalog = b"/Type/Catalog/PageLabels 6 0 R/Names<</Dests 7 0 R>>"
    return one_page(stream(_SAID), extra).replace(b"/Type/Catalog", catalog)


def huge_page() -> bytes:
    """A page of a million kilometres, with a pattern of small tiles."""
    tile = stream(
        b"0 0 1 1 re f\n", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001"
    )
    content = stream(_SAID + b"/Pattern cs /P scn 0 0 1e9 1e9 re f\n")
    made = one_page(content, {6: tile}, b"/Pattern<</P 6 0 R>>")
    return made.replace(b"[0 0 612 792]", b"[0 0 3000000000 3000000000]")


def function_that_samples() -> bytes:
    """A shading by a function with 2**31 samples."""
    function = stream(
        b"\0" * 64, b"/FunctionType 0/Domain[0 1 0 1 0 1]/Range[0 1]/Size[2000 2000 2000]/BitsPerSample 32"
    )
    shading = b"<</ShadingType 1/ColorSpace/DeviceGray/Function 7 0 R>>"
    content = stream(_SAID + b"/S sh\n")
    return one_page(content, {6: shading, 7: function}, b"/Shading<</S 6 0 R>>")


def many_objects() -> bytes:
    """Half a million objects that mean nothing."""
    objects = dict.fromkeys(range(10, 500000), b"null")
    return one_page(stream(_SAID), objects)


BOMBS = {
    made.__name__: made
    for made in (
        *(deflate_bomb, stacked_deflate_bomb, deflate_bomb_in_a_font, deflate_bomb_in_an_image),
        *(deflate_bomb_in_an_object_stream, many_streams, forms_within_forms, form_that_draws_itself),
        *(length_that_is_its_own_stream, references_in_a_ring, kids_in_a_ring, parents_in_a_ring),
        *(tree_of_shared_branches, count_that_lies, deep_tree, deep_arrays, deep_states, glyph_flood),
        *(outline_in_a_ring, trees_in_a_ring, huge_page, function_that_samples, many_objects),
    )
}
