"""The bodies of a Web Annotation: texts become the note, tags become tags, the rest a line of the note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from app.exchange.foreign import clean, clean_tags
from app.exchange.json_values import many, one_text

_DEPTH = 12
#: Motivations that say no more than that something is marked or commented upon.
_PLAIN = frozenset(("", "highlighting", "commenting", "tagging", "describing", "classifying", "replying"))
_UNHELD = ("rights", "audience", "accessibility", "styleClass", "renderedVia", "scope", "selector", "state")


@dataclass(frozen=True, slots=True)
class Body:
    """What an annotation says."""

    note: str
    tags: tuple[str, ...]
    lost: list[str]


@dataclass(slots=True)
class _Heard:
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def read_bodies(annotation: Mapping[str, Any], *, own: bool = False) -> Body:
    """Return the note and tags of an annotation, of our `own` letter by letter; its author is named below."""
    heard = _Heard()
    told = many(annotation.get("motivation", annotation.get("motivatedBy")))
    motivations = [_plain_name(one) for one in told]
    bare = "tagging" if motivations == ["tagging"] else ""
    for name in ("body", "hasBody", "resource"):
        _hear(annotation.get(name), heard, bare)
    value = one_text(annotation.get("bodyValue"))
    if value:
        (heard.tags if bare else heard.notes).append(value)
    heard.tags += [one for one in motivations if one not in _PLAIN and not one.startswith("sourcemark")]
    author = _author(annotation)
    note = "\n".join(heard.notes)
    if author:
        note = f"{note}\n— {author}".strip()
    return Body(clean(note), tuple(map(clean, heard.tags)) if own else clean_tags(heard.tags), heard.lost)


def _plain_name(value: object) -> str:
    return one_text(value).rpartition(":")[2].rpartition("/")[2].rpartition("#")[2]


def _author(annotation: Mapping[str, Any]) -> str:
    names = []
    for one in many(annotation.get("creator", annotation.get("annotatedBy"))):
        if isinstance(one, dict):
            names.append(next((one_text(one[key]) for key in ("name", "nickname", "id") if one.get(key)), ""))
        elif isinstance(one, str):
            names.append(one)
    return clean(", ".join(one for one in names if one), 300)


def _hear(value: object, heard: _Heard, purpose: str, depth: int = 0) -> None:
    if depth > _DEPTH:
        heard.lost.append("bodies within bodies")
        return
    for one in many(value):
        if isinstance(one, str):
            heard.notes.append(one)
        elif isinstance(one, dict):
            own = _plain_name(one.get("purpose", one.get("hasPurpose"))) or purpose
            heard.lost += [f"“{name}” of a body" for name in _UNHELD if name in one]
            _hear_object(one, heard, own, depth)


def _hear_object(one: Mapping[str, Any], heard: _Heard, purpose: str, depth: int) -> None:
    if "items" in one:
        _hear(one["items"], heard, purpose, depth + 1)
        return
    told = one_text(one.get("value", one.get("chars", one.get("cnt:chars"))))
    if told and "html" in one_text(one.get("format")):
        told = text_of_html(told)
    if told:
        (heard.tags if purpose == "tagging" else heard.notes).append(told)
        return
    if isinstance(one.get("source"), dict):
        _hear(one["source"], heard, purpose, depth + 1)
        return
    address = one_text(one.get("source")) or one_text(one.get("id", one.get("@id")))
    if address:
        heard.notes.append(f"{purpose}: {address}" if purpose not in _PLAIN else address)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        if tag in ("p", "br", "div", "li", "tr", "blockquote") and self.parts:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def text_of_html(markup: str) -> str:
    """Return the words of a scrap of HTML, a line for each paragraph."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    lines = ("".join(reader.parts)).split("\n")
    return "\n".join(line for one in lines if (line := " ".join(one.split())))
