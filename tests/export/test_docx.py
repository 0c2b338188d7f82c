"""The Word export: what it is made of, and that two other readers find in it what the briefing says."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, example, settings
from hypothesis import given as examples
from hypothesis import strategies as st

from app.anchor import canonical
from app.export.annex import Annex, AnnexFinding, AnnexQuotation
from app.export.document import compose
from app.export.docx import render_docx
from app.export.docx_table import TEXT_WIDTH, share
from app.export.docx_xml import legal
from app.export.escape import clean
from app.export.formats import FORMATS, find_format, find_writer
from app.export.parts import Source
from db.records import Highlight, ListedSource, Name
from tests.examples import often
from tests.export.test_html import _MARKDOWN, _TEXT
from tests.export.test_markdown import CLOSING, SUMMARY, WORKS
from tests.export.word import R, W, lines, opened, read_by_us, relations, shown, tree, written
from tests.export.world import ARTICLES, given, highlight, point, section

ROOT = Path(__file__).parents[2]


def test_the_format_is_one_of_the_list_and_follows_the_ending() -> None:
    assert find_format(Path("Report.DOCX")) == "docx"
    data = find_writer("docx")(compose(given(WORKS)), None)
    assert (data[:2], list(FORMATS["docx"].profiles)) == (b"PK", ["footnotes"])


def test_headings_lists_and_the_lead_are_those_of_word() -> None:
    word = opened(written(given(SUMMARY, WORKS, CLOSING)))
    styles = [(one.style.name, one.text) for one in word.paragraphs]
    assert styles[0] == ("Title", "Will the channel open?")
    assert ("Heading 1", "State of the works") in styles
    assert ("Heading 1", "Outlook") in styles
    bold = [run.text for one in word.paragraphs for run in one.runs if run.bold]
    assert bold == ["It will be late."]
    items = [one for one in word.paragraphs if one._p.pPr is not None and one._p.pPr.numPr is not None]
    assert [one.style.name for one in items] == ["List Paragraph"] * len(items)
    assert items[0].text.startswith("It opens in July, they say.")


def test_a_sentence_without_a_source_says_so_in_a_style_of_its_own() -> None:
    word = opened(written(given(SUMMARY, WORKS, CLOSING)))
    marked = [run.text for one in word.paragraphs for run in one.runs if run.style.name == "Unsourced"]
    assert marked == ["[unsourced]"]


def test_each_passage_has_a_note_and_a_later_sentence_repeats_its_number() -> None:
    data = written(given(SUMMARY, WORKS, CLOSING))
    document = compose(given(SUMMARY, WORKS, CLOSING))
    body, notes = tree(data), tree(data, "footnotes")
    ids = [one.get(W + "id") for one in body.iter(W + "footnoteReference")]
    assert ids == [str(at + 1) for at in range(len(document.passages))]
    real = [one for one in notes if one.get(W + "type") is None]
    assert [one.get(W + "id") for one in real] == ids
    assert [one.get(W + "type") for one in notes][:2] == ["separator", "continuationSeparator"]
    said = {one.citation.text.partition("#")[0].replace("<", "") for one in document.passages}
    assert {shown(one).strip() for one in real} == said
    assert all(len(list(one.iter(W + "footnoteRef"))) == 1 for one in real)
    codes = [one.text.split()[:2] for one in body.iter(W + "instrText") if "NOTEREF" in one.text]
    names = {one.get(W + "name") for one in body.iter(W + "bookmarkStart")}
    assert codes
    assert all(name in names for _, name in codes)


def test_notes_are_numbered_as_they_stand_whatever_order_the_model_has() -> None:
    world = given(
        section(
            "First of all. [[late]]\n\nAfter the table. [[july]]",
            role="closing",
            key_points=(point("Volume", "So much.", claims=("c1",)),),
        )
    )
    body = tree(written(world))
    ids = [one.get(W + "id") for one in body.iter(W + "footnoteReference")]
    assert ids == ["1", "2", "3"]
    (table,) = body.iter(W + "tbl")
    assert [one.get(W + "id") for one in table.iter(W + "footnoteReference")] == ["2"]


def test_key_points_stand_in_a_table_whose_head_is_repeated() -> None:
    (table,) = opened(written(given(CLOSING))).tables
    assert [one.text for one in table.rows[0].cells] == ["Key Points", "Details"]
    assert [one.text for one in table.columns[0].cells][1:] == ["Volume | depth"]
    heads = [one for one in table._tbl.iter(W + "tr") if next(one.iter(W + "tblHeader"), None) is not None]
    assert len(heads) == 1
    assert table.style.name == "Briefing Table"


def test_the_contents_are_a_field_that_is_filled_and_leads_to_the_headings() -> None:
    body = tree(written(given(SUMMARY, WORKS, CLOSING)))
    (contents,) = body.iter(W + "sdtContent")
    assert [one.text for one in contents.iter(W + "instrText")] == [r' TOC \o "1-3" \h \z \u ']
    kinds = [one.get(W + "fldCharType") for one in contents.iter(W + "fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert lines(contents) == ["Contents", "State of the works", "Outlook"]
    starts = {one.get(W + "name"): shown(one.getparent()) for one in body.iter(W + "bookmarkStart")}
    leads = [(shown(one), starts[one.get(W + "anchor")]) for one in contents.iter(W + "hyperlink")]
    assert leads == [("State of the works", "State of the works"), ("Outlook", "Outlook")]


def test_front_and_back_matter_stand_where_word_has_a_place_for_them() -> None:
    world = given(SUMMARY, WORKS)
    briefing = replace(
        world.briefing, subtitle="At the end", handling="TLP:GREEN", as_of="2025-05-02", status="issued",
        version=3, source_summary="Three papers.\n\nOne blog.", limitations="No visit.",
        ai_disclosure="None.", authors=(Name(given="Ann", family="Lee"), Name(literal="Desk 4")),
    )  # fmt: skip
    word = opened(written(replace(world, briefing=briefing)))
    said = [one.text for one in word.paragraphs]
    assert [one.text for one in word.sections[0].header.paragraphs] == ["TLP:GREEN"]
    assert "PAGE" in "".join(one.text for one in word.sections[0].footer._element.iter(W + "instrText"))
    assert said[1:3] == ["At the end", "Ann Lee, Desk 4 · Information as of 2 May 2025 · Version 3 · Issued"]
    assert said[-7:] == [
        "Source summary", "Three papers.", "One blog.", "Limitations", "No visit.",
        "Use of artificial intelligence", "None.",
    ]  # fmt: skip
    about = word.core_properties
    assert (about.title, about.author, about.subject) == (
        "Will the channel open?", "Ann Lee; Desk 4", "At the end"
    )  # fmt: skip
    assert (about.last_modified_by, about.created, about.comments) == ("", None, "")


def test_the_annex_is_the_last_section_and_leads_to_the_notes() -> None:
    world = given(WORKS)
    label = compose(world).passages[0].label
    annex = Annex(
        verdict="blocked",
        model_sha256="ab" * 32,
        findings=(
            AnnexFinding(rule="A01", severity="error", message="“A <second>” has no evidence."),
            AnnexFinding(
                rule="A02", severity="warning", message="No claim.", waived=True, reason="Known.", by="K. L."
            ),
        ),
        quotations=(AnnexQuotation(label=label, quotation="x", state="agrees"),),
        figures={"sentences_cited": 0.825, "articles": 3},
        definitions={"sentences_cited": "of all [factual] ones"},
    )
    said = lines(tree(written(world, annex=annex)))
    at = len(said) - 1 - said[::-1].index("Sourcing audit")
    assert said[at + 1 :] == [
        "Verdict: blocked.",
        "Findings",
        "A01 (error): “A <second>” has no evidence.",
        "Waived",
        "A02 (warning): No claim. Waived (K. L.): Known.",
        "Quotations from PDFs",
        f"{label} (note 1): both readers of the PDF agree.",
        "Support figures",
        "Sentences cited: 82 % (of all [factual] ones)",
        "Articles: 3",
        f"SHA-256 of the model: {'ab' * 32}",
    ]


@examples(st.lists(st.tuples(st.integers(1, 400), st.integers(1, 40)), min_size=1, max_size=12))
@example([(9, 9), (9, 9), (5, 5), (200, 70), (4, 4)])
def test_the_columns_fill_the_width_and_hold_their_longest_words(texts: list[tuple[int, int]]) -> None:
    words = [min(word, length) for length, word in texts]
    widths = share([length for length, _ in texts], words)
    assert sum(widths) == TEXT_WIDTH
    needed = [(min(one, 18) + 2) * 110 for one in words]
    if sum(needed) <= TEXT_WIDTH:
        assert all(width >= least for width, least in zip(widths, needed, strict=True))
    assert min(widths) > 0


def test_what_an_importer_found_listed_stands_under_its_section() -> None:
    listed = (ListedSource(id="l", section="sec", article="a2", position=1.0),)
    said = lines(tree(written(given(section("Nothing is said.", listed_sources=listed)))))
    assert "Dredging slips – Velmora Courier (via Northwire): https://courier.example/slips" in said


def test_arabic_runs_from_the_right_and_chinese_says_that_it_is() -> None:
    world = given(section("قالت السلطة إن القناة ستفتح (NATO) قريبا.\n\n他说“很快”。", heading="الخلاصة"))
    body = tree(written(world))
    arabic = next(one for one in body.iter(W + "p") if shown(one).startswith("قالت"))
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    runs = [("".join(one.itertext()), one.find(f"{W}rPr/{W}rtl") is not None) for one in arabic.iter(W + "r")]
    assert runs[:3] == [("قالت السلطة إن القناة ستفتح (", True), ("NATO", False), (") قريبا.", True)]
    chinese = next(one for one in body.iter(W + "p") if shown(one).startswith("他说"))
    fonts, tongues = list(chinese.iter(W + "rFonts")), list(chinese.iter(W + "lang"))
    assert [one.get(W + "hint") for one in fonts] == ["eastAsia"] * len(fonts) != []
    assert {one.get(W + "eastAsia") for one in tongues} == {"zh-CN"}


@pytest.mark.parametrize(("language", "kind", "tag"), [("de", "val", "de-DE"), ("ar", "bidi", "ar-SA")])
def test_the_document_is_in_the_briefing_s_language(language: str, kind: str, tag: str) -> None:
    world = given(SUMMARY)
    data = written(replace(world, briefing=replace(world.briefing, language=language)))
    (usual,) = tree(data, "styles").iterfind(f"{W}docDefaults//{W}lang")
    assert usual.get(W + kind) == tag
    (layout,) = tree(data).iter(W + "sectPr")
    assert (layout.find(W + "bidi") is not None) == (language == "ar")


def test_the_parts_of_the_package_fit_together() -> None:
    data = written(given(SUMMARY, WORKS, CLOSING))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = file.namelist()
        assert names[0] == "[Content_Types].xml"
        assert {one.date_time[:3] for one in file.infolist()} == {(1980, 1, 1)}
        types = file.read("[Content_Types].xml").decode()
    targets = [target for _, target, out in relations(data).values() if not out]
    assert all(f"word/{target}" in names and f"/word/{target}" in types for target in targets)
    used = {one.get(R + "id") for one in tree(data).iter() if one.get(R + "id")}
    assert used <= set(relations(data))
    marks = [one.get(W + "id") for one in tree(data).iter(W + "bookmarkStart")]
    assert len(set(marks)) == len(marks)
    separators = [one.get(W + "id") for one in tree(data, "settings").iterfind(f"{W}footnotePr/{W}footnote")]
    assert separators == ["-1", "0"]
    defined = {one.get(W + "styleId") for one in tree(data, "styles").iterfind(W + "style")}
    asked = {
        one.get(W + "val")
        for name in ("document", "footnotes", "header", "footer")
        for one in tree(data, name).iter(W + "pStyle", W + "rStyle", W + "tblStyle")
    }
    assert asked <= defined
    numbers = {one.get(W + "numId") for one in tree(data, "numbering").iterfind(W + "num")}
    assert {one.get(W + "val") for one in tree(data).iter(W + "numId")} <= numbers


@settings(max_examples=often(20), deadline=None)
@examples(_TEXT)
@example("\ufffe\uffff\x00 \ud800 \x0b")
@example("عنوان (NATO) 2025, “疏浚” ש")
def test_any_field_comes_back_unchanged_from_two_readers(text: str) -> None:
    wanted = legal(clean(text))
    assume(wanted)
    world = given(
        section("It is late. [[late]]", heading=text, key_points=(point(text, text),)),
        articles=tuple(replace(one, title=text, authors=(Name(literal=text),)) for one in ARTICLES),
    )
    briefing = replace(
        world.briefing, title=text, subtitle=text, handling=text, limitations=text, source_summary=text,
        ai_disclosure=text, authors=(Name(literal=text),),
    )  # fmt: skip
    data = written(replace(world, briefing=briefing))
    word = opened(data)
    bare = _bare(wanted)
    assert _bare(word.paragraphs[0].text) == _bare(word.paragraphs[1].text) == bare
    assert [_bare(one.text) for one in word.tables[0].rows[1].cells] == [bare, bare]
    assert _bare(word.sections[0].header.paragraphs[0].text) == bare
    assert word.core_properties.title == wanted
    ours = "".join(_bare(read_by_us(data)).split())
    assert ours.count("".join(canonical.make(bare).split())) >= 8
    (note,) = [one for one in tree(data, "footnotes") if one.get(W + "id") == "1"]
    assert f'{bare}, "{bare}", ' in _bare(shown(note))


def _bare(text: str) -> str:
    """Return a text without the marks of direction, which the writer sets and a reader drops."""
    return text.translate(str.maketrans("", "", "\u200e\u200f"))


@settings(max_examples=often(25), deadline=None)
@examples(st.lists(st.one_of(st.sampled_from(_MARKDOWN), _TEXT), max_size=8).map("".join))
@example("[a]: https://a.example 'It is late. [[late]]'")
@example("- - [[late]]\n-\n\n1. > ~~~\n   x")
def test_whatever_the_analyst_writes_only_web_links_lead_out_and_nothing_cited_is_lost(body: str) -> None:
    world = given(section(body))
    data = written(world)
    opened(data)
    for name in ("document", "footnotes"):
        for kind, target, out in relations(data, name).values():
            assert out == (kind == "hyperlink")
            assert not out or target.startswith(("https://", "http://"))
    root = tree(data)
    assert not list(root.iter(W + "object", W + "pict", W + "drawing", W + "altChunk"))
    cited = {
        number for part in compose(world).parts for block in part.blocks for one in block.pieces
        for number in one.passages
    }  # fmt: skip
    assert len(list(root.iter(W + "footnoteReference"))) == len(cited)


@examples(st.text(max_size=60))
@settings(max_examples=often(20), deadline=None)
def test_code_comes_back_with_its_lines_and_spaces(text: str) -> None:
    code = legal("\n".join(f"x {line}" for line in clean(text).split() or [""]))
    assume("~" not in code)
    said = lines(tree(written(given(section(f"~~~\n{code}\n  \tend\n~~~", heading="")))))
    assert f"{code}\n  \tend" in [one.replace("\u200e", "") for one in said] or "\u200f" in code


def test_no_link_but_of_the_web_leaves_the_file() -> None:
    articles = tuple(replace(one, URL="javascript:alert(1)", archive_url="file:///x") for one in ARTICLES)
    data = written(given(WORKS, articles=articles))
    assert [one for one in relations(data, "footnotes").values() if one[2]] == []
    data = written(given(WORKS, articles=tuple(replace(one, URL="", DOI="10.1000/x") for one in ARTICLES)))
    outside = {target for _, target, out in relations(data, "footnotes").values() if out}
    assert {one.partition("#")[0] for one in outside} == {"https://doi.org/10.1000/x"}


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "\\\\host\\share", "//h/x", "x"],
)
def test_the_writer_itself_lets_no_other_address_through(address: str) -> None:
    document = compose(given(section("Nothing is said.")))
    source = Source(article="a1", citekey="k", title="T", address=address, listed=True)
    (part,) = document.parts
    data = render_docx(replace(document, parts=(replace(part, sources=(source,)),)), None)
    assert [one for one in relations(data).values() if one[2]] == []
    assert f"T: {address}" in lines(tree(data))


def test_an_address_too_long_for_windows_leads_to_the_page_without_the_words() -> None:
    long: tuple[Highlight, ...] = (highlight("h2", "a2", exact="清除" * 140),)
    data = written(given(section("It is late. [[late]]"), highlights=long))
    (target,) = [target for _, target, out in relations(data, "footnotes").values() if out]
    assert target == "https://courier.example/slips"


_REMAKE = """
import hashlib
from tests.export.word import written
from tests.export.world import given, section
print(hashlib.sha256(written(given(section(%r)))).hexdigest())
"""
_BODY = "It is late. [[late]]\n\n1. So much. [[volume]]\n\n[a](https://b.example/x) [c](https://d.example/y)"


def test_the_same_briefing_gives_the_same_bytes_in_another_process_time_zone_and_locale() -> None:
    here = hashlib.sha256(written(given(section(_BODY)))).hexdigest()
    assert here == hashlib.sha256(written(given(section(_BODY)))).hexdigest()
    there = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "USER": "another"}
    call = [sys.executable, "-c", _REMAKE % _BODY]
    done = subprocess.run(call, cwd=ROOT, env=there, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == here


def test_no_trace_of_a_template_a_user_or_a_machine_is_in_the_file() -> None:
    world = given(SUMMARY, WORKS)
    with zipfile.ZipFile(io.BytesIO(written(world))) as file:
        whole = b"\n".join(file.read(name) for name in file.namelist()).decode()
        names = " ".join(file.namelist())
    for trace in ("python-docx", "generated", "Canny", "/home", "file:", os.environ.get("HOME") or "~~"):
        assert trace not in whole
    assert not [one for one in ("theme", "thumbnail", "app.xml") if one in names]


def test_a_column_of_short_cells_has_each_on_one_line_and_only_short_rows_stay_whole() -> None:
    table = f"| Reach | Remark |\n|---|---|\n| Reach 10 | {'long ' * 20} |\n| Reach 11 | {'long ' * 200} |"
    (made,) = tree(written(given(section(table)))).iter(W + "tbl")
    widths = [int(one.get(W + "w")) for one in made.iter(W + "gridCol")]
    assert widths[0] >= 10 * 110
    assert [next(one.iter(W + "cantSplit"), None) is not None for one in made.iter(W + "tr")] == [
        True, True, False,
    ]  # fmt: skip


def test_a_page_number_fits_behind_the_leader_of_the_contents() -> None:
    data = written(given(section("So.")))
    for level in (1, 2, 3):
        style = opened(data).styles[f"toc {level}"].element
        # LibreOffice leaves out what stands behind a stop within the right indent.
        assert style.find(f".//{W}tab").get(W + "pos") == str(TEXT_WIDTH)
        assert style.find(f".//{W}ind").get(W + "right") is None


def test_a_list_of_works_has_hanging_lines() -> None:
    made = compose(given(section("So.")))
    works = replace(made.parts[0], role="references", title="References")
    paragraphs = opened(render_docx(replace(made, parts=(works,)))).paragraphs
    assert [one.style.name for one in paragraphs if one.text == "So."] == ["Bibliography"]
