"""The analyst's Markdown as the tree that the PDF's template walks: plain JSON, in which every text is text.

A run is `{"t": text}`, its long words in pieces (`w`) between which a line may end, with `b`, `i`, `s`, `c`
for bold, italic, struck and code, `o` for its own direction, `l` for the language that its letters tell.
`{"a": address, "r": runs}` is a link, `{"m": notes}` are markers, `{"u": true}` marks a sentence without a
source, `{"br": true}` breaks a line.
Blocks have their kind in `k`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it.token import Token

from app.export.links import safe_url
from app.export.marked import OPEN, parse_blocks, signed
from app.export.parts import Block
from app.export.pdf_words import LONGEST, LONGEST_IN_CELL, cut_words
from app.export.scripts import language_of

#: A node of the tree: JSON values only.
Node = dict[str, object]
#: Makes the markers of a sentence, given the numbers of its passages.
Mark = Callable[[Sequence[int]], Node]
#: A cell's letters: up to so many it is on one line in a column of its own width, in so many columns at most.
_SHORT, _MOST_NARROW = 16, 6
#: A row whose cells have no more letters is not cut by a page's end.
LONGEST_WHOLE = 600
_STYLES = {"strong": "b", "em": "i", "s": "s"}
_LISTS = {"bullet_list_open": "ul", "ordered_list_open": "ol"}


def text_run(text: str, longest: int = LONGEST) -> Node:
    """Return a run of text, words longer than `longest` characters in pieces."""
    pieces = cut_words(text, longest)
    run: Node = {"t": text} if len(pieces) == 1 else {"t": text, "w": pieces}
    language = language_of(text)
    return run | {"l": language} if language else run


def direction_of(text: str, otherwise: str = "ltr") -> str:
    """Return the direction of a text by its first letter that has one, as browsers do."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in ("R", "AL"):
            return "rtl"
    return otherwise


def make_blocks(blocks: Sequence[Block], level: int, sign: str, mark: Mark) -> list[list[Node]]:
    """Return the nodes of each block; headings in them stand below `level`, `sign` is in no text."""
    return [_Walker(tokens, level, sign, mark).walk() for tokens in parse_blocks(blocks, sign)]


class _Walker:
    """Turns the tokens of one block into nodes."""

    def __init__(self, tokens: Sequence[Token], level: int, sign: str, mark: Mark) -> None:
        self._tokens = iter(tokens)
        self._level, self._mark, self._signed = level, mark, signed(sign)

    def walk(self) -> list[Node]:
        return list(self._blocks(""))

    def _blocks(self, until: str) -> Iterator[Node]:
        for token in self._tokens:
            if token.type == until:
                return
            yield from self._block(token)

    def _block(self, token: Token) -> Iterator[Node]:
        if token.type in _LISTS:
            yield self._list(token)
        elif token.type == "blockquote_open":
            yield {"k": "q", "r": list(self._blocks("blockquote_close"))}
        elif token.type == "heading_open":
            yield self._heading(token)
        elif token.type in ("fence", "code_block"):
            text, late = self._without(token.content)
            yield {"k": "pre", "t": text.rstrip("\n"), "m": late}
        elif token.type == "hr":
            yield {"k": "hr"}
        elif token.type == "table_open":
            yield self._table()
        elif token.type == "inline":
            yield _paragraph(self._inline(token.children or ()))

    def _heading(self, token: Token) -> Node:
        runs: list[Node] = []
        for child in self._tokens:
            if child.type == "heading_close":
                break
            runs += self._inline(child.children or ())
        # They are set behind the heading's words: within them they would stand in the bookmarks as well.
        late = [one for one in runs if "m" in one or "u" in one]
        kept = [one for one in runs if one not in late]
        level = max(int(token.tag[1:]) - 1, self._level + 1)
        return {"k": "h", "l": level, "d": direction_of(_said(kept)), "r": kept, "m": late}

    def _list(self, token: Token) -> Node:
        kind, closing = _LISTS[token.type], token.type.replace("_open", "_close")
        items: list[list[Node]] = []
        tight = False
        for child in self._tokens:
            if child.type == closing:
                break
            item: list[Node] = []
            for inner in self._tokens:
                if inner.type == "list_item_close":
                    break
                tight = tight or inner.hidden
                item += self._block(inner)
            items.append(item)
        start = token.attrGet("start")
        number = 1 if start is None else int(start)
        return {"k": kind, "tight": tight, "start": number, "items": items}

    def _table(self) -> Node:
        rows: list[list[Node]] = []
        aligns: list[str] = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if len(rows) == 1:
                    aligns.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
            elif token.type == "inline":
                rows[-1].append(make_cell(self._inline(token.children or ())))
        return make_table(rows[0], rows[1:], aligns)

    def _inline(self, tokens: Iterable[Token]) -> list[Node]:
        """Return runs; a marker that stands within a link or code comes behind it."""
        out: list[Node] = []
        styles: dict[str, int] = {}
        link: Node | None = None
        held: list[Node] = []
        late: list[Node] = []
        for token in tokens:
            name, _, edge = token.type.rpartition("_")
            if edge in ("open", "close") and name in _STYLES:
                styles[_STYLES[name]] = styles.get(_STYLES[name], 0) + token.nesting
            elif token.type == "link_open":
                address = safe_url(self._without(str(token.attrGet("href") or ""))[0])
                held, late, link = [], [], {"a": address} if address else {}
            elif token.type == "link_close":
                out += [{"a": link["a"], "r": held}] if link and held else held
                out += late
                link = None
            else:
                made = list(self._leaf(token, {name: True for name, depth in styles.items() if depth > 0}))
                if link is None:
                    out += made
                else:
                    # A link within a link is none: its markers come after it.
                    held += [one for one in made if "t" in one]
                    late += [one for one in made if "m" in one or "u" in one]
        return out

    def _leaf(self, token: Token, styles: Node) -> Iterator[Node]:
        if token.type == "softbreak":
            yield {"t": " "} | styles
        elif token.type == "hardbreak":
            yield {"br": True}
        elif token.type == "code_inline":
            text, late = self._without(token.content)
            yield text_run(text) | {"c": True} | styles
            yield from late
        else:
            for at, part in enumerate(self._signed.split(token.content)):
                if at % 2:
                    yield self._marker(part)
                elif part:
                    yield text_run(part) | styles

    def _without(self, text: str) -> tuple[str, list[Node]]:
        return self._signed.sub("", text), [self._marker(one) for one in self._signed.findall(text)]

    def _marker(self, what: str) -> Node:
        if what == OPEN:
            return {"u": True}
        return self._mark([int(number) for number in what.split(",") if number])


def make_cell(runs: list[Node]) -> Node:
    """Return a table's cell; its column may be narrow."""
    narrow = [one | text_run(str(one["t"]), LONGEST_IN_CELL) if "t" in one else one for one in runs]
    return {"d": direction_of(_said(runs)), "r": narrow}


def make_table(
    head: list[Node], rows: list[list[Node]], aligns: Sequence[str] = (), widths: Sequence[int] = ()
) -> Node:
    """Return a table; columns are as wide as `widths` say, or as their longest cells ask, within reason."""
    count = len(head)
    if not widths:
        longest = [max(len(_said(row[at]["r"])) for row in (head, *rows)) for at in range(count)]
        # A column of short cells is as wide as they are (0), as long as another has the rest of the line.
        narrow = max(longest) > _SHORT and count <= _MOST_NARROW
        widths = [0 if narrow and one <= _SHORT else min(60, max(8, one)) for one in longest]
    shown = [*aligns, *([""] * count)][:count]
    lengths = [max((len(_said(cell["r"])) for cell in row), default=0) for row in rows]
    said = "".join(_said(cell["r"]) for row in (head, *rows) for cell in row)
    return {
        "k": "table",
        "d": direction_of(said, ""),
        "head": head,
        "rows": rows,
        "aligns": shown,
        "widths": list(widths),
        # A longer row may go over a page's end: else half a page would stay empty before it.
        "whole": [length <= LONGEST_WHOLE for length in lengths],
    }


def _paragraph(runs: list[Node]) -> Node:
    return {"k": "p", "d": direction_of(_said(runs)), "r": runs}


def _said(runs: object) -> str:
    """Return the words of runs."""
    if not isinstance(runs, list):
        return ""
    return "".join(_said(one["r"]) if "a" in one else str(one.get("t", "")) for one in runs)
