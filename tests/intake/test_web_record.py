"""What a saved page's record rests on: the most trusted source first, nothing where the page is silent."""

from __future__ import annotations

import json

import pytest

from app.intake import web_record
from app.intake.record import Record
from app.intake.web import parse
from db.records import Name

PROSE = "The harbour authority said on Sunday that the works would take until the summer of next year. " * 3
JANE = Name(family="Doe", given="Jane")


def record_of(head: str = "", body: str = "", lang: str = "") -> Record:
    html = f'<html lang="{lang}"><head>{head}</head><body>{body}<p>{PROSE}</p></body></html>'
    return web_record.read(parse(html), html, "x.html")[0]


def ld(*things: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(things))}</script>'


def said(record: Record, name: str) -> object:
    return (record[name].value, record[name].basis) if name in record else None


def meta(**tags: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{text}">' for name, text in tags.items()
    )


def test_references_within_json_ld_are_followed() -> None:
    graph = {
        "@graph": [
            {
                "@type": "Article",
                "headline": "Harbour works don&#8217;t stop",
                "author": {"@id": "#jane"},
                "publisher": {"@id": "#house"},
                "datePublished": "2025-03-09T23:30:00-08:00",
                "dateModified": "2025-03-11",
            },
            {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
            {"@type": "Organization", "@id": "#house", "name": "Daily Rivers"},
        ]
    }
    record = record_of(ld(graph))
    assert said(record, "title") == ("Harbour works don’t stop", "jsonld")
    assert said(record, "authors") == ((JANE,), "jsonld")
    assert said(record, "publisher") == ("Daily Rivers", "jsonld")
    assert said(record, "issued") == ("2025-03-09", "jsonld")
    assert said(record, "modified") == ("2025-03-11", "jsonld")


def test_the_object_of_this_page_speaks_and_a_list_of_others_does_not() -> None:
    others = [
        {"@type": "NewsArticle", "headline": f"Other {number}", "datePublished": "2020-01-01"}
        for number in range(5)
    ]
    this = {"@type": "NewsArticle", "headline": "Works go on", "url": "https://d.example/works/"}
    page = '<link rel="canonical" href="https://d.example/works?from=mail"><title>Works go on</title>'
    record = record_of(ld(*others[:2], this, *others[2:]) + page)
    assert said(record, "title") == ("Works go on", "jsonld")
    assert "issued" not in record
    alone = record_of(ld(*others) + "<title>Latest on the harbour</title>")
    assert said(alone, "title") == ("Latest on the harbour", "title")
    assert "issued" not in alone


def test_a_name_in_parts_and_an_organisation() -> None:
    authors = [
        {"@type": "Person", "familyName": "Meij", "givenName": "Tim"},
        {"@type": "Organization", "name": "Port Watch"},
    ]
    record = record_of(ld({"@type": "Report", "headline": "H", "author": authors}))
    assert record["authors"].value == (Name(family="Meij", given="Tim"), Name(literal="Port Watch"))


def test_a_role_beside_the_name_gives_the_agency() -> None:
    record = record_of(
        ld({"@type": "NewsArticle", "headline": "Works", "author": "JANE DOE, AP Sports Writer"})
    )
    assert record["authors"].value == (JANE,)
    assert said(record, "agency") == ("Associated Press", "jsonld")


def test_each_source_has_its_own_basis() -> None:
    head = '<meta name="author" content="By Jane Doe"><meta name="date" content="03/04/2025">'
    record = record_of(
        head + meta(og__title="Works | Daily Rivers", og__site_name="Daily Rivers"), lang="en-US"
    )
    assert said(record, "title") == ("Works", "opengraph")
    assert said(record, "authors") == ((JANE,), "meta")
    assert said(record, "issued") == ("2025-03-04", "meta")
    assert said(record, "language") == ("en-US", "html")


def test_a_templates_locale_does_not_overrule_the_page() -> None:
    assert said(record_of(meta(og__locale="en_US"), lang="de"), "language") == ("de", "html")
    assert said(record_of(meta(og__locale="de_DE")), "language") == ("de-DE", "opengraph")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Works go on | Daily Rivers</title>", "<h1>Daily Rivers</h1>", ("Works go on", "title")),
        ("<title>Works go on - Daily</title>", "<h1>Daily</h1><h1>Works go on</h1>", ("Works go on", "h1")),
        ("<title>Home</title>", "<h1>Works go on</h1>", ("Works go on", "h1")),
        ("", "<h1>Works go on</h1>", ("Works go on", "h1")),
        ("<title>Works go on</title>", "<h1>Hello, I am Jane</h1>", ("Works go on", "title")),
        (meta(og__title="News") + "<title>Works go on</title>", "", ("Works go on", "title")),
    ],
)
def test_the_title_is_the_articles(head: str, body: str, title: tuple[str, str]) -> None:
    assert said(record_of(head, body), "title") == title


def test_a_byline_on_the_page_is_taken_where_the_head_is_silent() -> None:
    body = '<div class="byline">By Jane Doe<br>Monday, 9 March 2025</div>'
    record = record_of("<title>Works</title>", body)
    assert said(record, "authors") == ((JANE,), "byline")
    around = f'<aside class="related">{body}</aside>'
    assert "authors" not in record_of("<title>Works</title>", around)


def test_a_time_beside_the_heading_is_a_date_and_one_elsewhere_is_not() -> None:
    time = '<time datetime="2025-03-09T10:00Z">Sunday</time>'
    assert said(record_of(body=f"<h1>W</h1>{time}"), "issued") == ("2025-03-09", "time_element")
    for around in (
        "<aside>{}</aside>",
        '<div class="comments">{}</div>',
        '<ul class="related-posts">{}</ul>',
    ):
        assert "issued" not in record_of(body=around.format(time))
    born = f'<table><tr><th>Born</th><td><span class="published">{time}</span></td></tr></table>'
    assert "issued" not in record_of(body=f"<p>{PROSE}</p>" * 3 + born)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published 4 March 2024, 09:15 · Updated 6 March 2024", "2024-03-04"),
        ("Published on March 4, 2024 updated 6 March 2024", "2024-03-04"),
        ("Publié le 4 mars 2024 à 9 h", "2024-03-04"),
        ("Updated 6 March 2024", None),
        ("Published by the Harbour Press since 1874", None),
        ("Published weekly", None),
    ],
)
def test_a_line_that_says_published_gives_the_date(line: str, date: str | None) -> None:
    record = record_of(body=f"<h1>W</h1><p>{line}</p><p>{'Much more text. ' * 20}</p>")
    assert said(record, "issued") == ((date, "time_element") if date else None)
    late = "".join(f"<p>{'Much more text. ' * 20}</p>" for _ in range(3))
    assert said(record_of(body=f"<h1>W</h1>{late}<p>{line}</p>"), "issued") is None
    assert said(record_of(body=f"<h1>W</h1><aside><p>{line}</p></aside>{late}"), "issued") is None


def test_no_date_is_made_up_from_prose_or_copyright() -> None:
    body = "<h1>Works</h1><p>On 9 March 2025 the works began.</p><footer>© 2019 Daily Rivers</footer>"
    record = record_of(meta(article__modified_time="2025-03-11"), body)
    assert "issued" not in record
    assert said(record, "modified") == ("2025-03-11", "opengraph")


@pytest.mark.parametrize(
    ("comment", "url", "basis"),
    [
        (
            "<!-- saved from url=(0031)https://d.example/works.html -->",
            "https://d.example/works.html",
            "saved_from",
        ),
        (
            "<!-- Mirrored from d.example/works.html by HTTrack -->",
            "http://d.example/works.html",
            "saved_from",
        ),
        ("<!-- saved from url=(0014)about:internet -->", None, None),
    ],
)
def test_the_address_a_browser_saved_the_page_from(comment: str, url: str | None, basis: str | None) -> None:
    assert said(record_of(comment), "URL") == ((url, basis) if url else None)


def test_a_relative_canonical_link_follows_the_base_of_the_page() -> None:
    head = '<base href="https://d.example/news/"><link rel="canonical" href="works.html">'
    assert said(record_of(head), "canonical_url") == ("https://d.example/news/works.html", "canonical")


def test_a_canonical_link_to_the_front_page_is_no_address_of_the_article() -> None:
    head = '<link rel="canonical" href="https://d.example/">' + meta(og__url="https://d.example/works")
    record = record_of(head)
    assert said(record, "URL") == ("https://d.example/works", "opengraph")
    assert "canonical_url" not in record
    relative = record_of('<link rel="canonical" href="/w">' + meta(og__url="https://d.example/works?x"))
    assert said(relative, "canonical_url") == ("https://d.example/w", "canonical")
