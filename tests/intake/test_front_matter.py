"""Front matter as people and programs write it; whatever stands there, the text below is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.front_matter import read_front_matter
from db.records import Name

JANE = Name(family="Doe", given="Jane")


def values(front: str) -> dict[str, object]:
    record, body = read_front_matter(f"---\n{front}\n---\nBody\n")
    assert body == "Body\n"
    return {name: value.value for name, value in record.items()}


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("title: Dues # a comment", "title", "Dues"),
        ('title: "Dues: \\"a\\" history # 2"', "title", 'Dues: "a" history # 2'),
        ("title: 'It''s late'", "title", "It's late"),
        ("title: >-\n  Dues rise\n  again\nlang: en", "title", "Dues rise again"),
        ("title: Dues rise\n  again", "title", "Dues rise again"),
        ("author: Jane Doe", "authors", (JANE,)),
        ("author:\n  - Jane Doe\n  - Port Authority", "authors", (JANE, Name(literal="Port Authority"))),
        ('authors: ["Doe, Jane", Reuters]', "authors", (JANE, Name(literal="Reuters"))),
        ("author:\n  - name: Jane Doe\n    affiliation: Port\n  - name: Port Watch", "authors",
         (JANE, Name(family="Watch", given="Port"))),
        ("author:\n- family: Doe\n  given: Jane", "authors", (JANE,)),
        ('author: [{name: "Doe, Jane", url: x}]', "authors", (JANE,)),
        ('author:\n  - "[[Jane Doe]]"', "authors", (JANE,)),
        ("date: 2025-03-09T10:00:00+01:00", "issued", "2025-03-09"),
        ("date: 03/04/2025\nlang: en-GB", "issued", "2025-04-03"),
        ("date: tomorrow", "issued", None),
        ("published: 2025-03", "issued", "2025-03"),
        ('source: "https://d.example/a?b=c#d"', "URL", "https://d.example/a?b=c#d"),
        ("source: my neighbour", "URL", None),
        ("tags: [port, '#dues', port]", "tags", ("port", "dues")),
        ("tags:\n  - port\n  - dues", "tags", ("port", "dues")),
        ("keywords: port, dues", "tags", ("port", "dues")),
        ("doi: https://doi.org/10.1000/xyz.", "DOI", "10.1000/xyz"),
        ("publisher: &house Daily Rivers", "publisher", "&house Daily Rivers"),
        ("title: ~\nlang: de", "title", None),
    ],
)  # fmt: skip
def test_what_is_written_is_read(front: str, field: str, value: object) -> None:
    assert values(front).get(field) == value


def test_toml_is_read_too() -> None:
    front = '+++\ntitle = "Dues"\ndate = 2025-03-09T10:00:00Z\nauthors = ["Jane Doe"]\n+++\nBody'
    record, body = read_front_matter(front)
    assert body == "Body"
    assert {name: one.value for name, one in record.items()} == {
        "title": "Dues",
        "issued": "2025-03-09",
        "authors": (JANE,),
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule above.\n\n---\n",
        "---\ntitle: never closed\n",
        "Text\n---\ntitle: x\n---\n",
        "+++\nno toml\n+++\n",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert read_front_matter(text) == ({}, text)


@given(st.text(st.sampled_from("ab:-#[]{}\"'|>&*!%@,\n \\~.+=0"), max_size=200))
def test_nothing_in_it_breaks_the_reader_or_loses_the_body(front: str) -> None:
    for mark in ("---", "+++"):
        text = f"{mark}\n{front}\n{mark}\nThe body stays.\n"
        record, body = read_front_matter(text)
        assert body == text or "The body stays." in body
        assert all(one.basis in ("front_matter", "url") for one in record.values())
