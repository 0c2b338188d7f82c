"""CSL items in YAML, as pandoc keeps them: the plain blocks, lists and texts of it, and nothing else of YAML.

No anchors, no tags, no documents within: what is not understood is left out and never run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TypeAlias

from app.exchange.csl_reading import read_csl
from app.exchange.found import FoundBibliography, text_of
from app.exchange.printed_dates import read_printed_date

#: Deeper than this no item of a bibliography goes.
_DEEPEST = 12
_LONGEST = 2_000_000
_PAIR = re.compile(
    r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'#\[\]{},-][^:#\[\]{}\"']*|-[^\s:]+):(?:\s+(?P<value>.*))?$"
)
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_BLOCK = re.compile(r"(?P<style>[|>])[+-]?\d?\s*(?:#.*)?$")
_FLOW = re.compile(
    r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'|([\[\]{},]|:(?=\s))|((?:(?!:\s)[^\[\]{},\"'])+))"
)
_DATES = ("issued", "accessed", "available-date", "original-date", "event-date", "submitted")

#: A value: a text, a list, or a mapping.
Value: TypeAlias = "str | list[Value] | dict[str, Value]"
_Line = tuple[int, str]


def read_csl_yaml(data: bytes) -> FoundBibliography:
    """Read a YAML file with `references:`, or a list of items. Raise ValueError in words."""
    found = read_yaml(text_of(data)[:_LONGEST])
    listed = found.get("references", found.get("items")) if isinstance(found, dict) else found
    if not isinstance(listed, list):
        raise ValueError("it holds no list of references")
    items = [_tidy(one) for one in listed if isinstance(one, dict)]
    return read_csl(json.dumps(items).encode())


def flat_references(text: str) -> list[dict[str, str]]:
    """Return the `references:` of a front matter, each field as one text: names by "; ", dates in EDTF."""
    found = read_yaml(text[:_LONGEST])
    listed = found.get("references") if isinstance(found, dict) else None
    return [_flat(_tidy(one)) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _flat(item: dict[str, Value]) -> dict[str, str]:
    made = {name: value for name, value in item.items() if isinstance(value, str)}
    authors = item.get("author")
    if isinstance(authors, list):
        named = [one for one in authors if isinstance(one, dict)]
        made["author"] = "; ".join(
            " ".join(str(one[part]) for part in ("given", "family", "literal", "name") if one.get(part))
            for one in named
        )
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        made["issued"] = "-".join(str(part).zfill(2) for part in parts[0])
    return made


def _tidy(item: dict[str, Value]) -> dict[str, Value]:
    """Give an item a type, and its dates CSL's shape."""
    made = dict(item)
    made.setdefault("type", "webpage" if item.get("URL") else "document")
    for name in _DATES:
        value = made.get(name)
        if isinstance(value, str):
            made[name] = {"date-parts": [[*(read_printed_date(value) or value).split("-")]]}
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            made[name] = {"date-parts": [[str(part) for part in _parts(one)] for one in value[:2]]}
        elif isinstance(value, dict) and "year" in value:
            made[name] = {"date-parts": [_parts(value)]}
    for name in ("author", "editor", "translator"):
        value = made.get(name)
        if isinstance(value, (str, dict)):
            made[name] = [value]
        named = made.get(name)
        if isinstance(named, list):
            made[name] = [{"literal": one} if isinstance(one, str) else one for one in named]
    return made


def _parts(one: Value) -> list[Value]:
    return [one[name] for name in ("year", "month", "day") if name in one] if isinstance(one, dict) else [one]


def read_yaml(text: str) -> Value:
    """Read blocks of YAML; what is none of its plain shapes is an empty text."""
    lines: list[_Line] = []
    for raw in text.split("\n"):
        if raw.strip() in ("---", "..."):
            continue
        lines.append((len(raw) - len(raw.lstrip(" ")), raw.strip()))
    value, _ = _block(lines, 0, 0, 0)
    return value


def _is_empty(line: _Line) -> bool:
    return not line[1] or line[1].startswith("#")


def _block(lines: list[_Line], at: int, least: int, depth: int) -> tuple[Value, int]:
    """Read the value that begins at a line indented by `least` or more; return it and the line behind it."""
    while at < len(lines) and _is_empty(lines[at]):
        at += 1
    if at == len(lines) or lines[at][0] < least or depth > _DEEPEST:
        return "", at
    indent, text = lines[at]
    if text == "-" or text.startswith("- "):
        return _list(lines, at, indent, depth)
    if _PAIR.match(text):
        return _mapping(lines, at, indent, depth)
    said: list[str] = []
    while at < len(lines) and (lines[at][0] >= least or not lines[at][1]):
        said.append(lines[at][1])
        at += 1
    return _scalar(" ".join(filter(None, said))), at


def _list(lines: list[_Line], at: int, indent: int, depth: int) -> tuple[Value, int]:
    made: list[Value] = []
    while at < len(lines):
        here, text = lines[at]
        if _is_empty(lines[at]):
            at += 1
            continue
        if here != indent or not (text == "-" or text.startswith("- ")):
            break
        rest = text[1:].lstrip()
        inner = indent + len(text) - len(rest)
        if rest:
            # What follows the dash is the first line of a block that stands as deep as its words.
            lines[at] = (inner, rest)
            value, at = _block(lines, at, inner, depth + 1)
        else:
            value, at = _block(lines, at + 1, indent + 1, depth + 1)
        made.append(value)
    return made, at


def _mapping(lines: list[_Line], at: int, indent: int, depth: int) -> tuple[Value, int]:
    made: dict[str, Value] = {}
    while at < len(lines):
        if _is_empty(lines[at]):
            at += 1
            continue
        here, text = lines[at]
        pair = _PAIR.match(text)
        if here != indent or pair is None:
            if here > indent:
                at += 1
                continue
            break
        key, rest = str(_scalar(pair["key"])), (pair["value"] or "").strip()
        if block := _BLOCK.fullmatch(rest):
            made[key], at = _text(lines, at + 1, indent, "\n" if block["style"] == "|" else " ")
        elif rest and not rest.startswith("#"):
            at += 1
            more: list[str] = []
            while at < len(lines) and lines[at][0] > indent and lines[at][1]:
                more.append(lines[at][1])
                at += 1
            made[key] = _scalar(" ".join([rest, *more]))
        else:
            listed = at + 1 < len(lines) and lines[at + 1][0] == indent and lines[at + 1][1].startswith("- ")
            made[key], at = _block(lines, at + 1, indent if listed else indent + 1, depth + 1)
    return made, at


def _text(lines: list[_Line], at: int, indent: int, between: str) -> tuple[str, int]:
    taken: list[str] = []
    while at < len(lines) and (lines[at][0] > indent or not lines[at][1]):
        taken.append(lines[at][1])
        at += 1
    return between.join(taken).strip(), at


def _scalar(text: str) -> Value:
    """Read a value on one line: quoted, bare, or a list or mapping in brackets."""
    if text[:1] in ("[", "{"):
        tokens = [found.groups() for found in _FLOW.finditer(text[:_LONGEST])]
        return _flow(tokens, 0, 0)[0]
    whole = re.fullmatch(r"\"((?:[^\"\\]|\\.)*)\"\s*(?:#.*)?|'((?:[^']|'')*)'\s*(?:#.*)?", text)
    if whole:
        return _unquoted(whole[1], whole[2])
    bare = _COMMENT.sub("", text).strip()
    return "" if bare in ("~", "null") else bare


def _unquoted(double: str | None, single: str | None) -> str:
    if double is not None:
        return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), double)
    return (single or "").replace("''", "'")


def _flow(tokens: Sequence[tuple[str | None, ...]], at: int, depth: int) -> tuple[Value, int]:
    """Read `[a, {b: c}]` from a sign on; return it and the place behind it."""
    if at >= len(tokens) or depth > _DEEPEST:
        return "", len(tokens)
    double, single, sign, bare = tokens[at]
    if sign not in ("[", "{"):
        return (_unquoted(double, single) if bare is None and sign is None else (bare or "").strip()), at + 1
    made: list[Value] = []
    pairs: dict[str, Value] = {}
    at += 1
    while at < len(tokens) and tokens[at][2] not in ("]", "}"):
        if tokens[at][2] in (",", ":"):
            at += 1
            continue
        value, at = _flow(tokens, at, depth + 1)
        if sign == "{" and at < len(tokens) and tokens[at][2] == ":":
            pairs[str(value).strip()], at = _flow(tokens, at + 1, depth + 1)
        elif sign == "[" and value != "":
            made.append(value)
    return (pairs if sign == "{" else made), at + 1
