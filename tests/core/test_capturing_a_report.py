"""Captures are attached to an imported report one after another: what is missing gets less each time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from app import core
from app.core.attaching import attach_capture
from app.core.briefing_import import import_briefing
from app.core.fields import TO_VERIFY
from app.core.project import Project
from app.export.markdown import render_plain
from app.export.options import ExportOptions

_REPORT = """# Rents

## Rents

Rents in Velmora rose by 9 percent in 2024 (Housing Board 2025). Wages rose by 3 percent [a](https://a.example/wages).

## Homes

Lind asks for 4,000 homes by the year 2030 (Lind 2020).

## References

- Housing Board. (2025). Rent index. https://a.example/rents
- Lind, B. (2020). Homes for all. https://a.example/homes
"""


def _figures(project: Project, briefing: str) -> Counter[str]:
    return Counter(one.rule for one in core.audits.run_audit(project, briefing).findings)


def _page(folder: Path, name: str, words: str) -> Path:
    path = folder / f"{name}.html"
    page = f"<html><head><title>{name}</title></head><body><p>Here: {words} So.</p></body></html>"
    path.write_text(page, "utf-8")
    return path


def test_each_capture_and_link_takes_something_off_the_list(project: Project, tmp_path: Path) -> None:
    briefing = import_briefing(project, _REPORT.encode()).briefing
    made = {one.claim.text: one.claim for one in core.claims.list_claims(project)}
    by_url = {row.article.URL: row.article for row in core.articles.list_articles(project)}
    before = _figures(project, briefing)
    assert (before["A04"], before["E04"]) == (3, 3)
    for at, (page, said) in enumerate(
        (("rents", "Rents in Velmora rose by 9 percent in 2024."), ("wages", "Wages rose by 3 percent a."),
         ("homes", "Lind asks for 4,000 homes by the year 2030."))
    , 1):  # fmt: skip
        article = by_url[f"https://a.example/{page}"]
        got = attach_capture(project, article.id, _page(tmp_path, f"The {page}", said))
        assert _figures(project, briefing)["E04"] == 3 - at
        start = core.articles.read_text(project, got.snapshot.id).index(said)
        passage = core.highlights.add_highlight(project, got.snapshot.id, start, start + len(said))
        core.evidence.link(project, made[said].id, passage.id, coverage="partial")
        assert TO_VERIFY in core.claims.read_claim(project, made[said].id).tags
        core.evidence.link(project, made[said].id, passage.id, coverage="full")
        assert core.claims.read_claim(project, made[said].id).tags == ()
        found = _figures(project, briefing)
        assert (found["A01"], found["A04"], found["A08"]) == (before["A01"] - at, 3 - at, 0)
    assert core.articles.read_record(project, by_url["https://a.example/wages"].id).title == "The wages"
    assert core.articles.read_record(project, by_url["https://a.example/homes"].id).title == "Homes for all"
    printed = render_plain(core.exports.compose_briefing(project, briefing), ExportOptions()).decode()
    first, second = printed.split("## Homes\n")
    assert "unsourced" not in printed
    assert "https://a.example/rents" in first
    assert "https://a.example/homes" not in first
    assert "https://a.example/homes" in second


def test_undo_brings_the_tag_back(project: Project, tmp_path: Path) -> None:
    import_briefing(project, _REPORT.encode())
    (claim,) = [
        one.claim for one in core.claims.list_claims(project) if one.claim.text.startswith("Lind asks")
    ]
    (row,) = [one for one in core.articles.list_articles(project) if one.article.title == "Homes for all"]
    got = attach_capture(project, row.article.id, _page(tmp_path, "Homes", claim.text))
    start = core.articles.read_text(project, got.snapshot.id).index(claim.text)
    passage = core.highlights.add_highlight(project, got.snapshot.id, start, start + len(claim.text))
    link = core.evidence.link(project, claim.id, passage.id)
    assert core.claims.read_claim(project, claim.id).tags == (TO_VERIFY,)
    core.evidence.set_evidence(project, link.id, coverage="full")
    assert core.claims.read_claim(project, claim.id).tags == ()
    project.undo()
    assert core.claims.read_claim(project, claim.id).tags == (TO_VERIFY,)
