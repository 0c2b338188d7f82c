"""Web archives: the page that was saved, its frames, when and where from, headers as browsers break them."""

from __future__ import annotations

import pytest

from app.errors import CannotRead
from app.intake import limits
from tests.intake.builders_mail import ADDRESS, EDGE, archive, page
from tests.intake.conftest import ReadBytes

SENTENCE = (
    "The harbour authority said on Monday that dues would double from April, the second rise in a year. "
)
BODY = f"<h1>Dues double</h1><p>{SENTENCE * 3}</p><p>{SENTENCE} <a href='/more'>More</a></p>"
HTML = f"<html><head><title>Dues</title></head><body><article>{BODY}</article></body></html>"
PICTURE = ("Content-Type: image/png\r\nContent-Location: https://www.daily.example/a.png", b"\x89PNG")


def test_the_page_and_its_record_are_read(read_bytes: ReadBytes) -> None:
    intake = read_bytes(archive([page(HTML), PICTURE]), "page.mhtml")
    assert intake.media_type == "multipart/related"
    assert intake.text.startswith("Dues double\n\nThe harbour authority")
    assert (intake.captured_at, intake.captured_basis) == ("2025-03-10T08:30:00Z", "mhtml_date")
    assert (intake.record["URL"].value, intake.record["URL"].basis) == (ADDRESS, "mhtml")
    assert intake.record["hosts"].value == ("daily.example",)
    assert intake.record["issued"].value == "2025-03-09"
    links = [run.link for block in intake.blocks for run in block.runs if run.link]
    assert links == ["https://www.daily.example/more"]


def test_the_page_need_not_be_the_first_part(read_bytes: ReadBytes) -> None:
    other = page("<p>An advertisement.</p>", "https://ads.example/", "ad")
    assert "harbour" in read_bytes(archive([other, page(HTML)])).text
    start = '; start="<root@mhtml.blink>"'
    elsewhere = page(HTML, "https://other.example/")
    intake = read_bytes(archive([other, elsewhere], start=start))
    assert "harbour" in intake.text
    assert intake.left_out_characters == len("Anadvertisement.")
    assert "Frames that the page does not show" in intake.left_out_why


def test_text_of_frames_stands_in_its_place(read_bytes: ReadBytes) -> None:
    outer = HTML.replace("</h1>", '</h1><iframe src="cid:in@mhtml.blink"></iframe>')
    inner = page(
        f"<html><head><title>no</title></head><body><p>{SENTENCE}In a frame.</p></body></html>", "", "in"
    )
    intake = read_bytes(archive([page(outer), inner]), whole_page=True)
    assert intake.text.index("In a frame.") < intake.text.index("More")
    assert "no" not in intake.text.split("\n")
    assert intake.left_out_characters == 0


def test_frames_within_themselves_end(read_bytes: ReadBytes) -> None:
    loop = '<iframe src="cid:in@mhtml.blink"></iframe>'
    intake = read_bytes(archive([page(HTML + loop), page(f"<p>Once.</p>{loop}", "", "in")]), whole_page=True)
    assert intake.text.count("Once.") == 1


@pytest.mark.parametrize("charset", ["windows-1252", "utf-16", "koi8-r"])
def test_each_part_has_its_own_encoding(read_bytes: ReadBytes, charset: str) -> None:
    words = "Überfällig" if charset != "koi8-r" else "Порт"
    intake = read_bytes(archive([page(HTML.replace("Dues double", words), charset=charset)]))
    assert intake.text.startswith(words)


@pytest.mark.parametrize(
    "title", ["Dues\r\ndouble now", "Dues\n double", "Dues\r\n\r\ndouble", "Überfällig ist es"]
)
def test_a_raw_title_in_the_header_breaks_nothing(read_bytes: ReadBytes, title: str) -> None:
    plain = HTML.replace("<title>Dues</title>", "").replace("h1>", "p>")
    intake = read_bytes(archive([page(plain)], subject=title))
    assert "harbour" in intake.text
    assert intake.captured_basis == "mhtml_date"
    assert intake.record["title"].value == " ".join(title.split())


def test_too_many_parts_are_refused_before_they_are_parsed(read_bytes: ReadBytes) -> None:
    data = archive([page(HTML), *[PICTURE] * limits.MAIL_PARTS])
    with pytest.raises(CannotRead, match="more than 1,000 parts"):
        read_bytes(data)


def test_parts_that_nest_without_end_are_refused(read_bytes: ReadBytes) -> None:
    nest = "".join(
        f"Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n" for number in range(2000)
    )
    for data in (nest, "MIME-Version: 1.0\r\n" + "Content-Type: message/rfc822\r\n\r\n" * 20_000):
        with pytest.raises(CannotRead, match="nest"):
            read_bytes(f"MIME-Version: 1.0\r\nSubject: x\r\n{data}")


def test_an_archive_without_a_page_is_refused(read_bytes: ReadBytes) -> None:
    with pytest.raises(CannotRead, match="no page in this web archive"):
        read_bytes(archive([PICTURE]))
    with pytest.raises(CannotRead, match="no text"):
        read_bytes(archive([page("<script>only()</script>")]))


def test_an_archive_that_was_cut_off_keeps_what_came(read_bytes: ReadBytes) -> None:
    data = archive([page(HTML), PICTURE])
    assert "harbour" in read_bytes(data[: data.index(b"image/png")]).text
    assert EDGE.encode() in data
