"""The audit's list as a tree: groups, findings with details, support figures, lapsed waivers. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.audit.catalogue import CATALOGUE, FIGURES
from app.ui.audit.details import details, lapsed_words
from app.ui.audit.entries import (
    RANK,
    Entry,
    Facts,
    FigureRow,
    Filter,
    Group,
    Grouping,
    Lapsed,
    Row,
    arrange,
    finding_key,
)
from app.ui.widgets.node_model import Node
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.audit.findings import Finding

FIGURES_KEY, LAPSED_KEY = "group figures", "group lapsed"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be listed: the filter, the grouping, and which findings show their details."""

    chosen: Filter = "all"
    grouping: Grouping = "none"
    opened: frozenset[str] = field(default_factory=frozenset)


def build(
    findings: Sequence[Finding], facts: Facts, figures: Mapping[str, float], wish: Wish
) -> list[Node[Entry]]:
    """Return the tree of the list."""
    rows = arrange(findings, facts.names, wish.chosen)
    nodes: list[Node[Entry]] = []
    if wish.grouping == "none":
        nodes += [_node(row, facts, wish) for row in rows]
    else:
        nodes += [
            Node(group, [_node(_under(row, group), facts, wish) for row in members])
            for group, members in grouped(rows, wish.grouping, facts.names)
        ]
    if wish.chosen == "all" and figures:
        nodes.append(_figures(figures))
    if wish.chosen == "waived":
        nodes += _lapsed(findings, facts)
    return nodes


def grouped(
    rows: Iterable[Row], grouping: Grouping, names: Mapping[str, str]
) -> list[tuple[Group, list[Row]]]:
    """Return the rows by group: rules in their order, else the group with the gravest findings first."""
    members: dict[str, list[Row]] = {}
    for row in rows:
        members.setdefault(_member_of(row.finding, grouping), []).append(row)
    made = [
        (Group(f"group {grouping} {id_}", _title(id_, grouping, names), tally(held)), held)
        for id_, held in members.items()
    ]
    if grouping == "rule":
        return sorted(made, key=lambda one: one[0].key)
    return sorted(made, key=lambda one: (RANK[one[1][0].finding.severity], -len(one[1])))


def tally(rows: Collection[Row]) -> str:
    """Say how many findings of each severity a group has."""
    found: list[str] = [row.finding.severity for row in rows]
    words = (
        ("error", tr("error"), tr("errors")),
        ("warning", tr("warning"), tr("warnings")),
        ("info", tr("note"), tr("notes")),
    )
    return ", ".join(count(found.count(one), *noun) for one, *noun in words if one in found)


def _node(row: Row, facts: Facts, wish: Wish) -> Node[Entry]:
    opened = finding_key(row.finding) in wish.opened
    full = replace(row, ticks=facts.ticks.get(row.finding.claim or "", ()), opened=opened)
    return Node(full, [Node(one) for one in details(full, facts)] if opened else [])


def _under(row: Row, group: Group) -> Row:
    return replace(row, inset=True, told=row.subject == group.title)


def _member_of(finding: Finding, grouping: Grouping) -> str:
    if grouping == "rule":
        return finding.rule
    about = {"claim": finding.claim, "section": finding.section, "article": finding.article}
    return about.get(grouping) or ""


def _title(id_: str, grouping: Grouping, names: Mapping[str, str]) -> str:
    if grouping == "rule":
        return f"{id_}  {CATALOGUE[id_].name}"
    without = {
        "claim": tr("Not about a claim"),
        "section": tr("Not about a section"),
        "article": tr("Not about an article"),
    }
    return names.get(id_, tr("Something that is gone")) if id_ else without[grouping]


def _figures(figures: Mapping[str, float]) -> Node[Entry]:
    rows: list[Node[Entry]] = [
        Node(FigureRow(one.name, tr(one.words), percent(figures[one.name]), tr(one.counts)))
        for one in FIGURES
        if one.name in figures
    ]
    return Node(Group(FIGURES_KEY, tr("Support figures"), tr("how well it is founded, in shares")), rows)


def percent(share: float) -> str:
    """Return a share between 0 and 1 as it is printed."""
    return f"{share:.0%}".replace("%", " %")


def _lapsed(findings: Iterable[Finding], facts: Facts) -> list[Node[Entry]]:
    held = {(one.rule, one.target) for one in findings}
    rows: list[Node[Entry]] = [
        Node(Lapsed(waiver, lapsed_words(waiver)))
        for key, waiver in sorted(facts.waivers.items())
        if key not in held
    ]
    title = tr("Waivers whose finding is gone")
    return [Node(Group(LAPSED_KEY, title, f"{len(rows):,}"), rows)] if rows else []
