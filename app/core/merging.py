"""Making one claim of several and two of one, as one change; links, prose and nesting go along."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from app.core import fields as rules
from app.core import stamps
from app.core.claims import move_claim
from app.core.naming import shortened
from app.core.project import Project
from app.errors import WrongUse
from app.prose import find_markers, make_key
from db import briefings, claims, evidence
from db.records import Claim, Evidence

if TYPE_CHECKING:
    from db import Transaction

#: Where a link goes when its claim is split.
Part = Literal["first", "second", "both"]
#: A claim's key → the keys that stand in its place; a claim's id → the ids.
Keys = Mapping[str, tuple[str, ...]]


def merge_claims(project: Project, kept: str, others: Collection[str], text: str | None = None) -> Claim:
    """Make claims part of `kept`: their links, places in prose and claims under them become its own.

    Their words stay in its note. A link that was reviewed for other words is to be reviewed again.
    """
    gone = [one for one in dict.fromkeys(others) if one != kept]
    if not gone:
        raise WrongUse("There is nothing to merge.", "Choose two claims or more.")
    with project.read() as reader:
        target = claims.select_claim(reader, kept)
        merged = [claims.select_claim(reader, one) for one in gone]
    words = " ".join((text if text is not None else target.text).split())
    rules.check_claim({"text": words})
    with project.change(_merging_words(target, merged)) as tx:
        _renest(tx, target, merged)
        for one in merged:
            _move_links(tx, one, kept, reviewed_for=one.text == words)
        _restate(tx, {one.key: (target.key,) for one in merged}, {one.id: (kept,) for one in merged})
        if words != target.text:
            _review_again(tx, kept)
        claims.update_claim(tx, kept, **_united(target, merged, words))
        for one in merged:
            claims.delete_claim(tx, one.id)
        return claims.select_claim(tx, kept)


def split_claim(
    project: Project, claim_id: str, first: str, second: str, links: Mapping[str, Part]
) -> tuple[Claim, Claim]:
    """Make two claims of one: `links` says of each piece of evidence where it goes, the rest stays.

    A sentence that stated the claim states both. The second has the kind and tags of the first and no
    ratings: nobody has weighed it yet.
    """
    words, more = " ".join(first.split()), " ".join(second.split())
    for one in (words, more):
        rules.check_claim({"text": one})
    with project.read() as reader:
        whole = claims.select_claim(reader, claim_id)
        siblings = [one.id for one in claims.select_claims(reader) if one.parent == whole.parent]
    with project.change(f"Split the claim “{shortened(whole.text)}”") as tx:
        made = Claim(
            id=stamps.new_id(),
            key=make_key(more, claims.keys(tx)),
            text=more,
            kind=whole.kind,
            parent=whole.parent,
            parent_relation=whole.parent_relation,
            as_of=whole.as_of,
            tags=whole.tags,
            position=claims.last_position(tx, whole.parent) + 1.0,
        )
        claims.insert_claim(tx, made)
        move_claim(project, made.id, whole.parent, siblings.index(claim_id) + 1)
        _deal(tx, claim_id, made.id, links)
        if words != whole.text:
            claims.update_claim(tx, claim_id, text=words)
            _review_again(tx, claim_id)
        _restate(tx, {whole.key: (whole.key, made.key)}, {claim_id: (claim_id, made.id)}, judgement=False)
        return claims.select_claim(tx, claim_id), claims.select_claim(tx, made.id)


def _merging_words(target: Claim, merged: Sequence[Claim]) -> str:
    if len(merged) == 1:
        return f"Merge “{shortened(merged[0].text, 30)}” into “{shortened(target.text, 30)}”"
    return f"Merge {len(merged)} claims into “{shortened(target.text)}”"


def _united(target: Claim, merged: Sequence[Claim], words: str) -> dict[str, object]:
    """Return the fields of the claim that remains; what the others said is kept in words."""
    said = [one for one in (target, *merged) if one.text != words]
    notes = [target.note, *(f"Also stated as “{one.text}”{_rated(one)}." for one in said)]
    notes += [one.note for one in merged]
    answers = [target.contrary_note, *(one.contrary_note for one in merged)]
    tags = tuple(dict.fromkeys(tag for one in (target, *merged) for tag in one.tags))
    return {"text": words, "note": _joined(notes), "contrary_note": _joined(answers), "tags": tags}


def _rated(one: Claim) -> str:
    parts = [one.kind, one.likelihood, f"{one.confidence} confidence" if one.confidence else ""]
    parts += [one.confidence_basis, f"as of {one.as_of}" if one.as_of else ""]
    return f" ({', '.join(part for part in parts if part)})"


def _joined(parts: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _renest(tx: Transaction, target: Claim, merged: Sequence[Claim]) -> None:
    """Put what stands under the merged under the target, and the target above them if it stood below."""
    gone = {one.id for one in merged}
    everyone = {one.id: one for one in claims.select_claims(tx)}
    above, at = target.parent, target.parent
    while at is not None and at in everyone:
        # The highest claim that is merged decides where the target stands.
        above = everyone[at].parent if at in gone else above
        at = everyone[at].parent
    if above != target.parent:
        claims.update_claim(tx, target.id, parent=above)
    for one in everyone.values():
        if one.parent in gone and one.id != target.id and one.id not in gone:
            claims.update_claim(tx, one.id, parent=target.id)


def _move_links(tx: Transaction, source: Claim, goal: str, *, reviewed_for: bool) -> None:
    there = {one.highlight: one for one in evidence.select_every_link(tx, goal)}
    last = max((one.position for one in there.values()), default=0.0)
    for one in evidence.select_every_link(tx, source.id):
        own = there.get(one.highlight)
        if own is not None:
            said = f"“{source.text}”: {one.direction}" if one.direction != own.direction else ""
            evidence.update_evidence(tx, own.id, rationale=_joined([own.rationale, said, one.rationale]))
            continue
        last += 1.0
        moved: dict[str, object] = {"claim": goal, "position": last}
        if not reviewed_for:
            moved |= _UNREVIEWED
        evidence.update_evidence(tx, one.id, **moved)


_UNREVIEWED: Mapping[str, object] = {"coverage": "unreviewed", "reviewed_at": ""}


def _review_again(tx: Transaction, claim: str) -> None:
    """Take the coverage away of every link: it was judged against other words."""
    for one in evidence.select_every_link(tx, claim):
        if one.coverage != "unreviewed":
            evidence.update_evidence(tx, one.id, **_UNREVIEWED)


def _deal(tx: Transaction, first: str, second: str, links: Mapping[str, Part]) -> None:
    position = 0.0
    for one in evidence.select_every_link(tx, first):
        part = links.get(one.id, "first")
        if part == "first":
            continue
        position += 1.0
        if part == "second":
            evidence.update_evidence(tx, one.id, claim=second, position=position, **_UNREVIEWED)
        else:
            copy: Evidence = replace(one, id=stamps.new_id(), claim=second, position=position)
            copy = replace(copy, coverage="unreviewed", reviewed_at="")
            evidence.insert_evidence(tx, copy)


def _restate(tx: Transaction, keys: Keys, ids: Keys, *, judgement: bool = True) -> None:
    """Write other claims where some were named: in prose, in key points, as a section's key judgement."""
    for briefing in briefings.select_briefings(tx):
        for section in briefing.sections:
            changed: dict[str, object] = {}
            body = _renamed(section.body, keys)
            if body != section.body:
                changed["body"] = body
            key = section.key_judgement or ""
            if judgement and key in ids:
                changed["key_judgement"] = ids[key][0]
            if changed:
                briefings.update_section(tx, section.id, **changed)
            for point in section.key_points:
                text = _renamed(point.text, keys)
                named = _replaced(point.claims, lambda one: ids.get(one, (one,)))
                if text != point.text or named != point.claims:
                    briefings.update_key_point(tx, point.id, text=text, claims=named)


def _replaced(names: Sequence[str], instead: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new for one in names for new in instead(one)))


def _renamed(body: str, keys: Keys) -> str:
    """Return prose with its markers rewritten; of markers side by side each claim is named once."""
    written: list[str] = []
    beside: set[str] = set()
    at = 0
    changed = False
    for marker in find_markers(body):
        between = body[at : marker.start]
        if between.strip(" \t") or not written:
            beside = set()
        new = [key for key in keys.get(marker.key, (marker.key,)) if not (changed and key in beside)]
        changed = changed or marker.key in keys
        beside.update(new)
        written.append(f"{between if new else ''}{' '.join(f'[[{key}]]' for key in new)}")
        at = marker.end
    return "".join((*written, body[at:])) if changed else body
