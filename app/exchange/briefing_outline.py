"""The blocks of a report sorted into its sections: prose, key points, and the sources each one lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.briefing_blocks import Block
from app.exchange.briefing_credits import is_credit
from app.exchange.briefing_drafts import Draft, Library
from app.exchange.briefing_entries import (
    Entry,
    has_addresses,
    has_labels,
    is_numbered_list,
    lists_works,
    name_works,
    numbered,
    sources_line,
    unknown_columns,
)
from app.exchange.briefing_entries import entries as entries_of
from app.exchange.briefing_headings import FIRST_PART, with_headings
from app.exchange.briefing_html import folded_head, shows_nothing
from app.exchange.briefing_works import is_same_work, is_sources_title, read_work, split_works
from app.exchange.markdown_text import plain_text
from app.exchange.printed_dates import read_printed_date

#: A table with more rows is data, and stays in the prose.
MOST_POINTS = 200
_FORMAT = re.compile(r"(?<!\\)(?:[*`]|(?<!\w)_|\]\()")
#: "Ana Ruiz · Information as of 31 March 2025 · Version 2 · Draft"
_FACTS = re.compile(r"(?P<facts>(?:[^·]+ · )*)Version \d+(?: · (?:Draft|Reviewed|Issued|Withdrawn))?")
#: Of pandoc: "Background {#bg .unnumbered}".
_ATTRIBUTES = re.compile(r"\s*\{[#.-][^{}\\]*\}\s*$")
_OWN_AUDIT = "sourcing audit"
_POINTS_HEAD = re.compile(
    r"key|point|finding|takeaway|detail|summar|aspect|topic|kern|punkt|thema", re.IGNORECASE
)
_RULE = re.compile(r"\s*([-*_])(?:[ \t]*\1){2,}\s*")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_PLAIN_HEAD = ("Key Points", "Details")


class Outline:
    """Walks over the blocks once."""

    def __init__(self, blocks: Sequence[Block], library: Library, title: str = "") -> None:
        self.drafts = [Draft("", 1, 1, summary=True)]
        #: Authors, cut-off and date of issue, as our own exports print them under the title.
        self.authors: tuple[str, ...] = ()
        self.as_of = self.issued = ""
        self._library = library
        blocks = [one for one in blocks if one.kind not in ("note", "target")]
        for block in filter(_is_div, blocks):
            if attributes := block.text.strip(" :"):
                said = f"The fence “::: {attributes}” is left out; what it holds is kept."
                library.say(block.start + 1, said)
        self.title, self._blocks = with_headings(blocks, title, library)
        self._down = 0
        self._has_begun = False
        self._walk()

    def _walk(self) -> None:
        at = 0
        while at < len(self._blocks):
            block = self._blocks[at]
            if block.kind == "heading":
                at = self._heading(at)
            elif (marked := sources_line(block)) is not None:
                at = self._list_below(at, marked=marked)
            else:
                self._take(block)
                at += 1

    def _heading(self, at: int) -> int:
        block = self._blocks[at]
        words = plain_text(_ATTRIBUTES.sub("", block.text))
        if block.level == 1 and not self._has_begun and len(self.drafts) == 1:
            self._has_begun = True
            if words == self.title or not (self.title or self._is_a_part(words)):
                self.title = words
                return at + 1
            # The title stands in front of the text: first-level headings are sections.
            self._down = 1
            text = "First-level headings are sections under the title: every heading goes one level down."
            self._library.say(block.start + 1, text)
        level = min(block.level + self._down, 6)
        if words.casefold() == _OWN_AUDIT and self._is_own_audit(at):
            return self._skip(at, block.level)
        if is_sources_title(words) and self._is_empty(at):
            text = f"The heading “{words}” stands over no list: lists of sources are made anew."
            self._library.say(block.start + 1, text)
            return self._end_of_section(at, block.level)
        if is_sources_title(words) and self._has_works(at):
            self._collect(at + 1, self._owner(level, block, words), block.level)
            return self._end_of_section(at, block.level)
        attributes = _ATTRIBUTES.search(block.text)
        if attributes is not None:
            text = f"The attributes “{attributes[0].strip()}” of a heading are left out."
            self._library.say(block.start + 1, text)
        heading = block.text[: attributes.start()] if attributes else block.text
        self.drafts.append(Draft(heading, level, block.start + 1))
        return at + 1

    def _is_a_part(self, words: str) -> bool:
        """Say whether a first heading names a part, as others of its level do, and not the whole."""
        others = sum(one.kind == "heading" and one.level == 1 for one in self._blocks) > 1
        return others and FIRST_PART.fullmatch(words) is not None

    def _owner(self, level: int, block: Block, words: str) -> Draft:
        """Return the section that a list of sources of this level belongs to; a list of all is its own."""
        for draft in reversed(self.drafts):
            if draft.summary:
                if level > 2 and len(self.drafts) == 1:
                    return draft
                break
            if draft.level < level:
                return draft
        made = Draft(words, level, block.start + 1, lists_sources=True)
        self.drafts.append(made)
        return made

    def _has_works(self, at: int) -> bool:
        blocks = self._blocks[at + 1 : self._end_of_section(at, self._blocks[at].level)]
        return any(True for block in blocks for _ in entries_of(block, under_heading=True))

    def _is_empty(self, at: int) -> bool:
        """Say whether nothing but fences of pandoc's stands under a heading."""
        return all(map(_is_div, self._blocks[at + 1 : self._end_of_section(at, self._blocks[at].level)]))

    def _end_of_section(self, at: int, level: int) -> int:
        at += 1
        while at < len(self._blocks):
            block = self._blocks[at]
            if block.kind == "heading" and not (block.level > level and self._lists_only(at)):
                break
            at += 1
        return at

    def _lists_only(self, at: int) -> bool:
        following = self._blocks[at + 1 : at + 2]
        return bool(following) and any(True for _ in entries_of(following[0], under_heading=True))

    def _collect(self, at: int, owner: Draft, level: int) -> None:
        found: list[Entry] = []
        for block in self._blocks[at : self._end_of_section(at - 1, level)]:
            if block.kind == "heading":
                words = plain_text(block.text)
                self._library.say(
                    block.start + 1, f"The heading “{words}” within a list of sources is left out."
                )
                continue
            entries = list(entries_of(block, under_heading=True))
            found += entries
            if entries and (head := unknown_columns(block)):
                self._library.say(block.start + 1, f"The head of a table of sources, “{head}”, is left out.")
            if shows_nothing(block):
                self._tell_tags(block)
                continue
            if _RULE.fullmatch(block.text):
                self._library.say(block.start + 1, "A rule among the sources is left out.")
                continue
            if not entries and block.text.strip() and not _is_div(block):
                self._library.say(
                    block.start + 1, "What stands among the sources and names none is kept in the prose."
                )
                owner.prose.append((block.start, block.text))
        self._list(owner, found)

    def _list(self, owner: Draft, entries: Sequence[Entry]) -> None:
        owner.numbered = owner.numbered or has_labels(entries)
        for line, label, text in numbered(entries):
            if is_same_work(text) and owner.works:
                self._library.say(line + 1, f"“{text}” is taken for the work that stands before it.")
                owner.keys.setdefault(label, owner.works[-1])
                continue
            for part in split_works(text):
                place = self._library.add(read_work(part, line + 1, label))
                owner.add(place)
                if label:
                    owner.keys.setdefault(label, place)

    def _list_below(self, at: int, *, marked: bool) -> int:
        """Take a list of sources that a line of words heads, up to the first block that is no entry."""
        block = self._blocks[at]
        rest = "" if folded_head(block) else "\n".join(block.text.split("\n")[1:])
        below = Block("paragraph", block.start + 1, block.end, rest)
        entries = list(entries_of(below, under_heading=marked)) if rest else []
        if marked and rest and not entries and lists_works(rest):
            entries = [(line, "", text) for line, text in enumerate(rest.split("\n"), below.start)]
        stop = at + 1
        if rest and not entries:
            self._take(block)
            return stop
        while stop < len(self._blocks) and self._blocks[stop].kind != "heading":
            kind = self._blocks[stop].kind
            if marked and shows_nothing(self._blocks[stop]):
                self._tell_tags(self._blocks[stop])
                stop += 1
                continue
            more = list(entries_of(self._blocks[stop], under_heading=kind == "list" or marked))
            if not more or not (marked or name_works(more)) or (entries and not _goes_on(entries, more)):
                break
            entries += more
            stop += 1
        if not entries:
            self._take(block)
            return at + 1
        self._list(self.drafts[-1], entries)
        return stop

    def _tell_tags(self, block: Block) -> None:
        said = f"Tags that show nothing are left out: {' '.join(block.text.split())[:200]}"
        self._library.say(block.start + 1, said)

    def _take(self, block: Block) -> None:
        """Take a block into the section that is open: as key points, as bare references, or as prose."""
        draft = self.drafts[-1]
        if block.kind == "table" and not draft.points and _is_key_points(block):
            self._points(draft, block)
        elif draft.summary and not draft.prose and (facts := _FACTS.fullmatch(plain_text(block.text))):
            self._take_facts(facts["facts"] or "")
        elif block.kind == "paragraph" and is_numbered_list(block):
            self._list(draft, list(entries_of(block, under_heading=False)))
        elif not _is_div(block):
            if (
                block.kind == "paragraph"
                and is_credit(block.text)
                and not has_addresses([(0, "", block.text)])
            ):
                said = "A line that names sources without an address or a title makes no record: it stays."
                self._library.say(block.start + 1, said)
            draft.prose.append((block.start, block.text))

    def _take_facts(self, facts: str) -> None:
        """Take what our own exports say under the title: authors, dates; the version begins anew."""
        for fact in filter(None, facts.split(" · ")):
            if fact.startswith("Information as of "):
                self.as_of = read_printed_date(fact.removeprefix("Information as of "))
            elif fact.startswith("Issued "):
                self.issued = read_printed_date(fact.removeprefix("Issued "))
            else:
                self.authors += (fact,)

    def _points(self, draft: Draft, block: Block) -> None:
        draft.points = tuple((row[0], row[1]) for row in block.rows[1:])
        draft.points_after = len(draft.prose)
        head = [plain_text(cell) for cell in block.rows[0]]
        words = [_escaped(cell) for cell in head]
        draft.points_head = f"| {' | '.join(words)} |\n|{'|'.join('-' * (len(one) + 2) for one in words)}|"
        draft.own_head = tuple(head) != _PLAIN_HEAD
        if any(_FORMAT.search(cell) for row in draft.points for cell in row):
            text = "Bold, links and other marks in the table’s cells are left out."
            self._library.say(block.start + 1, text)

    def _is_own_audit(self, at: int) -> bool:
        following = self._blocks[at + 1 : at + 2]
        return bool(following) and following[0].text.startswith("Verdict:")

    def _skip(self, at: int, level: int) -> int:
        self._library.say(
            self._blocks[at].start + 1, "The sourcing audit at the end is left out: it is made anew."
        )
        at += 1
        while at < len(self._blocks):
            if self._blocks[at].kind == "heading" and self._blocks[at].level <= level:
                break
            at += 1
        return at


def _escaped(cell: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", cell)


def _is_div(block: Block) -> bool:
    """Say whether a block is a fence of pandoc's: nothing is printed of it."""
    return re.fullmatch(r"\s*:{3,}.*", block.text) is not None


def _goes_on(entries: Sequence[Entry], more: Sequence[Entry]) -> bool:
    """Say whether a further block goes on with a list of sources as it began: with addresses or labels."""
    return has_addresses(more) or bool(more[0][1]) or not has_addresses(entries)


def _is_key_points(block: Block) -> bool:
    """Say whether a table says what matters: two columns, a label and words about it."""
    rows = block.rows
    if not 2 <= len(rows) <= MOST_POINTS or any(len(row) != 2 for row in rows):
        return False
    if not all(row[0].strip() and row[1].strip() for row in rows[1:]):
        return False
    if any(_POINTS_HEAD.search(cell) for cell in rows[0]):
        return True
    said = sum(len(_WORDS.findall(row[1])) >= 3 for row in rows[1:])
    return 2 * said > len(rows) - 1
