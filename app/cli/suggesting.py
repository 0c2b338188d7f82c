"""The command suggest: passages that may speak for or against a claim, claims that may be the same."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import core
from app.cli.command import Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project
from app.errors import WrongUse

if TYPE_CHECKING:
    from app.audit.suggesting import SameClaim
    from app.core.suggestions import Suggestion

_HINTS = {"supports": "may support", "disputes": "may dispute", "neutral": "on the subject"}


def _declare(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    parser.add_argument("claim", metavar="CLAIM", help="an id, its beginning, a key or the claim's words")
    parser.add_argument("--limit", metavar="N", type=int, default=12, help="at most so many passages (12)")


def _suggest(given: argparse.Namespace, console: Console) -> Answer:
    if given.limit < 1:
        raise WrongUse("--limit must be at least 1.", "Leave it out for 12.")
    with project(given, to_write=False) as opened:
        claim = core.claims.resolve_claim(opened, given.claim)
        found = core.suggestions.suggest(opened, claim, given.limit)
        alike = core.semantic.find_alike(opened, found, limit=given.limit)
    document: dict[str, object] = {
        "claim": claim,
        "dismissed": found.dismissed,
        "passages": [_passage(one) for one in found.passages],
        "same": [_same(one) for one in found.same],
        "semantic": {
            "compared": alike.compared,
            "note": alike.note,
            "passages": [_alike(one) for one in alike.passages],
        },
    }
    lines = [_line(one) for one in found.passages]
    lines += [_alike_line(one) for one in alike.passages]
    lines += [f"may be the same  {one.claim.key}: {one.claim.text}{_how(one)}" for one in found.same]
    if alike.note and not console.as_json:
        console.message(alike.note)
    return Answer(document, tuple(lines) or ("Nothing to suggest.",))


def _passage(one: Suggestion) -> dict[str, object]:
    passage = one.passage
    return {
        "article": one.article.id,
        "copies": one.copies,
        "difference": passage.difference,
        "direction": passage.direction,
        "end": passage.end,
        "exact": passage.words,
        "highlight": one.highlight,
        "instead": passage.instead,
        "matches": [{"end": m.end, "kind": m.kind, "start": m.start} for m in passage.matches],
        "page_label": one.page,
        "score": round(passage.score, 3),
        "share": round(passage.share, 3),
        "snapshot": one.snapshot,
        "start": passage.start,
    }


def _alike(one: Suggestion) -> dict[str, object]:
    passage = one.passage
    return {
        "article": one.article.id,
        "copies": one.copies,
        "end": passage.end,
        "exact": passage.words,
        "highlight": one.highlight,
        "nearness": round(passage.score, 3),
        "page_label": one.page,
        "snapshot": one.snapshot,
        "start": passage.start,
    }


def _same(one: SameClaim) -> dict[str, object]:
    return {
        "difference": one.difference,
        "id": one.claim.id,
        "key": one.claim.key,
        "share": round(one.share, 3),
        "text": one.claim.text,
    }


def _line(one: Suggestion) -> str:
    passage = one.passage
    matched = list(dict.fromkeys(passage.words[m.start : m.end] for m in passage.matches))
    why = f"it says {passage.instead}" if passage.instead else ""
    why = "one of the two denies" if passage.difference == "denial" else why
    reasons = "; ".join(part for part in (why, f"matches {', '.join(matched)}") if part)
    return f"{_HINTS[passage.direction]}  {_quoted(one)}  ({reasons})"


def _alike_line(one: Suggestion) -> str:
    return f"alike in meaning  {_quoted(one)}  ({one.passage.score:.2f} of 1)"


def _quoted(one: Suggestion) -> str:
    page = f", p. {one.page}" if one.page else ""
    about = f"{one.article.citekey} {one.article.issued}{page}".strip()
    return f"“{' '.join(one.passage.words.split())}”  {about}"


def _how(one: SameClaim) -> str:
    return {"number": "  (another number)", "denial": "  (one of the two denies)"}.get(one.difference, "")


COMMANDS = (Command("suggest", _declare, _suggest, "sourcemark suggest port.sourcemark dredging-is-behind"),)
