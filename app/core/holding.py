"""Holding a receipt's record against a project: is the copy there, are the words in it, what is new."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from app.anchor.anchors import find
from app.core import stamps
from app.core.articles import read_original, read_text
from app.core.exports import compose_briefing
from app.core.project import Project
from app.core.records import Records, read_records
from app.export.document import digest
from db.records import Article, Highlight, Snapshot

_STANDING = {
    "retracted": "The article has been retracted since.",
    "corrected": "The article has been corrected since.",
    "superseded": "The article has been superseded since.",
    "unavailable": "The article is no longer available at its address.",
}
_MOVED = {
    "drifted": "In the newest copy the passage reads otherwise.",
    "changed": "In the newest copy a number, a name or a negation of the passage has changed.",
    "orphan": "In the newest copy the passage is not there any more.",
}
_FIELDS = (("title", "the title"), ("issued", "the date"), ("language", "the language"))


class Holder:
    """One project, against which receipts are held one after another."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._records: Records = read_records(project)
        self._articles = {one.id: one for one in self._records.articles}
        self._texts: dict[str, str] = {}
        self._sound: dict[str, str] = {}

    def hold(self, record: Mapping[str, Any]) -> tuple[list[str], list[str]]:
        """Return the problems and the notes of one receipt."""
        problems: list[str] = []
        notes: list[str] = []
        copy = record.get("copy")
        if not isinstance(copy, dict):
            return ["The receipt names no captured copy."], notes
        copies = [one for one in self._records.snapshots if one.sha256 == copy.get("sha256")]
        if not copies:
            return ["The captured copy is not in this project."], notes
        snapshot = next((one for one in copies if one.text_sha256 == copy.get("text_sha256")), None)
        if snapshot is None:
            problems.append("The text of the captured copy is another one in this project.")
            snapshot = copies[0]
        problems += self._hold_bytes(snapshot)
        if not problems:
            problems += self._hold_words(snapshot, record)
        self._hold_mark(snapshot, record, problems, notes)
        self._hold_article(self._articles[snapshot.article], record, problems, notes)
        return problems, notes

    def hold_model(self, title: str, model_sha256: str) -> list[str]:
        """Return a note when the briefing of this title reads otherwise in the project now."""
        named = [one for one in self._records.briefings if one.title == title]
        if not named:
            return ["The project has no briefing of this title now."]
        if any(digest(compose_briefing(self._project, one.id)) == model_sha256 for one in named):
            return []
        return ["The briefing has changed in the project since this export."]

    def _hold_bytes(self, snapshot: Snapshot) -> list[str]:
        """Compute the hashes of a copy anew, once."""
        if snapshot.id not in self._sound:
            original = read_original(self._project, snapshot.id)
            fits = stamps.sha256_of(original) == snapshot.sha256
            text = hashlib.sha256(self._text(snapshot).encode("utf-8", "replace")).hexdigest()
            fits = fits and text == snapshot.text_sha256
            self._sound[snapshot.id] = "" if fits else "The stored copy is damaged: its hash does not fit."
        return [self._sound[snapshot.id]] if self._sound[snapshot.id] else []

    def _hold_words(self, snapshot: Snapshot, record: Mapping[str, Any]) -> list[str]:
        if record.get("typed"):
            return []
        start, end = record.get("start"), record.get("end")
        parts = (record.get("before"), record.get("quotation"), record.get("after"))
        before, quotation, after = (one if isinstance(one, str) else "" for one in parts)
        if type(start) is not int or type(end) is not int or not 0 <= start <= end:
            return ["The receipt does not say where the passage stands."]
        text = self._text(snapshot)
        if text[start:end] != quotation:
            return ["The captured copy does not have these words there."]
        around = text[max(0, start - len(before)) : start], text[end : end + len(after)]
        return [] if around == (before, after) else ["The words around the passage are others in the copy."]

    def _hold_mark(
        self, snapshot: Snapshot, record: Mapping[str, Any], problems: list[str], notes: list[str]
    ) -> None:
        """Compare with what has become of the highlight."""
        mark = self._mark(snapshot, record)
        if mark is None and record.get("typed"):
            problems.append("The area is not marked any more, or other words were typed for it.")
        elif mark is None:
            notes.append("The passage is not highlighted any more.")
            problems += self._newest(snapshot, record)
        elif mark.anchor_state != record.get("anchor_state"):
            problems += [_MOVED[mark.anchor_state]] if mark.anchor_state in _MOVED else []
        if mark is not None and mark.second_reader == "differs" != record.get("second_reader"):
            problems.append("The second reader of the PDF has other words for the passage.")
        if mark is not None and mark.credibility != record.get("credibility"):
            notes.append("The credibility of the passage is rated otherwise now.")

    def _mark(self, snapshot: Snapshot, record: Mapping[str, Any]) -> Highlight | None:
        place = (snapshot.id, record.get("start"), record.get("end"))
        for one in self._records.highlights:
            if one.area:
                same = list(one.area) == record.get("area") and one.exact == record.get("quotation")
                if same and one.snapshot == snapshot.id:
                    return one
                continue
            places = ((one.snapshot, one.start, one.end), (one.marked_in, one.marked_start, one.marked_end))
            if place in places:
                return one
        return None

    def _newest(self, snapshot: Snapshot, record: Mapping[str, Any]) -> list[str]:
        """Look for the words in the newest copy, when no highlight tells what became of them."""
        copies = [one for one in self._records.snapshots if one.article == snapshot.article]
        newest = max(copies, key=stamps.age)
        words = [record.get(name) for name in ("quotation", "before", "after")]
        exact, before, after = (one if isinstance(one, str) else "" for one in words)
        if newest.id == snapshot.id or not exact:
            return []
        found = find(self._text(newest), exact, before[-64:], after[:64])
        state = "verified" if isinstance(found, tuple) else found.state
        return [_MOVED[state]] if state in _MOVED else []

    def _hold_article(
        self, article: Article, record: Mapping[str, Any], problems: list[str], notes: list[str]
    ) -> None:
        work = record.get("work")
        said: Mapping[str, Any] = work if isinstance(work, dict) else {}
        if article.status != said.get("status") and article.status in _STANDING:
            problems.append(_STANDING[article.status])
        for name, words in _FIELDS:
            if getattr(article, name) != said.get(name):
                notes.append(f"In the project {words} is now “{getattr(article, name) or 'empty'}”.")

    def _text(self, snapshot: Snapshot) -> str:
        if snapshot.id not in self._texts:
            self._texts[snapshot.id] = read_text(self._project, snapshot.id)
        return self._texts[snapshot.id]
