"""What each sentence of a body deserves in the margin: pure, from the prose, the claims and the findings.

It runs at every keystroke. A body is cut where no construct of Markdown reaches across, and the sentences of
each piece are remembered, so that only the paragraph being typed is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.prose import Sentence, count_words, split_sentences, strip_markers
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.claims import ClaimRow

#: Worst first.
ORDER = ("error", "warning", "disputes", "info", "covered", "")
#: A blank line before a line that is not indented; an indented one belongs to what stands above it.
_CUT = re.compile(r"\n[ \t]*\n(?=[^\s])")
#: From here on a blank line may stand inside code.
_FENCE = re.compile(r"^ {0,3}(?:[-+*>] ?|\d+[.)] ?)*[ \t]*(?:`{3}|~{3})", re.MULTILINE)


@dataclass(frozen=True)
class SentenceMark:
    """A sentence's place in the body (code points, end exclusive), its mark, and why."""

    index: int
    start: int
    end: int
    mark: str
    why: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Chip:
    """A `[[key]]` in the body: its place, and the mark of its claim ("error" where there is none)."""

    start: int
    end: int
    key: str
    mark: str


def worst(marks: Iterable[str]) -> str:
    """Return the gravest of some marks, or nothing."""
    return min(marks, key=ORDER.index, default="")


def sentences_of(body: str) -> Iterator[tuple[int, Sentence]]:
    """Yield what `split_sentences` finds, each with the offset to add to its places."""
    for at, piece in _pieces(body):
        for sentence in _sentences(piece):
            yield at, sentence


def words_of(body: str) -> int:
    """Count the words of a body, as `count_words` does."""
    return sum(_words(piece) for _, piece in _pieces(body))


def _pieces(body: str) -> Iterator[tuple[int, str]]:
    fence = _FENCE.search(body)
    until = fence.start() if fence else len(body)
    at = 0
    for cut in _CUT.finditer(body, 0, until):
        yield at, body[at : cut.end()]
        at = cut.end()
    yield at, body[at:]


@lru_cache(maxsize=4096)
def _sentences(piece: str) -> tuple[Sentence, ...]:
    return split_sentences(piece)


@lru_cache(maxsize=4096)
def _words(piece: str) -> int:
    return count_words(piece)


def mark_sentences(
    body: str, section: str, rows: Mapping[str, ClaimRow], findings: Iterable[Finding]
) -> tuple[tuple[SentenceMark, ...], tuple[Chip, ...]]:
    """Return the sentences with their marks, and the chips; `rows` by claim key."""
    by_sentence: dict[int, list[tuple[str, str]]] = {}
    for finding in findings:
        if finding.section == section and finding.sentence is not None and not finding.waived:
            by_sentence.setdefault(finding.sentence, []).append((finding.severity, finding.message))
    by_key: dict[str, list[tuple[str, str]]] = {}
    marks: list[SentenceMark] = []
    chips: list[Chip] = []
    for index, (at, sentence) in enumerate(sentences_of(body)):
        found = list(by_sentence.get(index, ()))
        for key in sentence.claims:
            if key not in by_key:
                by_key[key] = _claim_findings(key, rows)
            found += by_key[key]
        mark, why = _standing(sentence.claims, rows)
        if found:
            mark = worst(severity for severity, _ in found)
            why = " ".join(dict.fromkeys(message for severity, message in found if severity == mark))
        marks.append(SentenceMark(index, at + sentence.start, at + sentence.end, mark, why, sentence.claims))
        for start, end in sentence.marker_spans:
            key = body[at + start + 2 : at + end - 2]
            if key in by_key:
                chips.append(Chip(at + start, at + end, key, worst(one for one, _ in by_key[key])))
    return tuple(marks), tuple(chips)


def _standing(keys: Iterable[str], rows: Mapping[str, ClaimRow]) -> tuple[str, str]:
    """Return the mark of a sentence with which nothing is wrong, and why; worst of its claims."""
    known = [rows[key] for key in keys if key in rows]
    if not known:
        return "", ""
    if any(row.origins_against for row in known):
        return "disputes", tr("A passage disputes it; the claim answers that.")
    if any(row.origins_for == 1 for row in known):
        return "info", tr("It rests on a single origin.")
    return "covered", ""


def claim_sentence(text: str, key: str) -> str:
    """Return a claim's text as a sentence of prose that names it."""
    words = " ".join(text.split())
    return f"{words if words.endswith(('.', '!', '?', '…')) else words + '.'} [[{key}]]"


def _claim_findings(key: str, rows: Mapping[str, ClaimRow]) -> list[tuple[str, str]]:
    row = rows.get(key)
    if row is None:
        return [("error", tr("No claim has the key “{key}”.").format(key=key))]
    return [(one.severity, one.message) for one in row.findings if not one.waived]


def claim_words(sentence: str) -> str:
    """Return a sentence of prose as a claim's text: no markers, no emphasis, no stop at the end."""
    text = strip_markers(sentence).replace("**", "").replace("__", "").strip(" \t\n*_")
    return " ".join(text.split()).removesuffix(".")
