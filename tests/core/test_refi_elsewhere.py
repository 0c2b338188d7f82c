"""REFI-QDA projects as other programs write them: every thing in them is kept, or named with a reason."""

from __future__ import annotations

from pathlib import Path

from app import core
from app.core.project import Project
from tests.core.files import STORY, make_pdf
from tests.core.test_refi import TEXT, code, guid, packed, project_xml, selection, source, take
from tests.core.test_web_annotations import QUOTE, URL
from tests.core.world import COURIER
from tests.intake import builders_docx

SAID = "The port authority had promised 4.2 million by then."


def ref(name: str, kind: str = "Code") -> str:
    return f'<{kind}Ref targetGUID="{guid(name)}"/>'


def coding(name: str, more: str = "") -> str:
    return f'<Coding guid="{guid(f"coding {name} {more}")}">{ref(name)}{more}</Coding>'


def told(project: Project, tmp_path: Path, xml: str, **files: str | bytes) -> dict[str, str]:
    """Take a project in; return what was left out, each with its reason."""
    return {one.what: one.reason for one in take(project, tmp_path, packed(xml, **files)).left_out}


def test_what_has_no_place_is_named_with_what_it_holds(project: Project, tmp_path: Path) -> None:
    value = f"<VariableValue>{ref('age', 'Variable')}<IntegerValue>34</IntegerValue></VariableValue>"
    note = f'<Note guid="{guid("why")}" name="Why"><PlainTextContent>Because.</PlainTextContent></Note>'
    rich = f'<Note guid="{guid("rich")}" name="Rich" richTextPath="internal://n.docx"/>'
    picture = (
        f'<PictureSource guid="{guid("map")}" name="Map" path="internal://m.png"><PictureSelection '
        f'guid="{guid("corner")}" name="Corner" firstX="1" firstY="2" secondX="3" secondY="4">'
        f"{coding('late')}</PictureSelection>{coding('late')}</PictureSource>"
    )
    inner = (
        selection(0, 17, "late", "gone", more=coding("late", ref("why", "Note")))
        + coding("claim")
        + ref("lost", "Note")
        + value
    )
    more = (
        f"<Notes>{note}{rich}</Notes>"
        f'<Links><Link guid="{guid("l")}" name="So" originGUID="{guid("late")}" '
        f'targetGUID="{guid("map")}"/></Links>'
        f'<Sets><Set guid="{guid("set")}" name="Both"><MemberCode targetGUID="{guid("late")}"/>'
        f'<MemberSource targetGUID="{guid("Interview")}"/></Set></Sets>'
        f'<Graphs><Graph guid="{guid("graph")}" name="All"><Vertex guid="{guid("v")}" '
        f'representedGUID="{guid("late")}" firstX="0" firstY="0"/></Graph></Graphs>'
        f"<Description>A study.</Description>{ref('why', 'Note')}<Extra/>"
    )
    xml = project_xml(source(inner) + picture, code("late") + code("Claims", code("claim")), more)
    before = (
        f'<Variables><Variable guid="{guid("age")}" name="Age" typeOfVariable="Integer"/></Variables>'
        f'<Cases><Case guid="{guid("case")}" name="Ada">{value}{ref("Interview", "Source")}</Case></Cases>'
    )
    found = told(project, tmp_path, xml.replace("<Sources>", f"{before}<Sources>"), **{"a.txt": TEXT})
    assert found == {
        "a note of “Interview”": "The file refers to it, and does not have it.",
        "the note “Rich”": "The file has it only as formatted text, which is not read for notes.",
        "the variables of “Interview”: Age = 34": "An article has fields of its own, and no variables.",
        "“Map”: coded “late”": "It is a picture; Sourcemark reads text.",
        "a selection in “Map”: Corner; coded “late”": "It is a place in a picture.",
        "the variable “Age”": "An article has fields of its own, and no variables.",
        "the case “Ada”: “Interview”; Age = 34": "Sourcemark has no cases.",
        "the link “So”: “late”, “Map”": "Links are from passages to claims here.",
        "the set “Both”: “late”, “Interview”": "Sourcemark has no sets.",
        "the graph “All”: “late”": "Sourcemark has no graphs.",
        "“Extra”": "It is no part of a REFI-QDA project that Sourcemark knows.",
        "what is said of the project: A study. Because.": "A project has no place for it.",
        "codings: 1": "Their code is not in the file’s code book.",
        "“Interview” as evidence of “claim”": "A whole document is no evidence here; a passage of it is.",
    }
    (one,) = core.highlights.list_highlights(project)
    assert (one.tags, one.note) == (("late",), "late: Because.")


def test_a_transcript_is_a_document_with_its_selections(project: Project, tmp_path: Path) -> None:
    start = TEXT.index("removed")
    points = "".join(
        f'<SyncPoint guid="{guid(f"p{at}")}" timeStamp="{at}" position="{at}"/>' for at in (start, start + 19)
    )
    chosen = (
        f'<TranscriptSelection guid="{guid("t")}" fromSyncPoint="{guid(f"p{start}")}" '
        f'toSyncPoint="{guid(f"p{start + 19}")}">{coding("late")}</TranscriptSelection>'
    )
    xml = project_xml(
        f'<AudioSource guid="{guid("tape")}" name="Tape" path="internal://t.mp3"><Transcript '
        f'guid="{guid("words")}" name="Words" plainTextPath="internal://a.txt">{points}{chosen}</Transcript>'
        f'<AudioSelection guid="{guid("cut")}" name="Cut" begin="0" end="9"/></AudioSource>',
        code("late"),
    )
    found = told(project, tmp_path, xml, **{"a.txt": TEXT})
    assert found == {
        "“Tape”": "It is a recording; the text that goes with it is taken over.",
        "a selection in “Tape”: Cut": "It is a place in a recording.",
    }
    (one,) = core.highlights.list_highlights(project)
    assert (one.exact, one.tags) == ("removed 3.9 million", ("late",))


def test_a_record_without_a_copy_gets_the_document(project: Project, tmp_path: Path) -> None:
    record = tmp_path / "records.json"
    record.write_text(
        f'[{{"id": "k", "type": "webpage", "title": "Dredging slips", "URL": "{URL}"}},'
        '{"id": "other", "type": "webpage", "title": "Another", "URL": "https://elsewhere.example.com/a"}]'
    )
    core.importing.import_file(project, record)
    text = f"---\ntitle: From the file\nurl: {URL}\n---\n{COURIER}"
    start = text.index(QUOTE)
    xml = project_xml(source(selection(start, start + len(QUOTE), "late"), "internal://a.md"), code("late"))
    report = take(project, tmp_path, packed(xml, **{"a.md": text}))
    rows = {row.article.citekey: row for row in core.articles.list_articles(project)}
    assert set(rows) == {"k", "other"}
    assert (report.articles, report.attached) == ((), (rows["k"].article.id,))
    assert "“Dredging slips”" in report.said[-1]
    assert rows["k"].article.title == "Dredging slips"
    assert rows["other"].snapshot is None
    (one,) = core.highlights.list_highlights(project, rows["k"].article.id)
    assert (one.exact, one.tags) == (QUOTE, ("late",))
    assert project.check() == ()
    again = take(project, tmp_path, packed(xml, **{"a.md": text}))
    assert (again.articles, again.attached, again.highlights, again.already) == ((), (), (), 1)
    project.undo()
    assert [row.snapshot for row in core.articles.list_articles(project)] == [None, None]


def test_our_own_export_gives_a_record_its_copy(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: Dredging slips\nurl: {URL}\n---\n{COURIER}")
    core.articles.add_article(project, path)
    core.refi.export_refi(project, tmp_path / "out.qdpx")
    core.bibliography.export_bibliography(project, tmp_path / "out.ris", "ris")
    with core.project.new_project(tmp_path / "other.sourcemark") as other:
        core.importing.import_file(other, tmp_path / "out.ris")
        (bare,) = core.articles.list_articles(other)
        assert bare.snapshot is None
        report = core.refi.import_refi(other, tmp_path / "out.qdpx")
        assert (report.articles, report.attached) == ((), (bare.article.id,))


def test_a_missing_document_is_known_by_its_name_once_it_is_added(project: Project, tmp_path: Path) -> None:
    xml = project_xml(
        source(selection(0, 17, name="Dredging is late."), "absolute:///C:/study/talk.txt", "Talk")
    )
    report = take(project, tmp_path, packed(xml))
    (aside,) = report.aside
    assert (aside.work, aside.words) == ("Talk", "Dredging is late.")
    assert [one.what for one in report.left_out] == ["“Talk”"]
    (tmp_path / "talk.txt").write_text(TEXT)
    core.articles.add_article(project, tmp_path / "talk.txt")
    assert len(take(project, tmp_path, packed(xml)).highlights) == 1


def test_formatted_text_is_the_document_where_the_plain_one_is_missing(
    project: Project, tmp_path: Path
) -> None:
    inner = selection(900, 910, name="Nobody knows why, he said.") + selection(901, 911)
    xml = project_xml(source(inner, "").replace('plainTextPath=""', 'richTextPath="internal://a.docx"'))
    body = builders_docx.paragraph("It is late. Nobody knows why, he said. The end of it.")
    report = take(project, tmp_path, packed(xml, **{"a.docx": builders_docx.build(body, {})}))
    (one,) = core.highlights.list_highlights(project)
    assert one.exact == "Nobody knows why, he said."
    assert "only there as formatted text" in report.said[0]
    assert "a text that is not in the file" in report.left_out[0].reason


def test_a_text_that_does_not_fit_its_selections_is_told(project: Project, tmp_path: Path) -> None:
    start = TEXT.index("Nobody")
    good = selection(start, start + 17, name=TEXT[start : start + 17])
    other = selection(0, 17, name="A minister resigned on Tuesday over this")
    far = selection(5000, 5010, name="Never")
    report = take(project, tmp_path, packed(project_xml(source(good + other + far)), **{"a.txt": TEXT}))
    assert [one.exact for one in core.highlights.list_highlights(project)] == ["Nobody knows why."]
    assert [(one.what, one.reason) for one in report.left_out] == [
        (
            "a selection in “Interview”: A minister resigned on Tuesday over this",
            "Another text stands at its place: “Dredging is late.”.",
        ),
        ("a selection in “Interview”: Never", "It stands at 5000–5010, where its text has no characters."),
    ]


def test_words_under_a_rectangle_are_a_passage_and_a_rectangle_without_is_an_area(
    project: Project, tmp_path: Path
) -> None:
    sides = 'page="0" firstX="20" firstY="140" secondX="120" secondY="170"'
    words = "had removed 3.9"
    under = f'<Representation guid="{guid("r1")}" plainTextPath="internal://w.txt"/>'
    xml = project_xml(
        f'<PDFSource guid="{guid("pdf")}" name="Report" path="internal://r.pdf">'
        f'<PDFSelection guid="{guid("one")}" {sides}>{under}{coding("late")}</PDFSelection>'
        f'<PDFSelection guid="{guid("two")}" {sides}>{coding("late")}</PDFSelection></PDFSource>',
        code("late"),
    )
    files: dict[str, str | bytes] = {"r.pdf": make_pdf([list(STORY)]), "w.txt": words}
    report = take(project, tmp_path, packed(xml, **files))
    found = {(one.exact, bool(one.area)) for one in core.highlights.list_highlights(project)}
    assert found == {(words, False), ("", True)}
    assert report.left_out == ()


def test_guids_that_are_none_or_shared_lose_nothing(project: Project, tmp_path: Path) -> None:
    inner = selection(0, 8) + selection(0, 8).replace('startPosition="0"', 'startPosition="12"').replace(
        'endPosition="8"', 'endPosition="17"'
    )
    xml = project_xml(source(inner) + source(selection(0, 8), "internal://b.txt", "Talk"))
    xml = xml.replace(guid("Interview"), "7").replace(guid("Talk"), "7").replace(f'guid="{guid("s0")}"', "")
    report = take(project, tmp_path, packed(xml, **{"a.txt": TEXT, "b.txt": f"Dredging, again. {TEXT}"}))
    assert len(report.articles) == 2
    assert len(core.highlights.list_highlights(project)) == 3
    assert take(project, tmp_path, packed(xml, **{"a.txt": TEXT})).highlights == ()
