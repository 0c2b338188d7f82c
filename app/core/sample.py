"""The sample project: articles and story of resources/sample, put together with the verbs of this room.

The story is data (story.toml). It names articles by file, passages by a name of its own, claims by key.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core import articles, briefings, claims, evidence, highlights
from app.core.project import Project, new_project
from app.errors import CannotWriteFile
from app.export.file_names import check_name
from app.paths import resources_folder
from db.records import Article, Coverage, Name

FOLDER = "sample"
_OWN_WORDS = {"file", "captured", "unread"}

Table = Mapping[str, Any]
_Step = Callable[[Table], None]


def build_sample(path: Path, progress: Callable[[int, int], None] | None = None) -> Path:
    """Make the sample project at `path`: it appears there whole, or not at all."""
    source = resources_folder() / FOLDER
    story = tomllib.loads((source / "story.toml").read_text(encoding="utf-8"))
    check_name(path)
    if path.exists():
        raise CannotWriteFile(f"“{path.name}” is there already.", "Open it, or choose another name.")
    with tempfile.TemporaryDirectory(prefix=".sample-", dir=path.parent) as folder:
        made = Path(folder) / path.name
        with new_project(made, story["project"]["title"]) as project:
            _Builder(project, source / "articles", Path(folder), story, progress).build()
        made.replace(path)
    return path


class _Builder:
    """One run over the story; it remembers what the story's names became."""

    def __init__(
        self,
        project: Project,
        source: Path,
        scratch: Path,
        story: Table,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self._project = project
        self._source = source
        self._scratch = scratch
        self._story = story
        self._progress = progress or (lambda done, all_steps: None)
        self._articles: dict[str, Article] = {}
        self._passages: dict[str, str] = {}
        self._claims: dict[str, str] = {}

    def build(self) -> None:
        """Take the parts of the story in order."""
        steps: list[tuple[_Step, Table]] = []
        acts: tuple[tuple[str, _Step], ...] = (
            ("articles", self._add_article),
            ("publishers", self._rate_publisher),
            ("highlights", self._add_highlight),
            ("claims", self._add_claim),
        )
        for name, act in acts:
            steps += [(act, one) for one in self._story[name]]
        steps.append((self._add_briefing, self._story["briefing"]))
        for done, (act, one) in enumerate(steps, 1):
            act(one)
            self._progress(done, len(steps))

    def _add_article(self, one: Table) -> None:
        # The time of capture of a file without a note of its own is the file's: set it, it must not be today.
        copy = Path(shutil.copy(self._source / one["file"], self._scratch))
        captured: datetime = one["captured"]
        os.utime(copy, (captured.timestamp(), captured.timestamp()))
        article = articles.add_article(self._project, copy).article
        fields = {name: value for name, value in one.items() if name not in _OWN_WORDS}
        if "authors" in fields:
            fields["authors"] = tuple(Name(**author) for author in fields["authors"])
        self._articles[one["file"]] = articles.set_fields(self._project, article.id, **fields)
        if not one.get("unread"):
            articles.mark_read(self._project, article.id)

    def _rate_publisher(self, one: Table) -> None:
        known = {publisher.name: publisher.id for publisher in articles.list_publishers(self._project)}
        fields = {name: tuple(value) if name == "hosts" else value for name, value in one.items()}
        articles.set_publisher(self._project, known[one["name"]], **fields)

    def _add_highlight(self, one: Table) -> None:
        made = highlights.add_quote(
            self._project,
            self._articles[one["article"]].id,
            one["quote"],
            prefix=one.get("prefix", ""),
            colour=one["colour"],
            note=one.get("note", ""),
        )
        self._passages[one["name"]] = made.id
        rest = {
            name: one[name] for name in ("attributed_to", "attribution_kind", "credibility") if name in one
        }
        if rest:
            highlights.set_highlight(self._project, made.id, **rest)

    def _add_claim(self, one: Table) -> None:
        made = claims.add_claim(
            self._project,
            one["text"],
            key=one["key"],
            kind=one.get("kind", "fact"),
            likelihood=one.get("likelihood", ""),
            confidence=one.get("confidence"),
            parent=self._claims.get(one.get("parent", "")),
        )
        self._claims[one["key"]] = made.id
        rest = {
            name: one[name]
            for name in ("likelihood_scale", "confidence_basis", "contrary_note")
            if name in one
        }
        if rest:
            claims.set_claim(self._project, made.id, **rest)
        for name in one.get("supports", ()):
            coverage: Coverage = "partial" if name in one.get("partial", ()) else "full"
            evidence.link(self._project, made.id, self._passages[name], "supports", coverage)
        for name in one.get("disputes", ()):
            evidence.link(self._project, made.id, self._passages[name], "disputes", "full")
        for name in one.get("neutral", ()):
            evidence.link(self._project, made.id, self._passages[name], "neutral")

    def _add_briefing(self, one: Table) -> None:
        briefing = briefings.add_briefing(self._project, **one)
        for section in self._story["sections"]:
            made = briefings.add_section(
                self._project,
                briefing.id,
                section["heading"],
                role=section["role"],
                body=section["body"].strip(),
                key_judgement=self._claims.get(section.get("key_judgement", "")),
            )
            points: Sequence[Table] = section.get("key_points", ())
            if points:
                rows = [
                    briefings.KeyPointText(row["label"], row["text"], self._named(row["claims"]))
                    for row in points
                ]
                briefings.set_key_points(self._project, made.id, rows)

    def _named(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._claims[key] for key in keys)
