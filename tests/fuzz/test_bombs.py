"""Every bomb ends within its limits, in text or in a sentence, and the program stays as it was."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app.errors import CannotRead
from app.intake import client, limits
from app.intake.intake import PAGE_BREAK, Intake
from tests.fuzz import bombs_packed, bombs_pdf, bombs_text

Make = Callable[[], bytes | str]
#: What each of these must say; of the others only that they end.
SAID = {
    "deflate_bomb": "Stopped at 64 MiB of one stream",
    "stacked_deflate_bomb": "Stopped at 64 MiB of one stream",
    "deflate_bomb_in_a_font": "Stopped at 64 MiB of one stream",
    "deflate_bomb_in_an_object_stream": "Stopped at 64 MiB of one stream",
    "forms_within_forms": "Reading this page stops the reader",
    "glyph_flood": "characters; Sourcemark reads up to 500,000",
    "many_elements": "more than 1,000,000 elements",
    "too_much_text": "beyond the 20,000,000 characters",
    "brackets": "The Markdown of this file takes more than",
    "part_of_one_letter": "unpacks to more than 200 times its size",
    "many_parts": "Sourcemark reads up to 5,000",
    "overlapping_parts": "overlap",
    "laughs_in_word": "declares a document type",
    "nested_word_tables": "nests deeper than Sourcemark reads",
    "many_mail_parts": "more than 1,000 parts",
    "mail_in_mail": "nests parts 3,002 times",
    "giant_table": "The structure of this page takes more than",
}
#: These keep a reader busy for long, or are one more of a class that is tried.
SLOW = {
    *(
        "many_streams",
        "forms_within_forms",
        "form_that_draws_itself",
        "deep_states",
        "deep_tree",
        "glyph_flood",
    ),
    *("attributes_on_many_tags", "giant_table", "wide_table", "allowed_elements", "one_list_of_many_items"),
    *("many_metas", "many_links", "images_in_images", "references", "long_markdown_table", "front_matter"),
    *("brackets", "twelve_million_letters"),
}


def cases(bombs: Mapping[str, Make]) -> list[object]:
    return [
        pytest.param(make, id=name, marks=[pytest.mark.soak] if name in SLOW else [])
        for name, make in bombs.items()
    ]


@pytest.fixture(scope="module", autouse=True)
def _workers_ahead() -> object:
    client.warm()
    yield
    client.cool()


def write(folder: Path, make: Make, ending: str) -> Path:
    made = make()
    path = folder / f"bomb{ending}"
    path.write_bytes(made.encode() if isinstance(made, str) else made)
    return path


def read(path: Path) -> tuple[Intake | None, str]:
    """Read a file; return what came of it and every sentence that was said."""
    try:
        intake = client.read_file(path)
    except CannotRead as refused:
        return None, f"{refused.message} {refused.hint}"
    reasons = [page.reason for page in intake.page_outcomes]
    return intake, " ".join([intake.incomplete, intake.left_out_why, *reasons])


def check(name: str, intake: Intake | None, said: str) -> None:
    assert SAID.get(name, "") in said
    if intake is None:
        assert said.strip()
        return
    assert len(intake.text) <= limits.TEXT_CHARACTERS
    # Every bomb holds something that can be read, unless it says why not.
    assert intake.text.strip() or intake.incomplete


@pytest.mark.parametrize("make", cases(bombs_text.BOMBS))
def test_text_bombs_end(make: Make, tmp_path: Path) -> None:
    intake, said = read(write(tmp_path, make, bombs_text.NAMES[make.__name__]))
    check(make.__name__, intake, said)
    if "twelve" in make.__name__:
        assert intake is not None
        assert intake.text.endswith("The end.")


@pytest.mark.parametrize("make", cases(bombs_packed.BOMBS))
def test_packed_bombs_end(make: Make, tmp_path: Path) -> None:
    intake, said = read(write(tmp_path, make, bombs_packed.NAMES[make.__name__]))
    check(make.__name__, intake, said)


@pytest.mark.parametrize("make", cases(bombs_pdf.BOMBS))
def test_pdf_bombs_end(make: Make, tmp_path: Path) -> None:
    path = write(tmp_path, make, ".pdf")
    intake, said = read(path)
    check(make.__name__, intake, said)
    if intake is not None:
        look_at_page(path, intake)


def look_at_page(path: Path, intake: Intake) -> None:
    """Draw the first page and take its boxes, as the window does; either comes or is refused in words."""
    text = intake.text.split(PAGE_BREAK)[0]
    with contextlib.suppress(CannotRead), client.PageServer(path) as pages:
        assert len(pages.sizes()) == len(intake.page_map)
        longest = max(1.0, *intake.page_sizes[0])
        assert pages.render(0, min(1.0, 1000 / longest)).data
        assert len(pages.boxes(0, text, intake.page_map[0].extractor).boxes) == len(text)


def test_a_bomb_stops_when_the_user_says_so(tmp_path: Path) -> None:
    """Far from the end: cancelling kills the worker wherever it is."""
    path = write(tmp_path, bombs_pdf.many_streams, ".pdf")
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    with pytest.raises(Exception, match="Reading was stopped"):
        client.read_file(path, cancelled=stop.is_set)
