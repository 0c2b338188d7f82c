"""Streams beyond the limit are cut where they reach it, and the others are left as they are."""

from __future__ import annotations

import mmap
import tempfile
import zlib

import pytest

from app.intake import limits, pdf_streams
from app.intake.pdfium_reader import Pdfium
from tests.fuzz import bombs_pdf
from tests.intake.builders_pdf import build, page


def mapped(data: bytes) -> mmap.mmap:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)


def test_what_comes_before_the_limit_is_read() -> None:
    data = mapped(bombs_pdf.deflate_bomb())
    assert pdf_streams.cut_bombs(data) == 1
    assert Pdfium(data).read_page(0).text == "The harbour opened."


@pytest.mark.parametrize("filters", [b"/FlateDecode/FlateDecode", b"/ASCIIHexDecode/FlateDecode", b"/Fl /Fl"])
def test_filters_are_taken_off_one_after_the_other(filters: bytes) -> None:
    packed = zlib.compress(bytes(limits.PDF_STREAM_BYTES + 1), 9)
    packed = packed.hex().encode() + b">" if b"Hex" in filters else zlib.compress(packed, 9)
    head = b"/Filter[%s]/DecodeParms[null null]" % filters
    data = mapped(bombs_pdf.one_page(bombs_pdf.stream(packed, head)))
    assert pdf_streams.cut_bombs(data) == 1


def test_a_sound_file_stays_as_it_is() -> None:
    sound = build([page("The harbour opened.")] * 3)
    large = bombs_pdf.one_page(bombs_pdf.stream(zlib.compress(bytes(limits.PDF_STREAM_BYTES)), b"/Filter/Fl"))
    for whole in (sound, large):
        data = mapped(whole)
        assert pdf_streams.cut_bombs(data) == 0
        assert data[:] == whole


def test_the_sentence_says_where_it_was_stopped() -> None:
    assert pdf_streams.sentence(0) == ""
    assert pdf_streams.sentence(1).startswith("Stopped at 64 MiB of one stream;")
    assert pdf_streams.sentence(3).startswith("Stopped at 64 MiB of each of 3 streams;")
