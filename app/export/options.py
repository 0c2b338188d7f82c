"""What an export may be asked for besides its format and profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.export.annex import Annex
    from app.export.receipts import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """`dated` adds dates to lists of sources, `feature_h1` prints feature sections under their own H1.

    `stem` is the name of the file that is written, without its ending: files beside it have it too.
    `receipts` are those of the document's passages, in their order; only HTML prints them.
    """

    dated: bool = False
    feature_h1: bool = False
    annex: Annex | None = None
    stem: str = ""
    receipts: tuple[Receipt, ...] = ()
