"""The front matter of a Markdown file: a small strict reader of what people write there, and its record.

It reads `key: value` lines, quoted texts, lists, one level of mappings, and texts over several lines; TOML
between `+++` by the standard library. Nothing else of YAML: no anchors, no types, no documents within.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from app.intake import record as parts
from app.intake.intake import Value
from app.intake.record import Record
from db.records import Name

BASIS = "front_matter"
#: Longer than this between the lines of dashes is text.
_LONGEST = 65_536
_YAML = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^(\s*)(?:-[ \t]+)?([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*)|)$")
_ITEM = re.compile(r"^(\s*)-(?:[ \t]+(.*)|)$")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_FLOW = re.compile(
    r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'(?=\s*[,\]}:]|\s*$)|([^\s,\[\]{}\"][^,\[\]{}\"]*)|([,\[\]{}]))"
)
_WIKI_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")
_FIELDS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "creator": "authors",
    "by": "authors",
    "byline": "authors",
    "date": "issued",
    "published": "issued",
    "pubdate": "issued",
    "publication_date": "issued",
    "issued": "issued",
    "publisher": "publisher",
    "site": "publisher",
    "site_name": "publisher",
    "canonical_url": "canonical_url",
    "canonical": "canonical_url",
    "url": "URL",
    "link": "URL",
    "source": "URL",
    "source_url": "URL",
    "language": "language",
    "lang": "language",
    "doi": "DOI",
    "isbn": "ISBN",
    "modified": "modified",
    "updated": "modified",
    "lastmod": "modified",
    "container_title": "container_title",
    "journal": "container_title",
    "volume": "volume",
    "issue": "issue",
    "tags": "tags",
    "keywords": "tags",
}
#: A value: texts, and of mappings their pairs.
Said = list[str | dict[str, str]]


def read_front_matter(text: str) -> tuple[Record, str]:
    """Return the record that a file's front matter gives, and the rest of the text; all of it without one."""
    values, rest = read_values(text)
    return make_record(values), rest


def read_values(text: str) -> tuple[dict[str, Said], str]:
    """Return the values of a file's front matter by name, and the rest of the text; all of it without one."""
    if (found := _TOML.match(text[: _LONGEST + 20])) and (values := _toml(found.group(1))):
        return values, text[found.end() :]
    found = _YAML.match(text[: _LONGEST + 20])
    values = _yaml(found.group(1).split("\n")) if found else {}
    if found is None or not values:
        return {}, text
    return values, text[found.end() :]


def make_record(values: dict[str, Said]) -> Record:
    """Return the record that named values give; the first name of a field that says something counts."""
    record: Record = {}
    language = next((_text(values[name]) for name in ("language", "lang") if name in values), "")
    for key, field in _FIELDS.items():
        said = values.get(key)
        if not said or field in record:
            continue
        if value := _value(field, said, language):
            record[field] = Value(value, BASIS)
    if "URL" in record and (host := parts.host_of(str(record["URL"].value))):
        record["hosts"] = Value((host,), "url")
    return record


def _value(field: str, said: Said, language: str) -> str | tuple[str, ...] | tuple[Name, ...]:
    text = _text(said)
    match field:
        case "authors":
            return tuple(dict.fromkeys(name for one in said for name in _names(one)))[:50]
        case "tags":
            tags = [one for one in said if isinstance(one, str)]
            tags = [part for tag in tags for part in (tag.split(",") if len(tags) == 1 else [tag])]
            return tuple(dict.fromkeys(tag.strip().lstrip("#")[:100] for tag in tags if tag.strip("# ")))[:50]
        case "issued" | "modified":
            return parts.make_date(text, language)
        case "DOI":
            return parts.make_doi(text)
        case "URL" | "canonical_url":
            return text if text.lower().startswith(("http://", "https://")) else ""
        case _:
            return parts.make_title(text)


def _text(said: Said) -> str:
    first = next(iter(said), "")
    return first if isinstance(first, str) else first.get("name", first.get("title", ""))


def _names(one: str | dict[str, str]) -> tuple[Name, ...]:
    if isinstance(one, str):
        return parts.make_names(one)
    family, given = one.get("family", ""), one.get("given", "")
    if family and given:
        return (Name(family=family, given=given),)
    literal = one.get("literal", "")
    return (Name(literal=literal),) if literal else parts.make_names(one.get("name", family))


def _yaml(lines: list[str]) -> dict[str, Said]:
    """Read lines of `key: value`; what stands deeper belongs to the key above."""
    values: dict[str, Said] = {}
    key = ""
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        found = _KEY.match(line)
        if found and not found.group(1) and not line.startswith("-"):
            key = re.sub(r"[ -]", "_", found.group(2).strip().lower())
            rest = (found.group(3) or "").strip()
            if re.fullmatch(r"[|>][+-]?\d?", rest):
                block, at = _block(lines, at, folded=rest[0] == ">")
                values[key] = [block] if block else []
            else:
                values[key] = _flow(rest)
        elif key:
            _add_deeper(values[key], line)
    return values


def _block(lines: list[str], at: int, *, folded: bool) -> tuple[str, int]:
    """Return a text over several lines, all deeper than its key, and the line behind it."""
    taken: list[str] = []
    while at < len(lines) and (not lines[at].strip() or lines[at][:1] in " \t"):
        taken.append(lines[at].strip())
        at += 1
    return (" " if folded else "\n").join(taken).strip(), at


def _add_deeper(said: Said, line: str) -> None:
    """Add a line below a key: a list's item, a pair of a mapping, or the rest of a text."""
    if not line.strip() or line.lstrip().startswith("#"):
        return
    pair, item = _KEY.match(line), _ITEM.match(line)
    if pair and "://" not in pair.group(2) and pair.group(3):
        name, value = pair.group(2).strip().lower(), "".join(map(str, _flow(pair.group(3))[:1]))
        if item or not said or not isinstance(said[-1], dict):
            said.append({name: value})
        else:
            said[-1][name] = value
    elif item:
        said.extend(_flow(item.group(2) or ""))
    elif said and isinstance(said[-1], str):
        said[-1] = f"{said[-1]} {line.strip()}"


def _flow(text: str) -> Said:
    """Read a value on one line: a text, a quoted one, a list in brackets, mappings in braces."""
    text = text.strip()
    whole = re.fullmatch(r"\"((?:[^\"\\]|\\.)*)\"\s*(?:#.*)?|'((?:[^']|'')*)'\s*(?:#.*)?", text)
    if whole:
        return [made] if (made := _unquoted(whole.group(1), whole.group(2))) else []
    if not (text.startswith(("[", "{")) and not text.startswith("[[")):
        bare = _plain(_COMMENT.sub("", text))
        return [bare] if bare and bare not in ("~", "null") else []
    return _collected(text)


def _collected(text: str) -> Said:
    said: Said = []
    pair: dict[str, str] | None = None
    for kind, piece in _pieces(text):
        if kind == "{":
            pair = {}
            said.append(pair)
        elif kind == "}":
            pair = None
        elif kind == "bare" and pair is not None:
            name, colon, value = piece.partition(":")
            if colon:
                pair[name.strip(" '").lower()] = _plain(value.strip(" '"))
        elif kind == "quoted" and pair is not None:
            if pair:
                pair[next(reversed(pair))] = piece
        elif piece:
            said.append(piece)
    return said


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield brackets, braces and commas as signs, and the bare and quoted texts between them."""
    for found in _FLOW.finditer(text[:10_000]):
        double, single, bare, sign = found.groups()
        if sign:
            yield sign, ""
        elif bare is not None:
            yield "bare", _plain(bare)
        else:
            yield "quoted", _unquoted(double, single)


def _unquoted(double: str | None, single: str | None) -> str:
    if double is not None:
        return _plain(re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), double))
    return _plain((single or "").replace("''", "'"))


def _plain(text: str) -> str:
    return _WIKI_LINK.sub(lambda found: found[2] or found[1], text).strip()


def _toml(text: str) -> dict[str, Said]:
    try:
        read = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}
    values: dict[str, Said] = {}
    for key, value in read.items():
        many = value if isinstance(value, list) else [value]
        values[key.lower().replace("-", "_")] = [
            {str(name): str(one) for name, one in each.items()} if isinstance(each, dict) else str(each)
            for each in many[:200]
        ]
    return values
