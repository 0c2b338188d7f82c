"""The entries of a list of sources, whatever block they stand in: items, labelled lines, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from app.exchange.addresses import find_addresses
from app.exchange.briefing_blocks import Block
from app.exchange.briefing_html import folded_head, items_in_tags
from app.exchange.briefing_works import DATED, is_sources_title, take_label

#: An entry: its line, counted from 0, the label before it, and its words.
Entry = tuple[int, str, str]

_HEAD_LINE = re.compile(
    r"[ \t]*(?:[^\w\s*_]+[ \t]+)?(\*\*|__|\*|_)?(?P<words>[^*_\n]{2,60}?:?)(\*\*|__|\*|_)?(?P<colon>:?)[ \t]*"
)
#: Longer lines than this are a paragraph that was wrapped.
_WRAPPED = 78
_LONGEST = 500
_BARE_NUMBER = re.compile(r"[ \t]*(\d{1,3})[ \t\u00a0]+(?=[^\W\da-z]|[*_\"“„«]|https?:)")
_COLUMNS = (
    ("title", r"(?:title|titel|titre|t[ií]tulo|source|quelle|document|dokument|name|article|work|what)s?"),
    ("publisher", r"(?:publisher|outlet|medium|media|verlag|organi[sz]ation|author|who|herausgeber)"),
    ("date", r"(?:date|datum|published|year|jahr|when)"),
    ("url", r"(?:urls?|links?|web|address|adresse|where)"),
)  # fmt: skip


def sources_line(block: Block) -> bool | None:
    """Say whether a paragraph begins with a line that heads a list of sources; None when it does not.

    It is true for a line that is marked as a head, in bold or by a colon, false for bare words.
    """
    if is_sources_title(folded_head(block)):
        return True
    if block.kind != "paragraph":
        return None
    found = _HEAD_LINE.fullmatch(block.text.split("\n")[0])
    if found is None or not is_sources_title(found["words"]):
        return None
    return bool(found[1] or found["colon"] or found["words"].endswith(":"))


def entries(block: Block, *, under_heading: bool) -> Iterator[Entry]:
    """Yield the works that a block lists; an entry without a number or label of its own has none."""
    if block.kind == "list":
        for line, text in block.items:
            label, rest = take_label(text)
            if block.ordered:
                inner, rest = take_label(rest)
                label = inner or label
            if rest.strip():
                yield line, label, rest
    elif block.kind == "other" and under_heading:
        for line, text in items_in_tags(block):
            label, rest = take_label(text)
            yield line, label, rest
    elif block.kind == "table" and under_heading:
        yield from _rows(block)
    elif block.kind == "paragraph":
        parts = list(_lines(block))
        named = all(label or _has_address(text) for _, label, text in parts)
        if named or (under_heading and all(_looks_like_a_work(text) for _, _, text in parts)):
            yield from parts


def has_labels(listed: Sequence[Entry]) -> bool:
    """Say whether a list's entries have numbers or labels of their own, rather than none or all the same."""
    labels = {label for _, label, _ in listed}
    return len(labels) > 1 or (len(listed) == 1 and labels != {""})


def numbered(listed: Sequence[Entry]) -> Iterable[Entry]:
    """Return a list's entries, counted where they have no labels of their own."""
    if has_labels(listed):
        return listed
    return [(line, str(number), text) for number, (line, _, text) in enumerate(listed, 1)]


def name_works(listed: Sequence[Entry]) -> bool:
    """Say whether all these entries look like works, and not like points of a text."""
    return bool(listed) and all(_has_address(text) or _looks_like_a_work(text) for _, _, text in listed)


def has_addresses(listed: Sequence[Entry]) -> bool:
    """Say whether an entry has an address."""
    return any(_has_address(text) for _, _, text in listed)


def _has_address(text: str) -> bool:
    return next(find_addresses(text), None) is not None


def _lines(block: Block) -> Iterator[Entry]:
    """Yield the entries of a paragraph: one begins with its label, after an address, or with its line."""
    lines = _with_stops(block.text.split("\n"))
    parted = _is_a_line_each(lines)
    line, label, text = block.start, "", ""
    for at, raw in enumerate(lines, block.start):
        found, rest = take_label(raw)
        if text and (found or parted or _ends_an_entry(text, raw)):
            yield line, label, text.strip()
            text = ""
        if not text:
            line, label = at, found
            text = rest if found else raw
        else:
            text += f" {raw}"
    if text.strip():
        yield line, label, text.strip()


def _with_stops(lines: list[str]) -> list[str]:
    """Set a stop behind bare numbers, `1 Lind, Silt`, when they count all the lines that have one."""
    found = {at: one for at, line in enumerate(lines) if (one := _BARE_NUMBER.match(line))}
    if 0 not in found or len(found) < 2:
        return lines
    if [int(one[1]) for one in found.values()] != list(
        range(int(found[0][1]), int(found[0][1]) + len(found))
    ):
        return lines
    return [
        f"{found[at][1]}. {line[found[at].end() :]}" if at in found else line for at, line in enumerate(lines)
    ]


def _ends_an_entry(text: str, following: str) -> bool:
    """Say whether an address has closed an entry; "(accessed 3 March)" may come on a line of its own."""
    return (
        _has_address(text) and re.match(r"\s*[([]?(?:accessed|retrieved|archived)\b", following, re.I) is None
    )


def _is_a_line_each(lines: Sequence[str]) -> bool:
    """Say whether lines without labels are entries of their own, rather than a text that was wrapped."""
    if len(lines) < 2 or any(take_label(one)[0] for one in lines):
        return False
    begins = all(re.match(r"\s*[*_\"“„«‘(]*(?:[A-ZÀ-Þ\d]|https?:|www\.|<http)", one) for one in lines)
    ends = all(
        one.rstrip().endswith("  ")
        or re.search(r"[.)\]>\d”\"’»/]\s*$|\S*://\S+\s*$", one) is not None
        or len(one.strip()) < _WRAPPED
        for one in lines[:-1]
    )
    return begins and ends and not any(re.search(r"[,;]\s*$", one) for one in lines[:-1])


def _looks_like_a_work(text: str) -> bool:
    if text.lstrip().startswith("![") or len(text) >= _LONGEST:
        return False
    if re.fullmatch(r"([*_])[^*_\d]*[.!?]\1", text.strip()):
        # A sentence in italics is a remark to the reader.
        return False
    return bool(re.search(r"\s[-–—]\s|[\"“„«*_]|\b(?:19|20)\d\d\b", text))


def lists_works(text: str) -> bool:
    """Say whether the lines below a marked head are short and no sentences: works without an address."""
    lines = [one for one in text.split("\n") if one.strip()]
    return all(len(one) < 200 and not re.search(r"[a-zà-ÿ)]{3}[.!?]\s+[A-Z]", one) for one in lines) and (
        len(lines) > 1 or _looks_like_a_work(text)
    )


def _rows(block: Block) -> Iterator[Entry]:
    names = [_column(cell) for cell in block.rows[0]]
    told = "title" in names and len(set(filter(None, names))) > 1
    for at, row in enumerate(block.rows[1:], block.start + 2):
        cells = [cell.strip() for cell in row]
        label = ""
        if cells and re.fullmatch(r"\\?\[?\d{1,3}\\?\]?[.)]?", cells[0]):
            label = re.sub(r"\D", "", cells[0])
            cells[0] = ""
        named = [cell for cell in cells if _has_address(cell)]
        words = [cell for cell in cells if cell and cell not in named]
        if told:
            given = {name: cell for name, cell in zip(names, cells, strict=False) if name and cell in words}
            first = [given.pop(name) for name in ("title", "publisher") if given.get(name)]
            dates = [one for one in words if one == given.get("date")]
            words = [*first, *(one for one in words if one not in first and one not in dates)]
            head = " - ".join(words) + "".join(f", {one}" for one in dates)
        else:
            dates = [cell for cell in words if DATED.fullmatch(cell)]
            head = " - ".join(cell for cell in words if cell not in dates) + "".join(
                f", {one}" for one in dates
            )
        if named or words:
            yield at, label, f"{head}: {' '.join(named)}" if named and head else " ".join(named) or head


def unknown_columns(block: Block) -> str:
    """Return the head of a table of sources when its words say more than which column holds what."""
    cells = block.rows[0] if block.kind == "table" else ()
    unknown = [one for one in cells if re.search(r"[^\W\d_]{3}", one) and not _column(one)]
    return " | ".join(cells) if unknown else ""


def _column(words: str) -> str:
    """Return what a column of a table of sources holds, by its head."""
    shown = words.strip(" *_").casefold()
    return next((name for name, pattern in _COLUMNS if re.fullmatch(pattern, shown)), "")


def is_numbered_list(block: Block) -> bool:
    """Say whether a paragraph is nothing but `[1] …` lines that name works."""
    lines = list(_lines(block))
    starts = all(re.match(r"\s*(?:\\?\[\d{1,3}\\?\]|[⁰¹²³⁴-⁹]+|【\d)", one) for one in block.text.split("\n"))
    if starts and block.text.lstrip()[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        # Nothing else than notes begins with a raised digit.
        return all(label and (_has_address(text) or _looks_like_a_work(text)) for _, label, text in lines)
    return starts and all(label and _has_address(text) for _, label, text in lines)
