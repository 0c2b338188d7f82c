"""Our annotations against the W3C's own definitions; its samples are imported or refused with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

from app import core
from app.core.project import Project
from app.errors import CannotRead
from tests.core.test_web_annotations import argue
from tests.core.world import add_text
from tests.corpus.material import CORPUS, WHY_SKIPPED

FOLDER = CORPUS / "annotation"
SAMPLES = sorted((FOLDER / "w3c").rglob("*.json")) if FOLDER.is_dir() else []

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=WHY_SKIPPED)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with core.project.new_project(tmp_path / "port.sourcemark", "Velmora port") as made:
        yield made


@pytest.fixture(scope="module")
def registry() -> Registry[Any]:
    """Return the W3C's definitions by the names they call one another."""
    found = [json.loads(path.read_text()) for path in sorted((FOLDER / "w3c-definitions").glob("*.json"))]
    return Registry().with_resources((one["id"], DRAFT4.create_resource(one)) for one in found)


def holds(schema: dict[str, Any], value: object, registry: Registry[Any]) -> bool:
    return Draft4Validator(schema, registry=registry, format_checker=FormatChecker()).is_valid(value)


def named(name: str) -> dict[str, Any]:
    return {"$ref": name}


def exported(project: Project) -> dict[str, Any]:
    argue(project)
    whole: dict[str, Any] = json.loads(core.web_annotations.export_annotations(project, None).data)
    return whole


def test_every_rule_that_must_hold_holds(project: Project, registry: Registry[Any]) -> None:
    rules = [json.loads(path.read_text()) for path in SAMPLES]
    musts = [rule for rule in rules if rule["assertionType"] == "must"]
    assert len(musts) > 10
    for made in exported(project)["first"]["items"]:
        broken = [rule["id"] for rule in musts if not holds(rule, made, registry)]
        assert broken == []


@pytest.mark.parametrize(
    "definition",
    [
        "annotations.json#/definitions/annotationTypeValueFound",
        "annotations.json#/definitions/motivationPropertyFound",
        "specificResource.json#/definitions/sourceDetected",
        "specificResource.json#/definitions/timeStateDetected",
        "specificResource.json#/definitions/textQuoteSelectorDetected",
        "specificResource.json#/definitions/textPositionSelectorDetected",
        "specificResource.json#/definitions/fragmentSelectorDetected",
    ],
)
def test_the_parts_are_what_the_definitions_detect(
    project: Project, registry: Registry[Any], definition: str
) -> None:
    made = exported(project)["first"]["items"][0]
    parts = [made, made["target"], made["target"]["state"], *made["target"]["selector"]]
    assert any(holds(named(definition), part, registry) for part in parts)
    assert not holds(named(definition), {"type": "Nothing"}, registry)


def test_the_collection_is_what_the_definitions_say(project: Project, registry: Registry[Any]) -> None:
    whole = exported(project)
    for name in ("annotationCollectionTypeValueFound", "labelFound", "totalFound", "firstFound"):
        assert holds(named(f"collections.json#/definitions/{name}"), whole, registry)
    for name in ("annotationPageTypeValueFound", "partOfFound", "startIndexFound", "itemsFound"):
        assert holds(named(f"collections.json#/definitions/{name}"), whole["first"], registry)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_read_or_refused_with_a_reason(path: Path) -> None:
    value = json.loads(path.read_text())
    if "$schema" in value:
        with pytest.raises(CannotRead, match=f"“{path.name}” cannot be imported: it is a JSON schema"):
            core.web_annotations.read_annotations(path.read_bytes(), path.name)
        return
    found = core.web_annotations.read_annotations(path.read_bytes(), path.name)
    assert found.passages or found.notes or found.left_out


def test_the_sample_of_hypothesis_finds_its_passage(project: Project) -> None:
    article = add_text(project, "One Two Three", "minimal.html")
    sample = FOLDER / "hypothesis" / "minimal.json"
    report = core.web_annotations.import_annotations(project, sample, only=article.id)
    (one,) = core.highlights.list_highlights(project)
    assert (one.exact, one.start, one.id) == ("Two", 4, report.highlights[0])
    other = core.web_annotations.import_annotations(project, sample)
    assert other.already == 1
