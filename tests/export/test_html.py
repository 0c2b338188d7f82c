"""The HTML briefing: its structure, what must come back unchanged, and what must never be live in it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import assume, example
from hypothesis import given as examples
from hypothesis import strategies as st

from app.export.annex import Annex, AnnexFinding
from app.export.document import compose
from app.export.escape import clean
from app.export.html import render_html
from app.export.html_text import escape, verbatim
from db.records import ListedSource
from tests.export.briefings import page, printed, receipts_of, said, written
from tests.export.test_markdown import CLOSING, SUMMARY, WORKS
from tests.export.world import ARTICLES, given, highlight, point, section

TITLE = "Will the channel open?"


def test_a_sentence_s_marker_opens_its_receipt_and_the_receipt_leads_back() -> None:
    tree = page(written(given(SUMMARY, WORKS, CLOSING)))
    markers = tree.xpath("//main//a[@class='marker']")
    ids = set(tree.xpath("//@id"))
    assert len(ids) == len(tree.xpath("//@id"))
    assert [one.text for one in markers] == ["1", "1", "2", "1", "3", "2", "1"]
    targets = [one.get("href")[1:] for one in markers]
    assert set(targets) == {one.get("id") for one in tree.xpath("//article[@class='receipt']")}
    for receipt in tree.xpath("//article[@class='receipt']"):
        back = [one[1:] for one in receipt.xpath(".//a[@role='doc-backlink']/@href")]
        assert back == [one.get("id") for one in markers if one.get("href") == f"#{receipt.get('id')}"]
    assert all(one[1:] in ids for one in tree.xpath("//a/@href[starts-with(., '#')]"))


def test_prose_is_that_of_the_markdown_with_headings_in_order() -> None:
    tree = page(written(given(SUMMARY, WORKS, CLOSING)))
    assert said(tree, "//h1") == tree.xpath("//title")[0].text == TITLE
    assert tree.xpath("//main//h2/text()") == ["State of the works", "Outlook"]
    assert [one.text_content() for one in tree.xpath("//main//strong")] == ["It will be late."]
    assert said(tree, "//main//em") == "removed"
    assert said(tree, "//main//li").startswith("It opens in July, they say.")
    assert said(tree, "//span[@class='unsourced']") == "[unsourced]"
    levels = [int(one.tag[1]) for one in tree.xpath("//h1|//h2|//h3|//h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_file_has_landmarks_a_language_and_a_way_past_the_contents() -> None:
    tree = page(written(given(SUMMARY, WORKS, CLOSING)))
    assert tree.get("lang") == "en"
    assert [len(tree.xpath(f"//body/{name}")) for name in ("nav", "main", "footer")] == [1, 1, 1]
    assert tree.xpath("//body/a[1]/@href") == ["#briefing"]
    assert tree.xpath("//th/@scope") == ["col", "col", "row"]
    assert all(one.get("aria-label") for one in tree.xpath("//a[@class='marker']"))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = written(given(SUMMARY, WORKS, CLOSING))
    tree = page(text)
    assert not tree.xpath("//script|//link|//iframe|//object|//embed|//form|//base|//@style|//@onclick")
    assert not re.search(r"url\(|@import|expression\(", said(tree, "//style"))
    (allowed,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    sheet = text[text.index("<style>") + len("<style>") : text.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert allowed.startswith("default-src 'none'")
    assert f"style-src 'sha256-{digest}'" in allowed


def test_key_points_stand_in_a_table_with_their_markers() -> None:
    tree = page(written(given(CLOSING)))
    (row,) = tree.xpath("//table[@class='points']/tbody/tr")
    assert row.xpath("./th")[0].text_content() == "Volume | depth"
    assert row.xpath("./td//a/text()") == ["1", "2"]
    closing = tree.xpath("//section[h2='Outlook']/*")
    assert [one.tag for one in closing] == ["h2", "p", "table", "p"]


def test_a_briefing_in_arabic_runs_from_right_to_left_and_so_do_its_quotations() -> None:
    world = given(SUMMARY, articles=tuple(replace(one, language="ar") for one in ARTICLES))
    world = replace(world, briefing=replace(world.briefing, language="ar"))
    tree = page(written(world))
    assert (tree.get("lang"), tree.xpath("//main/@dir")) == ("ar", ["rtl"])
    assert tree.xpath("//article//blockquote/@dir") == ["rtl"]
    assert tree.xpath("//article//blockquote/@lang") == ["ar"]
    assert tree.xpath("//section[@id='receipts']/@lang") == ["en"]


def test_a_citation_in_another_script_does_not_turn_what_stands_around_it() -> None:
    words = "قالت الهيئة إن القناة ستفتح"
    marks = (highlight("h2", "a2", exact=words),)
    world = given(SUMMARY, articles=tuple(replace(one, title=words) for one in ARTICLES), highlights=marks)
    (citation,) = page(written(world)).xpath("//p[@class='citation']")
    assert citation.text_content() == receipts_of(world)[0].citation
    assert citation.xpath("./bdi/text()") == [words, words]


def test_a_long_word_in_a_table_may_end_a_line_and_stays_one_word() -> None:
    word = "https://a.example/" + "no-space-at-all/" * 4
    tree = page(printed(compose(given(section(f"| a | b |\n|---|---|\n| short | {word} |\n\n{word}")))))
    assert [len(one.xpath(".//wbr")) > 2 for one in tree.xpath("//main//td")] == [False, True]
    assert tree.xpath("//main//td")[1].text_content() == word
    assert not tree.xpath("//main//p//wbr")


def test_front_and_back_matter_are_printed() -> None:
    world = given(SUMMARY)
    world = replace(
        world,
        briefing=replace(
            world.briefing, subtitle="At the end", handling="TLP:GREEN", as_of="2025-05-02",
            issued="2025-05-03", source_summary="Three papers.\n\nOne blog.", limitations="No visit.",
        ),
    )  # fmt: skip
    tree = page(written(world))
    assert said(tree, "//p[@class='handling']") == "TLP:GREEN"
    assert "Information as of 2 May 2025 · Issued 3 May 2025 · Version 1 · Draft" in said(
        tree, "//p[@class='facts']"
    )
    assert tree.xpath("//section[@id='statement-sources']/p/text()") == ["Three papers.", "One blog."]
    assert said(tree, "//section[@id='statement-limitations']/p") == "No visit."


def test_the_annex_is_the_last_section() -> None:
    annex = Annex(
        verdict="blocked",
        model_sha256="ab" * 32,
        findings=(
            AnnexFinding(rule="A01", severity="error", message="“A <second>” has no evidence."),
            AnnexFinding(
                rule="A02", severity="warning", message="No claim.", waived=True, reason="Known.", by="K. L."
            ),
        ),
        figures={"sentences_cited": 0.825, "articles": 3},
        definitions={"sentences_cited": "of all [factual] ones"},
    )
    tree = page(printed(compose(given(WORKS)), annex=annex))
    (audit,) = tree.xpath("//section[@id='audit']")
    assert audit.xpath(".//li/bdi/@dir") == ["ltr"]
    lines = [" ".join(one.text_content().split()) for one in audit.xpath(".//li")]
    assert lines == [
        "A01 (error): “A <second>” has no evidence.",
        "A02 (warning): No claim. Waived (K. L.): Known.",
        "Sentences cited: 82 % (of all [factual] ones)",
        "Articles: 3",
    ]


def test_what_an_importer_found_listed_stands_under_its_section() -> None:
    listed = (ListedSource(id="l", section="sec", article="a2", position=1.0),)
    tree = page(printed(compose(given(section("Nothing is said.", listed_sources=listed)))))
    assert said(tree, "//main//ul/li") == (
        "Dredging slips – Velmora Courier (via Northwire): https://courier.example/slips"
    )


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("**Late.** [[late]] And more.", "Late.1 And more."),
        ("[It is [[late]] said](https://a.example/x) there.", "It is said there.1"),
        ("    code\n\nIt will be late. [[late]]", "code It will be late.1"),
        ("[a](https://a.example/x 'It is late. [[late]]')", "a1"),
        ("[It is late. [[late]] And more](https://a.example/x) here.", "It is late. And more 1 here."),
        ("> It will be late. [[late]]", "It will be late.1"),
        ("| It will be late. [[late]] | b |\n|---|---|\n| c | d |", "It will be late.1 b c d"),
        ("# It will be late. [[late]]", "It will be late.1"),
    ],
)
def test_a_marker_is_printed_wherever_its_sentence_stands(body: str, shown: str) -> None:
    tree = page(written(given(section(body, heading=""))))
    assert not tree.xpath("//a//a")
    assert tree.xpath("count(//main//a[@class='marker'])") == 1
    text = " ".join(" ".join(one.itertext()) for one in tree.xpath("//main/section"))
    assert "".join(text.split()) == "".join(shown.split())


_WORDS = st.text(max_size=40).filter(lambda text: "\0" not in text)
_EVIL = st.sampled_from((
    "<script>alert(1)</script>", "</style>", "<!--", "-->", "]]>", "&amp;", "&#x3c;", '" onclick="', "'",
    "<b", "\r\n", "\u202e", "\u200b", "-\nx",
))  # fmt: skip
_MARKDOWN = (
    "[x](javascript:a)", "[x](https://a.example)", "[x](file:///etc/passwd)", "![p](https://a.example/p.png)",
    "<https://a.example>", "<img src=x>", "[a]: data:x\n\n[a]", "`", "*", "| a |\n|---|\n", "\n\n", "- ",
    "> ", "It is late. [[late]]", "[x](", '](https://b.example "', "    ", "~~~\n", "# ",
)  # fmt: skip
_TEXT = st.lists(st.one_of(_EVIL, _WORDS), max_size=4).map("".join)


class _Reader(HTMLParser):
    """The parser of the standard library: text by the data-field it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@examples(_TEXT)
@example("a\rb\r\nc")
@example("\x01\x7f\x85")
def test_any_text_comes_back_unchanged_from_a_parser(text: str) -> None:
    for spelled in (escape(text), verbatim(text), verbatim(text, ((0, len(text) // 2),))):
        reader = _Reader()
        reader.feed(f"<p>{spelled}</p>")
        reader.close()
        assert "".join(reader.found) == text


@examples(_TEXT)
def test_any_title_comes_back_unchanged_wherever_it_is_printed(text: str) -> None:
    wanted = clean(text)
    assume(wanted)
    world = given(
        section("It is late. [[late]]", heading=text, key_points=(point(text, text),)),
        articles=tuple(replace(one, title=text) for one in ARTICLES),
    )
    world = replace(world, briefing=replace(world.briefing, title=text, subtitle=text, limitations=text))
    reader = _Collector()
    reader.feed(written(world))
    reader.close()
    for place in ("h1", "title", "h2", "th", "td", "cite"):
        assert wanted in reader.texts[place], place


class _Collector(HTMLParser):
    """Collects the whole text of each element of some kinds."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("h1", "title", "h2", "th", "td", "cite"):
            self._open.append((tag, []))

    def handle_data(self, data: str) -> None:
        for _, parts in self._open:
            parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            name, parts = self._open.pop()
            self.texts.setdefault(name, []).append("".join(parts))


@examples(_TEXT)
def test_no_field_of_a_stranger_gets_a_link_or_an_element_through(evil: str) -> None:
    articles = tuple(
        replace(one, title=evil, URL=f"javascript:{evil}", archive_url=f"data:{evil}", descriptor=evil)
        for one in ARTICLES
    )
    world = given(
        section(f"{evil}\n\nIt is late. [[late]]", heading=evil, key_points=(point(evil, evil),)),
        articles=articles,
        highlights=(highlight("h2", "a2", exact=evil, second_reader="differs", second_text=evil),),
    )
    tree = page(written(replace(world, briefing=replace(world.briefing, title=evil))).replace("\0", ""))
    assert not tree.xpath("//script|//b|//@onclick")
    assert len(tree.xpath("//style")) == 1
    assert all(one.startswith("#") for one in tree.xpath("//@href"))


@examples(st.lists(st.sampled_from(_MARKDOWN), max_size=8).map("".join))
def test_whatever_the_analyst_writes_only_web_links_are_live(body: str) -> None:
    text = written(given(section(body)))
    tree = page(text)
    assert not tree.xpath("//img|//script|//main//@style|//a//a")
    assert all(re.match(r"#|https://[ab]\.example", one) for one in tree.xpath("//main//@href"))
    cited = sum(
        len(piece.passages)
        for block in compose(given(section(body))).parts[0].blocks
        for piece in block.pieces
    )
    assert tree.xpath("count(//main//a[@class='marker'])") == cited


def test_the_same_briefing_gives_the_same_bytes_whatever_order_its_rows_come_in() -> None:
    world = given(SUMMARY, WORKS, CLOSING)
    names = ("claims", "evidence", "highlights", "articles", "snapshots")
    shuffled = replace(world, **{name: getattr(world, name)[::-1] for name in names})
    assert written(world) == written(shuffled)


def test_no_path_user_or_host_is_in_the_file() -> None:
    world = given(SUMMARY, articles=tuple(replace(one, URL="file:///home/ann/x.html") for one in ARTICLES))
    text = written(world)
    assert "/home/" not in text
    assert "file:" not in text
    assert receipts_of(world)[0].work.address == ""
    assert render_html(compose(world)).endswith(b"</html>\n")


def test_short_cells_have_one_line_and_long_rows_may_be_cut() -> None:
    lines = ("| Reach | Remark |", "|---|--:|", f"| Reach 10 | {'long ' * 200} |", "| a | b |")
    tree = page(written(given(section("\n".join(lines)))))
    rows = tree.xpath("//div[@class='wide']//tr")
    assert [one.get("class") for one in rows] == [None, "long", None]
    assert [one.get("class") for one in rows[1]] == ["short", "right"]
    assert [one.get("class") for one in rows[2]] == ["short", "right short"]
    wide = "| " + " | ".join("abcde") + " |"
    tree = page(written(given(section("\n".join((wide, "|---" * 5 + "|", wide))))))
    assert not tree.xpath("//div[@class='wide']//*[@class]")
