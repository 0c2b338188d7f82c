"""Markdown and plain text: blocks, runs and front matter."""

from __future__ import annotations

import pytest

from app.intake.intake import Intake
from db.records import Name
from tests.intake.conftest import ReadBytes

MARKDOWN = """---
title: "Dues: a history"
authors: [Jane Doe, "Reuters"]
date: 2025-03-09
source: https://www.daily.example/dues
---
Dues double
===========

A *slanted*, **bold** and `coded` [link](https://x.org) with <b>no html</b> and caf\u0065\u0301.
Wrapped line.

3. three
4. four
   - nested

> quoted

| Year | Dues |
|------|-----:|
| 2024 | 2,100 |

```
x  =  1
```
"""


@pytest.fixture
def intake(read_bytes: ReadBytes) -> Intake:
    return read_bytes(MARKDOWN, "notes.md")


def test_markdown_becomes_blocks(intake: Intake) -> None:
    assert [
        (block.kind, block.level, block.marker, intake.text[block.start : block.end])
        for block in intake.blocks
    ] == [
        ("heading", 1, "", "Dues double"),
        ("paragraph", 0, "", "A slanted, bold and coded link with <b>no html</b> and café. Wrapped line."),
        ("list_item", 1, "3.", "three"),
        ("list_item", 1, "4.", "four"),
        ("list_item", 2, "•", "nested"),
        ("quote", 0, "", "quoted"),
        ("table_row", 0, "", "Year\tDues"),
        ("table_row", 0, "", "2024\t2,100"),
        ("preformatted", 0, "", "x  =  1"),
    ]


def test_runs_stand_on_their_words(intake: Intake) -> None:
    runs = [(intake.text[run.start : run.end], run) for block in intake.blocks for run in block.runs]
    assert [word for word, _ in runs] == ["slanted", "bold", "coded", "link"]
    assert runs[0][1].italic
    assert runs[1][1].bold
    assert runs[2][1].code
    assert runs[3][1].link == "https://x.org"


def test_front_matter_fills_the_record(intake: Intake) -> None:
    record = intake.record
    assert record["title"].value == "Dues: a history"
    assert record["authors"].value == (Name(family="Doe", given="Jane"), Name(literal="Reuters"))
    assert record["issued"].value == "2025-03-09"
    assert record["URL"].value == "https://www.daily.example/dues"
    assert record["hosts"].value == ("daily.example",)
    assert record["agency"].value == "Reuters"


def test_the_first_heading_is_the_title_without_front_matter(read_bytes: ReadBytes) -> None:
    record = read_bytes("# Only *this*\n\nText [a](http://b.c).", "x").record
    assert (record["title"].value, record["title"].basis) == ("Only this", "heading")


def test_deep_nesting_of_quotes_is_read(read_bytes: ReadBytes) -> None:
    assert "deep" in read_bytes("> " * 2000 + "deep", "x.md").text


def test_paragraphs_of_plain_text(read_bytes: ReadBytes) -> None:
    intake = read_bytes("One\r\nline two  \r\n\r\n\r\nTwo\u00a0words\x07\r\n", "x.txt")
    assert intake.text == "One\nline two\n\nTwo words"
    assert [intake.text[block.start : block.end] for block in intake.blocks] == ["One\nline two", "Two words"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_plain_text(read_bytes: ReadBytes, encoding: str) -> None:
    text = "Größe und Maß: die Überfahrt dauerte fünf Stunden, sagte der Kapitän."
    assert read_bytes(text.encode(encoding), "x.txt").text == text


def test_a_text_without_words_is_refused(read_bytes: ReadBytes) -> None:
    with pytest.raises(Exception, match="no text"):
        read_bytes(" \n\n \n", "x.txt")


def test_the_time_of_capture_is_the_files(intake: Intake) -> None:
    assert intake.captured_basis == "file_mtime"
    assert intake.captured_at.endswith("Z")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (b"Minutes of the meeting\n\nThe chair opened it.\n", "Minutes of the meeting"),
        (b"A first sentence that stands alone.\n\nAnother.\n", None),
        (b"=== Notice ===\nto all\n", "Notice"),
        (b"x" * 300, None),
    ],
)
def test_the_first_line_is_the_title_when_it_reads_like_one(
    text: bytes, title: str | None, read_bytes: ReadBytes
) -> None:
    record = read_bytes(text, "note.txt").record
    assert (record["title"].value if "title" in record else None) == title
