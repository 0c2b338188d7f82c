"""What the marks in a report stand for: footnotes, numbers, keys, links; and what none of them uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.exchange.briefing_author_date import AuthorDates, Cited
from app.exchange.briefing_blocks import Block
from app.exchange.briefing_credits import find_credits, work_of_credit
from app.exchange.briefing_drafts import Draft, Library
from app.exchange.briefing_marks import Mark, find_marks
from app.exchange.briefing_proposal import Work
from app.exchange.briefing_works import is_same_work, names_a_work, read_work, split_works
from app.exchange.markdown_text import plain_text
from app.exchange.printed_dates import read_printed_date

#: Words of a link that may be a page's title: three at least, the first with a capital.
_TITLE = re.compile(r"[\"“„«‘(]*[^\Wa-zß-ÿ]\S*(?:\s+\S+){2,}")
#: References in the front matter by their id, each with its fields.
References = Mapping[str, Mapping[str, str]]


class Citing:
    """Finds the work behind a mark, lists it under the section, and remembers what was used."""

    def __init__(
        self,
        blocks: Sequence[Block],
        references: References,
        drafts: Sequence[Draft],
        library: Library,
        *,
        keyed: bool = False,
    ) -> None:
        """Read a report's blocks; it is `keyed` when its front matter names a bibliography."""
        self._notes: dict[str, Block] = {}
        self._targets: dict[str, Block] = {}
        #: Footnotes and targets whose label had been given away: the first one counts.
        self._doubles: list[Block] = []
        for one in _resolved(blocks, library):
            if one.kind in ("note", "target"):
                known, label = (
                    (self._notes, one.label) if one.kind == "note" else (self._targets, _folded(one.label))
                )
                if known.setdefault(label, one) is not one:
                    self._doubles.append(one)
        self._references, self._drafts, self._library = references, drafts, library
        self._known: dict[str, int] = {}
        self._cites = (
            bool(references) or keyed or any("[@" in text for one in drafts for _, text in one.prose)
        )
        self._authors = AuthorDates(library.works)
        #: What cites by author and year and is not clear, with its line; told when the report cites so.
        self._unclear: list[tuple[int, str]] = []
        self._cites_authors = False
        self._used: set[str] = set()
        self._kept: set[str] = set()
        #: How many marks of our own export were met.
        self.unsourced = 0

    def marks_in(self, draft: Draft, prose: str) -> list[Mark]:
        """Return all marks in a section's prose, in order, those by author and year among them."""
        marks = [self.resolved(draft, one) for one in find_marks(prose)]
        for one in self._authors.find(prose):
            self._unclear += [(draft.line, words) for words in one.unclear]
            # What stands in a link, or holds one, is the link's.
            if one.places and not any(mark.start < one.end and one.start < mark.end for mark in marks):
                self._cites_authors = True
                marks.append(_mark_of(one, prose))
        for credit in find_credits(prose):
            if not any(mark.start < credit.end and credit.start < mark.end for mark in marks):
                text = prose[credit.start : credit.end]
                marks.append(Mark("credit", credit.start, credit.end, credit.words, text))
        return sorted(marks, key=lambda one: one.start)

    def resolved(self, draft: Draft, mark: Mark) -> Mark:
        """Return a mark that leads nowhere as one that stays in the prose."""
        return mark if mark.stays or self.resolves(draft, mark) else replace(mark, stays=True)

    def resolves(self, draft: Draft, mark: Mark) -> bool:
        """Say whether a mark only points at a source that is known."""
        if mark.kind in ("unsourced", "citation", "work", "credit"):
            return True
        return mark.kind != "link" and all(self._is_work(draft, mark.kind, name) for name in mark.names)

    def knows(self, draft: Draft, number: str) -> bool:
        """Say whether a number means a source: of the section's list, of the whole's, or a link's target."""
        return self._is_work(draft, "number", number)

    def address_of(self, label: str) -> str:
        """Return where a link by reference leads, or nothing."""
        found = self._targets.get(_folded(label))
        if found is None:
            return ""
        self._used.add(_folded(label))
        if found.title:
            self._library.add(_work_of_target(found))
        return found.text

    def cite(self, draft: Draft, mark: Mark) -> list[str]:
        """List what a mark stands for under the section; return it in words for the sentence's claim."""
        if mark.kind == "unsourced":
            self.unsourced += 1
            return []
        if mark.kind == "note":
            return [words for name in mark.names for words in self._cite_note(draft, name)]
        if mark.kind == "link":
            return [self._cite_link(draft, mark)]
        if mark.kind == "credit":
            for name in mark.names:
                draft.add(self._library.add(work_of_credit(name, draft.line)))
            return list(mark.names)
        if mark.kind == "work":
            return [self._cite_work(draft, name, mark) for name in mark.names]
        if mark.kind == "citation":
            if mark.text.startswith("@") and not (self._cites or mark.names[0] in self._references):
                # Somebody's name on a network, in a report that cites nothing by key.
                return []
            return [self._cite_keys(draft, mark)]
        words = [words for name in mark.names if (words := self._cite_number(draft, name))]
        return [f"{one} [{mark.locator}]" for one in words] if mark.locator else words

    def with_remarks(self, body: str) -> str:
        """Add the footnotes that only remark on something to the section that refers to them first."""
        kept: list[str] = []
        for mark in find_marks(body):
            note = self._notes.get(mark.names[0]) if mark.kind == "note" else None
            if note is not None and not names_a_work(note.text) and note.label not in self._kept:
                self._kept.add(note.label)
                kept.append(_definition(note))
        return "\n\n".join((body, "\n".join(kept))) if kept else body

    def take_unused(self) -> tuple[list[int], list[str]]:
        """Return what no sentence refers to: works to be listed, footnotes to be kept; and say so."""
        works: list[int] = []
        notes: list[str] = []
        for note in self._notes.values():
            if f"^{note.label}" in self._used or note.label in self._kept:
                continue
            where = "it stays in the prose"
            if names_a_work(note.text):
                works += self._works_of(note)
                where = "it is listed under the last section"
            else:
                notes.append(_definition(note))
            self._library.say(note.start + 1, f"Nothing refers to the footnote [^{note.label}]: {where}.")
        for label, target in self._targets.items():
            if label not in self._used:
                works.append(self._library.add(_work_of_target(target)))
                text = f"Nothing refers to [{target.label}]: it is listed under the last section."
                self._library.say(target.start + 1, text)
        for one in self._doubles:
            if one.kind == "target":
                works.append(self._library.add(_work_of_target(one)))
            else:
                notes.append(one.text)
            text = f"The label [{one.label}] is used twice: the second stands with the last section."
            self._library.say(one.start + 1, text)
        if self._cites_authors:
            for line, words in self._unclear:
                self._library.say(line, f"{words}.")
        for key in self._references:
            if key not in self._known:
                text = f"No sentence cites the reference @{key} of the front matter: it is left out."
                self._library.say(1, text)
        return works, notes

    def _is_work(self, draft: Draft, kind: str, name: str) -> bool:
        if kind == "note":
            return name in self._notes and names_a_work(self._notes[name].text)
        return self._place_of(draft, name) is not None or _folded(name) in self._targets

    def _place_of(self, draft: Draft, number: str) -> int | None:
        """Return the work that `[3]` means: in the section's own list, that of the whole, or the only one."""
        if number in draft.keys:
            return draft.keys[number]
        lists = [one for one in self._drafts if number in one.keys]
        lists = [one for one in lists if one.numbered] or lists
        whole = [one for one in lists if one.lists_sources or one is self._drafts[-1]]
        found = whole or (lists if len(lists) == 1 else [])
        return found[-1].keys[number] if found else None

    def _cite_link(self, draft: Draft, mark: Mark) -> str:
        url, words = mark.names
        work = read_work(f"[{words}]({url})" if words else url, draft.line)
        if words and not _TITLE.match(plain_text(words)):
            # "The council [denies](…) it": words of a sentence name no page.
            work = replace(read_work(url, draft.line), printed=f"{plain_text(words)}: {url}")
        draft.add(self._library.add(work, titled=work.title != work.url))
        return f"{plain_text(words)}: {url}" if words else url

    def _cite_note(self, draft: Draft, name: str) -> Iterator[str]:
        note = self._notes.get(name)
        if note is None:
            text = f"The footnote [^{name}] is not in the file; its mark stays in the prose."
            self._library.say(draft.line, text)
            return
        self._used.add(f"^{name}")
        if names_a_work(note.text):
            for place in self._works_of(note):
                draft.add(place)
        yield plain_text(note.text)

    def _works_of(self, note: Block) -> list[int]:
        parts = split_works(note.text)
        return [self._library.add(read_work(part, note.start + 1, note.label)) for part in parts]

    def _cite_number(self, draft: Draft, name: str) -> str:
        place = self._place_of(draft, name)
        target = self._targets.get(_folded(name))
        if place is None and target is not None:
            self._used.add(_folded(name))
            place = self._library.add(_work_of_target(target))
        if place is None:
            return ""
        draft.add(place)
        return self._library.works[place].printed

    def _cite_work(self, draft: Draft, name: str, mark: Mark) -> str:
        at, _, locator = name.partition(" ")
        draft.add(int(at))
        printed = self._library.works[int(at)].printed
        # A short form of an author's name is said along: the entry may not have it.
        who = "" if mark.stays or _names_in(mark.text) <= _names_in(printed) else f"{mark.text}: "
        return f"{who}{printed} [{locator}]" if locator else f"{who}{printed}"

    def _cite_keys(self, draft: Draft, mark: Mark) -> str:
        for key in mark.names:
            if key not in self._known:
                self._known[key] = self._library.add(self._work_of_key(key, draft.line))
            draft.add(self._known[key])
        printed = [self._library.works[self._known[key]].printed for key in mark.names]
        return f"{mark.text}: {'; '.join(printed)}" if any(printed) else mark.text

    def _work_of_key(self, key: str, line: int) -> Work:
        found = self._references.get(key)
        if found is None:
            # A bibliography beside the file may have it.
            return Work(key=key, line=line, title=f"@{key}")
        given = {name.casefold(): value for name, value in found.items()}
        title = given.get("title", "")
        publisher = given.get("container-title", "") or given.get("publisher", "")
        shown = " - ".join(part for part in (title, publisher) if part)
        url = given.get("url", "")
        return Work(
            key=key,
            title=title or f"@{key}",
            publisher=publisher,
            authors=tuple(one for one in given.get("author", "").split("; ") if one),
            date=read_printed_date(given.get("issued", "") or given.get("date", "")),
            url=url,
            doi=given.get("doi", ""),
            printed=f"{shown}: {url}" if url else shown,
        )


def _resolved(blocks: Sequence[Block], library: Library) -> Iterator[Block]:
    """Yield the blocks, a footnote "Ibid." with the words of the one that names a work before it."""
    last = ""
    for one in blocks:
        if one.kind == "note" and last and is_same_work(one.text):
            library.say(one.start + 1, f"“{one.text}” is taken for the work of the footnote before it.")
            yield replace(one, text=last)
            continue
        if one.kind == "note" and names_a_work(one.text):
            last = one.text
        yield one


def _mark_of(cited: Cited, prose: str) -> Mark:
    names = tuple(f"{place} {where}".strip() for place, where in cited.places)
    return Mark("work", cited.start, cited.end, names, prose[cited.start : cited.end], cited.stays)


def _names_in(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text))


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _definition(note: Block) -> str:
    lines = note.text.split("\n")
    rest = "".join(f"\n{'    ' + one.strip() if one.strip() else ''}" for one in lines[1:])
    return f"[^{note.label}]: {lines[0]}{rest}"


def _work_of_target(target: Block) -> Work:
    head = f"{target.title}: " if target.title else ""
    return read_work(f"{head}{target.text}", target.start + 1, target.label)
