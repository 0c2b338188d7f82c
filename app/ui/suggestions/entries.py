"""The rows of the suggestions: cards of passages with why they are shown, and claims that may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.ui.widgets.evidence_card import Card, Remark, card_words
from app.ui.widgets.node_model import PASS_BY, STOP, Node, NodeModel
from app.ui.wording import count, format_date, tr

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from app.audit.suggesting import Passage, SameClaim
    from app.core.semantic import Alike
    from app.core.suggestions import Suggested, Suggestion

#: So many of the words that matched are named.
_NAMED = 6


@dataclass(frozen=True)
class CaptionEntry:
    """The heading of a group."""

    words: str


@dataclass(frozen=True)
class PassageEntry:
    """A suggested passage with the card that shows it."""

    suggestion: Suggestion
    card: Card


@dataclass(frozen=True)
class SameEntry:
    """A claim that may be the same, and why."""

    same: SameClaim
    why: str


Entry = CaptionEntry | PassageEntry | SameEntry


class SuggestionsModel(NodeModel[Entry]):
    """The suggestions for one claim."""

    def key_of(self, entry: Entry) -> str:
        """Name a row."""
        if isinstance(entry, CaptionEntry):
            return f"caption {entry.words}"
        if isinstance(entry, SameEntry):
            return f"claim {entry.same.claim.id}"
        passage = entry.suggestion.passage
        return f"passage {entry.suggestion.snapshot} {passage.start} {passage.end}"

    def height_of(self, entry: Entry) -> object:
        """Return what a card's height depends on."""
        return len(entry.card.remarks) if isinstance(entry, PassageEntry) else None

    def text_of(self, entry: Entry, column: int) -> str:
        """Return the row's words."""
        if isinstance(entry, CaptionEntry):
            return entry.words
        return entry.card.quote if isinstance(entry, PassageEntry) else entry.same.claim.text

    def spoken(self, entry: Entry, column: int) -> str:
        """Say everything the row shows."""
        if isinstance(entry, PassageEntry):
            return card_words(entry.card)
        return f"{entry.same.claim.text}, {entry.why}" if isinstance(entry, SameEntry) else entry.words

    def flags_of(self, entry: Entry) -> Qt.ItemFlag:
        """Let the keys pass by captions."""
        return PASS_BY if isinstance(entry, CaptionEntry) else STOP


def build(found: Suggested, alike: Alike | None = None) -> list[Node[Entry]]:
    """Return the rows for what was suggested: by words, by meaning, and other claims."""
    rows: list[Entry] = []
    if found.passages:
        rows.append(CaptionEntry(tr("Passages that may speak for or against it")))
        rows += [PassageEntry(one, make_card(one)) for one in found.passages]
    if alike and alike.passages:
        rows.append(CaptionEntry(tr("Alike in meaning")))
        rows += [PassageEntry(one, make_card(one, by_meaning=True)) for one in alike.passages]
    if found.same:
        rows.append(CaptionEntry(tr("Claims that may be the same")))
        rows += [SameEntry(one, _same_words(one)) for one in found.same]
    return [Node(row) for row in rows]


def make_card(one: Suggestion, *, by_meaning: bool = False) -> Card:
    """Make the card of a suggested passage."""
    passage, article = one.passage, one.article
    # One character for one, so that what matched stays where it is.
    quote = "".join(" " if letter.isspace() else letter for letter in passage.words)
    shared = tuple((match.start + 1, match.end + 1) for match in passage.matches)
    return Card(
        evidence="",
        highlight=one.highlight or "",
        article=article.id,
        start=passage.start,
        end=passage.end,
        direction=passage.direction,
        quote=f"“{quote}”",
        shared=shared,
        colour=0,
        source=article.publisher.name if article.publisher else article.title or article.citekey,
        page=tr(", p. {page}").format(page=one.page) if one.page else "",
        date=format_date(article.issued, date.today()),
        reliability=article.reliability or (article.publisher.reliability if article.publisher else None),
        coverage="unreviewed",
        remarks=tuple(_remarks(one, by_meaning)),
        icon="quote",
    )


def _remarks(one: Suggestion, by_meaning: bool) -> list[Remark]:
    passage = one.passage
    matched = list(dict.fromkeys(passage.words[match.start : match.end] for match in passage.matches))
    named = ", ".join(" ".join(words.split()) for words in matched[:_NAMED])
    hint = tr("alike in meaning: {part:.2f} of 1").format(part=passage.score)
    made = [Remark(hint if by_meaning else _hint(passage), mark=passage.direction)]
    if named:
        made.append(Remark(tr("matches {words}").format(words=named), icon="search"))
    if one.copies:
        words = tr("also in {articles}, shown once")
        made.append(
            Remark(words.format(articles=count(one.copies, tr("article"), tr("articles"))), icon="origin")
        )
    return made


def _hint(passage: Passage) -> str:
    if passage.difference == "number":
        return tr("may dispute: it says {number}").format(number=" ".join(passage.instead.split()))
    if passage.difference == "denial":
        return tr("may dispute: only one of the two denies")
    return tr("may support") if passage.direction == "supports" else tr("on the same subject")


def _same_words(one: SameClaim) -> str:
    if one.difference == "number":
        return tr("nearly the same words, another number")
    return (
        tr("nearly the same words, but one denies")
        if one.difference == "denial"
        else tr("nearly the same words")
    )
