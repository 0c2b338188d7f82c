"""From a passage to boxes and back: what lies under the boxes of a passage is that passage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.line_boxes import line_boxes, passages_under, tight_boxes
from app.intake.intake import Box

lines = st.lists(st.text("abc de.", min_size=1, max_size=12), min_size=1, max_size=6)


def laid_out(text: str, *, sideways: bool) -> list[Box | None]:
    """Put each character in a cell of a grid, one line below the other; line ends draw nothing."""
    boxes: list[Box | None] = []
    row = column = 0
    for letter in text:
        if letter == "\n":
            boxes.append(None)
            row, column = row + 1, 0
            continue
        x, y = 10 + 6.0 * column, 10 + 14.0 * row
        box = (x, y, x + 6, y + 10)
        boxes.append((200 - box[3], box[0], 200 - box[1], box[2]) if sideways else box)
        column += 1
    return boxes


@given(lines, st.booleans(), st.data())
def test_a_passage_is_found_under_its_boxes(written: list[str], sideways: bool, data: st.DataObject) -> None:
    text = "\n".join(written)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    boxes = laid_out(text, sideways=sideways)
    found = passages_under(text, boxes, line_boxes(boxes[start:end]))
    words = text[start:end].strip()
    if not words:
        assert "".join(text[a:b] for a, b in found).strip() == ""
        return
    begin = start + text[start:end].index(words)
    assert found == [(begin, begin + len(words))]


def test_what_stands_in_another_column_parts_a_passage() -> None:
    text = "one\nfar away\ntwo"
    boxes = laid_out(text, sideways=False)
    under = passages_under(text, boxes, [*line_boxes(boxes[:3]), *line_boxes(boxes[13:])])
    assert [text[a:b] for a, b in under] == ["one", "two"]


def test_between_the_cells_of_a_table_each_word_has_its_box() -> None:
    text = "aa\nbb\ncc"
    cells: list[Box | None] = [
        (10, 10, 16, 20),
        (16, 10, 22, 20),
        None,
        (60, 10, 66, 20),
        (66, 10, 72, 20),
        None,
    ]
    boxes = [*cells, (110, 10, 116, 20), (116, 10, 122, 20)]
    # The first and the last cell follow each other here; the one between them stands elsewhere in the text.
    order = [0, 1, 2, 6, 7, 5, 3, 4]
    mixed, placed = "".join(text[at] for at in order), [boxes[at] for at in order]
    assert passages_under(mixed, placed, line_boxes(placed[0:5])) == [(0, 8)]
    assert passages_under(mixed, placed, tight_boxes(mixed, placed, 0, 5)) == [(0, 5)]
