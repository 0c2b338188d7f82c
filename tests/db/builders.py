"""Small records and stores for the tests of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import db
from db.identifiers import new_id, now
from db.records import Article, Briefing, Claim, Evidence, Highlight, KeyPoint, Publisher, Section, Snapshot

TEXT = "The harbour was dredged in March. About 11,000 tonnes were moved.\n\nNobody objected."


def make_article(**fields: Any) -> Article:
    identifier = new_id()
    return Article(**{"id": identifier, "citekey": f"key{identifier[-12:]}", "title": "A title", **fields})


def make_snapshot(article: str, text: str = TEXT, original: bytes = b"bytes", **fields: Any) -> Snapshot:
    given = {
        "id": new_id(),
        "article": article,
        "media_type": "text/html",
        "byte_size": len(original),
        "sha256": hashlib.sha256(original).hexdigest(),
        "captured_at": "",
        "captured_basis": "manual",
        "imported_at": now(),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "characters": len(text),
        "extractor": "plain",
        "extractor_version": "1",
    }
    return Snapshot(**{**given, **fields})


def make_highlight(
    snapshot: Snapshot, text: str = TEXT, start: int = 0, end: int = 11, **fields: Any
) -> Highlight:
    given = {
        "id": new_id(),
        "snapshot": snapshot.id,
        "article": snapshot.article,
        "exact": text[start:end],
        "prefix": "",
        "suffix": text[end : end + 32],
        "start": start,
        "end": end,
    }
    return Highlight(**{**given, **fields})


def make_claim(key: str, **fields: Any) -> Claim:
    return Claim(**{"id": new_id(), "key": key, "text": f"Claim {key}.", **fields})


def make_evidence(claim: Claim, highlight: Highlight, **fields: Any) -> Evidence:
    return Evidence(**{"id": new_id(), "claim": claim.id, "highlight": highlight.id, **fields})


def make_section(briefing: str, **fields: Any) -> Section:
    return Section(**{"id": new_id(), "briefing": briefing, "position": 1.0, **fields})


def make_briefing(**fields: Any) -> Briefing:
    return Briefing(**{"id": new_id(), "title": "A briefing", **fields})


def make_key_point(section: str, claims: Iterable[Claim] = (), **fields: Any) -> KeyPoint:
    given = {"id": new_id(), "section": section, "position": 1.0, "label": "Tonnes", "text": "11,000"}
    return KeyPoint(**{**given, "claims": tuple(claim.id for claim in claims), **fields})


def make_publisher(name: str = "Harbour News", **fields: Any) -> Publisher:
    return Publisher(**{"id": new_id(), "name": name, **fields})


def add_article(
    store: db.Store, text: str = TEXT, original: bytes = b"bytes", **fields: Any
) -> tuple[Article, Snapshot]:
    """Add an article with one snapshot, as one change."""
    article = make_article(**fields)
    snapshot = make_snapshot(article.id, text, original)
    with store.change("Add an article") as tx:
        db.articles.insert_article(tx, article)
        db.snapshots.insert_snapshot(tx, snapshot, original, text, b"[]")
    return article, snapshot


def add_highlight(store: db.Store, snapshot: Snapshot, **fields: Any) -> Highlight:
    """Add a highlight, as one change."""
    highlight = make_highlight(snapshot, **fields)
    with store.change("Highlight") as tx:
        db.highlights.insert_highlight(tx, highlight)
    return highlight
