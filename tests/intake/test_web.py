"""Saved web pages: the article and its structure, what the page says of itself, and hostile pages."""

from __future__ import annotations

import json

import pytest

from app.errors import CannotRead
from app.intake.intake import Intake
from db.records import Name
from tests.intake.conftest import ReadBytes

SENTENCE = (
    "The harbour authority said on Monday that dues would double from April, the second rise in a year. "
)
ARTICLE = f"""<!DOCTYPE html><!--
 Page saved with SingleFile
 url: https://www.daily.example/2025/03/09/dues
 saved date: Mon Mar 10 2025 09:30:00 GMT+0100 (Central European Standard Time)
--><html lang="en-GB"><head><meta charset="utf-8"><title>Dues double | The Daily</title>
<meta property="og:site_name" content="The Daily"><meta name="author" content="Jane Doe">
<script>var x = "secret script";</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Dues double</h1>
<p>GENEVA (Reuters) - <b>Bold</b> and <i>slanted</i> words with a <a href="/more">link</a>. {SENTENCE}</p>
<h2>Why</h2><p>{SENTENCE * 3}</p>
<ol start="3"><li>First cause, which is long enough</li><li>Second cause</li></ol>
<blockquote><p>{SENTENCE}</p></blockquote>
<table><tr><th>Year</th><th>Dues</th></tr><tr><td>2024</td><td>2,100</td></tr></table>
<pre>  kept
   spaces</pre><p>H<sub>2</sub>O &amp; caf&eacute;&nbsp;noir. {SENTENCE}</p>
<p hidden>Never shown</p><figure><figcaption>The quay</figcaption></figure></article>
<footer>Copyright and imprint and many other words</footer></body></html>"""


@pytest.fixture
def intake(read_bytes: ReadBytes) -> Intake:
    return read_bytes(ARTICLE, "page.html")


def kinds(intake: Intake) -> list[tuple[str, str]]:
    return [(block.kind, intake.text[block.start : block.end][:24]) for block in intake.blocks]


def test_the_article_comes_as_blocks(intake: Intake) -> None:
    found = kinds(intake)
    assert ("heading", "Dues double") in found
    assert ("quote", SENTENCE[:24]) in found
    assert ("table_row", "Year\tDues") in found
    assert ("table_row", "2024\t2,100") in found
    assert ("preformatted", "  kept\n   spaces") in found
    assert [block.marker for block in intake.blocks if block.kind == "list_item"] == ["3.", "4."]
    assert [block.level for block in intake.blocks if block.kind == "heading"] == [1, 2]


def test_what_is_around_the_article_is_left_out_and_counted(intake: Intake) -> None:
    assert "imprint" not in intake.text
    assert "secret script" not in intake.text
    assert intake.left_out_characters >= len("Copyrightandimprint")
    assert intake.left_out_why


def test_the_whole_page_leaves_nothing_out(read_bytes: ReadBytes) -> None:
    intake = read_bytes(ARTICLE, "page.html", whole_page=True)
    assert "imprint" in intake.text
    assert intake.left_out_characters == 0


def test_styles_and_links_stand_on_their_words(intake: Intake) -> None:
    said = {
        (intake.text[run.start : run.end], run.bold, run.italic, run.sub, run.link)
        for block in intake.blocks
        for run in block.runs
    }
    assert ("Bold", True, False, False, "") in said
    assert ("slanted", False, True, False, "") in said
    assert ("2", False, False, True, "") in said
    assert ("link", False, False, False, "https://www.daily.example/more") in said
    assert "café noir" in intake.text


def test_the_record_says_where_each_value_came_from(intake: Intake) -> None:
    record = intake.record
    assert (record["title"].value, record["title"].basis) == ("Dues double", "h1")
    assert record["authors"].value == (Name(family="Doe", given="Jane"),)
    assert record["publisher"].value == "The Daily"
    assert (record["issued"].value, record["issued"].basis) == ("2025-03-09", "url")
    assert record["agency"].value == "Reuters"
    assert record["hosts"].value == ("daily.example",)
    assert record["language"].value == "en-GB"
    assert (intake.captured_at, intake.captured_basis) == ("2025-03-10T08:30:00Z", "singlefile_comment")


def test_json_ld_comes_first(read_bytes: ReadBytes) -> None:
    said = {
        "@graph": [
            {"@type": "WebPage", "name": "No"},
            {
                "@type": "NewsArticle",
                "headline": "The true headline",
                "author": [{"@type": "Organization", "name": "Reuters"}],
                "datePublished": "2025-03-09T10:00:00Z",
                "publisher": {"name": "Port News"},
            },
        ]
    }
    script = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    head = f"<html><head>{script}<title>Other</title></head>"
    record = read_bytes(f"{head}<body><h1>Other</h1><p>{SENTENCE * 4}</p></body></html>").record
    assert {name: (one.value, one.basis) for name, one in record.items() if name != "authors"} == {
        "type": ("article-newspaper", "jsonld"),
        "title": ("The true headline", "jsonld"),
        "issued": ("2025-03-09", "jsonld"),
        "publisher": ("Port News", "jsonld"),
        "agency": ("Reuters", "jsonld"),
    }


def test_citation_tags_make_a_journal_article(read_bytes: ReadBytes) -> None:
    tags = {
        "citation_title": "On quays",
        "citation_author": "Doe, Jane",
        "citation_journal_title": "Ports",
        "citation_doi": "10.1000/xyz.",
        "citation_publication_date": "2025/03",
        "citation_firstpage": "1",
        "citation_lastpage": "9",
    }
    head = "".join(f'<meta name="{name}" content="{text}">' for name, text in tags.items())
    record = read_bytes(f"<html><head>{head}</head><body><p>{SENTENCE * 4}</p></body></html>").record
    values = {name: one.value for name, one in record.items()}
    assert values["type"] == "article-journal"
    assert values["container_title"] == "Ports"
    assert values["DOI"] == "10.1000/xyz"
    assert values["issued"] == "2025-03"
    assert values["page"] == "1–9"


def test_what_stands_behind_the_end_of_a_page_is_read(read_bytes: ReadBytes) -> None:
    page = "<html><body><p>First.</p></body></html><div>Second.</div><body><p>Third.</p></body>"
    assert read_bytes(page).text == "First.\n\nSecond.\n\nThird."


def test_text_of_frames_that_came_along_stands_in_its_place(read_bytes: ReadBytes) -> None:
    inner = "<html><head><title>no</title></head><body><p>In &amp;quot;a frame&amp;quot;.</p></body></html>"
    page = f"<body><p>Before.</p><iframe srcdoc='{inner}'>old</iframe><p>After.</p>"
    hidden = f"<iframe style='display:none' srcdoc='{inner}'></iframe>"
    assert read_bytes(page).text == 'Before.\n\nIn "a frame".\n\nAfter.'
    assert [run.hidden for block in read_bytes(page + hidden).blocks for run in block.runs] == [True]
    sets = "<html><frameset><frame srcdoc='<p>One.</p>'><frame src='gone.html'></frameset></html>"
    assert read_bytes(sets).text == "One."


def test_what_a_component_shows_stands_in_its_place(read_bytes: ReadBytes) -> None:
    shadow = (
        "<template shadowrootmode=open><h2>Box</h2><slot name=by>No one</slot><slot>None</slot></template>"
    )
    page = f"<body><p>Before.</p><x-box>{shadow}<p>Said.</p><p slot=by>Jane</p></x-box><p>After.</p>"
    assert read_bytes(page).text == "Before.\n\nBox\n\nJane\n\nSaid.\n\nAfter."
    for said in ("shadowrootmode=open", "shadowmode=closed"):
        bare = f"<body><p>Before.</p><x-box><template {said}><p>Own.</p></template></x-box>"
        assert read_bytes(bare).text == "Before.\n\nOwn."
    assert read_bytes("<body><p>Before.</p><template><p>Not shown.</p></template>").text == "Before."


def test_a_short_page_is_taken_whole(read_bytes: ReadBytes) -> None:
    intake = read_bytes("<html><body><div>Short</div><p>and small.</p></body></html>")
    assert intake.text == "Short\n\nand small."
    assert intake.left_out_characters == 0


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_encodings_are_honoured(read_bytes: ReadBytes, encoding: str) -> None:
    html = f'<html><head><meta charset="{encoding}"></head><body><p>Café “noir”</p></body></html>'
    assert read_bytes(html.encode(encoding)).text == "Café “noir”"


@pytest.mark.parametrize("depth", [250, 3000, 60_000])
def test_deep_nesting_keeps_the_text(read_bytes: ReadBytes, depth: int) -> None:
    html = (
        f"<html><body>{'<div>' * depth}<p>Deep down words</p>{'</div>' * depth}<p>After all</p></body></html>"
    )
    text = read_bytes(html).text
    assert "Deep down words" in text
    assert "After all" in text


def test_a_tag_of_very_many_attributes_is_read_in_time(read_bytes: ReadBytes) -> None:
    attributes = " ".join(f"a{number}=''" for number in range(200_000))
    assert "Kept" in read_bytes(f"<html><body><p {attributes}>Kept</p></body></html>").text


def test_too_many_elements_are_refused(read_bytes: ReadBytes) -> None:
    with pytest.raises(CannotRead, match="elements"):
        read_bytes("<html><body>" + "<b>" * 2_100_000)


def test_a_page_without_text_is_refused(read_bytes: ReadBytes) -> None:
    with pytest.raises(CannotRead, match="no text"):
        read_bytes("<html><body><script>render()</script></body></html>")
