"""After every change, undo and redo, the records that are kept are those in the file."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from app import core
from app.core.project import Project, new_project
from app.core.records import Records, read_records
from app.errors import SourcemarkError
from db.errors import StoreError
from tests.core.world import COURIER, add_text, mark
from tests.examples import often

WORDS = ("3.9 million", "The channel opens in July", "It is late")


def read_afresh(project: Project) -> Records:
    """Read all records as if the project had just been opened."""
    kept, memory = project.kept, project.memory
    project.kept, project.memory = {}, {}
    found = read_records(project)
    project.kept, project.memory = kept, memory
    return found


def do_something(project: Project, what: str, luck: random.Random) -> None:
    """Do one thing to something that is there."""
    here = read_records(project)
    claims, links, marks = here.claims, here.evidence, here.highlights
    articles = here.articles
    if what == "article":
        add_text(project, f"{COURIER}\n\n{luck.random()}", publisher=luck.choice(["Courier", "Herald"]))
    elif what == "claim":
        parent = luck.choice(claims).id if claims and luck.random() < 0.5 else None
        core.claims.add_claim(project, f"It is late by {luck.randrange(9999)} days", parent=parent)
    elif what == "briefing":
        briefing = core.briefings.add_briefing(project, "Port")
        core.briefings.add_section(project, briefing.id, "State", body="It is late. [[late]]")
    elif what == "undo":
        project.undo()
    elif what == "redo":
        project.redo()
    elif what == "highlight" and articles:
        mark(project, luck.choice(articles), luck.choice(WORDS))
    elif what == "link" and claims and marks:
        core.evidence.link(project, luck.choice(claims).id, luck.choice(marks).id)
    elif what == "unlink" and links:
        core.evidence.unlink(project, luck.choice(links).id)
    elif what == "retell" and claims:
        core.claims.set_claim(project, luck.choice(claims).id, confidence=luck.choice(["high", "low"]))
    elif what == "move" and claims:
        core.claims.move_claim(project, luck.choice(claims).id, luck.choice(claims).id, 0)
    elif what == "remove claim" and claims:
        core.claims.remove_claim(project, luck.choice(claims).id)
    elif what == "remove article" and articles:
        core.articles.remove_article(project, luck.choice(articles).id)
    elif what == "remove highlight" and marks:
        core.highlights.remove_highlight(project, luck.choice(marks).id)
    elif what == "rate" and articles:
        core.articles.set_fields(project, luck.choice(articles).id, reliability=luck.choice("ABC"))
    elif what == "publisher" and articles:
        core.articles.set_fields(project, luck.choice(articles).id, publisher=luck.choice(["Courier", "X"]))
    elif what == "waive":
        findings = core.audits.run_audit(project).findings
        if findings:
            core.audits.waive(project, luck.choice(findings), "known")


DEEDS = (
    *("article", "claim", "highlight", "link", "unlink", "retell", "move", "remove claim", "remove article"),
    *("remove highlight", "rate", "publisher", "waive", "briefing", "undo", "redo"),
)


@settings(max_examples=often(25))
@given(st.lists(st.sampled_from(DEEDS), max_size=20), st.randoms(use_true_random=False))
def test_kept_records_are_those_in_the_file(deeds: list[str], luck: random.Random) -> None:
    with TemporaryDirectory() as folder, new_project(Path(folder) / "port.sourcemark") as project:
        for what in ("article", "claim", "highlight", "link", *deeds):
            try:
                do_something(project, what, luck)
            except (SourcemarkError, StoreError):
                continue
            assert read_records(project) == read_afresh(project), what


def test_records_that_did_not_move_are_the_same_objects(project: Project) -> None:
    article = add_text(project)
    one, other = (core.claims.add_claim(project, text) for text in ("It is late", "It opens in July"))
    mark(project, article, "3.9 million")
    before = read_records(project)
    core.claims.set_claim(project, one.id, confidence="high")
    after = read_records(project)
    assert after.highlights is before.highlights
    assert after.articles is before.articles
    assert [a is b for a, b in zip(before.claims, after.claims, strict=True)] == [False, True]
    assert after.claims[1].id == other.id
