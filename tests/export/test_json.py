"""The JSON export against its schema, and that every text and the hash come back from it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given as examples
from hypothesis import settings

from app.export import annex, citation, parts
from app.export.annex import Annex, AnnexFinding, AnnexQuotation
from app.export.document import compose, digest
from app.export.json_model import render_json
from app.export.options import ExportOptions
from app.paths import resources_folder
from db.records import Briefing, ListedSource, Name
from tests.examples import often
from tests.export.test_escape import TEXTS
from tests.export.test_markdown import CLOSING, SUMMARY, WORKS
from tests.export.world import ARTICLES, given, highlight, point, section

PATH = resources_folder() / "schema" / "briefing-1.schema.json"
SCHEMA: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
AUDIT = Annex(
    verdict="blocked",
    model_sha256="ab" * 32,
    findings=(AnnexFinding(rule="A01", severity="error", message="No evidence.", waived=True, reason="So."),),
    figures={"articles": 3, "sentences_cited": 0.8},
    quotations=(AnnexQuotation(label="x-1", quotation="so", state="agrees"),),
    definitions={"articles": "all"},
)


def test_the_schema_is_one_and_says_what_every_field_is() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for name, one in SCHEMA["$defs"].items():
        assert one["description"], name
        for field, said in one["properties"].items():
            assert said["description"], (name, field)


def test_the_schema_has_the_models_fields() -> None:
    things = [one for module in (parts, citation, annex) for one in vars(module).values()]
    kinds = [one for one in things if isinstance(one, type) and dataclasses.is_dataclass(one)]
    records = {kind.__name__: kind for kind in kinds}
    ids = {"id", "article", "highlight"}
    assert set(SCHEMA["$defs"]) == set(records) | {"Item"}
    for name, kind in records.items():
        fields = {one.name for one in dataclasses.fields(kind)} - ids
        assert set(SCHEMA["$defs"][name]["properties"]) == fields, name


@pytest.mark.parametrize("audit", [None, AUDIT])
def test_a_briefing_is_valid_and_its_hash_can_be_made_from_it(audit: Annex | None) -> None:
    listed = (ListedSource(id="l", section="sec", article="a3", position=1.0),)
    marks = (highlight("h1", "a1", credibility=2), highlight("h2", "a2"))
    articles = (replace(ARTICLES[0], reliability="B", authors=(Name(family="Dyk"),)), *ARTICLES[1:])
    works = replace(WORKS, listed_sources=listed)
    document = compose(given(SUMMARY, works, CLOSING, articles=articles, highlights=marks))
    data = render_json(document, ExportOptions(annex=audit))
    whole = json.loads(data)
    VALIDATOR.validate(whole)
    line = json.dumps(whole["model"], sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(line.encode()).hexdigest() == whole["model_sha256"] == digest(document)
    assert data.endswith(b"}\n")
    assert data.decode() == json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert (whole["audit"] is None) == (audit is None)
    for row in ("h1", "a1", '"sec"'):
        assert f'"{row}"' not in data.decode()


def test_what_the_schema_does_not_know_is_invalid() -> None:
    whole = json.loads(render_json(compose(given(WORKS))))
    for change in ({"version": 2}, {"more": 1}, {"model": whole["model"] | {"status": "lost"}}):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(whole | change)


@settings(max_examples=often(40))
@examples(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_letter_by_letter(one: str, two: str, three: str, four: str) -> None:
    article = replace(ARTICLES[1], title=one, descriptor=two, authors=(Name(literal=three),))
    works = section("Late. [[late]]", heading=four, key_points=(point(three, "so"),))
    briefing = Briefing(id="b", title=one, subtitle=two, handling=three, sections=(works,))
    world = given(works, articles=(article,), highlights=(highlight("h2", "a2", exact=four),))
    whole = json.loads(render_json(compose(replace(world, briefing=briefing))))
    VALIDATOR.validate(whole)
    model = whole["model"]
    assert (model["title"], model["subtitle"], model["handling"]) == (one, two, three)
    assert model["parts"][0]["heading"] == four
    assert model["parts"][0]["key_points"][0]["label"] == three
    assert model["passages"][0]["quotation"] == four
    assert model["references"][0]["descriptor"] == two
    assert model["references"][0]["item"].get("title", "") == one
