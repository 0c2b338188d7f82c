"""Pages that SingleFile packed as a zip behind a web page's beginning: read as the page that lies in them."""

from __future__ import annotations

import pytest

from app.errors import CannotRead
from tests.intake import builders_zip
from tests.intake.conftest import ReadBytes

SENTENCE = (
    "The harbour authority said on Monday that dues would double from April, the second rise in a year. "
)
PAGE = f"""<!DOCTYPE html><!--
 Page saved with SingleFile
 url: https://www.daily.example/2025/03/09/dues
 saved date: Mon Mar 10 2025 09:30:00 GMT+0100 (Central European Standard Time)
--><html><head><meta charset="utf-8"></head><body><h1>Überfällig</h1><p>{SENTENCE * 4}</p>"""
STUB = b"<!doctype html><html data-sfz><meta charset=windows-1252><script>unpack()</script><body hidden><!--"


def test_a_packed_page_is_read_like_the_page(read_bytes: ReadBytes) -> None:
    packed = builders_zip.build({"index.html": PAGE.encode(), "images/0.png": b"\x89PNG"})
    intake = read_bytes(STUB + packed + b"--></body></html>", "page.u.zip.html")
    assert intake.text.startswith("Überfällig\n\nThe harbour")
    assert intake.record["URL"].value == "https://www.daily.example/2025/03/09/dues"
    assert (intake.captured_at, intake.captured_basis) == ("2025-03-10T08:30:00Z", "singlefile_comment")


def test_a_packed_page_without_its_page_is_refused(read_bytes: ReadBytes) -> None:
    packed = builders_zip.build({"other/index.html": PAGE.encode()})
    with pytest.raises(CannotRead, match="no page in this file"):
        read_bytes(STUB + packed)


def test_a_packed_bomb_is_refused(read_bytes: ReadBytes) -> None:
    with pytest.raises(CannotRead, match="unpacks to more than 200 times"):
        read_bytes(STUB + builders_zip.build({"index.html": bytes(8_000_000)}))
