"""Letters that come twice with their marks."""

from __future__ import annotations

import pytest

from app.intake.intake import Box
from app.intake.pdf_doubled import doubled, silence


def drawn(pieces: list[tuple[str, Box | None]]) -> tuple[str, list[Box | None]]:
    """Return a text and the places of its characters, each piece's box shared out among them."""
    text, places = "", list[Box | None]()
    for piece, box in pieces:
        text += piece
        for at in range(len(piece)):
            if box is None:
                places.append(None)
                continue
            step = (box[2] - box[0]) / len(piece)
            places.append((box[0] + at * step, box[1], box[0] + (at + 1) * step, box[3]))
    return text, places


BOAT: list[tuple[str, Box | None]] = [
    ("เ", (79.5, 658, 83, 675)),
    ("รื", (83.4, 663, 88.3, 670)),
    ("อ", (88.8, 658, 95.7, 675)),
]
AGAIN: list[tuple[str, Box | None]] = [("รื", (83.2, 670.6, 88.3, 672.6))]


def left(pieces: list[tuple[str, Box | None]]) -> str:
    """Return what stays of a text."""
    text, places = drawn(pieces)
    gone = doubled(text, places.__getitem__)
    return "".join(letter for at, letter in enumerate(text) if at not in gone)


def test_a_cluster_above_itself_is_read_once_and_closes_its_gap() -> None:
    near: list[tuple[str, Box | None]] = [(" ", None), ("น", (95.8, 658, 103, 675))]
    far: list[tuple[str, Box | None]] = [(" ", None), ("น", (103, 658, 110, 675))]
    assert left([*BOAT, *AGAIN]) == "เรือ"
    assert left([*BOAT, *AGAIN, *near]) == "เรือน"
    assert left([*BOAT, *AGAIN, *far]) == "เรือ น"


@pytest.mark.parametrize("box", [(96, 663, 101, 670), None])
def test_a_cluster_that_is_written_twice_stays(box: Box | None) -> None:
    assert left([*BOAT, ("รื", box)]) == "เรือรื"


def test_the_second_drawing_has_no_letter_and_the_first_keeps_its_box() -> None:
    text, boxes = drawn([*BOAT, *AGAIN])
    letters = list(text)
    silence(letters, boxes)
    assert letters == ["เ", "ร", "ื", "อ", "", ""]
