"""Receipts: for each cited passage everything that a reader needs to check it, in one frozen record.

A receipt names its passage by content (hash of the copy, hash of its text, offsets, words) and not by the
store's ids, so that it can be held against any copy of the project, or against the captured file itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.export.citation import address_of
from app.export.links import safe_url
from app.export.surroundings import Surroundings, cut_around

if TYPE_CHECKING:
    from app.export.parts import Passage
    from db.records import Article, Highlight, Name, Snapshot

VERSION = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """The strip of a page around a passage, the passage marked in it, as a PNG file.

    `goes_on` when the passage goes on on the next page, which is not in the picture.
    """

    png: bytes
    width: int
    height: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The article's record, as it is printed. `reliability` is its own rating or its publisher's."""

    citekey: str
    title: str = ""
    authors: tuple[str, ...] = ()
    container_title: str = ""
    publisher: str = ""
    agency: str = ""
    issued: str = ""
    issued_basis: str = ""
    issued_is_guessed: bool = False
    modified: str = ""
    type: str = ""
    language: str = ""
    status: str = "ok"
    reliability: str = ""
    descriptor: str = ""
    address: str = ""
    archive_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The captured copy that was quoted: the hashes of its bytes and of its text, and who read it."""

    sha256: str
    text_sha256: str
    media_type: str
    byte_size: int
    captured_at: str
    captured_basis: str
    read_by: str = ""
    number: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Newer:
    """How the passage reads in the newest copy, when it was marked in an older one."""

    sha256: str
    captured_at: str
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One passage as it was quoted. Offsets are code points of the canonical text, the end exclusive.

    `quotation`, `before`, `after` are its very characters, line breaks included. An area has no text:
    `quotation` was `typed` from the page image, and `area` is its rectangle in points of the page.
    """

    number: int
    label: str
    quotation: str
    work: Work
    copy: Copy | None = None
    newer: Newer | None = None
    before: str = ""
    after: str = ""
    cut_before: bool = False
    cut_after: bool = False
    typed: bool = False
    area: tuple[float, ...] = ()
    page_label: str = ""
    page_number: int | None = None
    start: int = 0
    end: int = 0
    anchor_state: str = ""
    second_reader: str = "none"
    second_wording: str = ""
    attributed_to: str = ""
    credibility: int | None = None
    passage_address: str = ""
    citation: str = ""
    picture: Picture | None = None
    picture_left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a receipt is made from: `copies` are the article's snapshots, the oldest first."""

    article: Article
    highlight: Highlight
    copies: Sequence[Snapshot] = ()
    reliability: str = ""
    date_is_guessed: bool = False


def make_receipt(passage: Passage, basis: Basis, text_of: Callable[[str], str]) -> Receipt:
    """Make the receipt of a passage; `text_of` returns a snapshot's canonical text by its id."""
    one = basis.highlight
    snapshot, start, end = place_of(one, basis.copies)
    last = passage.citation.spans[-1]
    around = Surroundings("", "", False, False)
    if snapshot is not None and not one.area:
        around = cut_around(text_of(snapshot.id), start, end)
    return Receipt(
        number=passage.number,
        label=passage.label,
        quotation=passage.quotation,
        work=_work(basis),
        copy=_copy(snapshot, one, basis.copies),
        newer=_newer(snapshot, one, basis.copies, text_of),
        before=around.before,
        after=around.after,
        cut_before=around.cut_before,
        cut_after=around.cut_after,
        typed=bool(one.area),
        area=one.area,
        page_label=passage.page_label,
        page_number=_page_number(snapshot, one, start),
        start=start,
        end=end,
        anchor_state=one.anchor_state,
        second_reader=one.second_reader,
        second_wording=one.second_text,
        attributed_to=one.attributed_to,
        credibility=one.credibility,
        # A citation ends with its address, if it has one.
        passage_address=last.text if last.style == "link" else "",
        citation=passage.citation.shown,
    )


def place_of(one: Highlight, copies: Sequence[Snapshot]) -> tuple[Snapshot | None, int, int]:
    """Return the copy that has a highlight's words letter by letter, and where they stand in it."""
    by_id = {each.id: each for each in copies}
    marked = by_id.get(one.marked_in)
    if one.anchor_state == "verified" or marked is None:
        return by_id.get(one.snapshot), one.start, one.end
    return marked, one.marked_start, one.marked_end


def canonical(receipt: Receipt) -> str:
    """Return a receipt's record as one line of JSON (see `as_line`), the picture by its hash."""
    record = _plain(receipt)
    for name in ("work", "copy", "newer"):
        part = record[name]
        record[name] = None if part is None else _plain(part)
    picture = receipt.picture
    record["picture"] = None if picture is None else hashlib.sha256(picture.png).hexdigest()
    return as_line(record | {"receipt_version": VERSION})


def _plain(record: Any) -> dict[str, object]:
    # Not asdict: it copies in depth, which takes most of an export's time.
    return {name: getattr(record, name) for name in record.__slots__}


def as_line(record: dict[str, object]) -> str:
    """Return a record as one line of JSON: ASCII, keys sorted, no spaces."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"))


def seal(line: str) -> str:
    """Return the SHA-256 of a record's line, in hexadecimal."""
    return hashlib.sha256(line.encode()).hexdigest()


def _page_number(snapshot: Snapshot | None, one: Highlight, start: int) -> int | None:
    """Return the page, counted from 1, on which the words begin in the copy that is quoted."""
    if snapshot is None or not snapshot.page_map:
        return None
    if one.area:
        return None if one.page_index is None else one.page_index + 1
    before = [mark.index for mark in snapshot.page_map if mark.start <= start]
    return before[-1] + 1 if before else None


def _work(basis: Basis) -> Work:
    article = basis.article
    return Work(
        citekey=article.citekey,
        title=article.title,
        authors=tuple(_name(one) for one in article.authors),
        container_title=article.container_title,
        publisher=article.publisher.name if article.publisher else "",
        agency=article.agency.name if article.agency else "",
        issued=article.issued,
        issued_basis=article.issued_basis,
        issued_is_guessed=basis.date_is_guessed,
        modified=article.modified,
        type=article.type,
        language=article.language,
        status=article.status,
        reliability=basis.reliability,
        descriptor=article.descriptor,
        address=address_of(article),
        archive_address=safe_url(article.archive_url),
    )


def _copy(snapshot: Snapshot | None, one: Highlight, copies: Sequence[Snapshot]) -> Copy | None:
    if snapshot is None:
        return None
    captures = [each.id for each in copies if not each.bytes_of]
    own = snapshot.bytes_of or snapshot.id
    return Copy(
        sha256=snapshot.sha256,
        text_sha256=snapshot.text_sha256,
        media_type=snapshot.media_type,
        byte_size=snapshot.byte_size,
        captured_at=snapshot.captured_at,
        captured_basis=snapshot.captured_basis,
        read_by=_reader(snapshot, one),
        number=captures.index(own) + 1 if own in captures else 1,
        of=max(1, len(captures)),
    )


def _newer(
    quoted: Snapshot | None, one: Highlight, copies: Sequence[Snapshot], text_of: Callable[[str], str]
) -> Newer | None:
    newer = next((each for each in copies if each.id == one.snapshot), None)
    if quoted is None or newer is None or newer.id == quoted.id:
        return None
    wording = text_of(newer.id)[one.start : one.end]
    return Newer(sha256=newer.sha256, captured_at=newer.captured_at, wording=wording)


def _reader(snapshot: Snapshot, one: Highlight) -> str:
    """Name the program that read the words."""
    if one.area:
        return ""
    at = one.page_index
    page = snapshot.page_map[at] if at is not None and at < len(snapshot.page_map) else None
    name = (page.extractor if page else "") or snapshot.extractor
    return f"{name} (OCR)" if page and page.result == "ocr" else name


def _name(name: Name) -> str:
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    parts = (name.given, name.dropping_particle, family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)
