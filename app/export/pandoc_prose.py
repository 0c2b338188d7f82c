"""The analyst's prose in pandoc's Markdown, which gives a meaning to more characters than CommonMark does.

It is printed anew from the tokens that HTML and Word print, so that it says the same in every format; every
text in it is escaped for pandoc.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from app.export.escape import Escaping
from app.export.links import safe_url
from app.export.marked import OPEN, parse_blocks, signed
from app.export.parts import Block

#: Makes what stands behind a sentence, given the numbers of its passages.
Mark = Callable[[Sequence[int]], str]
ESCAPE = Escaping(pandoc=True)
#: Without the backslash this could be a reference to a heading of that name.
UNSOURCED = " \\[unsourced\\]"

_TICKS = re.compile(r"`+")
_RULE = "* * * * *"
_AROUND = {"strong": "**", "em": "*", "s": "~~"}
_ALIGNED = {"left": ":---", "right": "---:", "center": ":--:"}


def print_blocks(blocks: Sequence[Block], sign: str, mark: Mark) -> list[str]:
    """Print a section's blocks, `sign` being in no text of theirs."""
    return [_Printer(sign, mark).blocks(_root(tokens)) for tokens in parse_blocks(blocks, sign)]


def _root(tokens: Sequence[Token]) -> SyntaxTreeNode:
    return SyntaxTreeNode(tokens)


class _Printer:
    def __init__(self, sign: str, mark: Mark) -> None:
        self._signed = signed(sign)
        self._mark = mark
        #: Marks that stood where none can be, in code or in a link; they come behind it.
        self._late: list[str] = []
        self._in_cell = False

    def blocks(self, node: SyntaxTreeNode, *, tight: bool = False) -> str:
        """Print the blocks in a node one below the other."""
        printed = [self._block(child) for child in node.children]
        return ("\n" if tight else "\n\n").join(one for one in printed if one)

    def _block(self, node: SyntaxTreeNode) -> str:
        kind = node.type
        if kind in ("bullet_list", "ordered_list"):
            return self._list(node)
        if kind == "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in self.blocks(node).split("\n"))
        if kind in ("fence", "code_block"):
            return self._code(node.content)
        if kind == "hr":
            return _RULE
        if kind == "table":
            return self._table(node)
        if kind == "heading":
            return f"{'#' * int(node.tag[1:])} {self._line(node)}".rstrip()
        return self._line(node, begins=True)

    def _list(self, node: SyntaxTreeNode) -> str:
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
        tight = all(
            child.hidden for item in node.children for child in item.children if child.type == "paragraph"
        )
        items = []
        for at, item in enumerate(node.children):
            mark = f"{start + at}. " if node.type == "ordered_list" else "- "
            lines = self.blocks(item, tight=tight).split("\n")
            rest = [f"{' ' * len(mark)}{line}".rstrip() for line in lines[1:]]
            items.append("\n".join([f"{mark}{lines[0]}", *rest]))
        return ("\n" if tight else "\n\n").join(items)

    def _code(self, text: str) -> str:
        code = self._without(text).removesuffix("\n")
        fence = "`" * max(3, _longest(code) + 1)
        return f"{fence}\n{code}\n{fence}" + ("\n\n" + late if (late := self._rest().strip()) else "")

    def _table(self, node: SyntaxTreeNode) -> str:
        self._in_cell = True
        rows = [row for group in node.children for row in group.children]
        lines = [f"| {' | '.join(self._line(cell) for cell in row.children)} |" for row in rows]
        self._in_cell = False
        aligned = [
            _ALIGNED.get(str(cell.attrs.get("style", "")).removeprefix("text-align:"), "---")
            for cell in rows[0].children
        ]
        return "\n".join([lines[0], f"|{'|'.join(aligned)}|", *lines[1:]])

    def _line(self, node: SyntaxTreeNode, *, begins: bool = False) -> str:
        """Print the inline content of a block; `begins` when its first letters could begin another block."""
        printed = ""
        for inline in node.children:
            for child in inline.children:
                printed = _joined(printed, self._inline(child, begins=begins and not printed))
        return (printed + self._rest()).strip()

    def _inline(self, node: SyntaxTreeNode, *, begins: bool = False) -> str:
        kind = node.type
        if kind == "text":
            return self._text(node.content, begins=begins)
        if kind == "softbreak":
            return " "
        if kind == "hardbreak":
            return " " if self._in_cell else "\\\n"
        if kind == "code_inline":
            return self._code_span(self._without(node.content)) + self._rest()
        if kind == "link":
            return self._link(node)
        inner = ""
        for child in node.children:
            inner = _joined(inner, self._inline(child))
        around = _AROUND.get(kind, "")
        return f"{around}{inner}{around}" if inner.strip() else inner

    def _link(self, node: SyntaxTreeNode) -> str:
        words = "".join(self._plain(child) for child in node.children)
        address = safe_url(self._signed.sub("", str(node.attrs.get("href", ""))))
        self._without(str(node.attrs.get("href", "")))
        if not address:
            return ESCAPE.inline(words) + self._rest()
        same = words.strip() in ("", address)
        return (f"<{address}>" if same else f"[{self._words(words)}](<{address}>)") + self._rest()

    def _plain(self, node: SyntaxTreeNode) -> str:
        """Return the words of a link; their marks are printed behind it."""
        if node.children:
            return "".join(self._plain(child) for child in node.children)
        return self._without(node.content) if node.type in ("text", "code_inline") else " "

    def _text(self, text: str, *, begins: bool) -> str:
        printed = ""
        after_mark = False
        for at, part in enumerate(self._signed.split(text)):
            if at % 2:
                printed += self._marker(part)
                after_mark = True
            elif part:
                words = self._words(part, begins=begins and not printed)
                # A bracket right behind a citation would make a link of both.
                printed += "\\" + words if after_mark and words.startswith(("(", ":")) else words
                after_mark = False
        return printed

    def _words(self, text: str, *, begins: bool = False) -> str:
        """Escape words, keeping the space that parts them from what stands before and behind."""
        words = ESCAPE.block(text) if begins else ESCAPE.inline(text)
        if self._in_cell:
            words = words.replace("|", "\\|")
        before = " " if text[:1].isspace() and words and not begins else ""
        behind = " " if text[-1:].isspace() else ""
        return f"{before}{words}{behind}" if words else behind

    def _code_span(self, code: str) -> str:
        code = " ".join(code.split("\n"))
        if self._in_cell:
            # Within code a bar cannot be escaped, and would end the cell.
            return ESCAPE.cell(code)
        ticks = "`" * (_longest(code) + 1)
        gap = " " if "`" in code else ""
        return f"{ticks}{gap}{code}{gap}{ticks}"

    def _without(self, text: str) -> str:
        self._late += self._signed.findall(text)
        return self._signed.sub("", text)

    def _rest(self) -> str:
        late, self._late = self._late, []
        return "".join(self._marker(one) for one in late)

    def _marker(self, what: str) -> str:
        return (
            UNSOURCED if what == OPEN else self._mark([int(number) for number in what.split(",") if number])
        )


def _joined(before: str, behind: str) -> str:
    """Put two pieces together; an exclamation mark right before a link would make an image of it."""
    is_image = before.endswith("!") and not before.endswith("\\!") and behind.startswith("[")
    return f"{before[:-1]}\\!{behind}" if is_image else before + behind


def _longest(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)
