"""Foreign notes on whole works go to the article's note, replies to the note of what they answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from app.core.known_works import KnownWorks
from app.core.naming import shortened
from app.exchange.foreign import ForeignNote, ForeignReply
from app.exchange.not_taken import NotTaken
from db import articles, highlights
from db.records import Article, Highlight

if TYPE_CHECKING:
    from db import Transaction


class NotesTaken:
    """Gathers what is to be written to notes; nothing that stands in one already is written again."""

    def __init__(
        self,
        works: KnownWorks,
        by_name: Callable[[str], str | None],
        known: Mapping[str, Highlight],
        only: str | None = None,
    ) -> None:
        self._works, self._by_name, self._known = works, by_name, known
        self._only = only
        self._of_articles: dict[str, tuple[Article, list[str], list[str]]] = {}
        self._of_marks: dict[str, list[str]] = {}
        #: Foreign ids of page notes and of replies → the article, or the highlight, whose note they are in.
        self._articles_by_name: dict[str, Article] = {}
        self._marks_by_name: dict[str, str] = {}
        self.written = 0
        self.already = 0
        #: (work, words, note, reason) of notes without an article.
        self.aside: list[tuple[str, str, str, str]] = []
        self.offered: list[str] = []
        self.left_out: list[NotTaken] = []

    def hear(self, notes: Iterable[ForeignNote], replies: Iterable[ForeignReply]) -> None:
        """Sort notes and replies to where they belong."""
        for note in notes:
            self._hear_note(note)
        waiting = sorted(replies, key=lambda one: (one.created, len(one.to)))
        # A reply to a reply may stand before it in the file.
        while waiting:
            rest = [one for one in waiting if not self._hear_reply(one)]
            if len(rest) == len(waiting):
                break
            waiting = rest
        for one in waiting:
            reason = "What it answers is neither in this file nor in the project."
            self.left_out.append(NotTaken(shortened(one.text, 200), reason))

    def signed(self, made: Iterable[Highlight]) -> Iterator[Highlight]:
        """Yield new highlights with the replies to them in their notes."""
        for one in made:
            more = self._of_marks.pop(one.id, [])
            yield replace(one, note=_joined([one.note, *more])) if more else one

    def store(self, tx: Transaction) -> None:
        """Write the notes of what was there before."""
        for identifier, more in self._of_marks.items():
            note = _joined([self._known[identifier].note, *more])
            highlights.update_highlight(tx, identifier, note=note)
        for article, more, tags in self._of_articles.values():
            fields: dict[str, object] = {}
            if more:
                fields["note"] = _joined([article.note, *more])
            if set(tags) - set(article.tags):
                fields["tags"] = tuple(dict.fromkeys((*article.tags, *tags)))
            if fields:
                articles.update_article(tx, article.id, **fields)

    def _hear_note(self, one: ForeignNote) -> None:
        names = (f"urn:uuid:{self._only}",) if self._only else one.target.names
        article = self._works.find_record(names)
        if article is None:
            reason = "No article of the project is this work."
            self.aside.append((one.target.shown, "", one.text, reason))
            self.offered.append(one.target.shown)
            return
        self._articles_by_name[one.foreign_id] = article
        _, more, tags = self._of_articles.setdefault(article.id, (article, [], []))
        new = [tag for tag in one.tags if tag not in article.tags]
        tags += new
        if one.text.strip() and one.text not in article.note and one.text not in more:
            more.append(one.text)
            self.written += 1
        elif not new:
            self.already += 1
        if one.lost:
            what = f"of a note on “{shortened(article.title, 40)}”"
            self.left_out.append(NotTaken(what, f"There is no place here for {', '.join(one.lost)[:500]}."))

    def _hear_reply(self, one: ForeignReply) -> bool:
        """Put a reply where it belongs; False when what it answers is not known, or not yet."""
        for name in reversed(one.to):
            mark = self._by_name(name) or self._marks_by_name.get(name)
            if mark is not None:
                self._marks_by_name[one.foreign_id] = mark
                more = self._of_marks.setdefault(mark, [])
                self._write(one, self._known[mark].note, more)
                if not more:
                    self._of_marks.pop(mark)
                return True
            article = self._articles_by_name.get(name)
            if article is not None:
                self._articles_by_name[one.foreign_id] = article
                self._write(one, article.note, self._of_articles[article.id][1])
                return True
        return False

    def _write(self, one: ForeignReply, note: str, more: list[str]) -> None:
        if one.text in note or one.text in more:
            self.already += 1
            return
        more.append(one.text)
        self.written += 1


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part.strip())
