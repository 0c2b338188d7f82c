"""CSL items in YAML: the shapes that pandoc writes, and that no text breaks the reader."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.csl_yaml import flat_references, read_csl_yaml, read_yaml

_TEXT = """\
---
references:
- id: vale2017
  type: article-journal
  title: "Rivers: a view"   # the best
  author:
  - family: Vale
    given: K.
  - {family: Ode, given: Jana}
  container-title: River Review
  issued:
    - year: 2017
      month: 3
  URL: https://rivers.example.org/a#b
  abstract: |
    Long
    text
- id: plain
  title: A title that
    goes on
  issued: 2020-03-04
  author: [Ann, "Bo, L."]
...
"""


def test_blocks_lists_and_dates_are_read() -> None:
    first, second = (one.item for one in read_csl_yaml(_TEXT.encode()).items)
    assert first["title"] == "Rivers: a view"
    assert first["author"] == [{"family": "Vale", "given": "K."}, {"family": "Ode", "given": "Jana"}]
    assert first["issued"] == {"date-parts": [["2017", "3"]]}
    assert (first["URL"], first["abstract"]) == ("https://rivers.example.org/a#b", "Long\ntext")
    assert (second["type"], second["title"]) == ("document", "A title that goes on")
    assert second["author"] == [{"literal": "Ann"}, {"literal": "Bo, L."}]
    assert second["issued"] == {"date-parts": [["2020", "03", "04"]]}


def test_references_of_a_front_matter_are_flat() -> None:
    first, second = flat_references(_TEXT)
    assert (first["author"], first["issued"]) == ("K. Vale; Jana Ode", "2017-03")
    assert (second["author"], second["issued"]) == ("Ann; Bo, L.", "2020-03-04")


@given(st.text(alphabet="ab:-#[]{},\"'|> \n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    read_yaml(text)
