"""The command that lists claims: all, or those that rest on an article, a highlight or a publisher."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import core
from app.cli import shapes
from app.cli.command import Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project

if TYPE_CHECKING:
    from app.core.claims import ClaimRow
    from app.core.project import Project
    from app.core.resting import RestingClaim, Statement


def _declare(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument(
        "--resting-on",
        metavar="WHAT",
        help="only claims that rest on an ARTICLE, a HIGHLIGHT or a PUBLISHER, directly or through other "
        "claims; publisher:NAME says which is meant",
    )


def _claims(given: argparse.Namespace, console: Console) -> Answer:
    with project(given, to_write=False) as opened:
        if given.resting_on is not None:
            return _resting(opened, given.resting_on)
        rows = core.claims.list_claims(opened)
    return Answer({"claims": [shapes.claim_row(row) for row in rows]}, tuple(_line(row) for row in rows))


def _resting(opened: Project, name: str) -> Answer:
    source = core.resting.resolve_source(opened, name)
    found = core.resting.find_resting(opened, source)
    hits = {one.claim.id: one for one in found.claims if one.rests}
    rows = [row for row in core.claims.list_claims(opened) if row.claim.id in hits]
    keys = {row.claim.id: row.claim.key for row in rows}
    titles = {one.id: one.title for one in core.briefings.list_briefings(opened)}
    shown = [shapes.claim_row(row) | shapes.resting(hits[row.claim.id]) for row in rows]
    lines: list[str] = []
    for row in rows:
        lines.append(_line(row))
        lines += [f"{'  ' * row.depth}    {one}" for one in _hit_lines(hits[row.claim.id], keys, titles)]
    called = core.resting.name_source(opened, source)
    if not rows:
        lines.append(f"No claim rests on “{called}”.")
    about = {"id": source.id, "kind": source.kind, "name": called}
    listed = [shapes.statement(one) for one in found.listed]
    return Answer({"claims": shown, "listed": listed, "resting_on": about}, tuple(lines))


def _hit_lines(hit: RestingClaim, keys: dict[str, str], titles: dict[str, str]) -> list[str]:
    said = _effect_words(hit)
    if hit.through:
        said += "; through " + ", ".join(keys[one] for one in hit.through)
    return [said, *(_place(one, titles) for one in hit.statements)]


def _effect_words(hit: RestingClaim) -> str:
    if hit.effect == "loses_all":
        return "loses its only origin" if hit.origins == 1 else f"loses all {hit.origins} origins"
    if hit.effect == "copies_only":
        return "only copies of the same text remain"
    if hit.effect == "loses_some":
        remain = "remains" if hit.remaining == 1 else "remain"
        return f"{hit.remaining} of {hit.origins} origins {remain}"
    return "keeps its origin" if hit.origins == 1 else f"keeps all {hit.origins} origins"


def _place(one: Statement, titles: dict[str, str]) -> str:
    kind = one.kind.replace("_", " ")
    return f"{kind} in “{titles.get(one.briefing, one.briefing)}”: {' '.join(one.text.split())}"


def _line(row: ClaimRow) -> str:
    one = row.claim
    rules = sorted({finding.rule for finding in row.findings if not finding.waived})
    rating = ", ".join(part for part in (one.kind, one.likelihood, one.confidence) if part)
    tally = f"origins {row.origins_for} for, {row.origins_against} against"
    flags = f"  {' '.join(rules)}" if rules else ""
    return f"{'  ' * row.depth}{one.key}  {one.text}  ({rating}; {tally}){flags}"


COMMANDS = (
    Command(
        "claims", _declare, _claims, "sourcemark claims port.sourcemark --resting-on northwire-2025-dredging"
    ),
)
