"""Who stands behind a sentence: claims resolved to supporting passages, passages numbered by first use."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.exchange.csl import Item, item_of
from app.export.citation import (
    Citation,
    address_of,
    extract,
    locator,
    make_citation,
    passage_address,
    title_of,
)
from app.export.dates import date_in_words
from app.export.icd206 import Cited, make_entry
from app.export.parts import Passage, Reference, Source
from app.export.shelf import Origin, Shelf

if TYPE_CHECKING:
    from db.records import Article, Claim, Evidence, Highlight, Snapshot

#: What of an article's CSL item belongs to the project and not into a briefing that leaves the house.
_PRIVATE = frozenset({"note", "keyword", "tags", "basis", "reliability_note"})
_IN_A_CONTAINER = frozenset({"article-newspaper", "article-magazine", "article-journal"})
_FOUND = ("verified", "normalised")


class Ledger:
    """The links of a project, asked for in the order of the prose: it numbers each passage once."""

    def __init__(
        self,
        claims: Iterable[Claim],
        evidence: Iterable[Evidence],
        highlights: Iterable[Highlight],
        articles: Iterable[Article],
        snapshots: Iterable[Snapshot],
        shelf: Shelf,
    ) -> None:
        claims = tuple(claims)
        self._by_key = {claim.key: claim for claim in claims}
        self._by_id = {claim.id: claim for claim in claims}
        self._articles = {article.id: article for article in articles}
        self._snapshots = {snapshot.id: snapshot for snapshot in snapshots}
        copies = sorted(self._snapshots.values(), key=lambda one: (one.captured_at, one.sha256))
        self._newest = {one.article: one for one in copies if not one.removed_at}
        self._highlights = {highlight.id: highlight for highlight in highlights}
        self._supports = self._group(evidence)
        self._shelf = shelf
        self._passages: dict[str, Passage] = {}
        self._used_of_article: defaultdict[str, int] = defaultdict(int)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage cited so far, by first use."""
        return tuple(self._passages.values())

    def claim_of_key(self, key: str) -> Claim | None:
        """Return the claim that prose names by this key."""
        return self._by_key.get(key)

    def claim_of_id(self, claim: str | None) -> Claim | None:
        """Return the claim with this id."""
        return self._by_id.get(claim) if claim else None

    def article(self, article: str) -> Article | None:
        """Return the article with this id."""
        return self._articles.get(article)

    def cite(self, claims: Iterable[Claim]) -> tuple[int, ...]:
        """Return the numbers of the passages that support these claims, numbering new ones."""
        numbers = [self._number(highlight) for claim in claims for highlight in self._supports[claim.id]]
        return tuple(dict.fromkeys(numbers))

    def sources(self, numbers: Iterable[int], listed: Iterable[str]) -> tuple[Source, ...]:
        """Return the articles behind passages in order of first citation, then those merely listed."""
        passages = self.passages
        cited = dict.fromkeys(passages[number - 1].article for number in numbers)
        rest = dict.fromkeys(
            article for article in listed if article in self._articles and article not in cited
        )
        return tuple(
            [self._source(article, listed=False) for article in cited]
            + [self._source(article, listed=True) for article in rest]
        )

    def references(self, listed: Iterable[str]) -> tuple[Reference, ...]:
        """Return the records of articles cited so far in order of first citation, then of those listed."""
        cited: defaultdict[str, list[int]] = defaultdict(list)
        for passage in self.passages:
            cited[passage.article].append(passage.number)
        known = (one for one in listed if one in self._articles)
        named = dict.fromkeys([*cited, *known])
        return tuple(self._reference(article, tuple(cited[article])) for article in named)

    def _reference(self, article: str, numbers: tuple[int, ...]) -> Reference:
        record, passages = self._articles[article], self.passages
        marks = {number: self._highlights[passages[number - 1].highlight] for number in numbers}
        first = next(iter(marks.values()), None)
        snapshot = self._as_marked(first)[0] if first is not None else self._newest.get(article)
        cited = _cited(record, snapshot)
        publisher = record.publisher
        return Reference(
            article=article,
            citekey=record.citekey,
            item=_printed_item(record, cited.accessed),
            citation=make_citation(record, snapshot),
            passages=numbers,
            publisher=publisher.name if publisher else "",
            agency=record.agency.name if record.agency else "",
            issued=record.issued,
            info_date=record.info_date,
            accessed=cited.accessed,
            address=cited.address,
            media_type=cited.media_type,
            sha256=cited.sha256,
            reliability=cited.reliability,
            credibility={at: one.credibility for at, one in marks.items() if one.credibility is not None},
            descriptor=record.descriptor,
            status=record.status,
            appended=make_entry(record, cited),
        )

    @staticmethod
    def _endnote(article: Article, snapshot: Snapshot | None, highlight: Highlight) -> Citation:
        cited = _cited(article, snapshot)
        return make_entry(
            article,
            replace(
                cited,
                page=locator(snapshot, highlight),
                address=passage_address(article, snapshot, highlight),
                credibility=(highlight.credibility,),
            ),
        )

    def _group(self, evidence: Iterable[Evidence]) -> defaultdict[str, list[Highlight]]:
        links = [link for link in evidence if link.direction == "supports" and self._counts(link.highlight)]
        links.sort(key=lambda link: (link.position, *self._place(link.highlight)))
        groups: defaultdict[str, list[Highlight]] = defaultdict(list)
        for link in links:
            groups[link.claim].append(self._highlights[link.highlight])
        return groups

    def _counts(self, highlight: str) -> bool:
        found = self._highlights.get(highlight)
        return found is not None and found.anchor_state in _FOUND and found.article in self._articles

    def _place(self, highlight: str) -> tuple[str, int, str]:
        found = self._highlights[highlight]
        return self._articles[found.article].citekey, found.start, found.id

    def _number(self, highlight: Highlight) -> int:
        known = self._passages.get(highlight.id)
        if known is not None:
            return known.number
        article = self._articles[highlight.article]
        snapshot, marked = self._as_marked(highlight)
        self._used_of_article[article.id] += 1
        number, label = len(self._passages) + 1, f"{article.citekey}-{self._used_of_article[article.id]}"
        make = partial(self._passage, number, label, article, snapshot, marked)
        origin = Origin(highlight, article, snapshot)
        self._passages[highlight.id] = self._shelf.passage(origin, number, label, make)
        return number

    def _passage(
        self, number: int, label: str, article: Article, snapshot: Snapshot | None, highlight: Highlight
    ) -> Passage:
        return Passage(
            number=number,
            label=label,
            highlight=highlight.id,
            article=article.id,
            citekey=article.citekey,
            citation=make_citation(article, snapshot, highlight),
            quotation=highlight.exact,
            page_label=highlight.page_label,
            snapshot_sha256=snapshot.sha256 if snapshot else "",
            extract=extract(snapshot, highlight),
            locator=locator(snapshot, highlight),
            address=passage_address(article, snapshot, highlight),
            endnote=self._endnote(article, snapshot, highlight),
            descriptor=article.descriptor,
        )

    def _as_marked(self, highlight: Highlight) -> tuple[Snapshot | None, Highlight]:
        """Return the copy that has the quotation letter by letter, and the highlight with its page there.

        A newer copy may have moved the passage and set it in another typography: the words that are quoted
        are those that the analyst marked, in the copy in which they were marked.
        """
        marked = self._snapshots.get(highlight.marked_in)
        if highlight.anchor_state == "verified" or marked is None:
            return self._snapshots.get(highlight.snapshot), highlight
        starts = [mark.start for mark in marked.page_map]
        at = bisect_right(starts, highlight.marked_start) - 1
        page = marked.page_map[at] if at >= 0 else None
        index, label = (page.index, page.label) if page else (None, "")
        return marked, replace(highlight, page_index=index, page_label=label)

    def _source(self, article: str, *, listed: bool) -> Source:
        record = self._articles[article]
        publisher = record.publisher.name if record.publisher else ""
        agency = record.agency.name if record.agency else ""
        updated = f"updated {date_in_words(record.modified)}" if record.modified else ""
        return Source(
            article=article,
            citekey=record.citekey,
            title=title_of(record),
            publisher=publisher,
            agency=agency if agency != publisher else "",
            date=date_in_words(record.issued) or updated,
            address=address_of(record),
            listed=listed,
        )


def _cited(article: Article, snapshot: Snapshot | None) -> Cited:
    """Return what an entry of the whole work says; it has no rating of any information."""
    publisher = article.publisher.reliability if article.publisher else None
    return Cited(
        media_type=snapshot.media_type if snapshot else "",
        accessed=snapshot.captured_at if snapshot else "",
        sha256=snapshot.sha256 if snapshot else "",
        address=address_of(article),
        reliability=article.reliability or publisher or "",
        credibility=(),
    )


def _printed_item(article: Article, accessed: str) -> Item:
    """Return the CSL item as styles need it, without what the analyst keeps for himself.

    Styles print the `container-title` of an article in a paper, where the record may have only the publisher:
    then that is the paper. Of a web page they print both, so that the same name would stand there twice.
    """
    item = dict(item_of(article, accessed))
    custom = item.pop("custom", None)
    kept = {name: value for name, value in item.items() if name not in _PRIVATE}
    if article.type in _IN_A_CONTAINER and "publisher" in kept:
        kept.setdefault("container-title", kept["publisher"])
    if isinstance(custom, Mapping):
        own = {name: value for name, value in custom.items() if name not in _PRIVATE}
        kept |= {"custom": own} if own else {}
    return kept
