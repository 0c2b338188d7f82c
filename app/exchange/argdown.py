"""An Argdown outline out: the claims as statements, what speaks for and against each under it.

Evidence stands as quotations with their citations. The same store gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.records import Claim, Evidence

_SIGNS = {"supports": "+", "disputes": "-"}
_INDENT = "  "
#: Characters with a meaning anywhere in Argdown; a backslash takes it away.
_ACTIVE = re.compile(r"([\\\[\]<>{}#@*_~`:|^/])")
_GONE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage as the outline shows it: its words and the house citation without them."""

    words: str
    citation: str


def render_argdown(
    title: str,
    claims: Sequence[Claim],
    evidence: Sequence[Evidence],
    quoted: Mapping[str, Quoted],
) -> bytes:
    """Return the outline: every claim at the top with all under it. `quoted` is by highlight."""
    under: dict[str | None, list[Claim]] = {}
    known = {one.id for one in claims}
    for one in claims:
        under.setdefault(one.parent if one.parent in known else None, []).append(one)
    links: dict[str, list[Evidence]] = {}
    for link in evidence:
        links.setdefault(link.claim, []).append(link)
    lines = ["===", f"title: {_in_quotes(title)}", "==="]
    for one in under.get(None, []):
        lines.append("")
        lines += _claim(one, "", 0, under, links, quoted)
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _claim(
    one: Claim,
    sign: str,
    depth: int,
    under: Mapping[str | None, Sequence[Claim]],
    links: Mapping[str, Sequence[Evidence]],
    quoted: Mapping[str, Quoted],
) -> list[str]:
    """Return the lines of a claim and of all that stands under it; without recursion a chain may be long."""
    lines: list[str] = []
    waiting = [(one, sign, depth)]
    while waiting:
        claim, mark, level = waiting.pop()
        indent = _INDENT * level
        tags = "".join(f" #({_tag(tag)})" for tag in claim.tags if _tag(tag))
        lines.append(f"{indent}{mark}[{claim.key}]: {escape(claim.text)}{tags}{_data(claim)}")
        for link in links.get(claim.id, ()):
            lines += _evidence(link, level + 1, quoted)
        for part in reversed(under.get(claim.id, ())):
            waiting.append((part, f"{_SIGNS.get(part.parent_relation, '+')} ", level + 1))
    return lines


def _evidence(link: Evidence, level: int, quoted: Mapping[str, Quoted]) -> list[str]:
    """Return a quotation as an argument; one that says neither yes nor no is a comment."""
    passage = quoted.get(link.highlight)
    if passage is None:
        return []
    said = f"“{escape(passage.words)}” {escape(passage.citation)}"
    name = f"<{link.id}>"
    if link.direction not in _SIGNS:
        words = f"“{passage.words}” {passage.citation}".replace("*/", "* /")
        return [f"{_INDENT * level}// neutral: {_line(words)}"]
    rated = ", ".join(part for part in (link.strength or "", _coverage(link), link.rationale) if part)
    more = f" ({escape(rated)})" if rated else ""
    return [f"{_INDENT * level}{_SIGNS[link.direction]} {name}: {said}{more}"]


def _coverage(link: Evidence) -> str:
    return "" if link.coverage == "unreviewed" else f"{link.coverage} coverage"


def _data(claim: Claim) -> str:
    """Return what the outline has no words for, as Argdown's YAML data of a statement."""
    pairs = {
        "kind": claim.kind,
        "relation": claim.parent_relation if claim.parent_relation == "restates" else "",
        "likelihood": claim.likelihood,
        "confidence": claim.confidence or "",
    }
    told = ", ".join(f"{name}: {_in_quotes(value)}" for name, value in pairs.items() if value)
    return f" {{{told}}}"


def escape(text: str) -> str:
    """Return a text on one line in which nothing has a meaning to Argdown; it never begins a line."""
    return _ACTIVE.sub(r"\\\1", _line(text))


def _line(text: str) -> str:
    return " ".join(_GONE.sub(" ", text).split())


def _tag(text: str) -> str:
    return re.sub(r"[()\\#]", " ", _line(text)).strip()


def _in_quotes(text: str) -> str:
    """Return a text as a YAML string in double quotes; curly brackets would end the data of a statement."""
    plain = _line(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("{", "\\x7b").replace("}", "\\x7d") + '"'
