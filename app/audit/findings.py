"""Findings: what a rule has to say about one thing, and the verdict that follows from all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Verdict = Literal["ready", "blocked"]

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result of the audit. Ids that do not apply are None; `sentence` is the index in its section's body.

    `target` names what the finding is about, the same on each run: a waiver holds as long as it does.
    `quotation` is the whole of what is quoted, where the finding is about a quotation in the prose.
    """

    rule: str
    severity: Severity
    message: str
    target: str
    briefing: str | None = None
    section: str | None = None
    sentence: int | None = None
    claim: str | None = None
    article: str | None = None
    highlight: str | None = None
    evidence: str | None = None
    quotation: str = ""
    waived: bool = False


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Return `blocked` while an error is neither mended nor waived."""
    open_errors = any(one.severity == "error" and not one.waived for one in findings)
    return "blocked" if open_errors else "ready"


def quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return a text in quotation marks on one line, cut at a word when it is long."""
    line = " ".join(text.split())
    if len(line) > longest:
        line = line[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"
    return f"“{line}”"


def in_words(finding: Finding, claim: str = "") -> str:
    """Return what a finding says where its claim is not shown beside it: with the claim's words, if any."""
    words = quoted(claim)
    # A message that quotes its claim may have cut it elsewhere.
    named = words[1:-1].rstrip("…")[:24] in finding.message
    return finding.message if not claim or named else f"{finding.message} {words}"


def fingerprint(text: str) -> str:
    """Return a short name for a wording, for targets that must lapse when the wording changes."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:16]
