"""LaTeX in a bibliography's fields as plain text: accents, special characters, dashes and quotes.

What TeX would print is decoded; a command that is not known stays as it is written, so that nothing vanishes.
One pass from left to right: its time grows with the text whatever braces a stranger nests.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_PLAIN = re.compile(r"[\\{}$~`'-]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_BEARER = r"(?:\{\\?[^{}\\]{0,3}\}|\\[ij](?![A-Za-z])\s?|[^\s{}\\])"
_ACCENT = rf"""\\(?:['`^"~=.]\s*|[cvuHkrdbt](?:\s+|(?=[\\{{]))){_BEARER}"""
_TOKEN = re.compile(
    rf"(?P<accent>{_ACCENT})"
    r"|\\(?P<sign>[{}$&#%_])"
    r"|\\(?P<macro>[A-Za-z]+)\*?(?P<end>[ \t\r\n]*(?:\{\})?)"
    r"|\\(?P<control>[^A-Za-z])"
    r"|\$(?P<level>[_^])\{?(?P<digits>[0-9+-]{1,6})\}?\$"
    r"|(?P<mark>---?|``|''|~|[{}])"
)
_SIGNS = {
    "lbrace": "{", "rbrace": "}", "textasciicircum": "^", "textasciitilde": "~", "textbackslash": "\\",
    "textbar": "|", "textbraceleft": "{", "textbraceright": "}", "textdollar": "$", "textgreater": ">",
    "textless": "<", "textquotedbl": '"', "textunderscore": "_", "newline": " ", "par": "\n\n",
}  # fmt: skip
#: Commands about the look of the words in their braces: the words are what counts.
_LOOK_NAMES = """
    bf bfseries em emph enquote hbox href it itshape mathrm mbox mkbibbold mkbibemph mkbibparens mkbibquote
    nocite nolinkurl noopsort relax rm sc scshape selectfont sl textbf textit textmd textnormal textrm textsc
    textsf textsl textsubscript textsuperscript texttt textup tt ttfamily uline underline url
"""
_LOOKS = frozenset(_LOOK_NAMES.split())
_MARKS = {"---": "\u2014", "--": "\u2013", "``": "\u201c", "''": "\u201d", "~": " ", "{": "", "}": ""}
_CONTROLS = {
    " ": " ",
    "\n": " ",
    "\\": " ",
    "-": "",
    "/": "",
    ",": "\u2009",
    ";": " ",
    ":": " ",
    "!": "",
    "@": "",
}
_LOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_HIGH = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def decode(text: str) -> str:
    """Return what a field's LaTeX prints, on one line."""
    if _PLAIN.search(text):
        text = _TOKEN.sub(_decoded, text)
    return one_line(text)


def decode_address(text: str) -> str:
    """Return an address from a field that is read as it stands, or that was escaped all the same."""
    bare = re.sub(r"^\s*\\(?:url|path)\s*\{(.*)\}\s*$", r"\1", text, flags=re.DOTALL)
    bare = re.sub(r"\{?\\([_%#&~$])(?:\{\})?\}?", r"\1", bare.replace("\\textasciitilde{}", "~"))
    return re.sub(r"[ \t\r\n\f\v{}]+", "", bare)


def one_line(text: str) -> str:
    """Return a text with its ASCII white space as single spaces; a no-break space is a character."""
    return _SPACES.sub(" ", text).strip(" ")


def _decoded(found: re.Match[str]) -> str:
    if (sign := found["sign"]) is not None:
        return sign
    if (mark := found["mark"]) is not None:
        return _MARKS[mark]
    if (macro := found["macro"]) is not None:
        return _macro(macro, found["end"])
    if (control := found["control"]) is not None:
        return _CONTROLS.get(control, f"\\{control}")
    if (level := found["level"]) is not None:
        return found["digits"].translate(_LOW if level == "_" else _HIGH)
    return _printed(found["accent"]) or found["accent"]


def _macro(name: str, end: str) -> str:
    if name in _SIGNS:
        return _SIGNS[name]
    if name in _LOOKS:
        return ""
    printed = _printed(f"\\{name}{{}}") if name in _known_macros() else ""
    return printed or f"\\{name}{end}"


@lru_cache(maxsize=4096)
def _printed(chunk: str) -> str:
    """Return what pylatexenc makes of one command, alone."""
    try:
        return str(_converter().latex_to_text(chunk)).strip()
    except Exception:  # noqa: BLE001 - whatever a library finds wrong, the command stays as it is written
        return ""


@lru_cache(maxsize=1)
def _converter() -> LatexNodes2Text:
    # Loaded for the first command: most fields have none.
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text()


@lru_cache(maxsize=1)
def _known_macros() -> frozenset[str]:
    from pylatexenc.latex2text import get_default_latex_context_db

    return frozenset(str(spec.macroname) for spec in get_default_latex_context_db().iter_macro_specs())
