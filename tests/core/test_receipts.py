"""Receipts of a real project: page images, areas, both readers' wordings, the copy that is quoted."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import core
from app.core import pictures
from app.core.exports import compose_briefing
from app.core.pictures import PictureOptions
from app.core.project import Project
from app.core.receipts import make_receipts
from app.errors import Cancelled
from app.export.receipts import Picture, Receipt, canonical
from db import highlights
from tests.core.files import STORY
from tests.core.world import add_text, mark
from tests.intake.builders_pdf import build, page

WORDS = "removed 3.9 million cubic metres"


def add_pdf(project: Project, folder: Path, password: str = "") -> str:
    path = folder / "report.pdf"
    path.write_bytes(build([page(*STORY), page("The second page says it is late.")], password=password))
    return core.articles.add_article(project, path, password=password or None).article.id


def cite(project: Project, *marks: str) -> str:
    """Make a briefing whose one sentence rests on these highlights; return its id."""
    claim = core.claims.add_claim(project, "It removed 3.9 million.", "removed")
    for one in marks:
        core.evidence.link(project, claim.id, one)
    briefing = core.briefings.add_briefing(project, "Works")
    core.briefings.add_section(project, briefing.id, "State", body="It removed 3.9 million. [[removed]]")
    return briefing.id


def receipts(project: Project, briefing: str, **how: object) -> tuple[Receipt, ...]:
    options = PictureOptions(**how)  # type: ignore[arg-type]
    return make_receipts(project, compose_briefing(project, briefing), options)


def marked(project: Project, article: str, words: str) -> str:
    snapshot = core.articles.newest_snapshot(project, article)
    start = core.articles.read_text(project, snapshot.id).index(words)
    return core.highlights.add_highlight(project, snapshot.id, start, start + len(words)).id


def pixels(png: bytes) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield x, y and R, G, B of a PNG with a palette, read by hand."""
    at, packed, palette, width = 8, b"", b"", 0
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width = int.from_bytes(body[:4], "big")
            assert body[8:10] == bytes((8, 3))
        palette = body if kind == b"PLTE" else palette
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    raw = zlib.decompress(packed)
    for place, index in enumerate(raw):
        y, x = divmod(place, width + 1)
        if x:
            yield x - 1, y, tuple(palette[3 * index : 3 * index + 3])


def test_a_pdf_passage_has_the_strip_of_its_page_with_the_words_marked(
    project: Project, tmp_path: Path
) -> None:
    (one,) = receipts(project, cite(project, marked(project, add_pdf(project, tmp_path), WORDS)))
    assert one.picture is not None
    assert (one.page_number, one.quotation, one.picture_left_out) == (1, WORDS, "")
    found = list(pixels(one.picture.png))
    assert len(found) == one.picture.width * one.picture.height
    amber = [(x, y) for x, y, (red, green, blue) in found if red > 240 and green > 200 and 120 < blue < 180]
    assert amber
    # Marked is one line of 12 points, and not the lines above and below, which are shown too.
    rows = {y for _, y in amber}
    assert 10 < len(rows) < 30
    ink = {y for _, y, colour in found if max(colour) < 80}
    assert min(ink) < min(rows) < max(rows) < max(ink)
    columns = {x for x, _ in amber}
    assert 0.3 < len(columns) / one.picture.width < 0.8
    other = replace(one, picture=Picture(b"another", 1, 1))
    assert canonical(one) != canonical(other) != canonical(replace(one, picture=None))


def test_an_area_is_ringed_and_says_that_its_words_were_typed(project: Project, tmp_path: Path) -> None:
    snapshot = core.articles.newest_snapshot(project, add_pdf(project, tmp_path))
    made = core.area.add_area(project, snapshot.id, 1, (60, 80, 300, 110), "The second page")
    briefing = cite(project, made.id)
    (one,) = receipts(project, briefing)
    assert (one.typed, one.area, one.page_number) == (True, (60, 80, 300, 110), 2)
    assert one.picture is not None
    ring = [place for *place, colour in pixels(one.picture.png) if colour == (0x99, 0x66, 0)]
    assert len(ring) > 500
    text = core.exports.export_briefing(project, briefing, None, format="html").data.decode()
    assert "Typed from the page image" in text
    assert "rectangle 60, 80, 300, 110 points" in text


def test_images_together_stay_under_a_limit_and_those_left_out_say_so(
    project: Project, tmp_path: Path
) -> None:
    article = add_pdf(project, tmp_path)
    briefing = cite(project, marked(project, article, WORDS), marked(project, article, "it is late"))
    first, second = receipts(project, briefing)
    assert isinstance(first.picture, Picture)
    assert isinstance(second.picture, Picture)
    kept, left_out = receipts(project, briefing, most_bytes=len(first.picture.png) + 1)
    assert kept == first
    assert (left_out.picture, left_out.picture_left_out) == (None, pictures.TOO_MUCH.format(most=0))


def test_a_locked_pdf_gives_its_image_only_with_the_password(project: Project, tmp_path: Path) -> None:
    article = add_pdf(project, tmp_path, password="mud")
    briefing = cite(project, marked(project, article, WORDS))
    (one,) = receipts(project, briefing)
    assert (one.picture, one.picture_left_out) == (None, pictures.LOCKED)
    snapshot = core.articles.newest_snapshot(project, article).id
    (opened,) = receipts(project, briefing, passwords={snapshot: "mud"})
    assert opened.picture is not None


def test_images_can_be_left_out_and_stopped(project: Project, tmp_path: Path) -> None:
    briefing = cite(project, marked(project, add_pdf(project, tmp_path), WORDS))
    with_images = core.exports.export_briefing(project, briefing, None, format="html").data
    without = core.exports.export_briefing(project, briefing, None, format="html", pictures=None).data
    assert b"data:image/png" in with_images
    assert b"<img" not in without
    with pytest.raises(Cancelled):
        receipts(project, briefing, cancelled=lambda: True)
    steps: list[tuple[int, int]] = []
    receipts(project, briefing, progress=lambda *step: steps.append(step))
    assert steps == [(1, 1)]


def test_a_passage_of_a_web_page_has_no_image_and_its_surroundings(project: Project) -> None:
    article = add_text(project)
    (one,) = receipts(project, cite(project, mark(project, article, WORDS)))
    text = core.articles.read_text(project, core.articles.newest_snapshot(project, article.id).id)
    assert (one.picture, one.picture_left_out) == (None, "")
    assert text[one.start : one.end] == one.quotation == WORDS
    assert text[one.start - len(one.before) : one.end + len(one.after)] == one.before + WORDS + one.after
    assert one.before.endswith("the contractor had ")
    assert one.after.startswith(" of mud.")


def test_both_wordings_stand_side_by_side_where_the_readers_differ(project: Project, tmp_path: Path) -> None:
    one = marked(project, add_pdf(project, tmp_path), WORDS)
    with project.unjournaled() as tx:
        highlights.set_second_reading(tx, one, "differs", "removed 8.9 million cubic metres")
    briefing = cite(project, one)
    text = core.exports.export_briefing(project, briefing, None, format="html", pictures=None).data.decode()
    assert "Two independent programs read different words here." in text
    assert "removed <mark>3.9</mark> million cubic metres" in text
    assert "removed <mark>8.9</mark> million cubic metres" in text


def test_the_quoted_copy_is_the_one_with_the_very_words(project: Project, tmp_path: Path) -> None:
    article = add_text(project, "He said: “It is late.” Nobody knew why.\n", "one.html")
    briefing = cite(project, mark(project, article, "“It is late.”"))
    newer = tmp_path / "newer.txt"
    newer.write_text('A new word on top. He said: "It is late." Nobody knew why.\n')
    core.recapture.recapture(project, article.id, newer)
    (one,) = receipts(project, briefing)
    first, second = core.articles.list_snapshots(project, article.id)
    assert one.copy is not None
    assert one.newer is not None
    assert (one.anchor_state, one.quotation, one.newer.wording) == (
        "normalised", "“It is late.”", '"It is late."',
    )  # fmt: skip
    assert (one.copy.sha256, one.copy.number, one.copy.of) == (first.sha256, 1, 2)
    assert one.newer.sha256 == second.sha256
    assert core.articles.read_text(project, first.id)[one.start : one.end] == one.quotation


def test_a_record_holds_no_id_no_path_and_no_private_note(project: Project, tmp_path: Path) -> None:
    one = marked(project, add_pdf(project, tmp_path), WORDS)
    core.highlights.set_highlight(project, one, note="Ask Ann about this.")
    (made,) = receipts(project, cite(project, one))
    line = canonical(made)
    assert line.isascii()
    assert line == json.dumps(json.loads(line), sort_keys=True, separators=(",", ":"))
    for private in (one, "Ask Ann", str(tmp_path), "report.pdf"):
        assert private not in line
