"""Text of a PDF comes in the order it is read, whatever the order and direction it was drawn in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.intake import client
from app.intake.intake import Intake
from tests.intake.builders_layout import build_drawn, drawn, shown
from tests.intake.builders_pdf import Page, build
from tests.intake.conftest import ReadBytes
from tests.intake.test_pages import dark_pixels, holds

LEFT = [f"Left line {word} of the first column" for word in ("one", "two", "three", "four", "five", "six")]
RIGHT = [f"Right line {word} of the second column" for word in ("one", "two", "three", "four", "five", "six")]
WIDE = dict(zip("abcdefgh", "港湾局発表新規定", strict=True))
HEBREW = {"a": "ש", "b": "ל", "c": "ו", "d": "ם"}
SCALE = 2.0


def words(intake: Intake) -> list[str]:
    return intake.text.split()


def assert_ink_in_its_box(data: bytes, intake: Intake) -> None:
    """Every letter has a box with ink in it, and all ink lies in a letter's box."""
    text, mark = intake.text, intake.page_map[0]
    with client.PageServer(data) as pages:
        boxes = pages.boxes(0, text, mark.extractor).boxes
        raster = pages.render(0, SCALE)
    printable = [index for index, letter in enumerate(text) if not letter.isspace()]
    inked: set[int] = set()
    for x, y in dark_pixels(raster):
        owners = [
            index
            for index in printable
            if (box := boxes[index]) is not None and holds(box, (x + 0.5) / SCALE, (y + 0.5) / SCALE, 1.0)
        ]
        assert owners, f"ink at {x / SCALE}, {y / SCALE} belongs to no letter"
        inked.update(owners)
    assert inked == set(printable)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_lines_follow_each_other_whatever_way_page_and_text_are_turned(
    read_bytes: ReadBytes, rotate: int, angle: int
) -> None:
    step = {0: (0, -20), 90: (20, 0), 180: (0, 20), 270: (-20, 0)}[angle]
    lines = ("First line here", "Second line here", "Third line here")
    operators = [
        shown(line, 300 + n * step[0], 400 + n * step[1], angle=angle) for n, line in enumerate(lines)
    ]
    data = build_drawn([drawn(*operators, rotate=rotate, cropbox=(100, 100, 500, 700))])
    intake = read_bytes(data)
    assert intake.text == "\n".join(lines)
    assert_ink_in_its_box(data, intake)


def test_sideways_text_beside_upright_text_stays_whole(read_bytes: ReadBytes) -> None:
    operators = [shown(f"Upright line {n}", 100, 700 - 20 * n) for n in range(6)]
    data = build_drawn(
        [drawn(*operators[:3], shown("Printed in the margin", 40, 300, angle=90), *operators[3:])]
    )
    intake = read_bytes(data)
    upright = "\n".join(f"Upright line {n}" for n in range(6))
    assert intake.text == f"{upright}\n\nPrinted in the margin"
    assert intake.page_map[0].extractor == "pdfium+layout"
    assert "sideways" in intake.page_map[0].reason
    assert_ink_in_its_box(data, intake)
    with client.PageServer(data) as pages:
        assert pages.second_text(0, "pdfium+layout").split() == words(intake)


def columns() -> list[bytes]:
    """Two columns below a heading, drawn across both."""
    operators = [shown("A heading that runs across both of the columns of the page", 72, 740)]
    for n, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        operators += [shown(left, 72, 700 - 15 * n, 10), shown(right, 320, 700 - 15 * n, 10)]
    return operators


def test_columns_drawn_line_by_line_are_read_one_after_the_other(read_bytes: ReadBytes) -> None:
    data = build_drawn([drawn(*columns())])
    intake = read_bytes(data)
    assert words(intake)[12:] == " ".join(LEFT + RIGHT).split()
    assert intake.page_map[0].extractor == "pdfium+layout"
    assert_ink_in_its_box(data, intake)


def test_columns_drawn_from_the_bottom_up_are_read_from_the_top(read_bytes: ReadBytes) -> None:
    intake = read_bytes(build_drawn([drawn(*reversed(columns()))]))
    assert words(intake)[12:] == " ".join(LEFT + RIGHT).split()
    assert "another order" in intake.page_map[0].reason


def test_a_page_drawn_in_reading_order_is_taken_as_it_is(read_bytes: ReadBytes) -> None:
    operators = [shown(line, 72, 700 - 15 * n, 10) for n, line in enumerate(LEFT)]
    operators += [shown(line, 320, 700 - 15 * n, 10) for n, line in enumerate(RIGHT)]
    footer = shown("Page 4", 300, 40, 8)
    intake = read_bytes(build_drawn([drawn(footer, *operators)]))
    assert words(intake)[2:] == " ".join(LEFT + RIGHT).split()
    assert (intake.page_map[0].extractor, intake.page_map[0].reason) == ("pdfium", "")


def test_a_table_is_read_row_by_row_and_its_cells_stay_apart(read_bytes: ReadBytes) -> None:
    rows = [
        ("Velmora", "8,935,112", "3"),
        ("Harbour", "12", "1,050"),
        ("Quay", "7", "88"),
        ("Sill", "1", "2"),
    ]
    operators = [
        shown(cell, 72 + 90 * column, 700 - 15 * number)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    for order in (operators, operators[::-1]):
        assert words(read_bytes(build_drawn([drawn(*order)]))) == [cell for row in rows for cell in row]


@pytest.mark.parametrize("leftwards", [False, True])
def test_right_to_left_text_comes_as_it_is_read(read_bytes: ReadBytes, leftwards: bool) -> None:
    """Some programs draw the line from the left, some letter by letter from the right."""
    operators = [shown("dcba 42 dcba", 200, 700, font="F2")]
    if leftwards:
        operators = [
            shown(letter, 300 - 7.2 * place, 700, font="F2")
            for place, letter in enumerate("abcd")
            if letter.strip()
        ]
    data = build_drawn([drawn(*operators)], meaning={**HEBREW, **{one: one for one in "42 "}})
    intake = read_bytes(data)
    assert intake.text == ("שלום" if leftwards else "שלום 42 שלום")
    assert_ink_in_its_box(data, intake)
    with client.PageServer(data) as pages:
        assert pages.second_text(0, intake.page_map[0].extractor) == intake.text


def test_right_to_left_letters_stay_in_their_line_whatever_their_fonts_say(read_bytes: ReadBytes) -> None:
    """Browsers set Arabic in fonts whose boxes hold the ink only, beside others twice as high as the line."""
    ink = b"600 0 0 -300 500 60 d1 0 -300 500 360 re f"
    words = [
        shown(letter, 300 - 7.2 * place, 700 - 15 * row, font="F4" if (place + row) % 2 else "F2")
        for row in range(3)
        for place, letter in enumerate("abcd abcd")
        if letter.strip()
    ]
    data = build_drawn([drawn(*words)], meaning=HEBREW, ink_only=dict.fromkeys(HEBREW, ink))
    intake = read_bytes(data)
    assert intake.text.split("\n") == ["שלום שלום"] * 3
    assert_ink_in_its_box(data, intake)


def test_the_right_column_of_right_to_left_text_is_read_first(read_bytes: ReadBytes) -> None:
    """The columns stand a line's height apart, and their lines beside each other."""
    right = [shown("dcba dcba dcba dcba", 300, 700 - 15 * row, font="F2") for row in range(4)]
    left = [shown("abcd abcd abcd abcd", 150, 700 - 15 * row, font="F2") for row in range(4)]
    meaning = {**HEBREW, " ": " "}
    intake = read_bytes(build_drawn([drawn(*right, *left)], meaning=meaning))
    assert intake.text.split() == ["שלום"] * 16 + ["םולש"] * 16


def test_vertical_lines_are_read_downwards_and_from_the_right(read_bytes: ReadBytes) -> None:
    spots = [(300 - 30 * (n // 4), 700 - 14 * (n % 4)) for n in range(len(WIDE))]
    operators = [shown(letter, x, y, font="F2") for letter, (x, y) in zip(WIDE, spots, strict=True)]
    intake = read_bytes(build_drawn([drawn(*operators)], meaning=WIDE))
    assert words(intake) == ["港湾局発", "表新規定"]


def test_text_drawn_twice_to_look_bold_is_read_once(read_bytes: ReadBytes) -> None:
    operators = [shown("Dues doubled in all", 72 + shift, 700 + shift / 2) for shift in (0, 0.4, 0.8)]
    data = build_drawn([drawn(*operators, shown("Plain line below it", 72, 680))])
    intake = read_bytes(data)
    assert intake.text == "Dues doubled in all\nPlain line below it"
    with client.PageServer(data) as pages:
        assert pages.second_text(0, intake.page_map[0].extractor).split() == words(intake)


def test_lines_that_lie_on_one_another_are_not_mixed(read_bytes: ReadBytes) -> None:
    operators = [shown("Approved by the board", 72, 700), shown("DRAFT OF JANUARY", 80, 702)]
    data = build_drawn([drawn(*operators, shown("Printed in the margin", 40, 300, angle=90))])
    text = read_bytes(data).text
    assert "Approved by the board" in text
    assert "DRAFT OF JANUARY" in text


def test_a_word_that_is_said_twice_stays_twice(read_bytes: ReadBytes) -> None:
    operators = [shown("Yes", 72, 700), shown("Yes", 72, 680), shown("Yes yes ill", 72, 660)]
    assert words(read_bytes(build_drawn([drawn(*operators)]))) == ["Yes", "Yes", "Yes", "yes", "ill"]


def test_laid_out_text_outside_the_visible_page_is_left_out_and_counted(read_bytes: ReadBytes) -> None:
    page = drawn(shown("Seen", 100, 500), shown("Margin", 60, 200, angle=90), shown("Trimmed", 100, 20))
    intake = read_bytes(build_drawn([replace(page, cropbox=(50, 100, 500, 700))]))
    assert words(intake) == ["Margin", "Seen"] or words(intake) == ["Seen", "Margin"]
    assert intake.left_out_characters == len("Trimmed")


def test_a_hyphen_at_a_lines_end_stays(read_bytes: ReadBytes) -> None:
    operators = [shown("They laid the foun-", 72, 700), shown("dation of the quay.", 72, 685)]
    assert read_bytes(build_drawn([drawn(*operators)])).text == "They laid the foun-\ndation of the quay."


@pytest.mark.parametrize(
    "boxes",
    [
        {"mediabox": (612.0, 792.0, 0.0, 0.0)},
        {"cropbox": (-50.0, -50.0, 900.0, 900.0)},
        {"mediabox": (-100.0, 300.0, 500.0, 900.0)},
        {"cropbox": (500.0, 700.0, 40.0, 350.0)},
        {"entries": "/UserUnit 2"},
        {"rotate": -90},
        {"rotate": 450},
    ],
)
def test_odd_boxes_place_letters_where_they_are_drawn(
    read_bytes: ReadBytes, boxes: dict[str, object]
) -> None:
    data = build_drawn([drawn(shown("Wide Mill", 100, 500, 30), shown("Lx", 150, 400, 20), **boxes)])
    intake = read_bytes(data)
    assert words(intake) == ["Wide", "Mill", "Lx"]
    assert_ink_in_its_box(data, intake)


def test_a_page_wrapped_in_form_objects_is_read_by_both(read_bytes: ReadBytes) -> None:
    inner = shown("Wrapped twice over", 72, 700)
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<<%s>>/Length %d>>stream\n%s\nendstream"
    call = b"/X1 Do"
    more = {
        300: form % (b"/XObject<</X1 301 0 R>>", len(call), call),
        301: form % (b"/Font<</F1 3 0 R>>", len(inner), inner),
    }
    page = Page(content=b"q /X0 Do Q", entries="/Resources<</XObject<</X0 300 0 R>>>>")
    data = build([page], more=more).replace(b"/Resources<</Font<</F1 3 0 R>>>>/Contents", b"/Contents")
    assert read_bytes(data).text == "Wrapped twice over"
    with client.PageServer(data) as pages:
        assert pages.second_text(0) == "Wrapped twice over"


def test_letters_that_no_reader_can_tell_are_not_quoted(read_bytes: ReadBytes) -> None:
    mute = b"BT /F3 12 Tf 1 0 0 1 72 700 Tm <0024002500260027> Tj ET"
    intake = read_bytes(build_drawn([drawn(mute), drawn(shown("Clear words", 72, 700))]))
    assert [mark.result for mark in intake.page_map] == ["no_text", "read"]
    assert "fonts do not say" in intake.page_map[0].reason
    assert words(intake) == ["Clear", "words"]


def test_a_few_letters_that_no_reader_can_tell_keep_their_place(read_bytes: ReadBytes) -> None:
    data = build_drawn([drawn(shown("abc " * 12, 72, 700, font="F2"))], meaning={"b": "\ufffd"})
    assert read_bytes(data).text.count("\ufffd") == 12


def test_slanting_lines_are_kept_as_they_were_drawn(read_bytes: ReadBytes) -> None:
    operators = [shown(f"Slanting line {n}", 100 + 19 * n, 300 - 7 * n, angle=80) for n in range(3)]
    data = build_drawn([drawn(shown("Upright and long enough", 72, 700), *operators)])
    intake = read_bytes(data)
    slanting = "\n".join(f"Slanting line {n}" for n in range(3))
    assert intake.text.split("\n\n") in (
        ["Upright and long enough", slanting],
        [slanting, "Upright and long enough"],
    )


def test_a_watermark_across_the_page_takes_no_line_apart(read_bytes: ReadBytes) -> None:
    operators = [shown(line, 72, 500 - 16 * n) for n, line in enumerate(LEFT)]
    mark = shown("COPY", 100, 380, 150), shown("Printed in the margin", 40, 300, angle=90)
    text = read_bytes(build_drawn([drawn(*operators[:3], *mark, *operators[3:])])).text
    assert [line for line in text.split("\n") if line in LEFT] == LEFT


def test_wide_letters_that_are_spread_are_not_parted(read_bytes: ReadBytes) -> None:
    across = [shown(letter, 72 + 13 * n, 700, font="F2") for n, letter in enumerate(WIDE)]
    operators = (*across, shown("Margin text", 40, 300, angle=90))
    assert "港湾局発表新規定" in read_bytes(build_drawn([drawn(*operators)], meaning=WIDE)).text
