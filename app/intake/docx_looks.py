"""How the runs of a Word document are set: bold, italic, raised or hidden, by a style or by hand."""

from __future__ import annotations

from dataclasses import replace

from lxml.etree import _Element as Element

from app.intake.docx_package import W, get, is_on
from app.intake.text_builder import PLAIN, Style

#: How deep styles may rest on one another.
_CHAIN = 20


class Looks:
    """A document's character styles."""

    def __init__(self, root: Element | None) -> None:
        nodes = [] if root is None else root.iterfind(W + "style")
        self._nodes = {get(node, "styleId"): node for node in nodes if get(node, "type") == "character"}
        self._made: dict[str, Style] = {}

    def run(self, style: Style, given: Element | None) -> Style:
        """Return the style of a run: what stands around it, its character style, its own marks."""
        if given is None or not len(given):
            return style
        chosen = get(given.find(W + "rStyle"), "val")
        if chosen:
            named = self._named(chosen)
            style = replace(
                style,
                bold=style.bold or named.bold,
                italic=style.italic or named.italic,
                sub=style.sub or named.sub,
                sup=style.sup or named.sup,
                hidden=style.hidden or named.hidden,
            )
        return _marked(style, given)

    def _named(self, name: str) -> Style:
        if name not in self._made:
            chain: list[Element] = []
            at = name
            while at in self._nodes and len(chain) < _CHAIN:
                chain.append(self._nodes[at])
                at = get(chain[-1].find(W + "basedOn"), "val")
            made = PLAIN
            for node in reversed(chain):
                marks = node.find(W + "rPr")
                made = made if marks is None else _marked(made, marks)
            self._made[name] = made
        return self._made[name]


def _marked(style: Style, marks: Element) -> Style:
    height = get(marks.find(W + "vertAlign"), "val")
    return replace(
        style,
        bold=_switch(marks, "b", style.bold),
        italic=_switch(marks, "i", style.italic),
        hidden=_switch(marks, "vanish", style.hidden),
        sub=height == "subscript" if height else style.sub,
        sup=height == "superscript" if height else style.sup,
    )


def _switch(marks: Element, name: str, before: bool) -> bool:
    return before if marks.find(W + name) is None else is_on(marks, name)
