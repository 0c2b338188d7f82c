"""The same done to several claims or links at once: one change each, and one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from app.core import claims as single
from app.core import evidence as links
from app.core.naming import shortened
from app.core.project import Project
from app.errors import WrongUse
from db import claims

#: Field → how the label of a change calls it.
_NAMES = {
    "kind": "kind",
    "likelihood": "likelihood",
    "confidence": "confidence",
    "parent_relation": "part",
    "direction": "direction",
    "coverage": "coverage",
    "strength": "strength",
}


def set_claims(project: Project, ids: Sequence[str], **fields: object) -> None:
    """Give several claims the same values."""
    label = f"Change the {_what(fields)} of {{number}} claims"
    _each(project, _some(ids, "claims"), label, lambda one: single.set_claim(project, one, **fields))


def tag_claims(
    project: Project, ids: Sequence[str], add: Collection[str] = (), remove: Collection[str] = ()
) -> None:
    """Give claims tags and take others from them; each keeps the tags that are not named."""
    chosen = _some(ids, "claims")
    new = [" ".join(tag.split()) for tag in add]
    with project.read() as reader:
        before = {one: claims.select_claim(reader, one).tags for one in chosen}
    words = "the claim" if len(chosen) == 1 else f"{len(chosen)} claims"
    with project.change(f"Tag {words}"):
        for one, tags in before.items():
            kept = tuple(dict.fromkeys(tag for tag in (*tags, *new) if tag and tag not in remove))
            if kept != tags:
                single.set_claim(project, one, tags=kept)


def remove_claims(project: Project, ids: Sequence[str]) -> None:
    """Remove several claims and their links; what stands under them moves up."""
    _each(project, _some(ids, "claims"), "Remove {number} claims", partial(single.remove_claim, project))


def move_claims(project: Project, ids: Sequence[str], parent: str | None, before: str | None) -> None:
    """Put claims under another (or at the top) in this order: before one of its children, or at the end."""
    chosen = _some(ids, "claims")
    words = f"Move {len(chosen)} claims"
    if len(chosen) == 1:
        with project.read() as reader:
            words = f"Move the claim “{shortened(claims.select_claim(reader, chosen[0]).text)}”"
    with project.change(words) as tx:
        for one in chosen:
            beside = [
                each.id for each in claims.select_claims(tx) if each.parent == parent and each.id != one
            ]
            at = beside.index(before) if before in beside else len(beside)
            single.move_claim(project, one, parent, at)


def set_links(project: Project, ids: Sequence[str], **fields: object) -> None:
    """Give several links the same values."""
    label = f"Change the {_what(fields)} of {{number}} links"
    _each(project, _some(ids, "passages"), label, lambda one: links.set_evidence(project, one, **fields))


def unlink_several(project: Project, ids: Sequence[str]) -> None:
    """Take several links away; highlights and claims stay."""
    _each(project, _some(ids, "passages"), "Unlink {number} passages", partial(links.unlink, project))


def _each(project: Project, chosen: Sequence[str], label: str, verb: Callable[[str], object]) -> None:
    """Do the same to each as one change; what is done to one alone has its own label."""
    if len(chosen) == 1:
        verb(chosen[0])
        return
    with project.change(label.format(number=len(chosen))):
        for one in chosen:
            verb(one)


def _some(ids: Sequence[str], what: str) -> list[str]:
    if not ids:
        raise WrongUse(f"No {what} are chosen.", f"Choose some {what} first.")
    return list(dict.fromkeys(ids))


def _what(fields: dict[str, object]) -> str:
    return " and ".join(_NAMES.get(name, name) for name in fields if name != "likelihood_scale")
