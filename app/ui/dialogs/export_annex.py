"""The sourcing audit at the end of an export, as units of the preview."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.ui.widgets.preview_units import Unit, text_unit
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.export.annex import Annex, AnnexFinding


def annex_units(annex: Annex | None) -> tuple[Unit, ...]:
    """Return the units of an annex; none without one."""
    return tuple(_units(annex)) if annex is not None else ()


def _units(annex: Annex) -> Iterator[Unit]:
    yield text_unit("heading", tr("Sourcing audit"), "title_section")
    yield text_unit("words", tr("Verdict: {verdict}.").format(verdict=annex.verdict), "preview")
    for one in annex.findings:
        yield text_unit("words", _finding(one), "footnote")
    figures = "  ·  ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in annex.figures.items())
    if figures:
        yield text_unit("words", figures, "footnote")


def _finding(one: AnnexFinding) -> str:
    waived = "  " + tr("Waived: {reason}").format(reason=one.reason) if one.waived else ""
    return f"{one.rule} ({one.severity}): {one.message}{waived}"
