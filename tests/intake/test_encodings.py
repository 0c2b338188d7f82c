"""Encodings: marks first, then what is declared, then what makes sense; the one that was used is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake import encodings
from app.intake.encoding_labels import declared_in_html, encoding_of
from tests.intake.conftest import ReadBytes

GERMAN = "Größe und Maß: die Überfahrt dauerte fünf Stunden, sagte der Kapitän."
RUSSIAN = "Портовые власти сообщили, что работы задержатся до лета."
#: A sentence of each language with the encodings its texts come in.
SENTENCES = {
    GERMAN: "cp1252 iso8859_15 mac_roman",
    "Le préfet a déclaré : « la sécheresse » de l’été dernier a brûlé les forêts.": "cp1252",
    "A autoridade portuária não informou quando as obras serão concluídas.": "cp1252",
    "El puerto anunció que las obras durarán más de un año, según él.": "cp1252",
    "Hamnmyndigheten uppgav att arbetet på kajen blir försenat i år.": "cp1252",
    "Władze portu ogłosiły, że pogłębianie toru wodnego potrwa dłużej.": "cp1250 iso8859_2",
    "Přístav oznámil, že prohlubování dráhy se zpozdí o třetí týden.": "cp1250 iso8859_2",
    "A kikötő közölte, hogy az őszi árvíz miatt a kotrás késik.": "cp1250 iso8859_2",
    RUSSIAN: "cp1251 koi8_r iso8859_5 cp866",
    "Її представник сказав, що ґрунт і досі не вивезли з порту.": "cp1251 koi8_u",
    "Οι λιμενικές αρχές ανακοίνωσαν ότι οι εργασίες θα καθυστερήσουν.": "cp1253 iso8859_7",
    "Liman yönetimi, tarama çalışmalarının gecikeceğini açıkladı.": "cp1254",
    "רשות הנמל הודיעה כי עבודות החפירה יתעכבו שלושה שבועות.": "cp1255 iso8859_8",
    "أعلنت سلطات الميناء أن أعمال الحفر ستتأخر ثلاثة أسابيع.": "cp1256",
    "Uosto direkcija pranešė, kad gilinimo darbai vėluos šią savaitę.": "cp1257",
    "港湾当局は、浚渫工事が遅れると発表した。船はまだ待っている。": "cp932 euc_jp iso2022_jp",
    "港口当局宣布，疏浚工程将会推迟。这艘船已经等了三个星期。": "gb18030",
    "港口當局宣布，疏浚工程將會推遲。這艘船已經等了三個星期。": "big5",
    "항만 당국은 준설 공사가 늦어질 것이라고 발표했다.": "cp949",
}
CASES = [(text, encoding) for text, names in SENTENCES.items() for encoding in names.split()]


@pytest.mark.parametrize(("text", "encoding"), CASES, ids=[f"{one[1]}-{one[0][:8]}" for one in CASES])
def test_one_sentence_is_enough(text: str, encoding: str) -> None:
    decoded = encodings.read(text.encode(encoding))
    assert decoded.text == text
    assert decoded.choice == "guess"
    assert decoded.note.endswith("(guessed)")
    assert not decoded.warning


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8"])
def test_unicode_needs_no_guess(encoding: str) -> None:
    assert encodings.read(GERMAN.encode(encoding), "koi8-r" if encoding != "utf-8" else "").text == GERMAN


def test_what_is_declared_counts_unless_the_bytes_are_plainly_utf_8() -> None:
    koi = RUSSIAN.encode("koi8_r")
    assert encodings.read(koi, "KOI8-R") == encodings.Decoded(RUSSIAN, "koi8_r", "declared")
    assert encodings.read(koi, "windows-1251").text != RUSSIAN
    assert encodings.read(RUSSIAN.encode(), "windows-1251").text == RUSSIAN


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("utf-16le", "utf-8"),
        ("ISO-8859-2", "iso8859_2"),
        ("rot13", ""),
        ("utf-7", ""),
        ("unicode_escape", ""),
        ("no such thing", ""),
    ],
)
def test_labels_mean_what_they_mean_to_browsers(label: str, codec: str) -> None:
    assert encoding_of(label) == codec


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (b'<meta charset="koi8-r">', "koi8-r"),
        (b"<META http-equiv=Content-Type content='text/html; charset=windows-1251'>", "windows-1251"),
        (b'<!-- <meta charset="koi8-r"> --><meta charset=big5>', "big5"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
        (b"<p>charset=koi8-r</p>", ""),
    ],
)
def test_a_page_declares_its_encoding_outside_comments(page: bytes, label: str) -> None:
    assert declared_in_html(page) == label


def test_holes_of_a_windows_encoding_are_no_errors() -> None:
    assert encodings.read(b"caf\xe9 \x81", "windows-1252").text == "café \x81"


def test_what_cannot_be_read_is_counted_and_said(read_bytes: ReadBytes) -> None:
    data = ("Größe und Maß. " * 20).encode() + b"\xff\xfe" + b"Ende."
    intake = read_bytes(data, "x.txt")
    assert intake.text.count("�") == 2
    assert intake.incomplete == "2 characters of this file cannot be read as UTF-8 and are shown as �."


def test_the_extractor_says_what_a_file_was_read_as(read_bytes: ReadBytes) -> None:
    assert read_bytes(GERMAN.encode("cp1252"), "x.txt").extractor_version.endswith(
        "read as windows-1252 (guessed)"
    )
    page = f'<meta charset="koi8-r"><body><p>{RUSSIAN}</p>'.encode("koi8_r")
    intake = read_bytes(page, "x.html")
    assert (intake.text, intake.extractor_version.endswith("read as KOI8-R")) == (RUSSIAN, True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_no_binary_file(read_bytes: ReadBytes, encoding: str) -> None:
    assert read_bytes(GERMAN.encode(encoding), "x.txt").text == GERMAN
    page = f"<html><body><p>{GERMAN}</p></body></html>".encode(encoding)
    assert read_bytes(page, "x").text == GERMAN


@given(st.binary(max_size=300), st.sampled_from(["", "koi8-r", "utf-8", "shift_jis", "utf-7", "zip", "x"]))
def test_any_bytes_become_text(data: bytes, declared: str) -> None:
    decoded = encodings.read(data, declared)
    assert isinstance(decoded.text, str)
    assert encodings.decode(data, declared) == decoded.text
