"""Verbs for claims: one statement each, in the analyst's words, ordered and nested as an outline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.audit import scales
from app.core import evidence as links
from app.core import fields as rules
from app.core import highlights as marks
from app.core import stamps
from app.core.naming import Named, find_named, shortened
from app.core.outline import ClaimRow, EvidenceRow, list_claims
from app.core.project import Project
from app.errors import WrongUse
from app.prose import make_key
from db import claims, highlights
from db.errors import KeyTaken
from db.records import Claim, ClaimKind, Confidence, Direction

if TYPE_CHECKING:
    from db import Reader, Transaction

__all__ = [
    "ClaimRow",
    "EvidenceRow",
    "add_claim",
    "claim_at",
    "claim_from_passage",
    "edit_claim",
    "list_claims",
    "list_keys",
    "move_claim",
    "read_claim",
    "remove_claim",
    "resolve_claim",
    "set_claim",
]

SETTABLE = (
    "key",
    "text",
    "kind",
    "parent_relation",
    "likelihood_scale",
    "likelihood",
    "confidence",
    "confidence_basis",
    "as_of",
    "contrary_note",
    "note",
    "tags",
)
#: Neighbours nearer than this leave no room for a claim between them: then all siblings are numbered anew.
LEAST_GAP = 1e-6


def add_claim(
    project: Project,
    text: str,
    key: str | None = None,
    kind: ClaimKind = "fact",
    likelihood: str = "",
    confidence: Confidence | None = None,
    parent: str | None = None,
) -> Claim:
    """Add a claim at the end of the outline (or of its parent's children); the key is made from its words."""
    words = " ".join(text.split())
    given: dict[str, object] = {"text": words, "kind": kind, "confidence": confidence}
    rules.check_claim(given if key is None else given | {"key": key})
    with project.change(f"Add the claim “{shortened(words)}”") as tx:
        if key is not None:
            _refuse_taken(tx, key)
        if parent is not None:
            claims.select_claim(tx, parent)
        made = Claim(
            id=stamps.new_id(),
            key=key or make_key(words, claims.keys(tx)),
            text=words,
            kind=kind,
            likelihood=likelihood,
            confidence=confidence,
            parent=parent,
            position=claims.last_position(tx, parent) + 1.0,
        )
        claims.insert_claim(tx, made)
        return claims.select_claim(tx, made.id)


def claim_from_passage(
    project: Project,
    snapshot_id: str,
    start: int,
    end: int,
    text: str | None = None,
    direction: Direction = "supports",
    colour: int = 1,
) -> Claim:
    """Highlight a passage, make a claim, in its words unless others are given, and link them: one change."""
    words = text if text is not None else marks.passage(project, snapshot_id, start, end)
    with project.change(f"Claim from the passage “{shortened(words)}”"):
        highlight = marks.find_or_add(project, snapshot_id, start, end, colour)
        claim = add_claim(project, words)
        links.link(project, claim.id, highlight.id, direction)
        return claim


def claim_at(
    project: Project,
    passage: tuple[str, int, int] | str,
    parent: str | None = None,
    before: str | None = None,
    direction: Direction = "supports",
) -> Claim:
    """Make a claim of a passage (snapshot, start, end) or a highlight, at a place of the outline: one change.

    It stands before one of the parent's children, or at their end.
    """
    with project.read() as reader:
        beside = [one.id for one in claims.select_claims(reader) if one.parent == parent]
        words = highlights.select_highlight(reader, passage).exact if isinstance(passage, str) else ""
    if isinstance(passage, tuple):
        words = marks.passage(project, *passage)
    with project.change(f"Claim from the passage “{shortened(words)}”"):
        if isinstance(passage, tuple):
            made = claim_from_passage(project, *passage, direction=direction)
        else:
            made = add_claim(project, words)
            links.link(project, made.id, passage, direction)
        return move_claim(project, made.id, parent, beside.index(before) if before in beside else len(beside))


def edit_claim(
    project: Project, claim_id: str, fields: Mapping[str, object], parts: Mapping[str, str]
) -> Claim:
    """Change a claim and what the claims under it are to it (claim → supports, disputes or restates)."""
    with project.read() as reader:
        text = claims.select_claim(reader, claim_id).text
    with project.change(f"Change the claim “{shortened(text)}”"):
        for under, relation in parts.items():
            set_claim(project, under, parent_relation=relation)
        return set_claim(project, claim_id, **fields) if fields else read_claim(project, claim_id)


def set_claim(project: Project, claim_id: str, **fields: object) -> Claim:
    """Change a claim's fields; a new key rewrites every section that names it, in the same change."""
    rules.check_fields("claim", fields, SETTABLE)
    if "text" in fields:
        fields["text"] = " ".join(str(fields["text"]).split())
    rules.check_claim(fields)
    with project.read() as reader:
        before = claims.select_claim(reader, claim_id)
    _refuse_foreign_term(before, fields)
    what = "Rename" if "key" in fields and fields["key"] != before.key else "Change"
    with project.change(f"{what} the claim “{shortened(before.text)}”") as tx:
        if what == "Rename":
            _refuse_taken(tx, str(fields["key"]))
        claims.update_claim(tx, claim_id, **fields)
        return claims.select_claim(tx, claim_id)


def move_claim(project: Project, claim_id: str, parent: str | None, index: int) -> Claim:
    """Put a claim under another (or at the top level) as its `index`-th child, counted without itself."""
    with project.read() as reader:
        moving = claims.select_claim(reader, claim_id)
        everyone = claims.select_claims(reader)
    above = {one.id: one.parent for one in everyone}
    at = parent
    while at is not None:
        if at == claim_id:
            raise WrongUse("A claim cannot stand under itself.", "Choose another place for it.")
        # What was passed is not passed again: a damaged file may have claims in a circle.
        at = above.pop(at, None)
    siblings = [one for one in everyone if one.parent == parent and one.id != claim_id]
    with project.change(f"Move the claim “{shortened(moving.text)}”") as tx:
        position = _make_room(tx, siblings, max(0, min(index, len(siblings))))
        claims.update_claim(tx, claim_id, parent=parent, position=position)
        return claims.select_claim(tx, claim_id)


def remove_claim(project: Project, claim_id: str) -> None:
    """Remove a claim and its links; the claims under it move up to its place, prose keeps its markers."""
    with project.read() as reader:
        gone = claims.select_claim(reader, claim_id)
        children = [one for one in claims.select_claims(reader) if one.parent == claim_id]
    with project.change(f"Remove the claim “{shortened(gone.text)}”") as tx:
        for child in children:
            claims.update_claim(tx, child.id, parent=gone.parent)
        claims.delete_claim(tx, claim_id)


def read_claim(project: Project, claim_id: str) -> Claim:
    """Return one claim."""
    with project.read() as reader:
        return claims.select_claim(reader, claim_id)


def list_keys(project: Project) -> frozenset[str]:
    """Return the keys that prose may name."""
    with project.read() as reader:
        return frozenset(claims.keys(reader))


def resolve_claim(project: Project, name: str) -> str:
    """Return the id of the claim called so: an id, its beginning, its key, or its words."""
    with project.read() as reader:
        known = [Named(one.id, (one.key, one.text)) for one in claims.select_claims(reader)]
    return find_named("claim", name.removeprefix("[[").removesuffix("]]"), known)


def _refuse_taken(reader: Reader, key: str) -> None:
    other = claims.find_claim_by_key(reader, key)
    if other is not None:
        raise KeyTaken(
            f"The key “{key}” belongs to the claim “{shortened(other.text)}”.", "Choose another key."
        )


def _refuse_foreign_term(before: Claim, fields: dict[str, object]) -> None:
    """Refuse a likelihood that the claim's scale does not have; a claim without a scale may say anything."""
    if not fields.keys() & {"likelihood", "likelihood_scale"}:
        return
    scale = str(fields.get("likelihood_scale", before.likelihood_scale))
    term = str(fields.get("likelihood", before.likelihood))
    if not scale:
        return
    known = scales.read_scales()
    rules.check_choice("likelihood scale", scale, known)
    if term and known[scale].row_of(term) is None:
        words = ", ".join(row.terms[0] for row in known[scale].rows)
        raise WrongUse(f"“{term}” is no term of {known[scale].name}.", f"Use one of: {words}.")


def _make_room(tx: Transaction, siblings: list[Claim], index: int) -> float:
    """Return a position before the sibling at `index`, numbering all anew when there is no room left."""
    positions = [one.position for one in siblings]
    before = positions[index - 1] if index > 0 else None
    after = positions[index] if index < len(positions) else None
    if before is None and after is None:
        return 1.0
    if before is None or after is None:
        return (before + 1.0) if before is not None else (after or 0.0) - 1.0
    if after - before > LEAST_GAP:
        return (before + after) / 2
    for place, one in enumerate(siblings):
        claims.update_claim(tx, one.id, position=float(place if place < index else place + 1))
    return float(index)
