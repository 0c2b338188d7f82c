"""A passage as a card: mark, quotation, where it is from, and what qualifies it. Made from records.

The claims panel and the grid's passages show the same cards; painting stands in card_painter.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.ui import marks
from app.ui.rating_words import status_words
from app.ui.widgets.in_sentence import sentence_after, sentence_before
from app.ui.widgets.shared_numbers import shared_numbers
from app.ui.wording import count, format_date, tr
from db.records import Article, Direction, Highlight

if TYPE_CHECKING:
    from app.audit.ticks import Tick
    from app.core.claims import EvidenceRow

#: What the second reader of a PDF says, in words. Where it agrees or has yet to read, a small mark beside the
#: source says so; the rest takes a line.
SECOND_WORDS = {
    "agrees": tr("both readers of the PDF agree"),
    "pending": tr("the second reader has not read it yet"),
    "differs": tr("the second reader reads it differently"),
    "cannot_read": tr("the second reader cannot read this page"),
}
SECOND_MARKS = {"agrees": "covered", "pending": "info"}
_REMARKED = {"differs": "warning", "cannot_read": "info"}
#: A brief card has no lines: every state is a mark.
BRIEF_MARKS = SECOND_MARKS | _REMARKED
#: A highlight may be pages long; nobody reads more of it on a card.
QUOTE_MOST = 1200


@dataclass(frozen=True, slots=True)
class Remark:
    """A line under the source: a mark or an icon, and words."""

    words: str
    mark: str = ""
    icon: str = ""
    #: What a click on the line opens: the copies, or what the second reader says.
    about: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. `shared` are the ranges of numbers in the quote that the claim has too."""

    evidence: str
    highlight: str
    article: str
    start: int
    end: int
    direction: Direction
    quote: str
    shared: tuple[tuple[int, int], ...]
    colour: int
    source: str
    #: ", p. 3", or nothing.
    page: str
    date: str
    reliability: str | None
    coverage: str
    remarks: tuple[Remark, ...]
    copies: int = 0
    #: What the second reader of a PDF makes of it; `none` where there is no such reader.
    second: str = "none"
    strength: str | None = None
    rationale: str = ""
    #: The rest of the sentence that the passage stands in.
    before: str = ""
    after: str = ""
    #: In place of the direction's mark, while nobody has judged the passage. Unmarked, its colour is 0.
    icon: str = ""


def make_card(linked: EvidenceRow, claim_text: str, copies: int = 0, ticks: Sequence[Tick] = ()) -> Card:
    """Make the card of one link; `copies` is how many other articles carry the same text."""
    highlight, article = linked.highlight, linked.article
    quote = " ".join(highlight.exact[:QUOTE_MOST].split())
    if len(highlight.exact) > QUOTE_MOST:
        quote += "…"
    publisher = article.publisher.name if article.publisher else article.title or article.citekey
    page = tr(", p. {page}").format(page=highlight.page_label) if highlight.page_label else ""
    return Card(
        evidence=linked.evidence.id,
        highlight=highlight.id,
        article=article.id,
        start=highlight.start,
        end=highlight.end,
        direction=linked.evidence.direction,
        quote=f"“{quote}”",
        shared=shared_numbers(claim_text, f"“{quote}”"),
        colour=highlight.colour,
        source=publisher,
        page=page,
        date=format_date(article.issued, date.today()),
        reliability=article.reliability or (article.publisher.reliability if article.publisher else None),
        coverage=linked.evidence.coverage,
        remarks=tuple(_remarks(linked, copies, ticks)),
        copies=copies,
        second=highlight.second_reader,
        strength=linked.evidence.strength,
        rationale=linked.evidence.rationale,
        before=sentence_before(highlight.prefix),
        after="" if highlight.exact[QUOTE_MOST:] else sentence_after(highlight.suffix, highlight.exact),
    )


def coverage_words(coverage: str) -> str:
    """Return a coverage in words, as the passages panel shows it."""
    return {
        "full": tr("covers all"),
        "partial": tr("covers part"),
        "none": tr("covers nothing"),
        "unreviewed": tr("not reviewed"),
    }[coverage]


def card_words(card: Card) -> str:
    """Say everything that a card shows."""
    rated = (
        tr("reliability {letter}").format(letter=card.reliability) if card.reliability else tr("not rated")
    )
    parts = [
        *([] if card.icon else [marks.name(card.direction)]),
        card.quote,
        card.source + card.page,
        card.date,
        rated,
    ]
    parts += [SECOND_WORDS[card.second]] if card.second in SECOND_MARKS else []
    return ", ".join([*parts, *(remark.words for remark in card.remarks)])


def _remarks(linked: EvidenceRow, copies: int, ticks: Sequence[Tick]) -> list[Remark]:
    """Return the lines under the source: what qualifies the link, then what qualifies the passage."""
    link = linked.evidence
    made: list[Remark] = []
    if copies:
        words = tr("also in {articles}, counted once").format(
            articles=count(copies, tr("article"), tr("articles"))
        )
        made.append(Remark(words, icon="origin", about="copies"))
    supplied = [tick.number for tick in ticks if link.id in tick.evidence]
    if supplied:
        made.append(Remark(tr("states {numbers}").format(numbers=", ".join(supplied)), mark="covered"))
    if link.coverage == "partial":
        made.append(Remark(tr("covers part of the claim"), mark="part"))
    elif link.coverage == "none":
        made.append(Remark(tr("does not cover the claim"), mark="warning"))
    if link.strength is not None:
        strong = {
            "strong": tr("strong evidence"),
            "moderate": tr("moderate evidence"),
            "weak": tr("weak evidence"),
        }
        made.append(Remark(strong[link.strength], icon="link"))
    if link.rationale:
        made.append(Remark(" ".join(link.rationale.split()), icon="note"))
    return [*_standing(linked.article), *made, *_passage_remarks(linked.highlight)]


def _standing(article: Article) -> list[Remark]:
    """Say when the article is no longer what it was: retracted above all."""
    if article.status == "ok":
        return []
    grave = article.status in ("retracted", "superseded")
    words = tr("the article is {status}").format(status=status_words(article.status))
    return [Remark(words, mark="error" if grave else "warning")]


def _passage_remarks(highlight: Highlight) -> list[Remark]:
    said = " · ".join(part for part in (_attribution(highlight), _credibility(highlight)) if part)
    attributed = Remark(said, icon="quote") if said else None
    state = highlight.second_reader
    second = (
        Remark(SECOND_WORDS[state], mark=_REMARKED[state], about="second") if state in _REMARKED else None
    )
    if highlight.area:
        second = Remark(tr("typed from the page image"), mark="info")
    anchor = {
        "drifted": Remark(tr("the passage has moved; see whether it still says this"), icon="drifted"),
        "changed": Remark(tr("the passage now reads differently"), icon="changed"),
        "orphan": Remark(tr("the passage is no longer in the text"), icon="orphan"),
    }.get(highlight.anchor_state)
    return [remark for remark in (attributed, second, anchor) if remark]


def _attribution(highlight: Highlight) -> str:
    if highlight.attribution_kind == "anonymous":
        return tr("says somebody unnamed")
    if highlight.attribution_kind == "none" or not highlight.attributed_to:
        return ""
    return tr("according to {somebody}").format(somebody=highlight.attributed_to)


def _credibility(highlight: Highlight) -> str:
    if highlight.credibility is None:
        return ""
    return tr("credibility {number}").format(number=highlight.credibility)
