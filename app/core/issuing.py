"""When a briefing may be issued, and what becomes of an issued one that is changed: the next version begins.

What was issued is what its readers hold. Its date stays with it; whoever changes a word of it writes the
draft of the version after it, and undo takes both back together.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.core import audits
from app.core.project import Project
from app.errors import NotSound
from db import Transaction, briefings
from db.records import Briefing

#: Fields that say where a briefing stands; to set one changes none of its words.
_STANDING = frozenset(("status", "issued", "version"))
_OUT = frozenset(("issued", "withdrawn"))


def with_standing(project: Project, before: Briefing, fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields with what follows from them: the date of issue, and the number of the next version.

    Raises NotSound when the briefing is to be issued while the audit finds errors that nobody waived.
    """
    wanted = dict(fields)
    if wanted.get("status", before.status) == before.status:
        changed = any(getattr(before, name) != value for name, value in fields.items())
        rewritten = changed and not _STANDING.issuperset(fields)
        return _next_version(before) | wanted if rewritten else wanted
    if wanted["status"] == "issued":
        refuse_unsound(project, before.id)
        wanted.setdefault("issued", today())
    if wanted["status"] != "withdrawn" and was_issued(before):
        wanted.setdefault("version", before.version + 1)
        wanted.setdefault("issued", "")
    return wanted


def reopen(tx: Transaction, briefing_id: str) -> None:
    """Begin the next version of a briefing that is issued: one of its sections is about to change."""
    before = briefings.select_briefing(tx, briefing_id)
    if following := _next_version(before):
        briefings.update_briefing(tx, briefing_id, **following)


def was_issued(one: Briefing) -> bool:
    """Say whether this version of a briefing has left the house."""
    return one.status == "issued" or (one.status in _OUT and bool(one.issued))


def refuse_unsound(project: Project, briefing_id: str) -> None:
    """Refuse to issue a briefing while the audit finds an error that nobody has waived."""
    audit = audits.run_audit(project, briefing_id)
    errors = sum(1 for one in audit.findings if one.severity == "error" and not one.waived)
    if errors:
        found = "an error" if errors == 1 else f"{errors} errors"
        raise NotSound(
            f"The audit finds {found}, so the briefing cannot be issued.",
            "Mend what it names, or waive it with a reason.",
        )


def today() -> str:
    """Return the day where the analyst is, as 2025-03-09."""
    return datetime.now().astimezone().date().isoformat()


def _next_version(before: Briefing) -> dict[str, object]:
    if before.status != "issued":
        return {}
    return {"status": "draft", "version": before.version + 1, "issued": ""}
