"""What programs wrap around a report: a fence around the whole, signs for bullets, characters of no width.

The number of lines stays, so that what is said of a line is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable

#: Says something to the user about a line, counted from 1.
Say = Callable[[int, str], None]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]")
_SEPARATORS = re.compile("[\u2028\u2029\u0085]")
_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})[ \t]*(?P<language>[\w+-]*)[ \t]*")
_LANGUAGES = frozenset(("", "markdown", "md", "text", "txt", "plaintext"))
_HEADING = re.compile(r" {0,3}#{1,6}\s")
#: Signs that only set a line off. Those that say something, ✅ or ⚠️, stay in it.
_DOTS = "•●▪■◦○‣⁃∙·➤➢►▶▸➔→✦✧◆◇🔹🔸🔷🔶🔵⚫⚪🟢🟠📌👉"
_BULLET = re.compile(
    rf"(?P<indent>[ \t]*)(?P<sign>[{_DOTS}]\ufe0f?"
    rf"|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)[ \t\u00a0]+(?=\S)"
)
#: Spaces that do not break, where Markdown wants one that does.
_HARD_SPACE = re.compile(
    r"(?m)^([ \t\u00a0]*(?:#{1,6}|[-*+]|\d{1,3}[.)]|>|\[\^[^\[\]\s]+\]:))[\u00a0\u202f\u2007]+"
)


def unwrap(text: str, say: Say) -> str:
    """Return a report without its wrapping, line for line, and say what was left out or changed."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    clean = _CONTROL.sub("", _SEPARATORS.sub(" ", text))
    if clean != text:
        say(1, "Characters that print nothing are left out.")
    lines = _HARD_SPACE.sub(r"\1 ", clean).split("\n")
    _open_fence(lines, say)
    _spell_bullets(lines, say)
    return "\n".join(lines)


def _open_fence(lines: list[str], say: Say) -> None:
    """Take the fence off that holds the whole report: all its headings, and no other stands outside."""
    fences = [(at, found) for at, line in enumerate(lines) if (found := _FENCE.fullmatch(line))]
    if len(fences) < 2:
        return
    (start, opening), (end, closing) = fences[0], fences[-1]
    inner = fences[1:-1]
    closes = not closing["language"] and closing["marks"][0] == opening["marks"][0]
    if not closes or opening["language"].lower() not in _LANGUAGES or len(inner) % 2:
        return
    outside = [one for at, one in enumerate(lines) if not start <= at <= end]
    inside = lines[start + 1 : end]
    if not any(map(_HEADING.match, inside)) or any(map(_HEADING.match, outside)):
        return
    first = next((one for one in inside if one.strip()), "")
    if inner and not (_HEADING.match(first) or first.startswith(("**", "---"))):
        # Fences within are of code in the report; a report may begin and end with code as well.
        return
    if sum(map(len, inside)) < sum(map(len, outside)):
        return
    fence = lines[start].strip()
    lines[start] = lines[end] = ""
    say(start + 1, f"The whole report stands in a fence of code, {fence}: the fence is left out.")


def _spell_bullets(lines: list[str], say: Say) -> None:
    """Spell lines that begin with a sign as items of a list, where several do."""
    found = {at: one for at, line in enumerate(lines) if (one := _BULLET.match(line))}
    if len(found) < 2:
        return
    fenced = False
    spelled: list[int] = []
    for at, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        if at not in found or fenced:
            continue
        near = [other for other in range(at - 3, at + 4) if other != at and other in found]
        if not near or len(found[at]["indent"].expandtabs(4)) > 8:
            continue
        sign = found[at]["sign"]
        kept = "" if sign[0] in _DOTS else f"{sign} "
        lines[at] = f"{found[at]['indent']}- {kept}{line[found[at].end() :]}"
        spelled.append(at)
    if spelled:
        say(
            spelled[0] + 1,
            f"Signs that begin lines are spelled as items of lists, first “{found[spelled[0]]['sign']}”.",
        )
