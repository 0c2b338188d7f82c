"""The analyst's Markdown as HTML, each sentence with its markers; what could harm a reader is text here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from markdown_it.token import Token

from app.export.html_text import escape, link
from app.export.links import safe_url
from app.export.marked import OPEN, parse_blocks, signed
from app.export.parts import Block
from app.export.pdf_words import cut_words

#: Makes a sentence's markers, given the numbers of its passages.
Mark = Callable[[Sequence[int]], str]
#: A longer word in a table is broken where its line ends.
_LONGEST_IN_CELL = 20
#: A cell of no more letters has one line, in a table of no more columns.
_SHORT, _MOST_SHORT = 16, 4
#: A table's row of more letters may go over a page's end: else half a page would stay empty before it.
LONGEST_WHOLE = 600
LONG = ' class="long"'
UNSOURCED = ' <span class="unsourced">[unsourced]</span>'


def render_blocks(blocks: Sequence[Block], level: int, sign: str, mark: Mark) -> list[str]:
    """Render a section's blocks; headings in them stand below `level`, `sign` is in no text of theirs."""
    return [_Renderer(sign, mark, level).render(tokens) for tokens in parse_blocks(blocks, sign)]


class _Renderer:
    """Prints the tokens of one block; a marker that stands where none can be goes to the block's end."""

    def __init__(self, sign: str, mark: Mark, level: int) -> None:
        self._signed = signed(sign)
        self._mark, self._level = mark, level
        self._late: list[str] = []
        self._in_link = self._in_table = False

    def render(self, tokens: Iterable[Token]) -> str:
        out: list[str] = []
        tokens = list(tokens)
        self._see_cells(tokens)
        for token in tokens:
            out.append(self._late_before(token) + self._print(token))
        return "".join(out) + self._rest()

    def _see_cells(self, tokens: Sequence[Token]) -> None:
        """Note which cells are short, and which rows long."""
        first = next((at for at, one in enumerate(tokens) if one.type == "tr_close"), 0)
        few = sum(one.type == "th_open" for one in tokens[:first]) <= _MOST_SHORT
        row: Token | None = None
        for token, following in pairwise(tokens):
            if token.type == "tr_open":
                row = token
            elif token.type in ("th_open", "td_open"):
                length = len(self._signed.sub("", following.content))
                if few and length <= _SHORT:
                    token.attrJoin("class", "short")
                if length > LONGEST_WHOLE and row is not None:
                    row.attrSet("class", "long")

    def _print(self, token: Token) -> str:
        if token.type == "inline":
            return "".join(self._print(child) for child in token.children or ())
        if token.type == "text":
            return self._text(token.content)
        if token.type in ("softbreak", "hardbreak"):
            return "\n" if token.type == "softbreak" else "<br>\n"
        if token.type == "code_inline":
            code = f"<code>{escape(self._without(token.content))}</code>"
            return code if self._in_link else code + self._rest()
        if token.type in ("fence", "code_block"):
            return f"<pre><code>{escape(self._without(token.content))}</code></pre>\n"
        if token.type == "hr":
            return "<hr>\n"
        if token.type == "link_open":
            address = safe_url(self._without(str(token.attrGet("href") or "")))
            self._in_link = True
            return link(address, "\0").partition("\0")[0] if address else "<a>"
        if token.type == "link_close":
            self._in_link = False
            return "</a>" + self._rest()
        return self._tag(token)

    def _tag(self, token: Token) -> str:
        if token.type in ("table_open", "table_close"):
            self._in_table = token.nesting > 0
        name = _TAGS.get(token.type.removesuffix("_open").removesuffix("_close"), "")
        if token.type.startswith("heading"):
            name = f"h{min(6, max(int(token.tag[1:]), self._level + 1))}"
        if not name or token.hidden:
            return ""
        end = "\n" if token.block else ""
        if token.nesting < 0:
            closing = "</div>" if name == "table" else ""
            return f"</{name}>{closing}{end}"
        opening = (
            '<div class="wide" role="region" aria-label="Table" tabindex="0">' if name == "table" else ""
        )
        return f"{opening}<{name}{self._extra(token)}>"

    @staticmethod
    def _extra(token: Token) -> str:
        if token.type == "ordered_list_open" and token.attrGet("start") not in (None, 1):
            return f' start="{int(token.attrGet("start") or 1)}"'
        if token.type in ("th_open", "td_open"):
            aligned = str(token.attrGet("style") or "").removeprefix("text-align:")
            classes = [aligned] if aligned in ("left", "right", "center") else []
            classes += ["short"] if token.attrGet("class") else []
            return f' class="{" ".join(classes)}"' if classes else ""
        if token.type == "tr_open":
            return LONG if token.attrGet("class") else ""
        return ' dir="auto"' if token.type in ("paragraph_open", "heading_open", "blockquote_open") else ""

    def _text(self, text: str) -> str:
        if self._in_link:
            # A link within a link is none.
            return self._broken(self._without(text))
        parts = self._signed.split(text)
        return "".join(self._marker(part) if at % 2 else self._broken(part) for at, part in enumerate(parts))

    def _broken(self, text: str) -> str:
        """Escape text; in a table's cell a long word may end a line within, or it would widen the table."""
        pieces = cut_words(text, _LONGEST_IN_CELL) if self._in_table else (text,)
        return "<wbr>".join(map(escape, pieces))

    def _without(self, text: str) -> str:
        """Take markers out of where no tag can stand; they are printed after it."""
        self._late += self._signed.findall(text)
        return self._signed.sub("", text)

    def _marker(self, what: str) -> str:
        if what == OPEN:
            return UNSOURCED
        return self._mark([int(number) for number in what.split(",") if number])

    def _late_before(self, token: Token) -> str:
        """Print late markers before the end of a paragraph or an item."""
        return self._rest() if token.type.endswith("_close") else ""

    def _rest(self) -> str:
        late, self._late = self._late, []
        return "".join(self._marker(one) for one in late)


_TAGS = {
    "paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "strong": "strong",
    "blockquote": "blockquote", "em": "em", "s": "s", "table": "table", "thead": "thead", "tbody": "tbody",
    "tr": "tr", "th": "th", "td": "td",
}  # fmt: skip
