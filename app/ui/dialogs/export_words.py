"""The export dialog's words: formats, profiles, styles, and what the audit's verdict means for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.ui.wording import count, tr


class Verdict(NamedTuple):
    """What the audit says of a briefing, and what its export will show of it."""

    errors: int
    warnings: int
    #: Sentences that the export marks as unsourced.
    unsourced: int = 0
    #: Whether the sourcing audit is appended, and whether the export says that it is a draft.
    annexed: bool = False
    draft: bool = False


def format_names() -> Mapping[str, str]:
    """Return the formats in the order in which they are offered."""
    return {
        "md": tr("Markdown"),
        "html": tr("HTML with receipts"),
        "docx": tr("Word"),
        "pdf": tr("PDF"),
        "json": tr("JSON"),
    }


def verdict_words(verdict: Verdict) -> tuple[str, str, str]:
    """Return the verdict's mark, the verdict in a sentence, and what the reader will see."""
    errors = count(verdict.errors, tr("error"), tr("errors"))
    warnings = count(verdict.warnings, tr("warning"), tr("warnings"))
    found = tr("{errors} and {warnings}").format(errors=errors, warnings=warnings)
    seen = _seen(verdict)
    if verdict.errors:
        words = tr("Not ready: {found} stand open. It can be exported all the same.")
        return "error", words.format(found=found if verdict.warnings else errors), seen
    if verdict.warnings:
        return "warning", tr("Ready, with {warnings}.").format(warnings=warnings), seen
    return "covered", tr("The audit says: ready."), seen


def _seen(verdict: Verdict) -> str:
    seen = [tr("that it is a draft")] if verdict.draft else []
    if verdict.unsourced:
        sentences = count(verdict.unsourced, tr("sentence"), tr("sentences"))
        seen.append(tr("“unsourced” behind {sentences}").format(sentences=sentences))
    if verdict.annexed:
        seen.append(tr("the sourcing audit at the end"))
    return tr("The reader sees {what}.").format(what=joined(seen)) if seen else ""


def joined(words: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    *rest, last = [*words] or [""]
    return tr("{some} and {last}").format(some=", ".join(rest), last=last) if rest else last


def size_words(size: int) -> str:
    """Return a file's size as people read it."""
    if size < 1000:
        return count(size, tr("byte"), tr("bytes"))
    if size < 999_500:
        return tr("{number} kB").format(number=f"{size / 1000:.0f}")
    return tr("{number} MB").format(number=f"{size / 1_000_000:.1f}")
