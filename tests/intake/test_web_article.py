"""Which part of a page is its article: nothing of it lost, what stands around it out, all of it counted."""

from __future__ import annotations

import pytest

from app.intake.intake import Intake
from app.intake.web import make_outcome
from tests.intake.conftest import ReadBytes

PROSE = (
    "The harbour authority said on Sunday, in a long statement, that the works would take until July. "
    "Ships wait outside, the pilots complain, and nobody has counted what the delay costs the town. "
)
NAVIGATION = "<nav><ul>" + "<li><a href='/x'>Section of the site</a></li>" * 12 + "</ul></nav>"


def page(inner: str, around: str = "") -> str:
    paragraphs = "".join(f"<p>{PROSE} Part {number}.</p>" for number in range(3))
    return (
        f"<html><body>{NAVIGATION}<main><article><h1>Works</h1>{paragraphs}{inner}"
        f"<p>{PROSE} At the end.</p></article></main>{around}<footer>Imprint and terms</footer></body></html>"
    )


def text_of(inner: str, around: str = "") -> str:
    return make_outcome(page(inner, around)).text


@pytest.mark.parametrize(
    "inner",
    [
        "<ul><li>First of the <a href='/a'>points</a></li><li>Second point</li></ul>",
        "<ul><li><a href='/buy'>Get the first one</a></li></ul>",
        "<div class='video-box'><blockquote class='tweet'><p>Second point</p></blockquote></div>",
        "<div class='social-media-embed'><blockquote><p>Second point</p></blockquote></div>",
        "<aside>“Second point of the pilots”</aside>",
        "<aside class='pull-quote'>“Second point”</aside>",
        "<figure><img src='x'><figcaption>Second point of the caption</figcaption></figure>",
        "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2024</td><td>Second point</td></tr></table>",
        "<h2>Second point</h2>",
        "<pre>Second point</pre>",
        "<dl><dt>Second point</dt><dd>What it is</dd></dl>",
    ],
)
def test_what_stands_within_the_article_is_kept(inner: str) -> None:
    text = text_of(inner)
    assert "Second point" in text or "Get the first one" in text
    assert "Part 0." in text
    assert "At the end." in text


@pytest.mark.parametrize(
    "inner",
    [
        "<div class='related-articles'><h3>Other news</h3><p><a href='/o'>Other news one</a></p></div>",
        "<aside><a href='/o'>Other news one</a> <a href='/p'>Other news two</a></aside>",
        "<div class='newsletter-signup'><p>Other news in your mail.</p></div>",
        "<div class='share-buttons'><a href='#'>Other news</a></div>",
        "<p>Related: <a href='/o'>Other news one</a></p>",
        "<div class='cookie-banner'>Other news uses cookies.</div>",
        "<div class='rail rail--trending'><h3>Most read</h3><div>Other news</div><div>Other news</div></div>",
    ],
)
def test_what_stands_around_it_is_not(inner: str) -> None:
    assert "Other news" not in text_of(inner)
    assert "Other news" not in text_of("", around=inner)


def test_comments_are_not_the_article() -> None:
    comments = "<div id='comments'>" + f"<div class='comment'><p>Other news! {PROSE}</p></div>" * 2 + "</div>"
    assert "Other news" not in text_of("", around=comments)


def test_an_introduction_beside_the_text_belongs_to_it() -> None:
    paragraphs = "".join(f"<p>{PROSE} Part {number}.</p>" for number in range(5))
    html = (
        f"<html><body>{NAVIGATION}<div class='story'>"
        f"<div class='story-intro'><p>First of all: {PROSE}</p></div>"
        f"<div id='more'><div>{paragraphs}</div></div></div></body></html>"
    )
    text = make_outcome(html).text
    assert text.startswith("First of all:")
    assert "Part 4." in text


def test_a_gallery_says_its_caption_once() -> None:
    caption = "A ship waits outside the harbour on Sunday, seen from the eastern mole."
    slide = f"<div class='gallery-slide'><p>{caption}</p></div>"
    assert text_of(slide * 4).count(caption) == 1
    assert text_of(f"<p>{caption}</p>" * 2).count(caption) == 2


def parts(name: str) -> str:
    """A page whose text stands in many like elements, none of which is much of it."""
    inner = "".join(
        f"<div class='{name}' id='p{number}'><h3>Rule {number}</h3>"
        f"<div><div><p>{PROSE} Part {number}.</p></div></div></div>"
        for number in range(8)
    )
    return f"<html><body>{NAVIGATION}<div><div>{inner}</div></div><footer>Imprint</footer></body></html>"


def test_a_text_in_many_like_parts_is_kept_whole() -> None:
    text = make_outcome(parts("rule")).text
    assert [number for number in range(8) if f"Part {number}." in text] == list(range(8))
    assert "Section of the site" not in text


def test_parts_that_stand_for_themselves_are_not_taken_with_the_chosen_one() -> None:
    comments = "".join(f"<div class='comment'><p>{PROSE} Comment {number}.</p></div>" for number in range(5))
    assert "Comment" not in text_of("", f"<div>{comments}</div>")


def test_what_is_left_out_is_counted_and_said(read_bytes: ReadBytes) -> None:
    html = page("", "<div class='related'><p>Other news one</p></div>")
    article, whole = read_bytes(html), read_bytes(html, whole_page=True)
    assert article.left_out_characters == printable(whole) - printable(article) > 0
    assert article.left_out_why
    assert (whole.left_out_characters, whole.left_out_why) == (0, "")


def printable(intake: Intake) -> int:
    return len("".join(intake.text.split()))


@pytest.mark.parametrize(
    "notes",
    [
        "<section class='footnotes'><ol><li id='fn1'>Ledger, volume 4. <a href='#'>x</a></li></ol></section>",
        "<aside role='doc-endnotes'><ol><li><a href='/l'>Ledger, volume 4</a></li></ol></aside>",
        "<div id='footnotes'><p>Ledger, volume 4.</p></div>",
    ],
)
def test_the_notes_to_the_text_and_their_numbers_are_of_it(notes: str) -> None:
    mark = "<p>Counted twice.<a href='#fn1' class='footnote-ref' id='r1'><sup>7</sup></a> And again.</p>"
    text = text_of(mark, notes)
    assert "Counted twice.7 And again." in text
    assert "Ledger, volume 4" in text
