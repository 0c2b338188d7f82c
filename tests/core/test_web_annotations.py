"""Web Annotations out and in again, those of other programs, and what becomes of what has no place here."""

from __future__ import annotations

import json
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import core
from app.core.project import Project
from app.core.taking_in import TakenIn
from app.errors import CannotRead
from tests.core.world import COURIER, add_pages, add_text, labels, mark, snapshot_of
from tests.examples import often

URL = "https://courier.example.com/news/dredging"
QUOTE = "removed 3.9 million cubic metres"
#: Letters of several scripts, right to left, astral, combining; no NUL and nothing that is half a character.
WORDS = st.text(
    st.sampled_from("ab ,.“”'\"\\/<>&%#|\n\t—éß٣مرحبا שלום 港口 \u0301𐌰𐌱😀\u200d\u202e\u0007\ufffe"),
    max_size=40,
)


def annotation(target: object, **more: object) -> dict[str, Any]:
    context = "http://www.w3.org/ns/anno.jsonld"
    return {"@context": context, "id": "http://example.org/a1", "type": "Annotation", "target": target} | more


def quoting(exact: str = QUOTE, source: str = URL, **more: object) -> dict[str, Any]:
    return {"source": source, "selector": {"type": "TextQuoteSelector", "exact": exact, **more}}


def take(project: Project, tmp_path: Path, value: object, name: str = "in.jsonld") -> TakenIn:
    path = tmp_path / name
    path.write_text(json.dumps(value), encoding="utf-8")
    return core.web_annotations.import_annotations(project, path)


OF_MARKS = (
    "id exact prefix suffix start end page_index page_label anchor_state colour note tags attributed_to "
    "attribution_kind credibility area foreign_id created updated"
)
OF_CLAIMS = (
    "id key text kind parent parent_relation likelihood_scale likelihood confidence confidence_basis as_of "
    "contrary_note note tags"
)
OF_LINKS = "id claim highlight direction strength coverage rationale reviewed_at"


def state(project: Project) -> tuple[list[Any], list[Any], list[Any]]:
    """Return what is modelled, without the ids of articles: those a project gives itself."""
    marks = sorted(core.highlights.list_highlights(project), key=attrgetter("id"))
    claims = [row.claim for row in core.claims.list_claims(project)]
    links = core.evidence.list_evidence(project)
    named = ((marks, OF_MARKS), (claims, OF_CLAIMS), (links, OF_LINKS))
    found, told, linked = ([attrgetter(*names.split())(one) for one in rows] for rows, names in named)
    return found, told, linked


def argue(project: Project, words: Callable[[], str] = lambda: "Says who? “All” of them 😀") -> None:
    """Fill a project with an article, a PDF, highlights, claims and evidence; `words` gives any text."""
    article = add_text(project, URL=URL, title="Dredging slips")
    report = add_pages(project)
    first, second = mark(project, article, QUOTE), mark(project, article, "It is late.")
    third = mark(project, report, "removed 3.9")
    tags = ("dredging", "späte Läufe", f"x{words()}x")
    core.highlights.set_highlight(project, first, note=words(), tags=tags, colour=3)
    core.highlights.set_highlight(
        project, second, attributed_to=words(), attribution_kind="named", credibility=2
    )
    area = core.area.add_area(project, snapshot_of(project, report).id, 1, (10, 20, 110.25, 60.5), "Table 1")
    claim = core.claims.add_claim(project, "The dredging is late.", "late", "judgement")
    under = core.claims.add_claim(project, "Storms held it up.", parent=claim.id)
    core.claims.set_claim(project, under.id, parent_relation="disputes", tags=("x",), note=words())
    core.claims.set_claim(project, claim.id, confidence="high", confidence_basis=words(), as_of="2025-03")
    link = core.evidence.link(project, claim.id, first, "disputes", "partial")
    core.evidence.set_evidence(project, link.id, strength="weak", rationale=words())
    core.evidence.link(project, under.id, third, "supports")
    core.evidence.link(project, under.id, area.id, "neutral")


def twin(tmp_path: Path) -> Project:
    """Return another project with the same articles and nothing else."""
    made = core.project.new_project(tmp_path / "twin.sourcemark", "Twin")
    add_text(made, URL=URL, title="Dredging slips")
    add_pages(made)
    return made


def test_out_and_in_again_is_the_same_with_claims_and_evidence(project: Project, tmp_path: Path) -> None:
    argue(project)
    out = tmp_path / "out.jsonld"
    written = core.web_annotations.export_annotations(project, out)
    assert written.beside == ("out.claims.json",)
    with twin(tmp_path) as other:
        report = core.web_annotations.import_annotations(other, out)
        assert (len(report.highlights), len(report.claims), report.links) == (4, 2, 3)
        assert (report.aside, report.left_out, report.moved) == ((), (), ())
        assert state(other) == state(project)
        assert labels(other)[-1] == "Import 4 passages"
        again = core.web_annotations.import_annotations(other, out)
        assert (again.highlights, again.claims, again.links, again.already) == ((), (), 0, 9)
        other.undo()
        assert state(other) == ([], [], [])
    own = core.web_annotations.import_annotations(project, out)
    assert (own.highlights, own.claims, own.already) == ((), (), 9)


@settings(max_examples=often(6), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("any")
    with core.project.new_project(folder / "one.sourcemark", "One") as project:
        argue(project, lambda: data.draw(WORDS))
        core.web_annotations.export_annotations(project, folder / "out.jsonld")
        with twin(folder) as other:
            core.web_annotations.import_annotations(other, folder / "out.jsonld")
            assert state(other) == state(project)


def test_what_stands_in_a_file(project: Project) -> None:
    article = add_text(project, URL=URL)
    one = mark(project, article, QUOTE)
    core.highlights.set_highlight(project, one, note="Who says?", tags=("a", "b"))
    whole = json.loads(core.web_annotations.export_annotations(project, None).data)
    (made,) = whole["first"]["items"]
    assert made["motivation"] == "commenting"
    assert [(body["purpose"], body["value"]) for body in made["body"]] == [
        ("commenting", "Who says?"),
        ("tagging", "a"),
        ("tagging", "b"),
    ]
    target, snapshot = made["target"], snapshot_of(project, article)
    assert target["source"]["id"] == URL
    assert target["state"]["cached"] == f"urn:sha256:{snapshot.sha256}"
    assert target["state"]["sourceDate"] == "2025-03-10T00:00:00Z"
    quote, position, fragment = target["selector"]
    assert quote["exact"] == QUOTE
    assert COURIER[position["start"] : position["end"]] == QUOTE
    assert fragment["value"].startswith(":~:text=removed%203.9")
    assert [one for one in whole["@context"] if isinstance(one, str)] == ["http://www.w3.org/ns/anno.jsonld"]


def test_words_count_and_offsets_only_choose_among_twins(project: Project, tmp_path: Path) -> None:
    add_text(project, URL=URL)
    second = COURIER.rindex("It is late.")
    selectors = [
        {"type": "TextPositionSelector", "start": second + 3, "end": second + 9},
        {"type": "TextQuoteSelector", "exact": "It is late."},
    ]
    report = take(project, tmp_path, annotation({"source": URL, "selector": selectors}))
    assert [one.start for one in core.highlights.list_highlights(project)] == [second]
    assert report.moved == ()
    unclear = take(project, tmp_path, annotation(quoting("It is late."), id="urn:x:2"))
    assert unclear.highlights == ()
    assert "2 times" in unclear.aside[0].reason
    assert unclear.offered == ()


def test_other_words_say_so(project: Project, tmp_path: Path) -> None:
    add_text(project, URL=URL, title="Dredging slips")
    values = {
        "typography": quoting("removed 3.9 million cubic  metres of mud"),
        "a word": quoting("By March the contractors had removed 3.9 million cubic metres of mud."),
        "a figure": quoting("By March the contractor had removed 3.8 million cubic metres of mud."),
        "nothing": quoting("The minister resigned on Tuesday over the affair."),
    }
    whole = [annotation(target, id=f"urn:x:{name}") for name, target in values.items()]
    report = take(project, tmp_path, whole)
    assert dict(report.counts) == {"normalised": 1, "drifted": 1, "changed": 1}
    kept = {one.anchor_state: one.exact for one in core.highlights.list_highlights(project)}
    assert kept["verified"] == "removed 3.9 million cubic metres of mud"
    assert "3.8" in kept["changed"]
    assert project.check() == ()
    for written in (core.web_annotations.export_annotations, core.refi.export_refi):
        out = tmp_path / ("out.jsonld" if written is core.web_annotations.export_annotations else "out.qdpx")
        written(project, out)
        with twin(tmp_path) as other:
            core.importing.import_file(other, out)
            assert state(other) == state(project)
        (tmp_path / "twin.sourcemark").unlink()
    assert [one.reason for one in report.aside] == ["Its words are not in the article’s copy."]


def test_a_work_that_is_not_there_is_kept_aside_and_comes_later(project: Project, tmp_path: Path) -> None:
    value = annotation(quoting(), bodyValue="Says who?")
    report = take(project, tmp_path, value)
    assert (report.highlights, report.offered) == ((), (URL,))
    (aside,) = report.aside
    assert (aside.words, aside.note) == (QUOTE, "Says who?")
    assert project.history() == ()
    add_text(project, URL=URL)
    assert len(take(project, tmp_path, value).highlights) == 1
    assert take(project, tmp_path, value).already == 1


@pytest.mark.parametrize(
    "name",
    [
        "http://www.courier.example.com/news/dredging/#top",
        "https://doi.org/10.1234/VELMORA.5",
        "doi:10.1234/velmora.5",
        "urn:sha256:{sha256}",
        "urn:uuid:{article}",
        "file:///C:/Users/x/courier.html",
    ],
)
def test_a_work_has_many_names(project: Project, tmp_path: Path, name: str) -> None:
    article = add_text(project, URL=URL, DOI="10.1234/velmora.5")
    source = name.format(sha256=snapshot_of(project, article).sha256, article=article.id)
    assert len(take(project, tmp_path, annotation(quoting(source=source))).highlights) == 1


def test_bodies_of_every_kind(project: Project, tmp_path: Path) -> None:
    add_text(project, URL=URL)
    body = [
        {"type": "TextualBody", "value": "late", "purpose": "tagging"},
        {"type": "TextualBody", "value": "<p>Not <b>true</b>.</p><script>x</script>", "format": "text/html"},
        {"type": "Choice", "items": [{"type": "TextualBody", "value": "Oui"}, "http://example.org/oui"]},
        {"source": "http://example.org/x.png", "purpose": "identifying", "selector": {"type": "SvgSelector"}},
    ]
    value = annotation(quoting(), body=body, motivation="questioning", creator={"name": "Ada"}, rights="x:y")
    report = take(project, tmp_path, value)
    (one,) = core.highlights.list_highlights(project)
    expected = "Not true.\nOui\nhttp://example.org/oui\nidentifying: http://example.org/x.png\n— Ada"
    assert one.note == expected
    assert one.tags == ("late", "questioning")
    assert "“rights”, “selector” of a body" in report.left_out[0].reason


HYPOTHESIS = {
    "id": "h1",
    "uri": URL,
    "user": "acct:ada@hypothes.is",
    "group": "__world__",
    "text": "Check this.",
    "tags": ["dredging"],
    "document": {"title": ["Dredging"]},
    "target": [
        {
            "source": URL,
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]"},
                {"type": "TextPositionSelector", "start": 900, "end": 930},
                {"type": "TextQuoteSelector", "exact": QUOTE, "prefix": "Menu Home ", "suffix": " of mud"},
            ],
        }
    ],
}


def test_hypothesis_with_replies_and_page_notes(project: Project, tmp_path: Path) -> None:
    article = add_text(project, URL=URL)
    reply = {**HYPOTHESIS, "tags": []}
    rows = [
        {**reply, "id": "r2", "references": ["h1", "r1"], "text": "It is.", "user": "acct:bo@x.org"},
        {**reply, "id": "r1", "references": ["h1"], "text": "Is it?", "group": "port"},
        HYPOTHESIS,
        {**HYPOTHESIS, "id": "p1", "target": [{"source": URL}], "text": "A fair page.", "tags": ["page"]},
        {**reply, "id": "r9", "references": ["gone"], "text": "Lost."},
        "nonsense",
    ]
    report = take(project, tmp_path, {"total": 9, "rows": rows}, "h.json")
    (one,) = core.highlights.list_highlights(project)
    assert one.note.splitlines() == [
        "Check this.",
        "— ada",
        "Reply by ada, group port: Is it?",
        "Reply by bo: It is.",
    ]
    assert one.tags == ("dredging",)
    record = core.articles.read_article(project, article.id).article
    assert (record.note, record.tags) == ("A fair page.\n— ada", ("page",))
    assert [one.what for one in report.left_out] == ["row 6", "3 more", "Reply by ada: Lost."]
    again = take(project, tmp_path, {"rows": rows}, "h.json")
    assert (again.highlights, again.notes) == ((), 0)
    later = {**reply, "id": "r3", "references": ["h1"], "text": "Later."}
    assert take(project, tmp_path, {"rows": [later]}, "h.json").notes == 1
    assert core.highlights.list_highlights(project)[0].note.endswith("Reply by ada: Later.")
    assert len(take(project, tmp_path, {**HYPOTHESIS, "id": "h2"}, "single.json").highlights) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"{", "damaged JSON"),
        (b"{" * 100_000, "damaged|deeper"),
        (b"[" * 100_000 + b"]" * 100_000, "deeper"),
        (b"\xff\xfe\xff", "not text"),
        (b'{"a": 1}', "no annotations"),
        (b'{"$schema": "x", "id": "y"}', "JSON schema"),
        (b'{"target": "x"}', "no type"),
        (b"[1, null]", "no annotations"),
    ],
)
def test_what_is_no_file_of_annotations_is_refused(
    project: Project, tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "x.jsonld"
    path.write_bytes(data)
    with pytest.raises(CannotRead, match=reason):
        core.web_annotations.import_annotations(project, path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=often(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_mutated_files_are_taken_or_refused_in_words(project: Project, data: st.DataObject) -> None:
    whole: dict[str, Any] = json.loads(
        json.dumps(annotation(quoting(), body=[{"type": "TextualBody", "value": "x"}], motivation="tagging"))
    )
    one = data.draw(st.sampled_from([whole, {"rows": [json.loads(json.dumps(HYPOTHESIS))]}]))
    for _ in range(data.draw(st.integers(1, 3))):
        _spoil(one, data)
    try:
        delivery = core.web_annotations.read_annotations(json.dumps(one).encode(), "x.json")
    except CannotRead:
        return
    core.taking_in.take_in(project, delivery)


def _spoil(value: Any, data: st.DataObject) -> None:
    """Put any JSON value in the place of one of a document's values."""
    while isinstance(value, dict | list) and value:
        key = data.draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
        if not isinstance(value[key], dict | list) or not value[key] or data.draw(st.booleans()):
            value[key] = data.draw(JSON)
            return
        value = value[key]
