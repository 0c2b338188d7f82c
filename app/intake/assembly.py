"""Puts an Intake together from a worker's frames, checking each field: what a worker says is not trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from app.intake import limits, page_words
from app.intake.frames import BadFrame, Fields
from app.intake.intake import (
    PAGE_BREAK,
    Block,
    FirstPage,
    Intake,
    PageOutcome,
    PageResult,
    Raster,
    Value,
    blocks_from_json,
)
from db.records import Name, OutlineEntry, PageMark

_RESULTS = frozenset(get_args(PageResult))
_NAME_FIELDS = ("family", "given", "non_dropping_particle", "dropping_particle", "suffix", "literal")
_RECORD_FIELDS = frozenset(
    (
        *(
            "type",
            "title",
            "authors",
            "container_title",
            "publisher",
            "agency",
            "hosts",
            "URL",
            "canonical_url",
        ),
        *("DOI", "ISBN", "number", "volume", "issue", "page", "language", "issued", "modified", "descriptor"),
        *("archive_url", "archive_time", "tags"),
    )
)


class Assembly:
    """Collects the frames of one document, over one worker or, after a crash, several."""

    def __init__(self) -> None:
        self.media_type = ""
        self.page_count = 0
        self.texts: list[str] = []
        self.pages: list[Fields] = []
        self.first_raster: Raster | None = None
        self._extractor = ("", "")
        self._text: str | None = None
        self._blocks: tuple[Block, ...] = ()
        self._record: dict[str, Value] = {}
        self._captured = ("", "")
        self._left_out = (0, "")
        self._incomplete = ""
        self._outline: list[Fields] = []
        self.done = False

    def take(self, header: Fields, body: bytearray) -> None:
        """Add one frame; raise BadFrame when it is not what it must be."""
        kind = header.text("frame")
        match kind:
            case "hello" | "alive":
                pass
            case "format":
                self.media_type = header.text("media_type")
            case "pdf":
                self.page_count = header.integer("page_count", 1, limits.PDF_PAGES)
                self._extractor = ("pdfium", header.text("version", 100))
            case "pages":
                self._take_pages(header, body)
            case "raster":
                self.first_raster = raster(header, body)
            case "text":
                self._take_text(header, body)
            case "blocks":
                self._take_blocks(body)
            case "outline":
                self._outline = header.objects("entries", limits.OUTLINE_ENTRIES)
            case "done":
                self._record = _record(header)
                self._incomplete = header.text("incomplete", 1000, self._incomplete)
                self._captured = (header.text("captured_at", 40, ""), header.text("captured_basis", 40, ""))
                self.done = True
            case _:
                raise BadFrame(f"an unknown frame {kind[:20]}")

    def _take_pages(self, header: Fields, body: bytearray) -> None:
        pages = header.objects("pages", 1000)
        if header.integer("first") != len(self.pages) or len(self.pages) + len(pages) > self.page_count:
            raise BadFrame("pages out of turn")
        text, position = _decoded(body), 0
        for page in pages:
            length = page.integer("characters", 0, limits.TEXT_CHARACTERS)
            if page.text("result") not in _RESULTS:
                raise BadFrame("an unknown page result")
            page.number("width", 0), page.number("height", 0), page.text("label", 1000)
            page.text("reason"), page.text("extractor", 40), page.integer("left_out")
            page.integer("annotated"), page.integer("unseen"), page_words.kinds_of(page)
            self.texts.append(text[position : position + length])
            self.pages.append(page)
            position += length
        if position != len(text):
            raise BadFrame("pages that do not fill their text")

    def _take_text(self, header: Fields, body: bytearray) -> None:
        self._text = _decoded(body)
        self._extractor = (header.text("extractor", 40), header.text("version", 100))
        self._left_out = (header.integer("left_out"), header.text("left_out_why", 1000, ""))
        self._incomplete = header.text("incomplete", 1000, "")

    def _take_blocks(self, body: bytearray) -> None:
        try:
            self._blocks = blocks_from_json(bytes(body), len(self._text or ""))
        except (ValueError, TypeError, RecursionError) as error:
            raise BadFrame("blocks that are not blocks") from error

    def _contents(self, starts: Sequence[int], length: int) -> tuple[OutlineEntry, ...]:
        """Return the table of contents; of a paged article `starts` are where its pages begin."""
        return tuple(filter(None, (_outline_entry(entry, starts, length) for entry in self._outline)))

    def first_page(self) -> FirstPage | None:
        """Return the first page once it has come."""
        if not self.pages:
            return None
        page = self.pages[0]
        return FirstPage(
            self.page_count, page.number("width"), page.number("height"), self.texts[0], self.first_raster
        )

    def intake(self, incomplete: str = "") -> Intake:
        """Return what was read; `incomplete` says in words why that is not all."""
        if self._text is not None:
            return self._reflowable(incomplete or self._incomplete)
        return self._paged(incomplete or self._incomplete)

    def _reflowable(self, incomplete: str) -> Intake:
        assert self._text is not None  # noqa: S101 - told by the caller
        return Intake(
            media_type=self.media_type,
            text=self._text,
            blocks=self._blocks,
            record=self._record,
            extractor=self._extractor[0],
            extractor_version=self._extractor[1],
            captured_at=self._captured[0],
            captured_basis=self._captured[1] or "import",
            left_out_characters=self._left_out[0],
            left_out_why=self._left_out[1],
            incomplete=incomplete,
            outline=self._contents((), len(self._text)),
        )

    def _paged(self, incomplete: str) -> Intake:
        marks, outcomes, blocks, start, left_out = [], [], [], 0, 0
        for index, (page, text) in enumerate(zip(self.pages, self.texts, strict=True)):
            label = page.text("label", 1000) or str(index + 1)
            result, reason = page.text("result"), page.text("reason")
            marks.append(
                PageMark(
                    index=index,
                    label=label,
                    start=start,
                    extractor=page.text("extractor"),
                    result=result,
                    reason=reason,
                )
            )
            if text:
                blocks.append(Block("paragraph", start, start + len(text)))
            if result != "read":
                outcomes.append(PageOutcome(index, result, reason))  # type: ignore[arg-type]
            left_out += page.integer("left_out") + page.integer("annotated")
            start += len(text) + len(PAGE_BREAK)
        if not blocks and not incomplete:
            incomplete = page_words.why_no_text(self.pages)
        text = PAGE_BREAK.join(self.texts)
        return Intake(
            media_type=self.media_type,
            text=text,
            blocks=tuple(blocks),
            page_map=tuple(marks),
            page_sizes=tuple((page.number("width"), page.number("height")) for page in self.pages),
            record=self._record,
            extractor=self._extractor[0],
            extractor_version=self._extractor[1],
            captured_at=self._captured[0],
            captured_basis=self._captured[1] or "import",
            left_out_characters=left_out,
            left_out_why=page_words.why_left_out(self.pages),
            incomplete=incomplete,
            page_outcomes=tuple(outcomes),
            outline=self._contents([mark.start for mark in marks], len(text)),
        )


def raster(header: Fields, body: bytearray) -> Raster:
    """Return the picture in a frame; raise BadFrame when its bytes are not as many as it says."""
    width, height = header.integer("width", 1, 100_000), header.integer("height", 1, 100_000)
    stride = header.integer("stride", 4 * width, 4 * width + 64)
    if len(body) != stride * height:
        raise BadFrame("a picture of the wrong size")
    return Raster(width, height, stride, bytes(body))


def _decoded(body: bytearray) -> str:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFrame("text that is not UTF-8") from error
    if len(text) > limits.TEXT_CHARACTERS:
        raise BadFrame("text beyond its limit")
    return text


def _outline_entry(entry: Fields, starts: Sequence[int], length: int) -> OutlineEntry | None:
    """Return one line of the table of contents, or None when it leads to a page that was not read."""
    title, level = entry.text("title", 1000), entry.integer("level", 1, 100)
    if not starts:
        return OutlineEntry(title=title, level=level, start=entry.integer("start", 0, length))
    page = entry.integer("page_index", 0, limits.PDF_PAGES)
    if page >= len(starts):
        return None
    top = entry.number("top") if entry.raw("top") is not None else None
    return OutlineEntry(title=title, level=level, start=starts[page], page_index=page, top=top)


def _record(header: Fields) -> dict[str, Value]:
    found = header.raw("record")
    record: dict[str, Value] = {}
    for name in Fields(found).names():
        if name not in _RECORD_FIELDS:
            raise BadFrame(f"an unknown field {name[:20]}")
        field = Fields(Fields(found).raw(name))
        basis = field.text("basis", 40)
        if name == "authors":
            record[name] = Value(tuple(_name(author) for author in field.objects("value", 1000)), basis)
        elif name in ("hosts", "tags"):
            record[name] = Value(tuple(str(host)[:300] for host in field.array("value", 100)), basis)
        else:
            record[name] = Value(field.text("value", 5000), basis)
    return record


def _name(author: Fields) -> Name:
    return Name(**{part: author.text(part, 500, "") for part in _NAME_FIELDS})
