"""Verbs that turn a briefing into a document, and a document into a file."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.audit.catalogue import FIGURES
from app.audit.findings import in_words
from app.core import audits, receipts
from app.core.export_options import OWN_CITATIONS
from app.core.pictures import WITH_PICTURES, PictureOptions
from app.core.project import Project
from app.core.records import read_records
from app.core.stamps import sha256_of
from app.errors import CannotRead, NotThere, WrongUse
from app.export import formats, lengths, write
from app.export.annex import Annex, AnnexFinding, AnnexQuotation, is_annexed_by_default
from app.export.document import ComposeInput, Document, compose, digest
from app.export.options import ExportOptions
from app.export.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A file that belongs beside an export: its ending, and what is in it. `path` as in Exported."""

    path: Path | None
    ending: str
    sha256: str
    data: builtins.bytes


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: `path` is None when only the bytes were asked for.

    `problems` are sentences for the user: letters of a PDF that the program's own fonts lack.
    """

    path: Path | None
    format: str
    profile: str
    sha256: str
    bytes: int
    verdict: str
    data: builtins.bytes
    sidecars: tuple[Sidecar, ...] = ()
    problems: tuple[str, ...] = ()
    #: What was rendered, in its style, and the audit that went with it.
    document: Document | None = None
    annex: Annex | None = None


def compose_briefing(
    project: Project,
    briefing_id: str,
    section_id: str | None = None,
    bodies: Mapping[str, str] | None = None,
) -> Document:
    """Resolve a briefing, or one section of it, into the document that preview and export share.

    `bodies` are sections' bodies as they are being typed, by the sections' ids.
    """
    records = read_records(project)
    briefing = next((one for one in records.briefings if one.id == briefing_id), None)
    if briefing is None:
        raise NotThere("The briefing is not there any more.", "List the briefings and choose one.")
    if bodies:
        sections = (replace(one, body=bodies.get(one.id, one.body)) for one in briefing.sections)
        briefing = replace(briefing, sections=tuple(sections))
    findings = audits.run_audit(project, briefing_id).findings if records.waivers else ()
    waived = [one for one in findings if one.waived]
    given = ComposeInput(
        briefing=briefing,
        claims=records.claims,
        evidence=records.evidence,
        highlights=records.highlights,
        articles=records.articles,
        snapshots=records.snapshots,
        waived_claims=frozenset(one.claim for one in waived if one.rule == "A01" and one.claim is not None),
        waived_sentences=frozenset(
            (one.section, one.sentence)
            for one in waived
            if one.rule == "A02" and one.section is not None and one.sentence is not None
        ),
    )
    return compose(given, section_id, project.kept.setdefault("passages", Shelf()))


def export_briefing(
    project: Project,
    briefing_id: str,
    out: Path | None,
    profile: str | None = None,
    format: str = "md",
    annex: bool | None = None,
    pictures: PictureOptions | None = WITH_PICTURES,
    *,
    dated: bool = False,
    feature_h1: bool = False,
    style: str = "",
) -> Exported:
    """Render a briefing and write it whole, its sidecars beside it; the same store gives the same bytes.

    Without `out` nothing is written. `annex` appends the audit; left open, drafts carry it where the profile
    allows. `pictures` says how page images come into the receipts of HTML; None leaves them out. `dated` and
    `feature_h1` are as in ExportOptions. `style` is the name of a citation style (list_styles) or the path of
    a CSL file. A blocked verdict does not stop the export: it is said. A sidecar does not replace a file
    unless the export does: then CannotWriteFile.
    """
    writer = formats.find_writer(format, profile)
    chosen = profile or next(iter(formats.FORMATS[format].profiles))
    sections = (one.sections for one in read_records(project).briefings if one.id == briefing_id)
    lengths.refuse_at_once((one.body for found in sections for one in found), format)
    document = compose_briefing(project, briefing_id)
    audit = audits.run_audit(project, briefing_id)
    annexed = is_annexed_by_default(document, chosen) if annex is None else annex
    options = ExportOptions(
        annex=_annex(project, audit, document) if annexed else None,
        receipts=receipts.make_receipts(project, document, pictures) if format == "html" else (),
        dated=dated,
        feature_h1=feature_h1,
        stem=out.stem if out is not None else "",
    )
    if style:
        document = _in_style(document, style, chosen)
    data = writer(document, options)
    sidecars = tuple(_sidecars(document, options, format, chosen, out))
    if out is not None:
        beside = {one.path: one.data for one in sidecars if one.path is not None}
        write.check_beside(out, beside, "Choose a name that ends with .md.")
        write.write_files({out: data} | beside)
    return Exported(
        path=out,
        format=format,
        profile=chosen,
        sha256=sha256_of(data),
        bytes=len(data),
        verdict=audit.verdict,
        data=data,
        sidecars=sidecars,
        problems=_find_problems(document, options, format),
        document=document,
        annex=options.annex,
    )


def check_target(path: Path) -> None:
    """Raise CannotWriteFile when nothing can be written to this path, as far as one can tell beforehand."""
    write.check_target(path)


def _sidecars(
    document: Document, options: ExportOptions, format: str, profile: str, out: Path | None
) -> Iterator[Sidecar]:
    for ending, renderer in formats.FORMATS[format].sidecars.get(profile, {}).items():
        data = renderer(document, options)
        path = out.with_name(out.stem + ending) if out is not None else None
        yield Sidecar(path=path, ending=ending, sha256=sha256_of(data), data=data)


def list_styles() -> dict[str, str]:
    """Return the built-in citation styles: the name to give, and the name for people."""
    from app.export.styles import STYLES

    return {name: one.title for name, one in STYLES.items()}


def _in_style(document: Document, style: str, profile: str) -> Document:
    from app.exchange.csl_style import MOST_BYTES
    from app.export.styles import find_style, make_style, restyle

    if profile in OWN_CITATIONS:
        raise WrongUse(
            f"The profile “{profile}” has citations of its own; no style can be given for it.",
            "Leave the style out, or choose another profile.",
        )
    if not style.lower().endswith(".csl"):
        return restyle(document, find_style(style))
    try:
        with Path(style).open("rb") as file:
            csl = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CannotRead(
            f"The style file “{Path(style).name}” cannot be read.",
            "Check where it is and whether it is yours.",
        ) from error
    return restyle(document, make_style(csl))


def _find_problems(document: Document, options: ExportOptions, format: str) -> tuple[str, ...]:
    """Return what the user must hear of the file."""
    if format != "pdf":
        return ()
    from app.export.pdf import find_problems

    return find_problems(document, options)


def list_formats() -> dict[str, tuple[str, ...]]:
    """Return the formats that can be written, each with its profiles, the default first."""
    return {name: tuple(one.profiles) for name, one in formats.FORMATS.items()}


def is_text_format(name: str) -> bool:
    """Say whether a format is text; what nobody knows is refused elsewhere."""
    known = formats.FORMATS.get(name)
    return known is None or known.media_type.startswith("text/") or known.media_type.endswith("/json")


def find_format(path: Path) -> str | None:
    """Return the name of the format that a file's ending asks for, or None."""
    return formats.find_format(path)


def _annex(project: Project, audit: audits.Audit, document: Document) -> Annex:
    records = read_records(project)
    reasons = {(one.rule, one.target): one for one in records.waivers}
    claims = {one.id: one.text for one in records.claims}
    findings = []
    for one in audit.findings:
        waiver = reasons.get((one.rule, one.target)) if one.waived else None
        findings.append(
            AnnexFinding(
                rule=one.rule,
                severity=one.severity,
                message=in_words(one, claims.get(one.claim or "", "")),
                waived=one.waived,
                reason=waiver.reason if waiver else "",
                by=waiver.by if waiver else "",
            )
        )
    return Annex(
        verdict=audit.verdict,
        model_sha256=digest(document),
        findings=tuple(findings),
        figures=audit.figures,
        quotations=tuple(_quotations(project, document)),
        definitions={one.name: one.counts for one in FIGURES},
    )


def _quotations(project: Project, document: Document) -> Iterator[AnnexQuotation]:
    """Yield how each cited quotation from a PDF was confirmed, in the order of the footnotes."""
    marks = {one.id: one for one in read_records(project).highlights}
    for passage in document.passages:
        one = marks[passage.highlight]
        if one.area or one.second_reader != "none":
            yield AnnexQuotation(
                label=passage.label,
                quotation=one.exact,
                state=one.second_reader,
                other=one.second_text,
                typed=bool(one.area),
            )
