"""The numbers of list items and headings stand in the text view as the article has them."""

from __future__ import annotations

import pytest

from app.intake.intake import Block
from app.ui.reader.text_lists import list_format


@pytest.mark.parametrize(
    ("marker", "parts"),
    [
        ("1.", ("", 1, ".")),
        ("10)", ("", 10, ")")),
        ("2.1.", ("2.", 1, ".")),
        ("10.2.13", ("10.2.", 13, "")),
        ("1.a)", ("1.", 1, ")")),
        ("(III)", ("(", 3, ")")),
        ("Article 5", ("Article ", 5, "")),
    ],
)
def test_a_marker_is_shown_whole(marker: str, parts: tuple[str, int, str]) -> None:
    made = list_format(Block("list_item", 0, 4, level=2, ordered=True, marker=marker))
    assert (made.numberPrefix(), made.start(), made.numberSuffix()) == parts
    assert made.indent() == 2


def test_a_heading_hangs_on_its_number() -> None:
    assert list_format(Block("heading", 0, 4, level=3, ordered=True, marker="2.1")).indent() == 1
