"""The profile `icd206`: numbered endnotes and what stands behind them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import given as examples

from app.export.document import compose
from app.export.escape import clean
from app.export.markdown_icd206 import render_icd206
from db.records import Briefing, ListedSource
from tests.export.rendered import gfm, links, tree
from tests.export.test_escape import TEXTS
from tests.export.world import ARTICLES, given, highlight, point, section

BRIEFING = Briefing(
    id="b", title="Will it open?", as_of="2025-05-02", handling="For the port only",
    source_summary="Two papers.", limitations="No visit.",
)  # fmt: skip
ICD206 = """\
# Will it open?

For the port only

Information as of 02 MAY 2025 · Version 1 · Draft

## State of the works

**It is late.** \\[1\\] Much was removed. \\[2, 1\\] A second cutter is there. [unsourced]

| Key Points | Details |
|------------|---------|
| Volume | 4.2 million \\[2, 1\\] |

### Sources
- Why \\[not\\]?

## Endnotes

1. Northwire | Dredging slips | newspaper article in *Velmora Courier*, HTML | published 09 MAR 2025 | \
accessed 10 MAR 2025 | <https://courier.example/slips#:~:text=removed%203.9%20million> | \
SHA-256 000000000000 | source: not rated; information: 2, probably true

   *Extract:* "removed 3.9 million"

   *Descriptor:* Two \\*unnamed\\* sources.

2. Progress note | document in *Port*, HTML | published 06 MAR 2025 | accessed 10 MAR 2025 | \
<https://port.example/note#:~:text=removed%204.2%20million> | SHA-256 000000000000 | \
source: not rated; information: not rated

   *Extract:* "removed 4.2 million"

## Source summary statement

Two papers.

## Limitations

No visit.

## Appended reference citations
- Northwire | Dredging slips | newspaper article in *Velmora Courier*, HTML | published 09 MAR 2025 | \
accessed 10 MAR 2025 | <https://courier.example/slips> | SHA-256 000000000000 | source: not rated
- Progress note | document in *Port*, HTML | published 06 MAR 2025 | accessed 10 MAR 2025 | \
<https://port.example/note> | SHA-256 000000000000 | source: not rated
- Why \\[not\\]? | document, HTML | n.d. | accessed 10 MAR 2025 | SHA-256 000000000000 | source: not rated
"""


def test_the_profile_letter_by_letter() -> None:
    slips = replace(ARTICLES[1], type="article-newspaper", descriptor="Two *unnamed* sources.")
    body = "It is late. [[late]] Much was removed. [[volume]] A second cutter is there. [[cutter]]"
    works = section(
        body,
        key_judgement="c2",
        key_points=(point("Volume", "4.2 million", claims=("c1",)),),
        listed_sources=(ListedSource(id="l", section="sec", article="a3", position=1.0),),
    )
    marks = (
        highlight("h1", "a1", exact="removed 4.2 million"),
        highlight("h2", "a2", exact="removed 3.9 million", credibility=2),
    )
    world = given(
        works,
        articles=(ARTICLES[0], slips, ARTICLES[2]),
        highlights=marks,
        briefing=replace(BRIEFING, sections=(works,)),
    )
    assert render_icd206(compose(world)).decode() == ICD206


def test_without_sources_there_are_no_empty_headings() -> None:
    text = render_icd206(compose(given(section("And so on.")))).decode()
    assert "Endnotes" not in text
    assert "Appended" not in text
    assert "Source summary" not in text


# How fast texts are made says something of the machine only.
@settings(suppress_health_check=[HealthCheck.too_slow])
@examples(TEXTS, TEXTS, TEXTS)
def test_an_endnote_is_one_item_whatever_its_fields_hold(title: str, quotation: str, descriptor: str) -> None:
    slips = replace(ARTICLES[1], title=title, descriptor=descriptor)
    marks = (highlight("h2", "a2", exact=quotation),)
    document = compose(given(section("Late. [[late]]"), articles=(slips,), highlights=marks))
    text = render_icd206(document).decode()
    (item,) = tree(gfm(), text[text.index("## Endnotes") :]).xpath("./ol/li")
    first, *below = ["".join(one.itertext()) for one in item.xpath("./p")] or [item.text_content().strip()]
    assert first.split(" | ")[0] == "Northwire"
    assert first.startswith(f"Northwire | {clean(title) or 'Untitled'} | document in")
    expected = [f'Extract: "{clean(quotation)}"'] if clean(quotation) else []
    expected += [f"Descriptor: {clean(descriptor)}"] if clean(descriptor) else []
    assert below == expected
    assert all(one.startswith("https://courier.example/slips") for one in links(text))
