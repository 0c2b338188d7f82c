"""What a text lacks is said above it, counted where it can be counted."""

from __future__ import annotations

from typing import Any

import pytest

from app.ui.reader.left_out import LeftOutBar, left_out_words
from db.records import Snapshot


def snapshot(**fields: Any) -> Snapshot:
    needed = dict.fromkeys(
        (
            "id",
            "article",
            "media_type",
            "sha256",
            "captured_at",
            "captured_basis",
            "imported_at",
            "text_sha256",
        ),
        "",
    )
    return Snapshot(
        **{**needed, "byte_size": 1, "characters": 1, "extractor": "", "extractor_version": "", **fields}
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"left_out_characters": 1200}, "1,200 characters are left out: the reader does not say why"),
        ({"left_out_characters": 1, "left_out_why": "Comments."}, "1 character is left out: comments"),
        ({"left_out_why": "1 attachment is not part of it: a.pdf."}, "1 attachment is not part of it: a.pdf"),
        (
            {"incomplete": "Parts are missing.", "left_out_characters": 2, "left_out_why": "Forms."},
            "Parts are missing. 2 characters are left out: forms",
        ),
    ],
)
def test_what_is_lacking_is_said(qtbot: Any, fields: dict[str, Any], words: str) -> None:
    assert left_out_words(snapshot(**fields)) == words
    bar = LeftOutBar()
    qtbot.addWidget(bar)
    bar.show_snapshot(snapshot(**fields))
    assert bar.isHidden() == (not words)
    assert bar.accessibleDescription() == words
