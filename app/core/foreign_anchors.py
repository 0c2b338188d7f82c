"""Finding the passage of a foreign annotation by its words; an offset only chooses among twins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.anchor import anchors, canonical
from app.anchor.offsets import Utf16Map
from app.core import area
from app.core.articles import read_text
from app.core.highlights import anchored
from app.core.known_works import KnownWorks, Work
from app.core.project import Project
from app.errors import SourcemarkError, WrongUse
from app.exchange.foreign import LONGEST_QUOTE, ForeignPassage
from db import highlights
from db.errors import NotFound
from db.records import AnchorState, Highlight

#: Times as the store writes them; anything else is not taken over.
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)")
#: Texts that stay at hand: annotations come article by article.
_MOST_TEXTS = 4
#: How the words must be found that are the ends of a passage.
_SURE = ("verified", "normalised")


@dataclass(frozen=True, slots=True)
class Anchored:
    """A highlight for a passage, how it was found, and the words that stand there.

    `is_taken` when the id that it had in the project it came from is in use here.
    """

    highlight: Highlight
    state: AnchorState
    after: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class NotAnchored:
    """Why a passage has no place; `is_unknown` when no article with a copy answers to the work's names."""

    work: str
    reason: str
    is_unknown: bool = False


class Anchors:
    """Finds passages in the articles of a project; with `only`, all in that one."""

    def __init__(self, project: Project, works: KnownWorks, only: str | None = None) -> None:
        self._project, self._works, self._only = project, works, only
        self._texts: dict[str, tuple[str, Utf16Map]] = {}

    def find(self, one: ForeignPassage) -> Anchored | NotAnchored:
        """Return the highlight of a passage, or why there is none."""
        names = one.target.names
        if one.snapshot:
            names = (f"urn:uuid:{one.snapshot}", *names)
        works = self._works.find((f"urn:uuid:{self._only}",) if self._only else names)
        if not works:
            record = self._works.find_record(names)
            reason = "The article has no copy yet." if record else "No article of the project is this work."
            return NotAnchored(one.target.shown, reason, True)
        shown = works[0].article.title or one.target.shown
        if one.area:
            return self._words_in_area(one, works[0]) or self._area(one, works[0], shown)
        if not one.exact.strip():
            return self._where_it_says(one, works) or NotAnchored(shown, _wordless(one))
        reasons: list[str] = []
        for work in works:
            found = self._find_in(one, work)
            if not isinstance(found, str):
                return found
            reasons.append(found)
        return NotAnchored(shown, reasons[0])

    def _where_it_says(self, one: ForeignPassage, works: tuple[Work, ...]) -> Anchored | None:
        """Return the passage at a bare position, when the annotation names this very text by its hash."""
        for work in works:
            text, units = self._text(work.snapshot.id)
            this_text = f"urn:sha256:{work.snapshot.text_sha256}" in one.target.names
            if one.start is None or one.end is None or not this_text:
                continue
            start, end = one.start, one.end
            if one.utf16:
                start, end = units.to_code_point(start), units.to_code_point(end)
            words = text[start:end]
            if words.strip() and end <= len(text):
                found = self._find_in(replace(one, exact=words, start=start, utf16=False), work)
                return None if isinstance(found, str) else found
        return None

    def _find_in(self, one: ForeignPassage, work: Work) -> Anchored | str:
        text, units = self._text(work.snapshot.id)
        if one.end_exact:
            whole = words_between(text, one)
            if not whole:
                return "Where it begins and ends is not clear in the article’s copy."
            one = replace(one, exact=whole, suffix="", end_exact="", start=None, end=None)
        exact, prefix, suffix = (canonical.make(part) for part in (one.exact, one.prefix, one.suffix))
        kept = self._where_ours_stood(one, work, text)
        if kept is not None:
            return kept
        hint = one.start
        if hint is not None and one.utf16:
            hint = units.to_code_point(min(hint, units.to_utf16(len(text))))
        found = anchors.find(text, exact.strip() or exact, prefix, suffix, hint)
        if not isinstance(found, tuple) and found.state == "orphan" and (prefix or suffix):
            # What stood around it in a live page may be menus and advertisements.
            found = anchors.find(text, exact.strip() or exact, "", "", hint)
        if isinstance(found, tuple):
            return f"Its words stand in the article {len(found)} times, and nothing says which is meant."
        if found.state == "orphan":
            return "Its words are not in the article’s copy."
        try:
            made = anchored(work.snapshot, text, found.start, found.end, colour=one.colour, note=one.note)
        except WrongUse as error:
            return error.message
        if found.state in ("drifted", "changed"):
            # The words that somebody marked are kept; the audit says that the article has others.
            made = replace(made, exact=exact, prefix=prefix, suffix=suffix, anchor_state=found.state)
        return self._made(one, made, found.state, text[found.start : found.end])

    def _where_ours_stood(self, one: ForeignPassage, work: Work, text: str) -> Anchored | None:
        """Return the passage of an export of ours where it stood, when this is the copy it stood in."""
        if not one.state or (work.snapshot.id != one.snapshot and not _names_copy(one, work)):
            return None
        if one.start is None or one.end is None or not one.start < one.end <= len(text):
            return None
        words = text[one.start : one.end]
        state = anchors.state_of(one.exact, words)
        lost = one.state == "orphan" and state == "verified"
        if (state != one.state and not lost) or not words.strip():
            return None
        if lost and self._works.newest(work.article.id).id == work.snapshot.id:
            lost = False
        made = anchored(work.snapshot, text, one.start, one.end, colour=one.colour, note=one.note)
        if state != "verified":
            made = replace(made, exact=one.exact, prefix=one.prefix, suffix=one.suffix)
        made = replace(made, anchor_state="orphan" if lost else state)
        return self._made(one, made, made.anchor_state, words)

    def _words_in_area(self, one: ForeignPassage, work: Work) -> Anchored | None:
        """Return the passage of the words that another program read under a rectangle, if it is there."""
        if one.own or not one.exact.strip() or not work.snapshot.page_map:
            return None
        page = work.snapshot.page_map[min(one.page_index or 0, len(work.snapshot.page_map) - 1)]
        found = self._find_in(replace(one, area=(), start=page.start, end=None, utf16=False), work)
        if isinstance(found, str) or found.state not in ("verified", "normalised"):
            return None
        return found if found.highlight.page_index == page.index else None

    def _area(self, one: ForeignPassage, work: Work, shown: str) -> Anchored | NotAnchored:
        if one.page_index is None and len(work.snapshot.page_sizes) != 1:
            return NotAnchored(shown, "It is a rectangle, and does not say on which page.")
        page, box = one.page_index or 0, one.area
        if one.in_percent and 0 <= page < len(work.snapshot.page_sizes):
            width, height = work.snapshot.page_sizes[page]
            box = tuple(part / 100 * side for part, side in zip(box, (width, height) * 2, strict=True))
        if one.from_below and 0 <= page < len(work.snapshot.page_sizes):
            height = work.snapshot.page_sizes[page][1]
            box = (box[0], height - box[1], box[2], height - box[3])
        try:
            made = area.make_area(work.snapshot, page, box, one.exact, one.colour, one.note)
        except SourcemarkError as error:
            return NotAnchored(shown, error.message)
        return self._made(one, made, "verified", one.exact)

    def _made(self, one: ForeignPassage, made: Highlight, state: AnchorState, after: str) -> Anchored:
        taken = False
        if one.own:
            with self._project.read() as reader:
                try:
                    highlights.select_highlight(reader, one.own)
                    taken = True
                except NotFound:
                    taken = False
        return Anchored(made, state, after, taken)

    def _text(self, snapshot: str) -> tuple[str, Utf16Map]:
        if snapshot not in self._texts:
            while len(self._texts) >= _MOST_TEXTS:
                self._texts.pop(next(iter(self._texts)))
            text = read_text(self._project, snapshot)
            self._texts[snapshot] = text, Utf16Map(text)
        return self._texts[snapshot]


def words_between(text: str, one: ForeignPassage) -> str:
    """Return the words from the beginning of a passage to its end, "" when either is not clear.

    The beginning must be plain among its twins; the end is the first place behind it.
    """
    first, last = (canonical.make(part).strip() for part in (one.exact, one.end_exact))
    begin = anchors.find(text, first, canonical.make(one.prefix), "", None)
    if isinstance(begin, tuple) or begin.state not in _SURE or not last:
        return ""
    rest = text[begin.end : begin.end + LONGEST_QUOTE]
    ends = anchors.find(rest, last, "", canonical.make(one.suffix) if one.end_inside else "")
    end = min(ends, key=lambda each: each.start) if isinstance(ends, tuple) else ends
    if end.state not in _SURE:
        return ""
    return text[begin.start : begin.end + (end.end if one.end_inside else end.start)].strip()


def _wordless(one: ForeignPassage) -> str:
    where = "a place"
    if one.start is not None:
        where = f"the characters {one.start}–{one.end}"
    elif one.page_index is not None:
        where = f"page {one.page_index + 1}"
    return f"It names {where}, but no words to find it by."


def _names_copy(one: ForeignPassage, work: Work) -> bool:
    """Say whether a passage names the hash of this very copy."""
    copy = work.snapshot
    return bool({f"urn:sha256:{copy.sha256}", f"urn:sha256:{copy.text_sha256}"} & set(one.target.names))


def stored_time(told: str) -> str:
    """Return a time as the store may keep it, or "" when it is none."""
    return told if _TIME.fullmatch(told) else ""
