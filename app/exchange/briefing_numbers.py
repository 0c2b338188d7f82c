"""The many spellings of a number that points at a source, spelled as one: `[3, 5-7]`, `[4, p. 12]`.

`¹²`, `<sup>3</sup>`, `^3^`, `【3】`, `【1†source】`, `[[1]](#cite_note-1)`, `[^5^][5]`,
`[1][2]`, `【2†L12-L15】` with its lines, `[4]: 12` and, where nothing else can be meant, `(3)`. A number that
leads to no source stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.prose.markers import code_spans

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_LIST = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20}"
_SUP = r"\d{1,3}(?:\\?\]?\s*[,;–-]\s*\\?\[?\d{1,3}){0,20}"
_ONE = r"\\?\[?\\?\[?\^?(?:[a-z]+ )?(\d{1,3})\^?\\?\]?\\?\]?"
#: Where a number leads within a page: `#cite_note-1`, `#fn3`, `#_ftn2`, `#ref-4`.
_WITHIN = r"[^()\s]*#[^()\s]*(?:cite|note|fn|ftn|ref|src|source)[^()\s]*"
_SPELLINGS = re.compile(
    rf"\^?\[{_ONE}\]\({_WITHIN}(?:\s+\"[^\"\n]*\")?\)\^?"
    r"|\[\\?\[(?P<linked>\d{1,3})\\?\]\]\(<?https?://[^()\s]*\)"
    rf"|<sup>\s*(?:<a\b[^<>]*>)?\\?\[?(?P<sup>{_SUP})\\?\]?(?:\]\([^()\s]*\))?(?:</a>)?\s*</sup>"
    rf"|\[\^(?P<bing>\d{{1,3}})\^\](?:\[\d{{1,3}}\])?"
    rf"|\^\\?\[?(?P<caret>{_LIST})\\?\]?\^"
    rf"|【(?P<lens>{_LIST})(?:†(?P<lines>[^【】\[\]\n]{{0,80}}))?】"
    rf"|(?P<raised>{_RAISED}{{1,3}}(?!{_RAISED})(?:\s?[,;⁻–˒-]\s?{_RAISED}{{1,3}}(?!{_RAISED})){{0,20}})"
    rf"|(?<=[a-zà-ÿ]{{3}}[.,])(?P<bare>\d{{1,2}})(?=\s+[^\W\da-z]|\s*$)"
    rf"|(?<=[a-zà-ÿ]{{3}}[.,])\((?P<after>{_LIST})\)(?=\s|$)"
    rf"|(?<=[^\s\[(])\[(?P<paged>\d{{1,3}})\]:\s?(?P<page>\d{{1,4}}(?:[–-]\d{{1,4}})?)(?=[\s,;.]|$)"
)
_ROUND = re.compile(
    rf"(?<![^\W_])(?P<before>[^\W_]{{1,30}})(?P<close>[”\"’»*%]*)(?P<space>\s?)\((?P<list>{_LIST})\)(?=[.,;:!?…]|\s*(?:\n|$))"
)
_NEIGHBOURS = re.compile(rf"\[({_LIST})\](?:[,;]?\s?\[({_LIST})\])+(?![\[(:])")
#: Before a number in round brackets these make it part of a name: "Article 3 (2)", "option (1)".
_NAMES = re.compile(
    r"(?:\d{1,3}|art(?:icle|ikel)?|sec(?:tion)?|para(?:graph)?|clause|rule|abs(?:atz)?|fig(?:ure)?|table|eq(?:uation)?"
    r"|step|option|point|item|type|class|no|nr|see|in|by|and|or|vgl|siehe|über|age|aged)",
    re.IGNORECASE,
)
#: `m²` is no reference: a short word with a raised number right behind it is a unit or a formula.
_SHORT = re.compile(r"(?:^|[^\w])[^\W_]{1,2}$|\d$")


def spell_numbers(prose: str, known: Callable[[str], bool]) -> str:
    """Return the prose with every number that `known` finds a source for spelled in square brackets."""
    if not re.search(rf"[\[(<^【]|{_RAISED}|[a-zà-ÿ][.,]\d", prose):
        return prose
    # Their notes stand among the prose: they mean nothing else.
    defined = frozenset(re.findall(rf"(?m)^[ \t]*({_RAISED}{{1,3}})(?!{_RAISED})[ \t]*\S", prose))
    prose = _spelled(prose, _SPELLINGS, lambda found: _plain_number(found, prose, defined), known)
    if not re.search(r"(?:^|\s)\(1\)\s+[^\W\d_]", prose):
        # "(1) a port, (2) a ship" counts; it points nowhere.
        prose = _spelled(prose, _ROUND, _round_number, known)
    return _spelled(prose, _NEIGHBOURS, _joined, known)


def _spelled(
    prose: str,
    pattern: re.Pattern[str],
    spell: Callable[[re.Match[str]], tuple[str, str, str]],
    known: Callable[[str], bool],
) -> str:
    """Respell what a pattern finds; `spell` returns what stands before it, its numbers, and a page."""
    spans = code_spans(prose) if pattern.search(prose) else []

    def spelled(found: re.Match[str]) -> str:
        before, numbers, page = spell(found)
        if not numbers or any(low <= found.start() < high for low, high in spans):
            return found[0]
        if not all(known(one) for one in numbers_of(numbers)):
            return found[0]
        follows = prose[found.end() : found.end() + 1]
        # Two marks that both say where are kept apart.
        apart = " " if page and follows in ("[", "【") and follows else ""
        return f"{before}[{numbers}{f', {page}' if page else ''}]{apart}"

    return pattern.sub(spelled, prose)


def _plain_number(found: re.Match[str], prose: str, defined: frozenset[str]) -> tuple[str, str, str]:
    before = prose[max(0, found.start() - 80) : found.start()].rpartition("\n")[2]
    if found["raised"] in defined:
        return "", "", ""
    if (found["raised"] or found["sup"] or found["caret"]) and (_SHORT.search(before) or not before.strip()):
        return "", "", ""
    if found["raised"]:
        return "", re.sub("[˒]", ",", found["raised"].translate(_DIGITS)), ""
    numbers = next((one for one in found.groups()[:-1] if one), "")
    where = f"p. {found['page']}" if found["page"] else ""
    if found["lines"] and found["lines"].casefold().strip() != "source":
        where = f"†{found['lines'].strip()}"
    return "", re.sub(r"[\\\[\]]", "", numbers), where


def _round_number(found: re.Match[str]) -> tuple[str, str, str]:
    if _NAMES.fullmatch(found["before"]):
        return "", "", ""
    return f"{found['before']}{found['close']}{found['space']}", found["list"], ""


def _joined(found: re.Match[str]) -> tuple[str, str, str]:
    return "", ", ".join(re.findall(_LIST, found[0])), ""


def numbers_of(text: str) -> Iterator[str]:
    """Yield each number of `3, 5-7`."""
    for part in re.split(r"\s*[,;]\s*", text):
        low, _, high = (one.strip() for one in part.replace("–", "-").partition("-"))
        if high and int(low) <= int(high) <= int(low) + 30:
            yield from (str(number) for number in range(int(low), int(high) + 1))
        else:
            yield from (str(int(one)) for one in (low, high) if one)
