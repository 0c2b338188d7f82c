"""boxes and render: what is drawn, where, and highlights at the right place."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from app.core.fields import COLOUR_FILLS
from app.core.line_boxes import line_boxes
from app.core.painting import paint_highlights
from app.core.png import render_png
from app.intake.intake import PageBoxes, Raster
from db.records import Highlight
from tests.cli.command import answer, run
from tests.core.files import STORY

Pixel = tuple[int, int, int]


def read_png(data: bytes) -> tuple[int, int, list[list[Pixel]]]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, size = 8, b"", (0, 0)
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + body) == int.from_bytes(data[at + 8 + length : at + 12 + length], "big")
        if kind == b"IHDR":
            size = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    raw, width = zlib.decompress(packed), size[0] * 3 + 1
    rows = [raw[y * width + 1 : (y + 1) * width] for y in range(size[1])]
    assert all(raw[y * width] == 0 for y in range(size[1]))
    return *size, [[(row[x], row[x + 1], row[x + 2]) for x in range(0, len(row), 3)] for row in rows]


@pytest.fixture
def stocked(project: Path, files: dict[str, Path]) -> Path:
    run("add", project, files["report"], files["notes"])
    return project


def pdf_of(project: Path) -> str:
    return str(next(one["id"] for one in answer("articles", project)["articles"] if one["pages"]))


def test_boxes_stand_for_each_character_of_the_page(stocked: Path) -> None:
    article = pdf_of(stocked)
    found = answer("boxes", stocked, article, "--page", "1")
    assert set(found) == {"page", "width", "height", "start", "boxes"}
    assert (found["page"], found["width"], found["height"], found["start"]) == (1, 300, 200, 0)
    text = answer("text", stocked, article, "--page", "1")["text"]
    assert len(found["boxes"]) == len(text)
    first = found["boxes"][0]
    assert 18 < first[0] < first[2] < 30
    assert 28 < first[1] < first[3] < 44
    second = answer("boxes", stocked, article, "--page", "2")
    assert second["start"] == answer("text", stocked, article)["page_map"][1]["start"]


def test_a_highlight_is_painted_where_its_words_are(stocked: Path, tmp_path: Path) -> None:
    article = pdf_of(stocked)
    mark = answer("highlight", stocked, article, "--quote", "3.9 million", "--colour", "2")
    for name, options in (("plain.png", []), ("marked.png", ["--highlights"])):
        answer("render", stocked, article, "--page", "1", "--scale", "2", tmp_path / name, *options)
    width, height, plain = read_png((tmp_path / "plain.png").read_bytes())
    assert (width, height) == (600, 400)
    _, _, marked = read_png((tmp_path / "marked.png").read_bytes())
    changed = [(x, y) for y in range(height) for x in range(width) if plain[y][x] != marked[y][x]]
    boxes = answer("boxes", stocked, article, "--page", "1")["boxes"][mark["start"] : mark["end"]]
    left, right = min(box[0] for box in boxes) * 2, max(box[2] for box in boxes) * 2
    top, bottom = min(box[1] for box in boxes) * 2, max(box[3] for box in boxes) * 2
    assert changed
    assert left - 1 <= min(x for x, _ in changed)
    assert max(x for x, _ in changed) <= right + 1
    assert top - 1 <= min(y for _, y in changed)
    assert max(y for _, y in changed) <= bottom + 1
    assert {marked[y][x] for x, y in changed if plain[y][x] == (255, 255, 255)} == {COLOUR_FILLS[2]}
    assert any(
        sum(marked[y][x]) < 100
        for x, y in ((x, int((top + bottom) / 2)) for x in range(int(left), int(right)))
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--page", "9", "--scale", "1"], 2),
        (["--page", "1", "--scale", "0"], 2),
        (["--page", "1", "--scale", "nan"], 2),
        (["--page", "one", "--scale", "1"], 2),
    ],
)
def test_a_page_that_cannot_be_drawn_writes_nothing(
    stocked: Path, tmp_path: Path, arguments: list[str], code: int
) -> None:
    out = tmp_path / "out.png"
    ran = run("render", stocked, pdf_of(stocked), *arguments, out, "--json")
    assert (ran.code, out.exists()) == (code, False)
    assert ran.error["message"]


def test_an_article_without_pages_has_no_boxes(stocked: Path) -> None:
    ran = run("boxes", stocked, "notes", "--page", "1", "--json")
    assert ran.code == 2
    assert "no pages" in ran.error["message"]


def test_png_holds_the_very_pixels() -> None:
    pixels = bytes([1, 2, 3, 0, 4, 5, 6, 0, 99, 99, 7, 8, 9, 0, 10, 11, 12, 0, 99, 99])
    width, height, rows = read_png(render_png(Raster(2, 2, 10, pixels)))
    assert (width, height) == (2, 2)
    assert rows == [[(3, 2, 1), (6, 5, 4)], [(9, 8, 7), (12, 11, 10)]]


def test_a_highlight_over_two_lines_is_two_bars_and_stays_on_the_page() -> None:
    boxes = ((10.0, 0.0, 20.0, 10.0), None, (20.0, 1.0, 30.0, 10.0), (0.0, 12.0, 50.0, 22.0))
    assert line_boxes(boxes) == [(10.0, 0.0, 30.0, 10.0), (0.0, 12.0, 50.0, 22.0)]
    white = Raster(40, 20, 160, b"\xff" * 3200)
    mark = Highlight(id="h", snapshot="s", article="a", exact="", prefix="", suffix="", start=95, end=104)
    painted = paint_highlights(white, PageBoxes(40, 20, boxes), 100, [mark])
    assert painted.data[:40] == white.data[:40]
    assert painted.data[40:43] == bytes(reversed(COLOUR_FILLS[1]))
    assert len(painted.data) == len(white.data)


def test_story_is_what_the_page_says(stocked: Path) -> None:
    assert run("text", stocked, pdf_of(stocked), "--page", "1").out.strip().splitlines() == list(STORY)
