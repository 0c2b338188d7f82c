"""The analyst's Markdown keeps its formats; raw HTML and links that are not web links do not survive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.body import make_harmless
from app.export.links import safe_url
from tests.export.rendered import gfm, links, tree

_WORDS = (
    "a ** * _ ` `` [ ] ( ) ]( ![ < > <!-- <b> </b> <script> javascript:x https://a.example "
    "<https://a.example> "
    "<javascript:x> [x]: [x] \\ &#106;avascript:x <a@b.example>"
)
_BITS = st.sampled_from(_WORDS.split()) | st.sampled_from(
    (" ", "\n", "\n\n", "~~~\n", "```\n", "| a |", "\n|---|\n", "- ", "1. ", "> ", "    ")
)

_KINDS = st.sampled_from(("paragraph", "list", "code", "table", "quote", "heading"))


@pytest.mark.parametrize(
    "markdown",
    [
        "Some **bold** and *italic* words, `code <b>` and ~~gone~~.",
        "- one\n- two\n  - nested",
        "1. one\n2. two",
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "> quoted\n> twice",
        "### A heading",
        "See [the note](https://a.example/x) or <https://a.example/y>.",
        'See [the note](https://a.example/x "with a title").',
        r"Already \<escaped\> and \[bracketed\].",
        "Less than: 3 \\< 5, and AT&T.",
        "[the note]: https://a.example/x",
    ],
)
def test_formats_and_web_links_stay_as_written(markdown: str) -> None:
    assert make_harmless([("paragraph", markdown)]) == [markdown]


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("a <b>bold</b> word", r"a \<b>bold\</b> word"),
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("a <!-- comment -->", r"a \<!-- comment -->"),
        ("[x](javascript:alert(1))", r"[x\](javascript:alert(1))"),
        ("[x](/local/file)", r"[x\](/local/file)"),
        ("<javascript:alert(1)>", r"\<javascript:alert(1)>"),
        ("![a picture](https://a.example/x.png)", r"\![a picture](https://a.example/x.png)"),
        ("[x]: javascript:alert(1)", r"\[x]: javascript:alert(1)"),
    ],
)
def test_html_images_and_other_links_are_printed_as_text(markdown: str, printed: str) -> None:
    assert make_harmless([("paragraph", markdown)]) == [printed]


def test_an_open_fence_is_closed() -> None:
    assert make_harmless([("code", "```\ncode <b>"), ("paragraph", "x")]) == ["```\ncode <b>\n```", "x"]
    assert make_harmless([("code", "```\ncode\n```")]) == ["```\ncode\n```"]


@given(st.lists(st.tuples(_KINDS, st.lists(_BITS, max_size=10).map("".join)), max_size=3))
def test_no_markdown_gets_html_or_a_strange_link_through(blocks: list[tuple[str, str]]) -> None:
    printed = "\n\n".join([*make_harmless(blocks), "The end\n"])
    assert all(safe_url(target) for target in links(printed))
    page = tree(gfm(), printed)
    assert not page.xpath("//script | //b | //img")
    assert page.xpath("./p[last()]/text()") == ["The end"]
