"""The audit's findings as rows: filtered by severity, grouped, each with its subject's name. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app.ui import marks
from app.ui.session import Place
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.audit.ticks import Tick
    from db.records import Waiver

Filter = Literal["all", "error", "warning", "info", "waived"]
FILTERS: tuple[Filter, ...] = ("all", "error", "warning", "info", "waived")
Grouping = Literal["none", "claim", "section", "article", "rule"]
GROUPINGS: tuple[Grouping, ...] = ("none", "claim", "section", "article", "rule")
RANK = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage stands: whose it is, in words, and how to go there."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Facts:
    """What rows say beside the findings: names of subjects, passages by link, waivers by rule and target."""

    names: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    waivers: Mapping[tuple[str, str], Waiver] = field(default_factory=dict)
    ticks: Mapping[str, tuple[Tick, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with its subject's name; `opened` when its details are shown below it."""

    finding: Finding
    subject: str
    ticks: tuple[Tick, ...] = ()
    inset: bool = False
    opened: bool = False
    #: Whether the group above names the subject already.
    told: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The findings on one claim, section, article or rule; or the support figures."""

    key: str
    title: str
    tail: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A line below a finding; `place` is where Return leads, `about` the rule that it is about."""

    key: str
    words: str
    mark: str = ""
    icon: str = ""
    place: Place | None = None
    about: str = ""
    inset: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A support figure: its words, its share in words, and what is counted."""

    name: str
    words: str
    share: str
    counts: str


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A waiver whose finding is no longer there."""

    waiver: Waiver
    words: str


Entry = Row | Group | Detail | FigureRow | Lapsed


def arrange(findings: Iterable[Finding], names: Mapping[str, str], chosen: Filter) -> list[Row]:
    """Return the findings that the filter lets through, the worst first."""
    kept = [one for one in findings if passes(one, chosen)]
    ordered = sorted(kept, key=lambda one: (RANK[one.severity], one.rule))
    return [Row(one, subject(one, names)) for one in ordered]


def passes(finding: Finding, chosen: Filter) -> bool:
    """Tell whether the filter lets a finding through; waived ones stand by themselves."""
    if chosen == "waived" or finding.waived:
        return finding.waived and chosen == "waived"
    return chosen in ("all", finding.severity)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings each filter would let through."""
    held = list(findings)
    return {chosen: sum(passes(one, chosen) for one in held) for chosen in FILTERS}


def subject(finding: Finding, names: Mapping[str, str]) -> str:
    """Name what a finding is about: its claim, else its article, its section, its briefing."""
    for id_ in (finding.claim, finding.article, finding.section, finding.briefing):
        if id_ and id_ in names:
            return names[id_]
    return tr("The project")


def summary(findings: Sequence[Finding] | None) -> str:
    """Say what the audit means for the briefing."""
    if findings is None:
        return ""
    found = counts(findings)
    if found["error"]:
        errors = count(found["error"], tr("error"), tr("errors"))
        verb = tr("keeps") if found["error"] == 1 else tr("keep")
        return tr("{errors} {verb} the briefing from being issued").format(errors=errors, verb=verb)
    if found["warning"]:
        warnings = count(found["warning"], tr("warning"), tr("warnings"))
        return tr("nothing keeps the briefing from being issued, {warnings}").format(warnings=warnings)
    return tr("nothing keeps the briefing from being issued")


def finding_key(finding: Finding) -> str:
    """Name a finding: the same in each run of the audit."""
    place = f"{finding.section} {finding.sentence} {finding.claim} {finding.article} {finding.evidence}"
    return f"{finding.rule} {finding.target} {place}"


def entry_key(entry: Entry) -> str:
    """Name a row; two rows never share a name."""
    if isinstance(entry, Row):
        return finding_key(entry.finding)
    if isinstance(entry, FigureRow):
        return f"figure {entry.name}"
    return f"lapsed {entry.waiver.id}" if isinstance(entry, Lapsed) else entry.key


def entry_words(entry: Entry) -> str:
    """Say everything that a row shows."""
    if isinstance(entry, Row):
        return row_words(entry)
    if isinstance(entry, Group):
        return f"{entry.title}, {entry.tail}" if entry.tail else entry.title
    if isinstance(entry, FigureRow):
        return f"{entry.words}: {entry.share}. {entry.counts}"
    mark = marks.name(entry.mark) if isinstance(entry, Detail) and entry.mark else ""
    return f"{mark}, {entry.words}" if mark else entry.words


def row_words(row: Row) -> str:
    """Say everything that a finding's row shows."""
    waived = tr("waived, ") if row.finding.waived else ""
    finding = row.finding
    return f"{waived}{marks.name(finding.severity)}, {finding.rule}, {row.subject}: {finding.message}"
