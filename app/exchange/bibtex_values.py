"""BibTeX's file as entries of plain field → LaTeX: blocks, macros, `#`, months, `crossref`.

bibtexparser finds the blocks; a block that it cannot part is reported with its line, and the rest goes on.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser import model
from bibtexparser.splitter import Splitter

from app.exchange.bibtex_fields import BibEntry
from app.exchange.bibtex_tables import MONTHS
from app.exchange.found import LONGEST
from app.exchange.not_taken import NotTaken

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_TOKEN = re.compile(r"\s*(?:#|(?P<number>\d+)|(?P<open>[{\"])|(?P<macro>[^\s#{}\",=]+))")
_BLOCK = re.compile(r"^[ \t]*@", re.MULTILINE)
#: Fields that an entry does not take over from the one it refers to.
_OWN_FIELDS = frozenset(("ids", "crossref", "xref", "xdata", "entryset", "execute", "label", "options"))
_TITLES = ("title", "subtitle", "titleaddon", "shorttitle")
_PARTS = frozenset(("inbook", "incollection", "inproceedings", "inreference", "suppbook", "suppcollection"))
_DEEPEST, _MOST_PARENTS = 2, 4


@dataclass(slots=True)
class BibFile:
    """A file's entries in their order, what was refused, and how much stood between them."""

    entries: list[BibEntry] = field(default_factory=list)
    refused: list[NotTaken] = field(default_factory=list)


def read_entries(text: str, most: int) -> BibFile:
    """Read a file's entries; `most` is how many at most."""
    found = BibFile()
    macros = {month: month for month in MONTHS}
    for block in _blocks(text, found):
        if isinstance(block, model.String):
            value, problem = _value(block.value, macros)
            macros[block.key.casefold()] = value
            if problem:
                found.refused.append(NotTaken(_at("@string " + block.key[:80], block.start_line), problem))
        elif isinstance(block, model.ParsingFailedBlock):
            _failed(block, macros, found)
        elif isinstance(block, model.Entry):
            _take(block, macros, found, most)
    by_key = {one.key.casefold(): one for one in reversed(found.entries)}
    found.entries = [_inherit(one, by_key) for one in found.entries]
    return found


def _blocks(text: str, found: BibFile) -> Iterator[model.Block]:
    """Yield a file's blocks; where the splitter itself fails, each block is split alone."""
    try:
        yield from Splitter(text).split().blocks
    except Exception:  # noqa: BLE001 - a library's failure on a foreign file: part by part then
        starts = [match.start() for match in _BLOCK.finditer(text)]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            line = text.count("\n", 0, start)
            try:
                blocks = Splitter(text[start:end]).split().blocks
            except Exception:  # noqa: BLE001 - the same, and now it is known where
                what = _at(text[start : start + 40].strip().partition("\n")[0], line)
                found.refused.append(NotTaken(what, "it cannot be parted into fields"))
                continue
            for block in blocks:
                block._start_line_in_file = line + (block.start_line or 0)
                yield block


def _failed(block: model.ParsingFailedBlock, macros: Mapping[str, str], found: BibFile) -> None:
    inner = block.ignore_error_block
    if isinstance(inner, model.Entry):
        _take(inner, macros, found, most=1 << 30)
    elif not isinstance(inner, model.String):
        head = " ".join((block.raw or "").split())[:60]
        reason = str(getattr(block.error, "abort_reason", "")) or "it cannot be parted into fields"
        found.refused.append(NotTaken(_at(head, block.start_line), _said(reason)))


def _said(reason: str) -> str:
    """Return the parser's reason as the second half of a sentence."""
    reason = " ".join(reason.split()).rstrip(".")
    return reason[:1].lower() + reason[1:]


def _take(entry: model.Entry, macros: Mapping[str, str], found: BibFile, most: int) -> None:
    if len(found.entries) >= most:
        found.refused.append(NotTaken(_at(entry.key[:80], entry.start_line), "there are too many entries"))
        return
    fields: dict[str, str] = {}
    again: list[tuple[str, str]] = []
    problems: list[str] = []
    for one in entry.fields:
        name = one.key.strip().casefold()
        value, problem = _value(str(one.value), macros)
        if problem:
            problems.append(f"{name}: {problem}")
        if name in fields:
            again.append((name, value))
        else:
            fields[name] = value
    line = (entry.start_line or 0) + 1
    found.entries.append(
        BibEntry(
            entry.entry_type.strip().casefold(),
            entry.key.strip(),
            line,
            fields,
            tuple(again),
            tuple(problems),
        )
    )


def _value(raw: str, macros: Mapping[str, str]) -> tuple[str, str]:
    """Return a field's value put together, and what is wrong with it in words, "" for nothing."""
    parts: list[str] = []
    at, length, problem = 0, 0, ""
    while at < len(raw.rstrip()):
        token = _TOKEN.match(raw, at)
        if token is None:
            return raw.strip(), "it is not put together as BibTeX wants it"
        at = token.end()
        if token["open"]:
            end = _closing(raw, at, token["open"])
            if end < 0:
                return raw.strip(), "its braces do not close"
            part, at = raw[at:end], end + 1
        elif token["macro"]:
            name = token["macro"].casefold()
            part = macros.get(name, token["macro"])
            problem = problem or (
                "" if name in macros else f"the string “{token['macro'][:40]}” is not defined"
            )
        else:
            part = token["number"] or ""
        length += len(part)
        if length > LONGEST:
            return "".join(parts)[:LONGEST], "it is too long"
        parts.append(part)
    return "".join(parts), problem


def _closing(raw: str, at: int, opened: str) -> int:
    """Return where a value ends that begins at `at`; -1 when it does not."""
    depth = 0
    for match in re.compile(r"[{}\"]").finditer(raw, at):
        letter = match[0]
        if letter == "{":
            depth += 1
        elif letter == "}" and depth:
            depth -= 1
        elif depth == 0 and letter == ("}" if opened == "{" else '"'):
            return match.start()
    return -1


def _inherit(entry: BibEntry, by_key: Mapping[str, BibEntry], deep: int = 0) -> BibEntry:
    """Take over from the entry that `crossref` or `xdata` names what the entry does not say itself."""
    names = [entry.fields.get("crossref", ""), *entry.fields.get("xdata", "").split(",")]
    fields = dict(entry.fields)
    for name in names[:_MOST_PARENTS]:
        parent = by_key.get(name.strip().casefold())
        if parent is None or parent is entry or deep >= _DEEPEST:
            continue
        parent = _inherit(parent, by_key, deep + 1)
        is_whole = name == names[0] and entry.kind in _PARTS
        for field_name, value in parent.fields.items():
            target = field_name
            if is_whole and field_name in _TITLES:
                target = field_name.replace("title", "booktitle", 1)
            if field_name not in _OWN_FIELDS and not (is_whole and field_name == "booktitle"):
                fields.setdefault(target, value)
        if is_whole and "booktitle" in parent.fields and "booktitle" not in entry.fields:
            fields["booktitle"] = parent.fields["booktitle"]
    return BibEntry(entry.kind, entry.key, entry.line, fields, entry.again, entry.problems)


def _at(what: str, line: int | None) -> str:
    return f"{what} (line {(line or 0) + 1})"
