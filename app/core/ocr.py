"""Reading pages without text by OCR: what tesseract reads becomes the page's text, as another reading.

The pictures come from a worker that draws the pages; app/intake/ocr.py runs the program.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.core import articles, kept_boxes, pages, recapture
from app.core.moving import Moved
from app.core.other_pages import OtherPage, with_pages
from app.core.project import Project
from app.errors import Cancelled, CannotRead, WrongUse
from app.intake import ocr
from app.intake.intake import Intake, PageBoxes
from db import articles as records
from db.records import Snapshot

if TYPE_CHECKING:
    from app.core.pages import PageServer

Tesseract = ocr.Tesseract
find_tesseract = ocr.find_tesseract
likely_language = ocr.likely_language


@dataclass(frozen=True, slots=True)
class Recognised:
    """What OCR made of an article: pages (from 0) that have text now, and those that it could not read."""

    article: str
    snapshot: str
    read: tuple[int, ...]
    characters: int
    confidence: float
    #: Page index and the reason in words.
    failed: tuple[tuple[int, str], ...]
    extractor: str
    languages: str
    passages: tuple[Moved, ...] = ()


def pages_without_text(snapshot: Snapshot, text: str) -> tuple[int, ...]:
    """Return the indexes of the pages that hold no text."""
    numbers = range(1, len(snapshot.page_map) + 1)
    return tuple(number - 1 for number in numbers if not pages.page_text(snapshot, text, number).text.strip())


def recognise(
    project: Project,
    article_id: str,
    languages: Sequence[str] = (),
    page_indexes: Sequence[int] | None = None,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Recognised:
    """Read pages by OCR, those without text unless others are named; one change, which undo takes back.

    Blocks for seconds a page. Raise CannotRead when tesseract is not installed or reads nothing at all.
    """
    snapshot = articles.newest_snapshot(project, article_id)
    pages.needs_pages(snapshot)
    text = articles.read_text(project, snapshot.id)
    wanted = _wanted(snapshot, text, page_indexes)
    tesseract = ocr.find_tesseract()
    with project.read() as reader:
        language = records.select_article(reader, article_id).language
    chosen = ocr.choose_languages(tesseract, tuple(languages), language)
    found: dict[int, ocr.OcrPage] = {}
    failed: list[tuple[int, str]] = []
    with pages.open_pages(project, snapshot.id, password) as server:
        for number, index in enumerate(wanted):
            if progress is not None:
                progress(number, len(wanted))
            try:
                page = _read(server, index, tesseract, chosen, cancelled)
            except CannotRead as error:
                failed.append((index, error.message))
                continue
            if page.text.strip():
                found[index] = page
            else:
                failed.append((index, "Tesseract finds no text on this page."))
    if not found:
        raise CannotRead(f"Nothing could be read: {failed[0][1]}", "Mark areas and type what stands in them.")
    return _store(project, snapshot, text, found, tuple(failed), tesseract, chosen, cancelled)


def _wanted(snapshot: Snapshot, text: str, asked: Sequence[int] | None) -> tuple[int, ...]:
    if asked is None:
        empty = pages_without_text(snapshot, text)
        if not empty:
            raise WrongUse(
                "Every page of the article has text.",
                "Name the pages that are to be read by OCR all the same.",
            )
        return empty
    for index in asked:
        pages.page_text(snapshot, text, index + 1)
    return tuple(sorted(set(asked)))


def _read(
    server: PageServer,
    index: int,
    tesseract: Tesseract,
    languages: str,
    cancelled: Callable[[], bool] | None,
) -> ocr.OcrPage:
    if cancelled is not None and cancelled():
        raise Cancelled("Reading was stopped.", "Nothing was changed.")
    size = server.sizes()[index]
    picture = server.render(index, ocr.scale_for(*size))
    return ocr.read_picture(tesseract, picture, size, languages, cancelled)


def _store(
    project: Project,
    snapshot: Snapshot,
    text: str,
    found: dict[int, ocr.OcrPage],
    failed: tuple[tuple[int, str], ...],
    tesseract: Tesseract,
    languages: str,
    cancelled: Callable[[], bool] | None,
) -> Recognised:
    intake = _intake(project, snapshot, text, found, tesseract)
    kept = kept_before(project, snapshot, text, found)
    report = recapture.read_again_as(project, snapshot.article, intake, cancelled=cancelled)
    kept |= {index: (page.text, page.boxes) for index, page in found.items()}
    kept_boxes.keep_boxes(project, report.snapshot, kept)
    return Recognised(
        article=snapshot.article,
        snapshot=report.snapshot,
        read=tuple(found),
        characters=sum(len(page.text) for page in found.values()),
        confidence=sum(page.confidence for page in found.values()) / len(found),
        failed=failed,
        extractor=tesseract.name,
        languages=languages,
        passages=report.passages,
    )


def kept_before(
    project: Project, snapshot: Snapshot, text: str, found: Collection[int]
) -> dict[int, tuple[str, PageBoxes]]:
    """Return the boxes of pages that were read by OCR earlier and stay as they are."""
    kept: dict[int, tuple[str, PageBoxes]] = {}
    for mark in snapshot.page_map:
        if mark.result == "ocr" and mark.index not in found:
            words = pages.page_text(snapshot, text, mark.index + 1).text
            boxes = kept_boxes.find_boxes(project, snapshot, mark.index, words)
            if boxes is not None:
                kept[mark.index] = (words, boxes)
    return kept


def _intake(
    project: Project, snapshot: Snapshot, text: str, found: dict[int, ocr.OcrPage], tesseract: Tesseract
) -> Intake:
    """Return the article's text with what OCR read in the place of those pages."""
    said = "The page was read by OCR; its words are {:.0f} % sure."
    other = {
        index: OtherPage(page.text, tesseract.name, "ocr", said.format(page.confidence))
        for index, page in found.items()
    }
    intake = with_pages(project, snapshot, text, other)
    left = any(mark.result not in ("read", "suspect", "second_reader", "ocr") for mark in intake.page_map)
    if not left or "may be a scan" in snapshot.incomplete:
        intake = replace(intake, incomplete="")
    if len(found) == len(intake.page_map):
        intake = replace(intake, extractor="tesseract", extractor_version=tesseract.version)
    return intake
