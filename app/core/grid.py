"""The verb that writes the grid of claims and articles to a file."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.core import articles, claims
from app.core.columns import ORDERS, Column, Order, arrange
from app.core.outline import ClaimRow, EvidenceRow
from app.core.project import Project
from app.core.stamps import sha256_of
from app.errors import WrongUse
from app.export import write
from app.export.grid import Grid, GridArticle, GridClaim, GridPassage
from app.export.grid_csv import render_csv
from app.export.grid_html import render_html

FORMATS: Mapping[str, tuple[str, ...]] = {"html": (".html", ".htm"), "csv": (".csv",)}


@dataclass(frozen=True, slots=True)
class WrittenGrid:
    """What was written: `path` is None when only the bytes were asked for."""

    path: Path | None
    format: str
    sha256: str
    bytes: int
    claims: int
    articles: int
    data: builtins.bytes


def write_grid(
    project: Project,
    out: Path | None,
    format: str | None = None,
    order: Order = "origin",
    *,
    cited_only: bool = False,
    bom: bool = False,
) -> WrittenGrid:
    """Render the grid and write it whole; the same store gives the same bytes. `bom` is for CSV."""
    chosen = format or (find_format(out) if out is not None else "csv")
    renderers: Mapping[str, Callable[[Grid], builtins.bytes]] = {
        "html": render_html,
        "csv": lambda grid: render_csv(grid, bom=bom),
    }
    if chosen not in renderers:
        raise WrongUse(f"The grid cannot be written as “{chosen}”.", "Choose html or csv.")
    grid = compose_grid(project, order, cited_only=cited_only)
    data = renderers[chosen](grid)
    if out is not None:
        write.write_file(out, data)
    return WrittenGrid(out, chosen, sha256_of(data), len(data), len(grid.claims), len(grid.articles), data)


def find_order(name: str) -> Order:
    """Return the order called so; raise WrongUse in words."""
    for order in ORDERS:
        if order == name:
            return order
    raise WrongUse(f"There is no order “{name}”.", f"Choose one of {', '.join(ORDERS)}.")


def find_format(path: Path) -> str:
    """Return the format that a file's ending asks for; raise WrongUse when none belongs to it."""
    ending = path.suffix.lower()
    for name, endings in FORMATS.items():
        if ending in endings:
            return name
    said = ending or "no ending"
    raise WrongUse(f"The grid cannot be written to “{path.name}” ({said}).", "End the name in .html or .csv.")


def compose_grid(project: Project, order: Order, *, cited_only: bool = False) -> Grid:
    """Return the grid as its writers need it: claims as in the outline, articles in the order asked for."""
    rows = claims.list_claims(project)
    columns = arrange(articles.list_articles(project), rows, order, cited_only=cited_only)
    places = {column.article: place for place, column in enumerate(columns)}
    return Grid(
        title=project.title,
        order=order,
        articles=tuple(_article(one) for one in columns),
        claims=tuple(_claim(row, places) for row in rows),
    )


def _article(column: Column) -> GridArticle:
    return GridArticle(
        citekey=column.citekey,
        title=column.title,
        publisher=column.publisher,
        issued=column.issued,
        reliability=column.reliability,
        status=column.status,
        address=column.address,
        origin=column.origin_name,
        copies=column.copies if column.first else 0,
    )


def _claim(row: ClaimRow, places: Mapping[str, int]) -> GridClaim:
    cells: dict[int, list[GridPassage]] = {}
    for one in row.evidence:
        cells.setdefault(places[one.article.id], []).append(_passage(one))
    claim = row.claim
    return GridClaim(
        key=claim.key,
        text=claim.text,
        kind=claim.kind,
        depth=row.depth,
        likelihood=claim.likelihood,
        confidence=claim.confidence or "",
        origins_for=row.origins_for,
        origins_against=row.origins_against,
        findings=tuple(sorted({one.rule for one in row.findings if not one.waived})),
        cells={place: tuple(held) for place, held in cells.items()},
    )


def _passage(row: EvidenceRow) -> GridPassage:
    return GridPassage(row.evidence.direction, row.highlight.exact, row.highlight.page_label or "")
