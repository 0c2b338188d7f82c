"""The sample holds what it promises: sound passages, a wire story in two papers, two wrong claims."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from app import core
from app.core.project import Project
from app.errors import CannotWriteFile

FOLDER = Path(__file__).parents[2] / "resources" / "sample"
STORY = tomllib.loads((FOLDER / "story.toml").read_text(encoding="utf-8"))


def test_every_file_is_in_the_story_and_all_are_small() -> None:
    files = {path.name for path in (FOLDER / "articles").iterdir()}
    assert files == {one["file"] for one in STORY["articles"]}
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 1_000_000


def test_every_passage_is_found_letter_by_letter_or_but_for_type_setting(sample: Project) -> None:
    marks = core.highlights.list_highlights(sample)
    assert len(marks) == len(STORY["highlights"])
    assert {one.anchor_state for one in marks} <= {"verified", "normalised"}


def test_pdf_passages_know_their_page(sample: Project) -> None:
    marks = core.highlights.list_highlights(sample)
    labels = {" ".join(one.exact.split()): one.page_label for one in marks if one.page_label}
    assert labels["On balance an overrun is more likely than not."] == "41"
    assert labels["Barges did carry 3.6 million cubic metres."] == "2"


def test_records_are_complete_but_for_the_blogs_date(sample: Project) -> None:
    rows = core.articles.list_articles(sample)
    assert [row.article.title for row in rows if not row.article.issued] == ["Nobody is counting the shoals"]
    assert all(row.article.publisher and row.article.URL and row.article.descriptor for row in rows)
    assert {row.snapshot.captured_at[:4] for row in rows if row.snapshot} == {"2025"}


def test_the_wire_story_in_two_papers_is_one_origin(sample: Project) -> None:
    (group,) = core.origins.list_origins(sample)
    publishers = {
        row.article.publisher.name
        for row in core.articles.list_articles(sample)
        if row.article.id in group.articles and row.article.publisher
    }
    assert publishers == {"The Tarnholm Herald", "The Coast Ledger"}


def test_just_the_two_wrong_claims_have_errors(sample: Project) -> None:
    (briefing,) = core.briefings.list_briefings(sample)
    audit = core.audits.run_audit(sample, briefing.id)
    keys = {row.claim.id: row.claim.key for row in core.claims.list_claims(sample)}
    errors = {(one.rule, keys.get(one.claim or "")) for one in audit.findings if one.severity == "error"}
    assert {("F01", "ridge-output"), ("A01", "relief-dredger")} <= errors
    assert {key for _, key in errors} == {"ridge-output", "relief-dredger"}
    assert audit.verdict == "blocked"


def test_nothing_is_unresolved(sample: Project) -> None:
    (briefing,) = core.briefings.list_briefings(sample)
    assert core.briefings.compose_briefing(sample, briefing.id).problems == ()


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "x.sourcemark"
    target.write_bytes(b"mine")
    with pytest.raises(CannotWriteFile, match="there already"):
        core.sample.build_sample(target)
    assert target.read_bytes() == b"mine"


def test_saved_pages_carry_the_record_a_news_site_gives() -> None:
    for path in (FOLDER / "articles").glob("*.html"):
        page = path.read_text(encoding="utf-8")
        for mark in ("<nav", "<footer", "application/ld+json", 'rel="canonical"', "og:title", "SingleFile"):
            assert mark in page, (path.name, mark)
        found = re.search(r"ld\+json\">\n(.*?)\n</script>", page, re.DOTALL)
        assert found is not None
        assert json.loads(found[1])["headline"]
