"""E-mails: header, the fuller of two texts, attachments named, encodings, messages that cannot be read."""

from __future__ import annotations

from base64 import b64encode

import pytest

from app.errors import CannotRead
from app.intake.intake import Intake
from db.records import Name
from tests.intake.builders_mail import message
from tests.intake.conftest import ReadBytes

PLAIN = "Dear all,\n\ndues will double from April.\n\n> Will they?\n> Really?\n\nYours\nJane\n"
HEADER = (
    "From: Jane Doe <jane@port.example>",
    "To: press@daily.example",
    "Date: Mon, 10 Mar 2025 09:30:00 +0100",
)


def blocks(intake: Intake) -> list[tuple[str, str]]:
    return [(block.kind, intake.text[block.start : block.end]) for block in intake.blocks]


def test_header_and_text_come_as_blocks(read_bytes: ReadBytes) -> None:
    intake = read_bytes(message(PLAIN).as_bytes(), "mail.eml")
    assert intake.media_type == "message/rfc822"
    assert blocks(intake) == [
        ("heading", "Dues double from April"),
        ("paragraph", "\n".join(HEADER)),
        ("paragraph", "Dear all,"),
        ("paragraph", "dues will double from April."),
        ("quote", "Will they?\nReally?"),
        ("paragraph", "Yours\nJane"),
    ]


def test_the_record_comes_from_the_header(read_bytes: ReadBytes) -> None:
    record = read_bytes(message(PLAIN).as_bytes()).record
    assert {name: (value.value, value.basis) for name, value in record.items()} == {
        "title": ("Dues double from April", "header"),
        "authors": ((Name(family="Doe", given="Jane"),), "header"),
        "issued": ("2025-03-10", "header"),
    }


def test_the_html_form_is_taken_when_it_says_as_much(read_bytes: ReadBytes) -> None:
    html = "<p>Dear all,</p><p>dues will <b>double</b> <a href='https://port.example/'>here</a>.</p>"
    plain = "Dear all,\n\ndues will double here https://port.example/a/very/long/address/that/nobody/reads.\n"
    intake = read_bytes(message(plain, html).as_bytes())
    assert "https" not in intake.text
    assert {run.link for block in intake.blocks for run in block.runs} >= {"https://port.example/"}


def test_the_plain_form_is_taken_when_it_says_more(read_bytes: ReadBytes) -> None:
    intake = read_bytes(message(PLAIN, "<p>See the plain text.</p>").as_bytes())
    assert "dues will double" in intake.text
    assert "See the plain" not in intake.text


def test_attachments_are_named_and_left_out(read_bytes: ReadBytes) -> None:
    made = message(PLAIN, "<p>" + PLAIN + "</p>")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="tariff.pdf")
    made.add_attachment("Twelve words", filename="notes.txt")
    made.add_attachment(message("Forwarded", Subject="Old news"))
    intake = read_bytes(made.as_bytes())
    assert "Twelve" not in intake.text
    assert "Forwarded" not in intake.text
    assert intake.left_out_characters == len("TwelvewordsForwarded")
    assert intake.left_out_why.startswith(
        "3 attachments are not part of the text: tariff.pdf, notes.txt, message “Old news”."
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b64encode(b"The dues will double from April.")[:-6] + b"!!", "The dues will double from Ap"),
        (b64encode(b"QUJD" * 20), "QUJD" * 20),
        (b"It only says so.\n\nIt is none.", "It only says so.\n\nIt is none."),
    ],
)
def test_base64_that_was_cut_off_is_read_as_far_as_it_goes(
    read_bytes: ReadBytes, body: bytes, text: str
) -> None:
    head = b"From: a@b.example\nSubject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    assert read_bytes(head + body).text.endswith(f"a@b.example\n\n{text}")


def test_lines_broken_for_transport_are_joined(read_bytes: ReadBytes) -> None:
    flowed = (
        b"Subject: x\nFrom: a@b.example\nContent-Type: text/plain; format=flowed\n\nOne long \nline.\nTwo.\n"
    )
    assert "One long line.\nTwo." in read_bytes(flowed).text


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_raw_bytes_in_the_header_are_letters(read_bytes: ReadBytes, charset: str) -> None:
    raw = "From: Jürgen Müller <j@port.example>\nSubject: Größere Dämme und Häfen für alle\n\nText.\n"
    intake = read_bytes(raw.encode(charset))
    assert intake.record["title"].value == "Größere Dämme und Häfen für alle"
    assert intake.record["authors"].value == (Name(family="Müller", given="Jürgen"),)


def test_a_field_that_the_library_trips_over_is_shown_as_it_stands(read_bytes: ReadBytes) -> None:
    data = message(PLAIN).as_bytes().replace(b"+0100", b"+" + b"9" * 40)
    intake = read_bytes(data)
    assert f"Date: Mon, 10 Mar 2025 09:30:00 +{'9' * 40}" in intake.text
    assert intake.record["issued"].value == "2025-03-10"


def test_a_mailbox_of_one_message_is_that_message(read_bytes: ReadBytes) -> None:
    data = b"From jane@port.example Mon Mar 10 09:30:00 2025\n" + message(PLAIN).as_bytes()
    assert read_bytes(data).record["title"].value == "Dues double from April"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (message(PLAIN).as_bytes().replace(b"text/plain", b"application/pkcs7-mime"), "encrypted or sealed"),
        (
            b"From: a@b.example\nSubject: x\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\n--b--\n",
            "encrypted",
        ),
        (
            b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n",
            "no text in this message",
        ),
    ],
)
def test_bad_messages_are_refused_in_words(read_bytes: ReadBytes, data: bytes, said: str) -> None:
    with pytest.raises(CannotRead, match=said) as refused:
        read_bytes(data, "mail.eml")
    assert refused.value.message.endswith(".")
