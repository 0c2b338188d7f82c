"""Verbs for origins: which articles are copies of one text, by suggestion or by the analyst's decision."""

from __future__ import annotations

from contextlib import suppress

from app.audit import fingerprint as prints
from app.audit import origins as grouping
from app.audit.fingerprint import Fingerprint
from app.audit.origins import OriginGroup, Origins
from app.core.project import Project
from app.core.records import read_records
from app.core.stamps import age
from db import snapshots


def list_origins(project: Project) -> tuple[OriginGroup, ...]:
    """Return the groups of articles that share an origin, why, and who decided."""
    return project.once("origins", lambda: _group(project))


def origin_of_each(project: Project) -> dict[str, str]:
    """Return, for each article that shares an origin, which; any other article is its own."""
    return grouping.origin_of_each(list_origins(project))


def _group(project: Project) -> tuple[OriginGroup, ...]:
    records = read_records(project)
    state = (records.articles, records.snapshots, records.decisions)
    kept = project.kept.pop("origins", None)
    # What no change has reached stays the same tuple.
    if kept is None or any(one is not other for one, other in zip(kept[0], state, strict=True)):
        newest = {one.article: one.id for one in sorted(records.snapshots, key=age)}
        known = _fingerprints(project, set(newest.values()))
        of_article = {article: known[snapshot] for article, snapshot in newest.items()}
        origins = Origins() if kept is None else kept[1]
        kept = (state, origins, origins.update(records.articles, of_article, records.decisions))
    project.kept["origins"] = kept
    found: tuple[OriginGroup, ...] = kept[2]
    return found


def keep_fingerprints(project: Project) -> None:
    """Make and store the fingerprints that the file lacks, such as one written by an older program.

    Reading verbs do without: they never wait for a change of another thread.
    """
    with project.read() as reader:
        every = {one.id for one in snapshots.select_snapshots(reader)}
        missing = every - snapshots.fingerprinted(reader, prints.VERSION)
    if missing and not project.store.read_only:
        made = _fingerprints(project, every)
        with project.unjournaled() as tx:
            for snapshot in missing:
                snapshots.put_fingerprint(tx, snapshot, prints.VERSION, prints.to_bytes(made[snapshot]))


def _fingerprints(project: Project, wanted: set[str]) -> dict[str, Fingerprint]:
    """Return the fingerprints of snapshots; those that the store lacks are made from the texts."""
    before: dict[str, Fingerprint] = project.kept.get("fingerprints", {})
    known = {one: before[one] for one in wanted if one in before}
    with project.read() as reader:
        stored = snapshots.select_fingerprints(reader, prints.VERSION, wanted - known.keys())
        for snapshot, data in stored.items():
            with suppress(ValueError):
                known[snapshot] = prints.from_bytes(data)
        for snapshot in wanted - known.keys():
            known[snapshot] = prints.make_fingerprint(snapshots.select_text(reader, snapshot))
    project.kept["fingerprints"] = known
    return known
