"""Web Annotations (JSON-LD) in: any shape of annotation, page, collection or list becomes a `Delivery`.

Contexts are names here, never addresses to load. What has no place in a project is said in words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from app.exchange import own_fields
from app.exchange.bodies import read_bodies
from app.exchange.foreign import Delivery, ForeignNote, ForeignPassage, Target, clean
from app.exchange.fragments import read_fragment
from app.exchange.json_values import many, one_text, texts
from app.exchange.not_taken import NotTaken
from app.exchange.places import Place
from app.exchange.selectors import read_selectors

FORMAT = "annotations"
_MOST = 200_000
_DEPTH = 12
_LISTS = ("items", "first", "@graph", "annotations", "resources")
#: What an annotation may say that has no place here; it is named in the report.
_UNHELD = ("rights", "audience", "accessibility", "via", "stylesheet", "equivalent")
_UNHELD_OF_TARGETS = ("styleClass", "renderedVia", "scope", "processingLanguage")


def is_annotations(value: object) -> bool:
    """Say whether a JSON value is a Web Annotation, or holds some."""
    return next(_annotations(value), None) is not None or _is_collection(value)


def read_annotations(value: object) -> Delivery:
    """Return what Web Annotations bring."""
    passages: list[ForeignPassage] = []
    notes: list[ForeignNote] = []
    left_out = _further_pages(value)
    for number, one in enumerate(_annotations(value)):
        if number >= _MOST:
            left_out.append(NotTaken("the rest", f"Sourcemark reads {_MOST:,} annotations of one file."))
            break
        _read(one, number + 1, passages, notes, left_out)
    return Delivery(format=FORMAT, passages=tuple(passages), notes=tuple(notes), left_out=tuple(left_out))


def _kinds(one: Mapping[str, Any]) -> set[str]:
    return {str(kind).rpartition(":")[2] for kind in many(one.get("type", one.get("@type")))}


def _is_collection(value: object) -> bool:
    return isinstance(value, dict) and bool(_kinds(value) & {"AnnotationCollection", "AnnotationPage"})


def _annotations(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEPTH:
        return
    for one in many(value):
        if not isinstance(one, dict):
            continue
        if "Annotation" in _kinds(one):
            yield one
        elif "$schema" not in one:
            for name in _LISTS:
                yield from _annotations(one.get(name), depth + 1)


def _further_pages(value: object) -> list[NotTaken]:
    """Name the pages of a collection that are elsewhere: nothing is fetched."""
    found: list[NotTaken] = []
    for one in many(value):
        if isinstance(one, dict) and _is_collection(one):
            for page in (one, one.get("first")):
                told = page.get("next") if isinstance(page, dict) else page
                if isinstance(told, str) and told:
                    reason = "It is not in this file, and Sourcemark fetches nothing."
                    found.append(NotTaken(f"the page {told[:200]}", reason))
    return found


def _read(
    one: Mapping[str, Any],
    number: int,
    passages: list[ForeignPassage],
    notes: list[ForeignNote],
    left_out: list[NotTaken],
) -> None:
    identifier = one_text(one.get("canonical")) or one_text(one.get("id", one.get("@id")))
    body = read_bodies(one, own=own_fields.is_own(one))
    lost = [f"“{name}”" for name in _UNHELD if name in one] + body.lost
    targets = list(_targets(one.get("target", one.get("hasTarget", one.get("on")))))
    name = identifier or f"annotation {number}"
    if not targets:
        left_out.append(NotTaken(name[:200], "It has no target: it does not say what it speaks of."))
        return
    foreign_id = f"anno:{clean(identifier, 2000) or _digest(one)}"
    for at, (target, place, unheld) in enumerate(targets):
        part = foreign_id + (f"#{at + 1}" if at else "")
        told = (*lost, *unheld, *place.lost)
        if place.is_whole_work:
            if body.note or body.tags:
                note = ForeignNote(foreign_id=part, target=target, text=body.note, tags=body.tags, lost=told)
                notes.append(note)
            else:
                reason = f"It marks the whole of {target.shown} and says nothing."
                left_out.append(NotTaken(name[:200], reason))
            continue
        made = ForeignPassage(
            foreign_id=part,
            target=target,
            **place.told(),
            note=body.note,
            tags=body.tags,
            created=one_text(one.get("created")),
            updated=one_text(one.get("modified")),
            lost=told,
        )
        passages.append(own_fields.read(one, made))


def _digest(one: Mapping[str, Any]) -> str:
    """Name an annotation that has no id by what it says, so that the same file twice brings it once."""
    told = json.dumps(one, sort_keys=True, ensure_ascii=True)
    return f"sha256:{hashlib.sha256(told.encode()).hexdigest()}"


def _targets(value: object, depth: int = 0) -> Iterator[tuple[Target, Place, list[str]]]:
    if depth > _DEPTH:
        return
    for one in many(value):
        place, unheld = Place(), []
        if isinstance(one, str):
            names = [_address(one, place)]
        elif isinstance(one, dict):
            if "items" in one and "source" not in one:
                yield from _targets(one["items"], depth + 1)
                continue
            names = _names(one, place)
            read_selectors(one.get("selector", one.get("hasSelector")), place)
            unheld = [f"“{name}”" for name in _UNHELD_OF_TARGETS if name in one]
            names += _read_states(one.get("state"), place, unheld)
        else:
            continue
        title = _title(one) if isinstance(one, dict) else ""
        told = tuple(dict.fromkeys(clean(name, 4000) for name in names if name))
        yield Target(told, clean(title, 300)), place, unheld


def _title(one: Mapping[str, Any]) -> str:
    """Return what a target or its source is called, where it says so."""
    names = ("title", "dc:title", f"{own_fields.SPACE}title")
    places = [one, *(each for each in many(one.get("source")) if isinstance(each, dict))]
    return next((told for place in places for name in names if (told := one_text(place.get(name)))), "")


def _names(one: Mapping[str, Any], place: Place) -> list[str]:
    """Return every address under which a target may be known here."""
    source = one.get("source", one.get("hasSource", one.get("full")))
    found = []
    for each in many(source):
        if isinstance(each, str):
            found.append(_address(each, place))
        elif isinstance(each, dict):
            found += [one_text(each.get(name)) for name in ("id", "@id", "canonical")]
            found += texts(each.get("via"))
    if source is None:
        found.append(_address(one_text(one.get("id", one.get("@id"))), place))
    return [*found, one_text(one.get("canonical")), *texts(one.get("via")), *texts(one.get("scope"))]


def _address(told: str, place: Place) -> str:
    address, _, fragment = told.partition("#")
    if fragment and not address.startswith("urn:"):
        place.add(read_fragment(fragment))
    return address


def _read_states(value: object, place: Place, unheld: list[str]) -> list[str]:
    """Return the copies that a state names; a state that is not one of time is said to be lost."""
    found: list[str] = []
    for one in many(value):
        if isinstance(one, dict) and "TimeState" in _kinds(one):
            found += texts(one.get("cached"))
            if "refinedBy" in one:
                read_selectors(one["refinedBy"], place)
        else:
            told = next(iter(sorted(_kinds(one))), "state") if isinstance(one, dict) else "state"
            unheld.append(f"the {told[:60]}")
    return found
