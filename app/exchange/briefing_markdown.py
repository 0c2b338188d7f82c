"""A report in Markdown, read as a proposal: sections with roles, prose, key judgements, sources, key points.

Pure: text in, records out. The prose stays as it was written; marks that only point at a source leave it and
are kept beside their sentence. What cannot be taken over is said, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.exchange.briefing_blocks import read_blocks
from app.exchange.briefing_citing import Citing
from app.exchange.briefing_drafts import Draft, Library
from app.exchange.briefing_marks import find_marks, replace_references, take_out
from app.exchange.briefing_numbers import spell_numbers
from app.exchange.briefing_outline import Outline
from app.exchange.briefing_proposal import Chapter, Point, Proposal, Remark
from app.exchange.briefing_sentences import lead_of, part_bold, read_sentences
from app.exchange.briefing_wrapping import unwrap
from app.exchange.markdown_text import plain_text
from app.exchange.printed_dates import read_printed_date
from app.prose import counted, find_markers

#: Values of a file's front matter: texts and mappings, under names in lower case.
Front = Mapping[str, Sequence[str | Mapping[str, str]]]

#: What Wikipedia sets behind its headings.
_EDIT = re.compile(r"\s*\[\\?\[?edit\\?\]?(?:\]\([^()\s]*\)|\(https?://[^()\s]*\))\]?\s*$")
#: What a front matter says that a briefing has a place for.
_TAKEN = frozenset(
    (
        "title",
        "subtitle",
        "author",
        "authors",
        "date",
        "lang",
        "language",
        "abstract",
        "references",
        "bibliography",
    )
)
_NAMES = frozenset(("name", "given", "family", "literal"))
_SUMMARY = re.compile(
    r"(?:\d+\.?\s+)?(?:(?:executive|management) )?"
    r"(?:summary|overview|abstract|key (?:findings|judge?ments|takeaways)|bottom line(?: up front)?|bluf"
    r"|at a glance|zusammenfassung|kurzfassung|auf einen blick"
    r"|resumen(?: ejecutivo)?|résumé|resumo(?: executivo)?"
    r"|sintesi|samenvatting|streszczenie|резюме|краткое содержание"
    r"|(?:ال)?ملخص(?: (?:ال)?تنفيذي)?|摘要|要約|요약)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:\d+\.?\s+)?(?:conclusions?|concluding remarks|outlook|closing|summary and (?:outlook|conclusions?)"
    r"|fazit|schluss(?:folgerungen)?|ausblick|conclusiones|conclusión)",
    re.IGNORECASE,
)


def parse_briefing(text: str, name: str = "", front: Front | None = None, first_line: int = 1) -> Proposal:
    """Read a report. `name` is its title when it has none, `front` its front matter, which `text` lacks.

    `first_line` is the line of the file in which `text` begins.
    """
    return _Reading(text, name, front or {}, first_line).run()


class _Reading:
    def __init__(self, text: str, name: str, front: Front, first_line: int) -> None:
        self._front, self._name, self._offset = front, name, first_line - 1
        self._library = Library()
        clean = unwrap(text, self._library.say)
        blocks = read_blocks(clean.split("\n"))
        self._outline = Outline(blocks, self._library, self._text_of("title"))
        if abstract := self._text_of("abstract"):
            self._outline.drafts[0].prose.insert(0, (0, abstract))
        self._tell_front()
        references = {
            str(one["id"]): one
            for one in front.get("references", ())
            if isinstance(one, Mapping) and one.get("id")
        }
        self._citing = Citing(
            blocks, references, self._outline.drafts, self._library, keyed="bibliography" in front
        )

    def run(self) -> Proposal:
        """Return the whole proposal."""
        drafts = self._outline.drafts
        chapters = [self._chapter(draft) for draft in drafts]
        chapters[-1] = self._with_unused(chapters[-1])
        if number := self._citing.unsourced:
            marks = counted(number, "mark")
            self._library.say(1, f"{marks} “[unsourced]” left out: every export sets them anew.")
        remarks = sorted(self._library.remarks, key=lambda one: one.line)
        down = self._offset
        return Proposal(
            title=self._outline.title or self._name or "Untitled",
            subtitle=self._text_of("subtitle"),
            authors=tuple(self._authors()) or self._outline.authors,
            as_of=self._outline.as_of,
            date=read_printed_date(self._text_of("date")) or self._outline.issued,
            language=(self._text_of("lang") or self._text_of("language"))[:35],
            chapters=tuple(replace(one, line=one.line + down) for one in _with_roles(chapters, drafts)),
            works=tuple(replace(one, line=one.line + down) for one in self._library.works),
            bibliographies=tuple(one for one in self._front.get("bibliography", ()) if isinstance(one, str)),
            remarks=tuple(Remark(line=one.line + down, text=one.text) for one in remarks),
        )

    def _text_of(self, name: str) -> str:
        said = next(iter(self._front.get(name, ())), "")
        return said if isinstance(said, str) else ""

    def _tell_front(self) -> None:
        """Say what of the front matter has no place in a briefing."""
        left = [
            f"{name} “{', '.join(map(_value, said))[:200]}”"
            for name, said in sorted(self._front.items())
            if said and name not in _TAKEN
        ]
        for one in (*self._front.get("author", ()), *self._front.get("authors", ())):
            if isinstance(one, Mapping):
                left += [f"{name} “{value}”" for name, value in one.items() if name not in _NAMES]
        if left:
            self._library.say(1 - self._offset, f"Left out of the front matter: {'; '.join(left)}.")

    def _authors(self) -> Iterator[str]:
        for one in (*self._front.get("author", ()), *self._front.get("authors", ())):
            if isinstance(one, str):
                yield one
            else:
                yield one.get("name", "") or f"{one.get('given', '')} {one.get('family', '')}".strip()

    def _chapter(self, draft: Draft) -> Chapter:
        heading = self._heading(draft)
        self._tell_escapes(draft)
        prose = [_escape_markers(text) for _, text in draft.prose]
        if draft.points and (draft.own_head or not self._is_in_place(draft, "\n\n".join(prose))):
            prose.insert(draft.points_after, draft.points_head)
        raw = "\n\n".join(prose)
        raw = self._spelled(draft, raw)
        raw = replace_references(raw, self._citing.address_of)
        marks = self._citing.marks_in(draft, raw)
        body, places = take_out(raw, marks)
        lead, parted = lead_of(body)
        if parted and body.lstrip().startswith("__"):
            body = re.sub(r"^(\s*)__(.+?)__", r"\1**\2**", body, count=1, flags=re.DOTALL)
        body, moved = part_bold(body, parted)
        cited: list[tuple[int, str]] = []
        for place, mark in places:
            shifted = place + sum(by for start, by in moved if place >= start)
            cited += [(shifted, words) for words in self._citing.cite(draft, mark)]
        body = self._citing.with_remarks(body)
        return Chapter(
            heading=heading,
            level=draft.level,
            body=body,
            sentences=read_sentences(body, cited),
            points=tuple(
                Point(label=self._cell(draft, label), text=self._cell(draft, text))
                for label, text in draft.points
            ),
            works=tuple(draft.works),
            lead=lead,
            line=draft.line,
        )

    def _is_in_place(self, draft: Draft, raw: str) -> bool:
        """Say whether the table of key points stands where its section would print it anyway."""
        last = draft is self._outline.drafts[-1]
        is_feature = draft.level == 1 and not draft.summary
        if not draft.prose or (draft.points_after == 1 and not is_feature):
            return True
        return draft.points_after == len(draft.prose) and (is_feature or (not last and lead_of(raw)[0]))

    def _heading(self, draft: Draft) -> str:
        heading = self._spelled(draft, _EDIT.sub("", draft.heading))
        marks = [one for one in find_marks(heading) if self._citing.resolves(draft, one)]
        words, places = take_out(heading, marks)
        if places:
            self._library.say(draft.line, "What the heading cites is listed under its section.")
        for _, mark in places:
            self._citing.cite(draft, mark)
        return plain_text(words)

    def _cell(self, draft: Draft, raw: str) -> str:
        raw = self._spelled(draft, raw)
        words, places = take_out(raw, self._citing.marks_in(draft, raw))
        for _, mark in places:
            self._citing.cite(draft, mark)
        return plain_text(words)

    def _spelled(self, draft: Draft, raw: str) -> str:
        """Return a text whose numbers all point at their sources in one spelling."""
        return spell_numbers(raw, lambda number: self._citing.knows(draft, number))

    def _tell_escapes(self, draft: Draft) -> None:
        for line, text in draft.prose:
            if find_markers(text):
                said = "Words in double brackets are escaped: here they would name a claim."
                self._library.say(line + 1, said)

    def _with_unused(self, last: Chapter) -> Chapter:
        """List what no sentence refers to under the last section."""
        works, notes = self._citing.take_unused()
        body = "\n\n".join(part for part in (last.body, *notes) if part)
        return replace(last, works=tuple(dict.fromkeys((*last.works, *works))), body=body)


def _value(said: str | Mapping[str, str]) -> str:
    return said if isinstance(said, str) else " ".join(f"{name}: {value}" for name, value in said.items())


def _escape_markers(text: str) -> str:
    """Escape what would be a claim's marker here: in a stranger's text it is none."""
    for marker in reversed(find_markers(text)):
        text = f"{text[: marker.start]}\\{text[marker.start :]}"
    return text


def _with_roles(chapters: Sequence[Chapter], drafts: Sequence[Draft]) -> Iterator[Chapter]:
    """Give each section its role; a first one that is empty and was only supposed is left out."""
    begun = False
    for chapter, draft in zip(chapters, drafts, strict=True):
        if draft.summary:
            begun = bool(chapter.body or chapter.works or chapter.points)
            if begun:
                yield replace(chapter, role="summary")
            continue
        role = _role(chapter, draft, last=draft is drafts[-1])
        if role == "summary" and not begun:
            # A summary that comes first is printed without its heading: an empty one stands before it.
            yield Chapter(role="summary", line=chapter.line)
        begun = True
        yield replace(chapter, role=role)


def _bare(heading: str) -> str:
    """Return a heading without a sign before its words."""
    return re.sub(r"^[^\w(]+", "", heading)


def _role(chapter: Chapter, draft: Draft, *, last: bool) -> str:
    if draft.lists_sources:
        return "closing"
    if draft.level == 1 and not _SUMMARY.fullmatch(_bare(chapter.heading)):
        return "feature"
    if draft.points and (draft.points_after == 1 or last or not chapter.lead):
        return "closing"
    if _SUMMARY.fullmatch(_bare(chapter.heading)):
        return "summary"
    if _CLOSING.fullmatch(chapter.heading):
        return "closing"
    return "analysis"
