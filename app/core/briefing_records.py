"""The sources of an imported report as articles without snapshots, each once; what is there is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.core import stamps
from app.core.bibliography import Taken, take_entries
from app.core.found_record import find_or_make_publisher
from app.core.known_works import KnownWorks
from app.core.work_marks import Described
from app.exchange.briefing_proposal import Chapter, Remark, Work
from app.exchange.found import FoundItem
from app.export.citekeys import is_citekey, make_citekey
from db import articles
from db.records import Article, Name

if TYPE_CHECKING:
    from db import Transaction

#: Where the fields of such a record come from.
BASIS = "briefing"


class Records:
    """Finds or makes the articles of all works; `entries` of bibliographies fill those cited by key."""

    def __init__(self, tx: Transaction, works: Sequence[Work], entries: Sequence[FoundItem] = ()) -> None:
        taken = take_entries(tx, entries) if entries else Taken()
        self._entries = taken.by_key
        self.made: list[str] = [*taken.made]
        self.there = 0
        self.remarks: list[Remark] = []
        known = articles.select_articles(tx)
        self._known = KnownWorks(known)
        self._by_key = {one.citekey: one for one in known}
        self._articles = [self._find(work) or self._make(tx, work) for work in works]

    def articles_of(self, chapter: Chapter) -> tuple[str, ...]:
        """Return the ids of the articles that a section lists, in its order."""
        return tuple(dict.fromkeys(self._articles[at] for at in chapter.works))

    def _find(self, work: Work) -> str | None:
        if work.title == f"@{work.key}" and work.key in self._entries:
            return self._entries[work.key]
        found = self._known.find_described(_described(work))
        if found is None and work.title.startswith("@"):
            found = self._by_key.get(work.key)
        if found is None:
            return None
        self.there += 1
        if work.title not in (found.title, work.url, f"@{work.key}"):
            text = f"“{work.title}” is in the project already, as “{found.title}”, which is kept."
            self.remarks.append(Remark(line=work.line, text=text))
        return found.id

    def _make(self, tx: Transaction, work: Work) -> str:
        if work.title == f"@{work.key}":
            text = f"The file has no reference for @{work.key}: a record without a title stands for it."
            self.remarks.append(Remark(line=work.line, text=text))
        title = work.title or work.url or "Untitled"
        given = {"title": title, "URL": work.url, "DOI": work.doi, "issued": work.date}
        given["archive_url"] = work.archive
        given |= {"publisher": work.publisher, "agency": work.agency, "authors": "".join(work.authors)}
        made = Article(
            id=stamps.new_id(),
            citekey="",
            type="webpage" if work.url else "document",
            title=title,
            authors=tuple(Name(literal=one) for one in work.authors),
            publisher=find_or_make_publisher(tx, work.publisher),
            agency=find_or_make_publisher(tx, work.agency, kind="wire_agency"),
            URL=work.url,
            DOI=work.doi,
            archive_url=work.archive,
            issued=work.date,
            issued_basis="import" if work.date else "none",
            note="" if work.printed in ("", _as_printed(work)) else f"The briefing prints: {work.printed}",
            basis={name: BASIS for name, value in given.items() if value},
        )
        taken = articles.citekeys(tx, make_citekey(made))
        own = work.key if is_citekey(work.key) and not work.key.isdigit() else ""
        free = own and own not in articles.citekeys(tx, own)
        made = replace(made, citekey=own if free else make_citekey(made, taken))
        articles.insert_article(tx, made)
        self._by_key[made.citekey] = made
        self.made.append(made.id)
        return made.id


def _described(work: Work) -> Described:
    return Described(
        title=work.title, publisher=work.publisher, date=work.date, doi=work.doi, addresses=(work.url,)
    )


def _as_printed(work: Work) -> str:
    """Return the line that the plain profile would print of the record."""
    publisher = f" - {work.publisher}" if work.publisher else ""
    agency = f" (via {work.agency})" if work.agency else ""
    return f"{work.title}{publisher}{agency}" + (f": {work.url}" if work.url else "")
