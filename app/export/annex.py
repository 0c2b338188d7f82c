"""The sourcing audit as an annex of an export, handed in as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.export.citation import TYPED

if TYPE_CHECKING:
    from app.export.parts import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexFinding:
    """One finding as it is printed; `reason` is the waiver's, when there is one."""

    rule: str
    severity: str
    message: str
    waived: bool = False
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexQuotation:
    """How a cited quotation from a PDF was confirmed: `state` is the second reader's, `other` what it has."""

    label: str
    quotation: str
    state: str
    other: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """What `## Sourcing audit` says. Shares are figures between 0 and 1."""

    verdict: str
    model_sha256: str
    findings: tuple[AnnexFinding, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)
    quotations: tuple[AnnexQuotation, ...] = ()
    #: What a figure counts, by its name.
    definitions: Mapping[str, str] = field(default_factory=dict)


def confirmation(one: AnnexQuotation) -> str:
    """Say how a quotation was confirmed, with both wordings where they differ."""
    if one.typed:
        return f"{TYPED}; confirmed by no reader"
    if one.state == "differs":
        other = f"reads “{' '.join(one.other.split())}”" if one.other else "does not have these words"
        return (
            f"the two readers differ: the first reads “{' '.join(one.quotation.split())}”, the second {other}"
        )
    return {
        "agrees": "both readers of the PDF agree",
        "cannot_read": f"not readable by the second reader: {one.other}".rstrip(": "),
        "pending": "not read by the second reader yet",
    }.get(one.state, "read by one reader")


def grouped(quotations: Iterable[AnnexQuotation]) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is said of quotations, each thing once, with the labels of those it is said of."""
    labels: dict[str, list[str]] = {}
    for one in quotations:
        labels.setdefault(confirmation(one), []).append(one.label)
    return [(said, tuple(of)) for said, of in labels.items()]


def is_annexed_by_default(document: Document, profile: str) -> bool:
    """Say whether an export carries the annex when nobody asks: drafts do, but `plain` is an exact layout."""
    return document.status == "draft" and profile != "plain"
