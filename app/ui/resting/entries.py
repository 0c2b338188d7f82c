"""What the panel lists: each claim that is hit, under it its passages, the claims between, its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app.core.columns import says_of
from app.ui import marks
from app.ui.resting.words import MARKS, bare_words, effect_words, statement_name
from app.ui.session import Place
from app.ui.widgets.node_model import Node
from app.ui.wording import format_date, tr

if TYPE_CHECKING:
    from app.audit.moved import Link
    from app.core.resting import Resting, RestingClaim, Source, Statement

#: A quotation may be pages long.
MOST = 300
_ORDER = ("loses_all", "copies_only", "loses_some", "keeps_all", "not_counted", "loses_dispute", "beside")

Kind = Literal["group", "claim", "passage", "through", "statement"]


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a mark or an icon, words, what qualifies them, and the place it leads to."""

    key: str
    kind: Kind
    words: str
    detail: str = ""
    mark: str = ""
    icon: str = ""
    strong: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called: claims by their words, sections and briefings by their titles."""

    claims: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    briefings: Mapping[str, str] = field(default_factory=dict)


def build(found: Resting, names: Names) -> list[Node[Line]]:
    """Return the rows: what rests on the source, the worst first; what is only linked; where it is listed."""
    resting = sorted((one for one in found.claims if one.rests), key=_rank)
    touched = sorted((one for one in found.claims if not one.rests), key=_rank)
    made = [_claim(one, found.source, names) for one in resting]
    if touched:
        made.append(Node(Line("group touched", "group", tr("Linked, but not resting on it"))))
        made += [_claim(one, found.source, names) for one in touched]
    if found.listed:
        made.append(Node(Line("group listed", "group", tr("Listed without a passage"))))
        made += [Node(_statement(f"listed {at}", one, names)) for at, one in enumerate(found.listed)]
    return made


def spoken(line: Line) -> str:
    """Say everything a row shows."""
    mark = f"{marks.name(line.mark)}, " if line.mark else ""
    kind = {"passage": tr("Passage: "), "through": tr("Through: ")}.get(line.kind, "")
    return f"{mark}{kind}{line.words}" + (f", {line.detail}" if line.detail else "")


def _rank(hit: RestingClaim) -> int:
    return _ORDER.index(hit.effect)


def _claim(hit: RestingClaim, source: Source, names: Names) -> Node[Line]:
    claim = hit.claim
    said = "; ".join(part for part in (effect_words(hit), bare_words(hit)) if part)
    line = Line(
        key=f"claim {claim.id}",
        kind="claim",
        words=claim.text,
        detail=said,
        mark=MARKS[hit.effect],
        strong=claim.kind == "judgement",
        place=Place(claim=claim.id),
    )
    return Node(line, [Node(one) for one in _under(hit, source, names)])


def _under(hit: RestingClaim, source: Source, names: Names) -> Iterator[Line]:
    claim = hit.claim.id
    for link in hit.links:
        yield _passage(claim, link, source)
    for one in hit.through:
        keeps = tr("keeps no origin itself") if one in hit.bare else tr("keeps an origin of its own")
        place = Place(claim=one)
        key = f"through {claim} {one}"
        yield Line(key, "through", names.claims.get(one, ""), keeps, icon="claim", place=place)
    for at, statement in enumerate(hit.statements):
        yield _statement(f"statement {claim} {at}", statement, names)


def _passage(claim: str, link: Link, source: Source) -> Line:
    mark, article = link.highlight, link.article
    quote = " ".join(mark.exact[:MOST].split()) + ("…" if len(mark.exact) > MOST else "")
    parts = []
    if source.kind == "publisher":
        parts.append(article.title or article.citekey)
        parts.append(format_date(article.issued))
    if mark.page_label:
        parts.append(tr("p. {page}").format(page=mark.page_label))
    place = Place(article=article.id, start=mark.start, end=mark.end, highlight=mark.id)
    said = says_of([link.evidence.direction])
    return Line(
        f"passage {claim} {mark.id}", "passage", f"“{quote}”", ", ".join(parts), mark=said, place=place
    )


def _statement(key: str, one: Statement, names: Names) -> Line:
    briefing = names.briefings.get(one.briefing, "")
    section = names.sections.get(one.section, "")
    where = ", ".join(part for part in (section, briefing) if part)
    words = " ".join(one.text.split()) or section or briefing
    place = Place(briefing=one.briefing, section=one.section, start=one.start)
    detail = f"{statement_name(one.kind)}, {where}"
    return Line(key, "statement", words, detail, icon="text-view", place=place)
