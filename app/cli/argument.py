"""Commands for the argument: claim, link; claims.py lists the claims, origins.py the origins."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from app import core
from app.cli import shapes
from app.cli.command import Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project
from app.errors import WrongUse

if TYPE_CHECKING:
    from app.core.project import Project


def _declare_claim(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument(
        "text", metavar="TEXT", help="the claim; - reads one claim per line from standard input"
    )
    parser.add_argument(
        "--key", metavar="K", help="what prose calls it, [[K]] (made from its words by default)"
    )
    parser.add_argument(
        "--kind", metavar="K", default="fact", help="fact, reported, judgement, assumption or gap"
    )
    parser.add_argument("--likelihood", metavar="T", default="", help="a term of the likelihood scale")
    parser.add_argument("--confidence", metavar="C", help="high, moderate or low")
    parser.add_argument("--parent", metavar="CLAIM", help="the claim it stands under")


def _claim(given: argparse.Namespace, console: Console) -> Answer:
    if given.text == "-" and given.key is not None:
        raise WrongUse("One key cannot name several claims.", "Leave --key out when claims come from a list.")
    with project(given, to_write=True) as opened:
        parent = core.claims.resolve_claim(opened, given.parent) if given.parent is not None else None
        if given.text == "-":
            return _claims_from_input(opened, given, parent, console)
        made = core.claims.add_claim(
            opened, given.text, given.key, given.kind, given.likelihood, given.confidence, parent
        )
    return Answer(shapes.claim(made), (made.key,))


def _claims_from_input(
    opened: Project, given: argparse.Namespace, parent: str | None, console: Console
) -> Answer:
    """Add a claim for each line; its key is printed at once, and only when the claim is on the disk."""
    made = []
    for line in sys.stdin:
        if not line.strip():
            continue
        one = core.claims.add_claim(
            opened, line, None, given.kind, given.likelihood, given.confidence, parent
        )
        console.line_now(one.key)
        made.append(shapes.claim(one))
    return Answer({"claims": made})


def _declare_link(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("claim", metavar="CLAIM", help="an id, its beginning, or a key")
    parser.add_argument("highlight", metavar="HIGHLIGHT", help="an id, or its beginning")
    parser.add_argument("--direction", default="supports", choices=("supports", "disputes", "neutral"))
    parser.add_argument("--coverage", default="unreviewed", choices=("full", "partial", "none"))


def _link(given: argparse.Namespace, console: Console) -> Answer:
    with project(given, to_write=True) as opened:
        claim = core.claims.resolve_claim(opened, given.claim)
        highlight = core.highlights.resolve_highlight(opened, given.highlight)
        made = core.evidence.link(opened, claim, highlight, given.direction, given.coverage)
    return Answer(shapes.link(made), (f"{made.id}  {made.direction}",))


COMMANDS = (
    Command(
        "claim", _declare_claim, _claim, "sourcemark claim port.sourcemark 'Dredging is late.' --key late"
    ),
    Command("link", _declare_link, _link, "sourcemark link port.sourcemark late 0193a7 --coverage full"),
)
