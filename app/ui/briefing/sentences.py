"""What each sentence of a body deserves in the margin: pure, from the prose, the claims and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.prose import split_sentences, strip_markers

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.claims import ClaimRow

#: Worst first.
ORDER = ("error", "warning", "info", "covered", "")


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


def mark_sentences(
    body: str, section: str, rows: Mapping[str, ClaimRow], findings: Iterable[Finding]
) -> tuple[tuple[SentenceMark, ...], tuple[Chip, ...]]:
    """Return the sentences with their marks, and the chips; `rows` by claim key."""
    by_sentence: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.section == section and finding.sentence is not None and not finding.waived:
            by_sentence.setdefault(finding.sentence, []).append(finding)
    marks: list[SentenceMark] = []
    chips: list[Chip] = []
    for index, sentence in enumerate(split_sentences(body)):
        found: list[tuple[str, str]] = [(one.severity, one.message) for one in by_sentence.get(index, [])]
        for key in sentence.claims:
            found += _claim_findings(key, rows)
        mark = worst(severity for severity, _ in found) or ("covered" if sentence.claims else "")
        why = " ".join(dict.fromkeys(message for severity, message in found if severity == mark))
        marks.append(SentenceMark(index, sentence.start, sentence.end, mark, why, tuple(sentence.claims)))
        for start, end in sentence.marker_spans:
            key = body[start + 2 : end - 2].strip()
            if key != "-":
                chips.append(Chip(start, end, key, worst(s for s, _ in _claim_findings(key, rows))))
    return tuple(marks), tuple(chips)


def _claim_findings(key: str, rows: Mapping[str, ClaimRow]) -> list[tuple[str, str]]:
    row = rows.get(key)
    if row is None:
        return [("error", f"No claim has the key “{key}”.")]
    return [(one.severity, one.message) for one in row.findings if not one.waived]


def claim_words(sentence: str) -> str:
    """Return a sentence of prose as a claim's text: no markers, no emphasis, no stop at the end."""
    text = strip_markers(sentence).replace("**", "").replace("__", "").strip(" \t\n*_")
    return " ".join(text.split()).removesuffix(".")
