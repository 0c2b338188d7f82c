"""The two profiles, letter by letter, and what must never be in either."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from app.errors import WrongUse
from app.export.annex import Annex, AnnexFinding, is_annexed_by_default
from app.export.document import compose
from app.export.formats import FORMATS, find_format, find_writer, render
from app.export.markdown import render_gfm, render_plain
from app.export.options import ExportOptions
from db.records import Claim, ListedSource
from tests.export.rendered import gfm, links, tree
from tests.export.world import ARTICLES, given, highlight, link, point, section, snapshot

SUMMARY = section("It will be late. [[late]]", id="s0", role="summary", heading="Summary", position=0.0)
WORKS = section(
    "It will be late. [[late]] Confidence is low.\n\nMuch was *removed*. [[volume]] A second cutter is "
    "there. [[cutter]]\n\n- It opens in July, they say. [[july]]",
    key_judgement="c2",
)
CLOSING = section(
    "So much for now.\n\nAnd no more.",
    id="s2",
    role="closing",
    heading="Outlook",
    position=2.0,
    key_points=(point("Volume | depth", "4.2 million", claims=("c1",)),),
)
PLAIN = """\
# Will the channel open?

It will be late.

## State of the works

**It will be late.** Confidence is low.

Much was *removed*. A second cutter is there. [unsourced]

- It opens in July, they say.

### Sources
- Dredging slips - Velmora Courier (via Northwire): https://courier.example/slips
- Progress note - Port: https://port.example/note

## Outlook

So much for now.

| Key Points | Details |
|------------|---------|
| Volume \\| depth | 4.2 million |

And no more.
"""
GFM = """\
# Will the channel open?

Version 1 · Draft

It will be late.[^northwire-2025-dredging-1]

## State of the works

**It will be late.**[^northwire-2025-dredging-1] Confidence is low.

Much was *removed*.[^port-2025-note-1][^northwire-2025-dredging-1] A second cutter is there. [unsourced]

- It opens in July, they say.[^port-2025-note-2]

## Outlook

So much for now.

| Key Points | Details |
|------------|---------|
| Volume \\| depth | 4.2 million[^port-2025-note-1][^northwire-2025-dredging-1] |

And no more.

[^northwire-2025-dredging-1]: "Dredging slips", *Velmora Courier* (Northwire), 9 March 2025: \
"removed 3.9 million". Accessed 10 March 2025. <https://courier.example/slips#:~:text=removed%203.9%20million>
[^port-2025-note-1]: "Progress note", *Port*, 6 March 2025: "removed 4.2 million". \
Accessed 10 March 2025. <https://port.example/note#:~:text=removed%204.2%20million>
[^port-2025-note-2]: "Progress note", *Port*, 6 March 2025: "on 15 July". \
Accessed 10 March 2025. <https://port.example/note#:~:text=on%2015%20July>
"""


def test_plain_is_the_layout_of_the_example() -> None:
    assert render_plain(compose(given(SUMMARY, WORKS, CLOSING))).decode() == PLAIN


def test_gfm_is_the_same_prose_with_footnotes() -> None:
    assert render_gfm(compose(given(SUMMARY, WORKS, CLOSING))).decode() == GFM


def test_the_same_briefing_gives_the_same_bytes_whatever_order_its_rows_come_in() -> None:
    world = given(SUMMARY, WORKS, CLOSING)
    shuffled = replace(
        world,
        **{
            name: getattr(world, name)[::-1]
            for name in ("claims", "evidence", "highlights", "articles", "snapshots")
        },
    )
    for writer in (render_plain, render_gfm):
        assert writer(compose(world)) == writer(compose(shuffled))


def test_a_lead_that_is_bold_already_stays_as_it_is() -> None:
    bold = section("**It will be late.** [[late]] More.", key_judgement="c2")
    assert "\n**It will be late.** More.\n" in render_plain(compose(given(bold))).decode()


def test_options_add_dates_and_an_h1_for_features() -> None:
    feature = section("It is late. [[late]]", role="feature")
    document = compose(given(feature))
    usual = render_plain(document).decode()
    assert "\n## State of the works\n" in usual
    assert "9 March" not in usual
    asked = render_plain(document, ExportOptions(dated=True, feature_h1=True)).decode()
    assert "\n# State of the works\n" in asked
    assert "(via Northwire), 9 March 2025: https://courier.example/slips\n" in asked


def test_a_source_without_publisher_and_with_a_dangerous_address_is_its_title() -> None:
    listed = (ListedSource(id="l", section="sec", article="a3", position=1.0),)
    document = compose(given(section("It is late. [[late]]", listed_sources=listed)))
    assert "\n- Why \\[not\\]?\n" in render_plain(document).decode()
    assert "### Sources\n- Why \\[not\\]?\n" in render_gfm(document).decode()


def test_an_empty_briefing_is_a_title() -> None:
    assert render_plain(compose(given())) == b"# Will the channel open?\n"
    untitled = render_gfm(compose(given(section("", heading="")))).decode()
    assert untitled == "# Will the channel open?\n\nVersion 1 · Draft\n"


def test_text_is_nfc_with_line_feeds_and_one_final_newline() -> None:
    data = render_gfm(compose(given(section("Cafe\u0301 one.\r\n\r\nTwo.\r\n\r\n")))).decode()
    assert "Café one.\n\nTwo.\n" in data
    assert "\r" not in data
    assert data.endswith("Two.\n")


def test_the_annex_lists_findings_waivers_figures_and_the_digest() -> None:
    annex = Annex(
        verdict="blocked",
        model_sha256="ab" * 32,
        findings=(
            AnnexFinding(rule="A01", severity="error", message="“A second [cutter]” has no evidence."),
            AnnexFinding(
                rule="A02", severity="warning", message="No claim.", waived=True, reason="Known.", by="K. L."
            ),
        ),
        figures={"sentences_cited": 0.825, "articles": 3},
        definitions={"sentences_cited": "of all [factual] ones"},
    )
    text = render_gfm(compose(given(WORKS)), ExportOptions(annex=annex)).decode()
    start = text.index("## Sourcing audit")
    assert text[start : text.index("\n\n[^")] == (
        "## Sourcing audit\n\nVerdict: blocked.\n\n"
        "### Findings\n- A01 (error): “A second \\[cutter\\]” has no evidence.\n\n"
        "### Waived\n- A02 (warning): No claim. Waived (K. L.): Known.\n\n"
        "### Support figures\n- Sentences cited: 82 % (of all \\[factual\\] ones)\n- Articles: 3\n\n"
        f"SHA-256 of the model: `{'ab' * 32}`"
    )


def test_drafts_carry_the_annex_except_in_plain() -> None:
    draft = compose(given(WORKS))
    assert is_annexed_by_default(draft, "gfm")
    assert not is_annexed_by_default(draft, "plain")
    assert not is_annexed_by_default(replace(draft, status="issued"), "gfm")


_EVIL = st.sampled_from(
    (
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[[late]]",
        "](",
        "`",
        "*",
        "|",
        "\n",
        "# ",
        "a ",
    )
)


@examples(st.lists(st.one_of(_EVIL, st.text(max_size=5)), max_size=8).map("".join))
def test_no_field_of_a_stranger_gets_a_link_or_html_through(evil: str) -> None:
    articles = tuple(replace(one, title=evil, URL=f"javascript:{evil}") for one in ARTICLES)
    world = given(
        section(f"{evil}\n\nIt is late. [[late]]", heading=evil, key_points=(point(evil, evil),)),
        articles=articles,
        highlights=(highlight("h1", "a1", exact=evil), highlight("h2", "a2", exact=evil)),
    )
    world = replace(world, briefing=replace(world.briefing, title=evil))
    for writer in (render_plain, render_gfm):
        printed = writer(compose(world)).decode()
        assert not links(printed)
        assert not tree(gfm(), printed).xpath("//script")


@examples(st.text(max_size=30), st.text(max_size=30))
def test_key_points_are_one_row_each_whatever_they_hold(label: str, text: str) -> None:
    document = compose(given(section("", role="closing", key_points=(point(label, text),))))
    page = tree(gfm(), render_plain(document).decode())
    assert len(page.xpath(".//tbody/tr")) == 1
    assert len(page.xpath(".//tbody/tr/td")) == 2


def test_footnote_definitions_are_one_line_each_at_the_end() -> None:
    long = highlight("h2", "a2", exact="one\n\ntwo\nthree " + "word " * 400)
    lines = (
        render_gfm(compose(given(section("It is late. [[late]]"), highlights=(long,)))).decode().split("\n")
    )
    assert [line.startswith("[^") for line in lines[-2:]] == [True, False]
    assert lines[-1] == ""


def test_500_citations_are_written_each_once() -> None:
    body = "\n\n".join(f"Sentence {n} states a fact of some length. [[c-{n}]]" for n in range(500))
    world = given(
        section(body),
        claims=tuple(Claim(id=f"c{n}", key=f"c-{n}", text=f"Fact {n}") for n in range(500)),
        highlights=tuple(highlight(f"h{n}", f"a{n % 50}", exact=f"quotation {n} " * 8) for n in range(500)),
        evidence=tuple(link(f"c{n}", f"h{n}") for n in range(500)),
        articles=tuple(replace(ARTICLES[0], id=f"a{n}", citekey=f"key-{n}") for n in range(50)),
        snapshots=tuple(snapshot(f"s{n}", f"a{n}") for n in range(50)),
    )
    data = render_gfm(compose(world))
    assert data.count(b"\n[^key-") == 500


def test_an_unknown_profile_or_format_is_refused_by_naming_what_there_is() -> None:
    with pytest.raises(
        WrongUse, match="no profile “word” in this version; it has gfm, plain, pandoc and icd206"
    ):
        find_writer("md", "word")
    with pytest.raises(WrongUse, match="cannot export the format “odt”; it can export md"):
        find_writer("odt")


def test_a_format_follows_the_ending_and_its_first_profile_is_the_default() -> None:
    document = compose(given(WORKS))
    assert find_format(Path("x/Report.MD")) == "md"
    assert find_format(Path("report.odt")) is None
    assert render(document) == render_gfm(document) != render(document, "md", "plain")
    assert list(FORMATS["md"].profiles) == ["gfm", "plain", "pandoc", "icd206"]
