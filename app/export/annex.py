"""The sourcing audit as an annex of an export, handed in as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
class Annex:
    """What `## Sourcing audit` says. Shares are figures between 0 and 1."""

    verdict: str
    model_sha256: str
    findings: tuple[AnnexFinding, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)


def is_annexed_by_default(document: Document, profile: str) -> bool:
    """Say whether an export carries the annex when nobody asks: drafts do, but `plain` is an exact layout."""
    return document.status == "draft" and profile != "plain"
