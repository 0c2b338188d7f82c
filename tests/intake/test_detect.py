"""Formats by content, never by name; what is not read is refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import CannotRead
from app.intake import client
from app.intake.detect import DOCX, EPUB, MAIL, MHTML, PACKED_PAGE, detect


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.4\n", "a.txt", "application/pdf"),
        (b"junk\n" * 20 + b"%PDF-1.4\n", "a", "application/pdf"),
        (b"<!DOCTYPE html><html>", "a.pdf", "text/html"),
        (b"\xef\xbb\xbf\n<!-- saved --><HTML lang=en>", "a.md", "text/html"),
        ("\ufeff<html><body>x".encode("utf-16-le"), "a", "text/html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "a", "text/html"),
        (b"<p>A fragment</p>", "a", "text/html"),
        (b"PK\x03\x04....[Content_Types].xml....word/document.xml", "a.zip", DOCX),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "a.zip", EPUB),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "a.mht", MHTML),
        (
            b"From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/\nSubject: Raw\ntitle\n\n",
            "a",
            MHTML,
        ),
        (b"From: <Saved by Windows Internet Explorer 8>\nSubject: x\nMIME-Version: 1.0\n\n", "a", MHTML),
        (b"From: a@b.example\nSubject: Hello\n\nText", "a.txt", MAIL),
        (b"From a@b.example Mon Mar 10 09:30:00 2025\nReceived: by x\nSubject: Hello\n\nText", "a", MAIL),
        (b"Return-Path: <a@b.example>\nReceived: from x\n by y\nMIME-Version: 1.0\n\n", "a", MAIL),
        (b"From: the harbour\nTo: the sea\nand back again.\n", "a", "text/plain"),
        (b"Note: one thing.\n\nMore: others.\n", "a", "text/plain"),
        (
            b"<!doctype html><html data-sfz><body>" + b"PK\x01\x02 index.html PK\x05\x06",
            "a.html",
            PACKED_PAGE,
        ),
        (b"# Heading\n\nSome [link](http://x.org) text.\n", "a", "text/markdown"),
        (b"---\ntitle: X\n---\n\n# A\n", "a", "text/markdown"),
        (b"Plain words.", "a.md", "text/markdown"),
        (b"# Only a number sign\n- and a dash", "a.txt", "text/plain"),
        (b"Plain words, 3 < 4 and <html> named.", "a.html", "text/plain"),
        ("Überschrift\n".encode("cp1252"), "a", "text/plain"),
        ("Schön\n".encode("utf-16"), "a", "text/plain"),
        ("Комиссия порта: 1482 причала.\n".encode("utf-16-be"), "a", "text/plain"),
        (
            b"A log of a hundred letters in which a program left a zero here\0and went on with its words.",
            "a",
            "text/plain",
        ),
    ],
)
def test_format_is_told_by_content(data: bytes, name: str, media_type: str) -> None:
    assert detect(data, name) == media_type


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"PK\x03\x04....holiday.jpgPK\x05\x06", "zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "Older Office"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"\xff\xd8\xff\xe0....", "image"),
        (b"{\\rtf1 hello}", "Rich text"),
        (b"\x7fELF....", "program"),
        (b"....\x00\x00\x01\x02binary\x00", "does not read"),
        (b"PK\x03\x04....holiday.jpg", "end is missing"),
        (b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml", "Spreadsheets"),
        (b"PK\x03\x04..[Content_Types].xml..ppt/slides/slide1.xml", "Spreadsheets and slides"),
        (b"bplist00....WebMainResource", "Safari"),
        (
            b"From a@b.example Mon Mar 10 09:30:00 2025\nFrom: a@b.example\nSubject: x\n\nx\n\n"
            b"From c@d.example Mon Mar 10 09:31:00 2025\nFrom: c@d.example\nSubject: y\n\ny\n",
            "mailbox",
        ),
        (b"%\xe2\xe3\n1 0 obj\n<<>>", "damaged"),
    ],
)
def test_what_is_not_read_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(CannotRead, match=said) as refused:
        detect(data, "innocent.pdf")
    assert refused.value.message.endswith(".")


def test_a_folder_an_empty_file_and_a_missing_one_are_told_apart(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    for path, said in ((tmp_path, "folder"), (empty, "empty"), (tmp_path / "gone.pdf", "no file")):
        with pytest.raises(CannotRead, match=said):
            client.read_file(path)
