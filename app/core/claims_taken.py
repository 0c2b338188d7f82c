"""Foreign claims and evidence: a claim that is here by its id or its words is the same claim."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.core import fields as rules
from app.core import stamps
from app.core.foreign_anchors import stored_time
from app.core.naming import shortened
from app.errors import WrongUse
from app.exchange.foreign import ForeignClaim, ForeignLink, clean
from app.exchange.not_taken import NotTaken
from app.exchange.own_fields import UUID
from app.prose import make_key
from db import claims, evidence, highlights
from db.errors import NotFound
from db.records import Claim, Evidence

if TYPE_CHECKING:
    from db import Reader, Transaction

_TEXTS = (
    "likelihood_scale",
    "likelihood",
    "confidence_basis",
    "as_of",
    "contrary_note",
    "note",
)
_CHOICES = ("kind", "parent_relation", "confidence")


class ClaimsTaken:
    """Writes the claims and links of a delivery; `names` leads from names of passages to highlights."""

    def __init__(
        self, found: Sequence[ForeignClaim], links: Sequence[ForeignLink], names: Mapping[str, str]
    ) -> None:
        self._found, self._links, self._names = found, links, names
        #: Ids in the file → ids here.
        self._ids: dict[str, str] = {}
        self.made: list[str] = []
        self.linked = 0
        self.already = 0
        self.left_out: list[NotTaken] = []

    def store(self, tx: Transaction) -> None:
        """Insert what is new."""
        there = claims.select_claims(tx)
        by_words = {one.text: one.id for one in there}
        known = {one.id for one in there}
        for one in _parents_first(self._found, self.left_out):
            same = one.id if one.id in known else by_words.get(_words(one))
            if same is not None:
                self._ids[one.id] = same
                self.already += 1
                continue
            made = self._claim(tx, one)
            claims.insert_claim(tx, made)
            self._ids[one.id] = by_words[made.text] = made.id
            self.made.append(made.id)
        self._store_links(tx)

    def _claim(self, tx: Transaction, one: ForeignClaim) -> Claim:
        told = one.fields
        values: dict[str, Any] = {name: clean(str(told[name])) for name in _TEXTS if _is_text(told.get(name))}
        values |= {name: told[name] for name in _CHOICES if told.get(name) is not None}
        parent = self._ids.get(one.parent) if one.parent else None
        for name in list(values):
            try:
                rules.check_claim({name: values[name]})
            except WrongUse as error:
                del values[name]
                self.left_out.append(NotTaken(f"of the claim “{shortened(one.text, 40)}”", error.message))
        key, taken = told.get("key"), claims.keys(tx)
        own = isinstance(key, str) and rules.CLAIM_KEY.fullmatch(key) and len(key) <= rules.CLAIM_KEY_LIMIT
        tags = told.get("tags")
        return Claim(
            id=one.id if UUID.fullmatch(one.id) and told else stamps.new_id(),
            key=str(key) if own and key not in taken else make_key(_words(one), taken),
            text=_words(one),
            parent=parent,
            position=claims.last_position(tx, parent) + 1.0,
            tags=tuple(clean(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
            created=stored_time(str(told.get("created", ""))),
            updated=stored_time(str(told.get("updated", ""))),
            **values,
        )

    def _store_links(self, tx: Transaction) -> None:
        for one in sorted(self._links, key=_position):
            claim, highlight = self._ids.get(one.claim), self._names.get(one.passage)
            highlight = highlight or self._names.get(f"anno:urn:uuid:{one.passage}")
            if claim is None or highlight is None:
                missing = "claim" if claim is None else "passage"
                reason = f"The {missing} it links is neither in this file nor in the project."
                self.left_out.append(NotTaken("a piece of evidence", reason))
                continue
            if evidence.select_evidences(tx, claim=claim, highlight=highlight):
                self.already += 1
                continue
            mark = highlights.select_highlight(tx, highlight)
            if mark.area and not mark.exact:
                reason = "Nobody has typed what stands in the area it rests on."
                self.left_out.append(NotTaken("a piece of evidence", reason))
                continue
            evidence.insert_evidence(tx, self._evidence(tx, one, claim, highlight))
            self.linked += 1

    def _evidence(self, tx: Transaction, one: ForeignLink, claim: str, highlight: str) -> Evidence:
        told = one.fields
        values = {name: told[name] for name in ("direction", "strength", "coverage") if told.get(name)}
        for name in list(values):
            try:
                rules.check_evidence({name: values[name]})
            except WrongUse as error:
                del values[name]
                self.left_out.append(NotTaken("of a piece of evidence", error.message))
        kept: dict[str, Any] = dict(values)
        reviewed = stored_time(str(told.get("reviewed_at", "")))
        if kept.get("coverage", "unreviewed") != "unreviewed":
            kept["reviewed_at"] = reviewed or stamps.now()
        last = max((each.position for each in evidence.select_every_link(tx, claim)), default=0.0)
        own = bool(told) and UUID.fullmatch(one.id) and not _is_there(tx, one.id)
        return Evidence(
            id=one.id if own else stamps.new_id(),
            claim=claim,
            highlight=highlight,
            rationale=clean(str(told["rationale"])) if _is_text(told.get("rationale")) else "",
            position=last + 1.0,
            created=stored_time(str(told.get("created", ""))),
            updated=stored_time(str(told.get("updated", ""))),
            **kept,
        )


def _position(one: ForeignLink) -> float:
    """Return where a link stands among those of its claim, as its file says."""
    told = one.fields.get("position")
    return told if isinstance(told, float) and math.isfinite(told) else 0.0


def _is_there(reader: Reader, identifier: str) -> bool:
    try:
        evidence.select_evidence(reader, identifier)
    except NotFound:
        return False
    return True


def _words(one: ForeignClaim) -> str:
    return " ".join(clean(one.text).split())


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _parents_first(found: Sequence[ForeignClaim], left_out: list[NotTaken]) -> Iterator[ForeignClaim]:
    """Yield claims in their order, each after the one above it; who stands under itself stands at the top."""
    ids = {one.id for one in found}
    under: dict[str | None, list[ForeignClaim]] = {}
    for one in found:
        under.setdefault(one.parent if one.parent in ids else None, []).append(one)
    done: set[str] = set()

    def walk(first: Iterable[ForeignClaim]) -> Iterator[ForeignClaim]:
        waiting = list(reversed(list(first)))
        while waiting:
            one = waiting.pop()
            if one.id not in done:
                done.add(one.id)
                yield one
                waiting += reversed(under.get(one.id, []))

    yield from walk(under.get(None, []))
    for one in found:
        if one.id not in done:
            left_out.append(NotTaken(f"the place of “{shortened(one.text, 40)}”", "It stands under itself."))
            yield from walk([one])
