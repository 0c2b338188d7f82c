"""A citation style of the user's (.csl), looked through before the processor gets it, which trusts it.

A style whose macro uses itself, or that grows beyond all measure when its macros are put in, would take the
whole program with it. All who may read styles read them here: under limits, without entities, without a net.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from app.errors import WrongUse

#: A larger style file is none: the largest of the CSL project has a tenth of it.
MOST_BYTES = 2_000_000
#: The most that a citation may come to when all macros are put in, and how deep: eight times and twice as
#: much as in the greatest style of the CSL project. A branch counts, not all of them.
_MOST_NODES, _DEEPEST = 20_000, 150
#: So many letters of a style's own text count as one node more.
_LETTERS = 100
_CSL = "{http://purl.org/net/xbiblio/csl}"
_FIRST_NOTE = "first-reference-note-number"
#: Stands where the number of the note belongs in which a work is cited first; process() puts it in.
FIRST_NOTE = "\ue8ff"
_HINT = "Choose a built-in style, or an independent style file (.csl) of the CSL project."


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A style that can be used: its CSL, the language it is made for (`en-GB` or ""), and how it cites.

    `in_text` holds for citations such as “(Roe 2025)” in the sentence: neither notes nor numbers.
    """

    csl: str
    locale: str = ""
    in_text: bool = False


def read_style(data: bytes) -> StyleFile:
    """Return the style of a file; raise WrongUse with what is wrong with it."""
    root = _parse(data)
    if root.tag != f"{_CSL}style":
        raise WrongUse("The file is not a CSL style.", "Choose a style file (.csl) of the CSL project.")
    _check_kind(root)
    _Macros(root).check()
    if root.find(f"{_CSL}bibliography") is None:
        # A style for notes alone: the processor wants a list of works too, so it gets one that says nothing.
        etree.SubElement(etree.SubElement(root, f"{_CSL}bibliography"), f"{_CSL}layout")
    for one in root.iter(f"{_CSL}text", f"{_CSL}number"):
        if one.get("variable") == _FIRST_NOTE:
            # The processor does not know the numbers of the notes.
            one.tag = f"{_CSL}text"
            del one.attrib["variable"]
            one.attrib.pop("form", "")
            one.set("value", FIRST_NOTE)
    return StyleFile(
        csl=etree.tostring(root, encoding="unicode"),
        locale=root.get("default-locale", ""),
        in_text=root.get("class") == "in-text" and not _is_numeric(root),
    )


def _parse(data: bytes) -> Element:
    if len(data) > MOST_BYTES:
        raise WrongUse("The style file is larger than any style is.", _HINT)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise WrongUse("The style file cannot be read: it is not whole, or not XML.", _HINT) from error
    if root.getroottree().docinfo.internalDTD is not None:
        # Whatever it declares, no style needs it.
        raise WrongUse("The style file declares a document type, which no CSL style does.", _HINT)
    return root


def _check_kind(root: Element) -> None:
    version = root.get("version", "0.8")
    if not re.fullmatch(r"1\.[\w.-]+", version):
        raise WrongUse(f"The style file is in CSL {version[:8]}, which is too old: 1.0 is read.", _HINT)
    layout = root.find(f"{_CSL}citation/{_CSL}layout")
    if layout is not None:
        return
    for link in root.iterfind(f"{_CSL}info/{_CSL}link"):
        if link.get("rel") == "independent-parent":
            parent = link.get("href", "").rstrip("/").rpartition("/")[2][:60]
            raise WrongUse(
                f"The style file only says that its style is the same as “{parent}”.",
                f"Give the file of that style: {parent}.csl.",
            )
    raise WrongUse("The style file does not say how a work is cited.", _HINT)


def _is_numeric(root: Element) -> bool:
    formats = {one.get("citation-format") for one in root.iterfind(f"{_CSL}info/{_CSL}category")}
    if "numeric" in formats or "label" in formats:
        return True
    if formats & {"author", "author-date", "note"}:
        return False
    return any(one.get("variable") == "citation-number" for one in root.iter(f"{_CSL}text", f"{_CSL}number"))


class _Macros:
    """Measures a style with its macros put in, and tells those that are missing or use themselves."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._macros = {one.get("name", ""): one for one in root.iterfind(f"{_CSL}macro")}
        self._measured: dict[str, tuple[int, int]] = {}
        self._open: dict[str, None] = {}

    def check(self) -> None:
        """Raise WrongUse when the processor could not come to an end with this style."""
        for name in ("citation", "bibliography"):
            part = self._root.find(f"{_CSL}{name}")
            if part is not None and self._measure(part, 0) > _MOST_NODES:
                raise _too_great()

    def _measure(self, node: Element, deep: int) -> int:
        """Return how many nodes this comes to at most; `deep` is how many it stands in."""
        if deep > _DEEPEST:
            raise _too_great()
        sizes = [self._measure(one, deep + 1) for one in node]
        if node.tag != f"{_CSL}macro" and "macro" in node.attrib:
            sizes.append(self._measure_macro(str(node.attrib["macro"]), deep + 1))
        own = 1 + sum(map(len, node.attrib.values())) // _LETTERS
        inner = max(sizes, default=0) if node.tag == f"{_CSL}choose" else sum(sizes)
        # How much too great it is need not be known: such numbers have no end.
        return min(own + inner, _MOST_NODES + 1)

    def _measure_macro(self, name: str, deep: int) -> int:
        shown = name[:60]
        if name not in self._macros:
            raise WrongUse(f"The style file uses a macro “{shown}”, which it does not have.", _HINT)
        if name in self._open:
            raise WrongUse(f"The style file’s macro “{shown}” uses itself.", _HINT)
        known = self._measured.get(name)
        # A macro that was measured near the top may stand too deep elsewhere.
        if known is None or deep > known[1]:
            self._open[name] = None
            self._measured[name] = known = self._measure(self._macros[name], deep), deep
            del self._open[name]
        return known[0]


def _too_great() -> WrongUse:
    return WrongUse("The style file grows beyond all measure when its macros are put in.", _HINT)
