"""Text as LaTeX writes it in a bibliography: escapes out."""

from __future__ import annotations

import re

# A brace counts for BibTeX and biber even behind a backslash: where they do not pair, they are spelled out.
_PAIRED = {"{": r"\{", "}": r"\}"}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
#: Between these two LaTeX would make one: dashes, curly quotes, Spanish marks.
_LIGATURES = re.compile(
    "(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def escape(text: str) -> str:
    """Return a text for a field on one line, in which LaTeX prints every character as it is."""
    line = _SPACES.sub(" ", _CONTROL.sub(" ", text)).strip(" ")
    signs = _ESCAPES | _PAIRED if _is_paired(line) else _ESCAPES
    return _LIGATURES.sub("{}", _SPECIAL.sub(lambda found: signs[found[0]], line))


def _is_paired(text: str) -> bool:
    """Tell whether each brace of a text has its other half."""
    depth = 0
    for letter in re.findall(r"[{}]", text):
        depth += 1 if letter == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def verbatim(text: str) -> str:
    """Return an address for a field that is read as it stands, `url` or `doi`.

    Only what would end the field or break the address is percent-encoded.
    """
    line = _CONTROL.sub("", text).strip()
    return re.sub(r"[\s{}\\]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), line)
