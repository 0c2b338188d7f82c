"""Headings of a report that has none in Markdown: lines in bold or in capitals that stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.exchange.briefing_blocks import Block
from app.exchange.briefing_drafts import Library
from app.exchange.briefing_entries import sources_line
from app.exchange.briefing_works import is_sources_title
from app.exchange.markdown_text import plain_text

_BOLD = re.compile(r"(?P<before>\d+(?:\.\d+)*[.)]?\s+)?(\*\*|__)(?P<words>[^*_\n]{3,120})\2(?P<colon>:?)")
_NUMBER = re.compile(r"(?P<number>\d+(?:\.\d+)*)[.)]?\s+\S")
#: What marks a whole document or its end, in capitals, and heads nothing.
_MARKING = re.compile(
    r".*//.*|(?:top )?secret\b.*|(?:un)?classified\b.*|confidential\b.*|restricted\b.*|internal\b.*|tlp\b.*"
    r"|for (?:official|internal) use only|embargo\w*\b.*|draft|ends?|\(?more\)?|page \d+.*",
    re.IGNORECASE,
)
#: What the first of several first-level headings says when it is no title.
FIRST_PART = re.compile(
    r"(?:[\dIVX]+[.)]?\s+)?(?:(?:executive|management) )?(?:summary|overview|abstract|introduction|background"
    r"|key (?:findings|judge?ments|takeaways|points)|bottom line(?: up front)?|bluf|preface|contents"
    r"|zusammenfassung|einleitung|überblick|hintergrund|résumé|introduction|contexte|synthèse|resumen|introducción)",
    re.IGNORECASE,
)
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^*_\n]{4,200})\1")
_LONGEST = 90


def with_headings(blocks: Sequence[Block], title: str, library: Library) -> tuple[str, list[Block]]:
    """Return a report's title and its blocks; lines that stand alone are headings if it has no others."""
    made = list(blocks)
    found = supposed_headings(made)
    titled = title or any(one.kind == "heading" and one.level == 1 for one in made)
    first = found.get(0)
    if first is not None and not titled and not FIRST_PART.fullmatch(first.text):
        title = plain_text(found.pop(0).text)
    made = [found.get(at, one) for at, one in enumerate(made)][first is not None and 0 not in found :]
    if found:
        words = "; ".join(f"“{plain_text(one.text)}”" for one in found.values())
        said = f"The report has no headings: lines that stand alone are taken for them, {words}."
        library.say(next(iter(found.values())).start + 1, said)
    if not title and not titled and made and _is_bold_title(made[0]):
        title = plain_text(made.pop(0).text)
    return title, made


def _is_bold_title(block: Block) -> bool:
    """Say whether a first line is set in bold and is no sentence."""
    if block.kind != "paragraph" or _BOLD_LINE.fullmatch(block.text.strip()) is None:
        return False
    return sources_line(block) is None and not re.search(r"[.!?:]\W*$", block.text)


def supposed_headings(blocks: Sequence[Block]) -> dict[int, Block]:
    """Return which blocks are headings in all but their marks, by their places; none where it is not clear.

    A report that has headings in Markdown, other than its title, has no others.
    """
    marked = [at for at, one in enumerate(blocks) if one.kind == "heading"]
    if len(marked) > 1 or (marked and (marked != [0] or blocks[0].level != 1)):
        return {}
    found = {at: words for at, one in enumerate(blocks[:-1]) if (words := _words(one))}
    lists = [at for at, words in found.items() if is_sources_title(words)]
    if len(lists) > 1:
        # Each section has its own list of sources: its head is no heading.
        found = {at: words for at, words in found.items() if at not in lists}
    if len(set(found) - set(lists)) < 2:
        return {}
    capitals = any(_is_capitals(words) for words in found.values())
    return {
        at: replace(blocks[at], kind="heading", text=words, level=_level(words, capitals=capitals))
        for at, words in found.items()
    }


def _words(block: Block) -> str:
    """Return the words of a line that heads what follows; nothing for any other block."""
    text = block.text.strip()
    if block.kind == "list" and block.ordered and len(block.items) == 1:
        text = block.items[0][1]
    elif block.kind != "paragraph":
        return ""
    if "\n" in text or len(text) > _LONGEST + 40:
        return ""
    bold = _BOLD.fullmatch(text)
    if bold:
        words = f"{bold['before'] or ''}{bold['words'].strip()}"
        return "" if re.search(r"[.!?;,]$", words) else words.rstrip(":")
    words = text.rstrip(":")
    return words if _is_capitals(words) and not _MARKING.fullmatch(words) else ""


def _is_capitals(words: str) -> bool:
    letters = re.findall(r"[^\W\d_]", words)
    small = words.upper() == words.lower() or words != words.upper()
    return not small and len(letters) >= 4 and len(words) <= _LONGEST and not re.search(r"[.!?;,|]$", words)


def _level(words: str, *, capitals: bool) -> int:
    """Return a heading's level: numbers tell it, and what is in bold is below what is in capitals."""
    number = _NUMBER.match(words)
    if number and "." in number["number"]:
        return min(2 + number["number"].count("."), 6)
    return 3 if capitals and not _is_capitals(words) and not number else 2
