"""Verbs for annotations as JSON: W3C Web Annotations out and in, those of Hypothesis in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.core.data_exports import WrittenData
from app.core.project import Project
from app.core.reading import read_bytes
from app.core.records import Records, read_records
from app.core.taking_in import TakenIn, take_in
from app.errors import CannotRead
from app.exchange import claims_file, hypothesis, json_values, web_annotation, web_annotation_out
from app.exchange.foreign import Delivery
from app.exchange.web_annotation_out import Marked
from app.export.citation import address_of, passage_address
from app.export.write import check_beside, write_files

#: What is put to a file's name for its sidecar.
SIDECAR = ".claims.json"
_LIKELY = ("a Web Annotation", "an export of Hypothesis")


def export_annotations(project: Project, out: Path | None) -> WrittenData:
    """Write every highlight as a Web Annotation, and the claims beside them as NAME.claims.json."""
    records = read_records(project)
    data = web_annotation_out.render_annotations(project.title, project.id, _marked(records))
    claims = web_annotation_out.render_claims(records.claims, records.evidence)
    beside: tuple[str, ...] = ()
    if out is not None:
        sidecar = sidecar_of(out)
        check_beside(out, [sidecar], "Choose a name that ends with .jsonld.")
        write_files({out: data, sidecar: claims})
        beside = (sidecar.name,)
    counts = {"highlights": len(records.highlights), "claims": len(records.claims)}
    counts |= {"links": len(records.evidence)}
    return WrittenData(path=out, format=web_annotation.FORMAT, data=data, counts=counts, beside=beside)


def import_annotations(
    project: Project,
    path: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    only: str | None = None,
) -> TakenIn:
    """Take in a file of Web Annotations (with the claims beside it), of Hypothesis, or a sidecar alone.

    Passages are found again by their words; one change. Raises CannotRead in words. Blocks for as long as the
    search takes.
    """
    delivery = read_annotations(read_bytes(path), path.name)
    sidecar = sidecar_of(path)
    if delivery.format == web_annotation.FORMAT and sidecar != path and sidecar.is_file():
        delivery = _with_claims(delivery, sidecar)
    return take_in(project, delivery, progress, cancelled, only)


def read_annotations(data: bytes, name: str) -> Delivery:
    """Return what a JSON file brings; raise CannotRead with the reason why it is none of ours to read."""
    value = json_values.parse(data, f"“{name}”")
    if claims_file.is_claims_file(value):
        return claims_file.read_claims_file(_object(value))
    if hypothesis.is_hypothesis(value):
        return hypothesis.read_hypothesis(value)
    if web_annotation.is_annotations(value):
        return web_annotation.read_annotations(value)
    if isinstance(value, dict) and "$schema" in value:
        reason = "it is a JSON schema, which says how annotations are to look and holds none"
    elif isinstance(value, dict) and ("target" in value or "body" in value):
        reason = "it has no type “Annotation”"
    else:
        reason = "it holds no annotations"
    raise CannotRead(f"“{name}” cannot be imported: {reason}.", f"Choose {' or '.join(_LIKELY)}.")


def sidecar_of(path: Path) -> Path:
    """Return where the claims stand that belong to a file of annotations."""
    return path.with_name(path.stem + SIDECAR)


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _with_claims(delivery: Delivery, sidecar: Path) -> Delivery:
    value = json_values.parse(read_bytes(sidecar), f"“{sidecar.name}”")
    if not claims_file.is_claims_file(value):
        return delivery
    more = claims_file.read_claims_file(_object(value))
    return Delivery(
        format=delivery.format,
        passages=delivery.passages,
        notes=delivery.notes,
        claims=more.claims,
        links=more.links,
        left_out=(*delivery.left_out, *more.left_out),
    )


def _marked(records: Records) -> list[Marked]:
    articles = {one.id: one for one in records.articles}
    copies = {one.id: one for one in records.snapshots}
    found: list[Marked] = []
    for one in records.highlights:
        article, snapshot = articles[one.article], copies[one.snapshot]
        address = address_of(article)
        fragment = (
            passage_address(article, snapshot, one).removeprefix(address).lstrip("#") if address else ""
        )
        found.append(Marked(one, article, snapshot, address, fragment))
    return found
