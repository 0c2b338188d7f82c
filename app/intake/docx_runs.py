"""What stands within a Word paragraph, as pieces: runs, links, fields, changes, notes, formulas, symbols."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml.etree import _Element as Element

from app.intake.docx_looks import Looks
from app.intake.docx_numbers import write_number
from app.intake.docx_package import MC, M, R, Relation, W, get
from app.intake.text_builder import PLAIN, Piece, Style

_LINK_FIELD = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_WEB = ("http://", "https://", "mailto:")
_MATH_STYLES: dict[str, Callable[[Style], Style]] = {
    M + "sup": lambda style: replace(style, sup=True),
    M + "sub": lambda style: replace(style, sub=True),
}
#: Letters that Symbol and Wingdings set at these places of their own; a rarer one stays as it is.
_SYMBOL = dict(zip("abcdefghiklmnopqrstuwxyzDFGLPQSWXY", "αβχδεφγηικλμνοπθρστυωξψζΔΦΓΛΠΘΣΩΞΨ", strict=True))
_DINGBATS = {
    0xA7: "▪",
    0xB7: "•",
    0xD8: "➢",
    0xE0: "→",
    0xDF: "←",
    0xFC: "✓",
    0xFB: "✗",
    0xFE: "☑",
    0xFD: "☒",
    0x6F: "☐",
    0xA8: "☐",
    0x6C: "●",
    0x6E: "■",
    0x4A: "☺",
    0x28: "☎",
    0x2A: "✉",
}


@dataclass(slots=True)
class LeftOut:
    """What is in the document but not in its text."""

    deleted: list[str] = field(default_factory=list)
    hidden_codes: list[str] = field(default_factory=list)
    chunks: int = 0


@dataclass(slots=True)
class Notes:
    """The notes that the text leads to, in the order of their numbers."""

    footnotes: dict[str, int] = field(default_factory=dict)
    endnotes: dict[str, int] = field(default_factory=dict)
    footnote_kind: str = "decimal"
    endnote_kind: str = "lowerRoman"

    def number(self, kind: str, name: str) -> str:
        """Return the number of a note, giving it one at its first mention."""
        known, written = (
            (self.footnotes, self.footnote_kind) if kind == "footnote" else (self.endnotes, self.endnote_kind)
        )
        return write_number(known.setdefault(name, len(known) + 1), written)


@dataclass(slots=True)
class Line:
    """A paragraph being read: its pieces, and the text boxes that hang on it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def say(self, text: str, style: Style) -> None:
        """Add text of one style."""
        if text:
            self.pieces.append(Piece(text, style))


@dataclass(slots=True)
class _Field:
    code: str = ""
    shown: bool = False


class RunReader:
    """Reads the inside of paragraphs; fields may run over several of them."""

    def __init__(self, relations: dict[str, Relation], looks: Looks, notes: Notes, left_out: LeftOut) -> None:
        self.relations = relations
        self._looks, self._notes, self._left_out = looks, notes, left_out
        self._fields: list[_Field] = []
        self._special: dict[str, Callable[[Element, Style, Line], None]] = {
            W + "r": self._run,
            W + "hyperlink": self._hyperlink,
            W + "fldSimple": self._simple_field,
            W + "del": self._deleted,
            # What was moved stands at its new place.
            **dict.fromkeys((W + "moveFrom", W + "pPr", W + "rPr", W + "sdtPr"), _nothing),
            **dict.fromkeys((W + "footnoteRef", W + "endnoteRef", W + "annotationRef"), _nothing),
            W + "t": self._text,
            W + "delText": self._deleted,
            W + "instrText": self._code,
            W + "fldChar": self._field_mark,
            W + "tab": lambda _node, style, line: line.say("\t", style),
            W + "ptab": lambda _node, style, line: line.say("\t", style),
            W + "br": lambda _node, style, line: line.say("\n", style),
            W + "cr": lambda _node, style, line: line.say("\n", style),
            W + "noBreakHyphen": lambda _node, style, line: line.say("\u2011", style),
            W + "sym": self._symbol,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "ruby": self._ruby,
            W + "txbxContent": lambda node, _style, line: line.boxes.append(node),
            MC + "AlternateContent": self._alternate,
            M + "t": lambda node, style, line: line.say(node.text or "", style),
            M + "f": self._fraction,
            M + "nary": self._many,
            M + "d": self._bracketed,
            M + "rad": self._root,
        }

    def read(self, paragraph: Element, style: Style = PLAIN) -> Line:
        """Return what a paragraph holds."""
        line = Line()
        self._inside(paragraph, style, line)
        for one in self._fields:
            # A field without an end must not swallow the rest of the document.
            one.shown = True
        return line

    def _inside(self, node: Element, style: Style, line: Line) -> None:
        for child in node:
            if isinstance(child.tag, str):
                self._walk(child, style, line)

    def _walk(self, node: Element, style: Style, line: Line) -> None:
        special = self._special.get(node.tag)
        if special is not None:
            special(node, style, line)
            return
        if change := _MATH_STYLES.get(node.tag):
            style = change(style)
        self._inside(node, style, line)

    def _run(self, node: Element, style: Style, line: Line) -> None:
        style = self._looks.run(style, node.find(W + "rPr"))
        link = self._field_link() if self._fields else ""
        self._inside(node, _linked(style, link) if link else style, line)

    def _text(self, node: Element, style: Style, line: Line) -> None:
        text = (node.text or "").replace("\n", " ").replace("\r", " ").replace("\t", " ")
        if any(not one.shown for one in self._fields):
            self._left_out.hidden_codes.append(text)
        else:
            line.say(text, style)

    def _deleted(self, node: Element, style: Style, line: Line) -> None:
        del style, line
        self._left_out.deleted.append("".join(text.text or "" for text in node.iter(W + "delText", W + "t")))

    def _hyperlink(self, node: Element, style: Style, line: Line) -> None:
        relation = self.relations.get(node.get(R + "id") or "")
        target = relation.target if relation is not None and relation.external else ""
        self._inside(node, _linked(style, target), line)

    def _simple_field(self, node: Element, style: Style, line: Line) -> None:
        found = _LINK_FIELD.match(get(node, "instr"))
        self._inside(node, _linked(style, found.group(1) if found else ""), line)

    def _code(self, node: Element, style: Style, line: Line) -> None:
        del style, line
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].code += node.text or ""

    def _field_mark(self, node: Element, style: Style, line: Line) -> None:
        del style, line
        kind = get(node, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _field_link(self) -> str:
        for one in reversed(self._fields):
            if one.shown and (found := _LINK_FIELD.match(one.code)):
                return found.group(1)
        return ""

    def _symbol(self, node: Element, style: Style, line: Line) -> None:
        try:
            code = int(get(node, "char"), 16)
        except ValueError:
            return
        place, font = code & 0xFF if 0xF000 <= code <= 0xF0FF else code, get(node, "font").lower()
        if font.startswith("wingdings"):
            line.say(_DINGBATS.get(place, chr(code) if code < 0x110000 else "\ufffd"), style)
        elif font == "symbol" and place < 0x100:
            line.say(_SYMBOL.get(chr(place), _DINGBATS.get(place, chr(place))), style)
        elif 0 < code < 0x110000:
            line.say(chr(code), style)

    def _note(self, node: Element, style: Style, line: Line) -> None:
        kind = "footnote" if node.tag == W + "footnoteReference" else "endnote"
        number = self._notes.number(kind, get(node, "id"))
        if get(node, "customMarkFollows") not in ("1", "true", "on"):
            line.say(number, replace(style, sup=True))

    def _ruby(self, node: Element, style: Style, line: Line) -> None:
        for part, before, after in (("rubyBase", "", ""), ("rt", " (", ")")):
            for child in node.iterchildren(W + part):
                line.say(before, style)
                self._inside(child, style, line)
                line.say(after, style)

    def _fraction(self, node: Element, style: Style, line: Line) -> None:
        for number, part in enumerate(("num", "den")):
            for child in node.iterchildren(M + part):
                line.say("/" if number else "", style)
                self._inside(child, style, line)

    def _many(self, node: Element, style: Style, line: Line) -> None:
        """Write an integral or a sum: its sign is an attribute."""
        line.say(_sign(node, "nary", "chr", "\u222b"), style)
        self._inside(node, style, line)

    def _bracketed(self, node: Element, style: Style, line: Line) -> None:
        line.say(_sign(node, "d", "begChr", "("), style)
        for number, child in enumerate(node.iterchildren(M + "e")):
            line.say(_sign(node, "d", "sepChr", "|") if number else "", style)
            self._inside(child, style, line)
        line.say(_sign(node, "d", "endChr", ")"), style)

    def _root(self, node: Element, style: Style, line: Line) -> None:
        for part, before in (("deg", ""), ("e", "\u221a")):
            for child in node.iterchildren(M + part):
                line.say(before, style)
                self._inside(child, replace(style, sup=True) if part == "deg" else style, line)

    def _alternate(self, node: Element, style: Style, line: Line) -> None:
        chosen = choose(node)
        if chosen is not None:
            self._inside(chosen, style, line)


def _sign(node: Element, kind: str, name: str, usual: str) -> str:
    """Return a sign that an equation's object has as a property; without one it is the usual."""
    said = node.find(f"{M}{kind}Pr/{M}{name}")
    return usual if said is None else (said.get(M + "val") or "")[:2]


def choose(alternatives: Element) -> Element | None:
    """Return which of several renderings is read: the first choice that holds text, else the fallback."""
    choices = [*alternatives.iterchildren(MC + "Choice"), *alternatives.iterchildren(MC + "Fallback")]
    with_text = (one for one in choices if next(one.iter(W + "t", M + "t"), None) is not None)
    return next(with_text, choices[0] if choices else None)


def _nothing(node: Element, style: Style, line: Line) -> None:
    """Pass over what is not text."""


def _linked(style: Style, target: str) -> Style:
    return replace(style, link=target[:4000]) if target.lower().startswith(_WEB) else style
