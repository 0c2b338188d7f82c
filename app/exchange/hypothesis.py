"""Annotations as the Hypothesis service hands them out (its API, and its own export) in.

Its offsets count UTF-16 units of a live page. Replies go to the note of what they answer, page notes to the
work; who wrote is named in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.exchange.foreign import (
    Delivery,
    ForeignNote,
    ForeignPassage,
    ForeignReply,
    Target,
    clean,
    clean_tags,
)
from app.exchange.json_values import many, one_text, texts
from app.exchange.not_taken import NotTaken
from app.exchange.places import Place
from app.exchange.selectors import read_selectors

FORMAT = "hypothesis"
_MOST = 200_000
_USER = re.compile(r"acct:([^@]+)@")


def is_hypothesis(value: object) -> bool:
    """Say whether a JSON value is what Hypothesis hands out: rows, one annotation, or its own export."""
    return any(_is_row(one) for one in _rows(value)[:20])


def read_hypothesis(value: object) -> Delivery:
    """Return what annotations of Hypothesis bring."""
    passages: list[ForeignPassage] = []
    notes: list[ForeignNote] = []
    replies: list[ForeignReply] = []
    left_out: list[NotTaken] = []
    rows = _rows(value)
    if len(rows) > _MOST:
        left_out.append(NotTaken("the rest", f"Sourcemark reads {_MOST:,} annotations of one file."))
    for number, row in enumerate(rows[:_MOST]):
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            left_out.append(NotTaken(f"row {number + 1}", "It is not an annotation."))
            continue
        if row.get("deleted") is True:
            said = " ".join(one_text(row.get("text")).split())[:200]
            what = f"annotation {row['id'][:80]}" + (f": {said}" if said else "")
            left_out.append(NotTaken(what, "It was deleted in Hypothesis."))
            continue
        above = texts(row.get("references"))
        if above:
            to = tuple(f"hypothesis:{clean(one, 200)}" for one in above)
            created = one_text(row.get("created"))
            replies.append(ForeignReply(foreign_id=_name(row), to=to, text=_reply(row), created=created))
            continue
        _read(row, passages, notes, left_out)
    total = value.get("total") if isinstance(value, dict) else None
    if isinstance(total, int) and total > len(rows):
        reason = "The file says that there are more than it holds."
        left_out.append(NotTaken(f"{total - len(rows)} more", reason))
    return Delivery(
        format=FORMAT,
        passages=tuple(passages),
        notes=tuple(notes),
        replies=tuple(replies),
        left_out=tuple(left_out),
    )


def _rows(value: object) -> list[Any]:
    if isinstance(value, dict):
        for name in ("rows", "annotations"):
            if isinstance(value.get(name), list):
                return list(value[name])
        return [value]
    return value if isinstance(value, list) else []


def _is_row(row: object) -> bool:
    """A row has targets with selectors and no JSON-LD about it."""
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or "@context" in row or "type" in row:
        return False
    return isinstance(row.get("target"), list) or ("uri" in row and ("text" in row or "tags" in row))


def _name(row: Mapping[str, Any]) -> str:
    return f"hypothesis:{clean(row['id'], 200)}"


def _read(
    row: Mapping[str, Any],
    passages: list[ForeignPassage],
    notes: list[ForeignNote],
    left_out: list[NotTaken],
) -> None:
    target, place = _target(row), Place()
    for one in many(row.get("target")):
        if isinstance(one, dict):
            read_selectors(one.get("selector"), place)
    note, tags = _signed(row), clean_tags(texts(row.get("tags")))
    if place.is_whole_work:
        if one_text(row.get("text")).strip() or tags:
            notes.append(ForeignNote(foreign_id=_name(row), target=target, text=note, tags=tags))
        else:
            reason = f"It says nothing and marks nothing in {target.shown}."
            left_out.append(NotTaken(f"annotation {row['id'][:80]}", reason))
        return
    passages.append(
        ForeignPassage(
            foreign_id=_name(row),
            target=target,
            **place.told(),
            utf16=True,
            note=note,
            tags=tags,
            created=one_text(row.get("created")),
            updated=one_text(row.get("updated")),
            lost=tuple(place.lost),
        )
    )


def _target(row: Mapping[str, Any]) -> Target:
    """Return every name of the page: its address, those it links to, its DOI; its title."""
    document = row["document"] if isinstance(row.get("document"), dict) else {}
    names = [one_text(row.get("uri"))]
    names += [one_text(one.get("source")) for one in many(row.get("target")) if isinstance(one, dict)]
    names += [one_text(one.get("href")) for one in many(document.get("link")) if isinstance(one, dict)]
    for kind in ("dc", "highwire"):
        told = document.get(kind)
        if isinstance(told, dict):
            names += [f"doi:{one.removeprefix('doi:')}" for one in texts(told.get("doi"))]
            names += texts(told.get("identifier"))
    told = tuple(dict.fromkeys(clean(name.partition("#")[0], 4000) for name in names if name))
    return Target(told, clean(one_text(document.get("title")), 300))


def _signed(row: Mapping[str, Any]) -> str:
    """Return the text of an annotation with the name of who wrote it below."""
    text, by = one_text(row.get("text")).strip(), _author(row)
    hidden = "Hidden by the moderators of its group." if row.get("hidden") is True else ""
    return clean("\n".join(part for part in (text, f"— {by}" if by else "", hidden) if part))


def _reply(row: Mapping[str, Any]) -> str:
    """Return a reply as it stands in the note of what it answers."""
    tags = ", ".join(clean_tags(texts(row.get("tags"))))
    parts = (one_text(row.get("text")).strip(), f"[{tags}]" if tags else "")
    text = "\n".join(part for part in parts if part)
    return clean(f"Reply{f' by {by}' if (by := _author(row)) else ''}: {text}")


def _author(row: Mapping[str, Any]) -> str:
    info = row["user_info"] if isinstance(row.get("user_info"), dict) else {}
    user = one_text(row.get("user"))
    account = _USER.match(user)
    name = one_text(info.get("display_name")) or (account[1] if account else user)
    group = one_text(row.get("group"))
    if name and group and group != "__world__":
        return clean(f"{name}, group {group}", 300)
    return clean(name or (f"group {group}" if group and group != "__world__" else ""), 300)
